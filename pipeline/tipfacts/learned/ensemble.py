"""The ensemble: how learned parts speak beside the rules.

Three rules, chosen on the development split (`docs/models.md`):

1. What the rules name is named as they say. A law that only a tagger points at joins it where the words
   can name a law (`law_span`); dates and counts inside of it are taken back.
2. What the rules tell of a law in a sentence is told as they say. The event model may tell events beside
   it, each above its threshold.
3. A law that only a tagger pointed at, and of which no event is told, gives no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tipfacts.learned.event_model import EventModel
from tipfacts.learned.law_span import laws_of
from tipfacts.learned.mentions import Found, MentionTagger
from tipfacts.relate.law_event import Telling
from tipfacts.relate.law_hit import Suggest
from tipfacts.tag.mention import Mention
from tipfacts.tag.tagged import Tagged

V = TypeVar("V")


@dataclass(frozen=True)
class Ensemble:
    """Learned parts beside the rules; without any, the rules alone.

    Attributes:
        taggers: point at words; a law is taken where the first of them that sees it does.
        events: tells events of laws.
    """

    taggers: tuple[MentionTagger, ...] = ()
    events: EventModel | None = None

    @property
    def suggest(self) -> Suggest | None:
        """Give the reader of law events that speaks beside the rules, if there is one."""
        return self.events.suggest if self.events else None

    @property
    def extractors(self) -> tuple[str, ...]:
        """Name the learned parts with their versions."""
        parts: tuple[MentionTagger | EventModel | None, ...] = (*self.taggers, self.events)
        return tuple(part.extractor for part in parts if part is not None)

    def signed(self, told: Iterable[Telling], ruled: Tagged) -> tuple[Telling, ...]:
        """Name the tagger in what is told of a law that the rules had not found.

        Args:
            told: all that is told of laws.
            ruled: the mentions as the rules found them.
        """
        known = {(m.start, m.end) for m in ruled.laws}
        name = self.taggers[0].extractor if self.taggers else None
        return tuple(
            t if t.by or (t.law.start, t.law.end) in known else replace(t, by=name) for t in told
        )

    def tagged(self, tagged: Tagged) -> Tagged:
        """Add the laws that the taggers find and the rules do not."""
        found = [one for tagger in self.taggers for one in tagger.find(tagged.parsed)]
        fresh = laws_of(tagged.parsed, _apart(found), tagged.laws)
        if not fresh:
            return tagged
        return replace(
            tagged,
            laws=tuple(sorted((*tagged.laws, *fresh), key=lambda m: m.start)),
            dates=_outside(tagged.dates, fresh),
            quantities=_outside(tagged.quantities, fresh),
        )


def _apart(found: Sequence[Found]) -> list[Found]:
    """Keep the first of those that overlap, in the order of the text."""
    kept: list[Found] = []
    for one in found:
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _outside(
    mentions: tuple[Mention[V], ...], taken: Sequence[Mention[object]]
) -> tuple[Mention[V], ...]:
    return tuple(m for m in mentions if not any(m.start < t.end and t.start < m.end for t in taken))
