"""A learned reader of law events: for each law of a sentence, which events are told of it.

It speaks beside the rules, and only of a law of which they tell nothing in the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from tipfacts.errors import InputError
from tipfacts.learned.event_features import features_of
from tipfacts.learned.folder import ModelConfig, read_config
from tipfacts.learned.logistic import Logistic, load_logistic
from tipfacts.records import LawEvent
from tipfacts.relate.law_grammar import chain, subject_token
from tipfacts.relate.law_hit import Hit
from tipfacts.relate.law_phrases import agent_of
from tipfacts.relate.law_units import Units

EVENTS: tuple[LawEvent, ...] = (
    "signed",
    "ratified",
    "acceded",
    "adopted",
    "entered_into_force",
    "introduced",
    "amended",
    "repealed",
    "rejected",
    "prohibits",
    "penalizes",
    "applied",
)
FURTHER = "further"
"""Name of the threshold for an event of a law of which another is told in the sentence."""
_NEVER = 1.1


@dataclass(frozen=True)
class EventModel:
    """Logistic regressions, one an event, over words and dependencies."""

    config: ModelConfig
    logistic: Logistic = field(repr=False)

    @property
    def extractor(self) -> str:
        """Give name and version, as records carry them."""
        return self.config.extractor

    def suggest(self, units: Units, hits: Sequence[Hit]) -> list[Hit]:
        """Give the events of each law that no hit tells, where the model is sure enough."""
        told: defaultdict[int, set[str]] = defaultdict(set)
        for hit in hits:
            for law in hit.laws:
                told[law.start].add(hit.event)
        found: list[Hit] = []
        for at, unit in enumerate(units.units):
            if unit.law is not None:
                found += self._of(units, at, told[unit.law.start])
        return found

    def _of(self, units: Units, at: int, told: set[str]) -> list[Hit]:
        """Give the events of one law: the likeliest where none is told, others only if sure."""
        scores = self.logistic.probabilities(features_of(units, at))
        best = max(scores, key=scores.__getitem__)
        return [
            hit
            for event, score in scores.items()
            if event not in told
            and score >= self._limit(event, alone=not told and event == best)
            and (hit := self._hit(units, at, event)) is not None
        ]

    def _limit(self, event: str, *, alone: bool) -> float:
        limits = self.config.thresholds
        own = limits.get(event, _NEVER)
        return own if alone else max(own, limits.get(FURTHER, _NEVER))

    def _hit(self, units: Units, at: int, event: str) -> Hit | None:
        law, trigger = units.law(at), trigger_of(units, at)
        if law is None or trigger is None:
            return None
        sure = self.config.confidence.get(event, 0.6)
        before = chain(units, trigger)
        actor = agent_of(units, trigger) if before.passive else subject_token(units[trigger].token)
        if actor is not None and units.index_of(actor) == at:
            actor = None
        told = cast(LawEvent, event)
        return Hit((law,), told, trigger, before, sure, actor, by=self.extractor)


def trigger_of(units: Units, at: int) -> int | None:
    """Give the verb that governs the law at a place, else the nearest verb of the sentence."""
    token = units[at].token
    while token.head.i != token.i:
        token = token.head
        place = units.index_of(token)
        if place is not None and units.law(place) is None and token.pos_ in {"VERB", "AUX"}:
            return place
    verbs = [i for i, u in enumerate(units.units) if u.law is None and u.tag.startswith("V")]
    return min(verbs, key=lambda i: abs(i - at), default=None)


def load_event_model(folder: Path) -> EventModel:
    """Load an event model from its folder.

    Raises:
        InputError: the folder holds no such model, or not the one that was trained.
    """
    config = read_config(folder)
    if config.kind != "law-events":
        raise InputError(f"{folder}: a {config.kind}, not a reader of law events")
    return EventModel(config, load_logistic(folder))
