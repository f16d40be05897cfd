"""The line: the one module that knows the order of the stages.

`clean → parse → tag → contextualize → relate → state`, one document at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError
from spacy.language import Language

from tipfacts.clean import clean
from tipfacts.clean.structured import Structured
from tipfacts.document import Document, Dropped
from tipfacts.learned.ensemble import Ensemble
from tipfacts.learned.profiles import load_ensemble, profile_of
from tipfacts.records import Fact
from tipfacts.relate.context import Context, contextualize
from tipfacts.relate.law_events import law_events
from tipfacts.relate.laws import relate_laws
from tipfacts.relate.relation import Relation
from tipfacts.relate.statistics import read_statistics, relate_statistics
from tipfacts.relate.tiers import placements, relate_tiers
from tipfacts.relate.voices import relate_voices
from tipfacts.settings import DEFAULT_PROFILE, Settings
from tipfacts.state.common import contradicts_itself
from tipfacts.state.dates import state_dates
from tipfacts.state.laws import state_laws
from tipfacts.state.people import discreet
from tipfacts.state.statistics import state_statistics
from tipfacts.state.tables import with_tables
from tipfacts.state.tiers import state_tiers
from tipfacts.tag.pipeline import BASE_MODEL, load_base, parse
from tipfacts.tag.tagged import tag
from tipfacts.timing import Stopwatch


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: its records in the order of the text, and its relations."""

    context: Context = field(repr=False)
    records: tuple[Fact, ...]
    relations: tuple[Relation, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True)
class Line:
    """The whole line, ready to be called.

    >>> from tipfacts import load
    >>> [r.text for r in load()("The law was signed in 2004.") if r.type == "date"]
    ['2004']
    """

    nlp: Language = field(repr=False)
    ensemble: Ensemble = field(default_factory=Ensemble)

    def __call__(self, text: str | Document) -> list[Fact]:
        """Give the records of one text or document.

        Raises:
            TypeError: it is neither.
        """
        if not isinstance(text, (str, Document)):
            raise TypeError(f"a text or a tipfacts.Document is read, not {type(text).__name__}")
        document = text if isinstance(text, Document) else Document("text", text)
        return list(self.extract(clean(document)).records)

    def pipe(self, documents: Iterable[str | Document | Dropped]) -> Iterator[list[Fact]]:
        """Give the records of each document, one by one and lazily.

        What a reader gave up (a `Dropped`) has no records, so that the lists stay in step with
        the rows they were read from.
        """
        for document in documents:
            yield [] if isinstance(document, Dropped) else self(document)

    def extract(
        self,
        structured: Structured,
        skip: frozenset[int] = frozenset(),
        watch: Stopwatch | None = None,
    ) -> Extracted:
        """Run tag, relate and state over a cleaned document.

        Args:
            structured: the cleaned document.
            skip: indices of its blocks that are copies of text read elsewhere.
            watch: told the seconds of each stage.
        """
        watch = watch or Stopwatch()
        with watch.of("tag"):
            ruled = tag(parse(structured, self.nlp, skip))
            tagged = self.ensemble.tagged(ruled)
        with watch.of("relate"):
            context = contextualize(tagged)
            told = self.ensemble.signed(law_events(context, self.ensemble.suggest), ruled)
            placed = placements(context)
            laws = relate_laws(context, told)
            tiers = relate_tiers(placed)
            readings = read_statistics(context)
            statistics = relate_statistics(context, readings)
            voices = tuple(relate_voices(context.voices, _heads(context, (*laws, *tiers))))
        with watch.of("state"):
            stated: list[Fact | Dropped] = [
                *_given(context, "law", state_laws(context, laws, told)),
                *_given(context, "date", state_dates(context)),
                *_given(context, "tier", state_tiers(context, placed)),
                *_given(
                    context,
                    "statistic",
                    with_tables(context, state_statistics(context, statistics, readings)),
                ),
            ]
        records = sorted(
            discreet(context, [s for s in stated if not isinstance(s, Dropped)]),
            key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.type, r.id),
        )
        dropped = tuple(s for s in stated if isinstance(s, Dropped))
        return Extracted(context, tuple(records), (*laws, *tiers, *statistics, *voices), dropped)


def _heads(context: Context, relations: tuple[Relation, ...]) -> dict[tuple[int, int], None]:
    """Give the evidence of laws, tiers and dates, each once; statistics tell their own source."""
    dates = ((m.start, m.end) for m in context.clock.moments if m.value.role == "prose")
    return dict.fromkeys([*(r.head for r in relations), *dates])


def _given(
    context: Context, kind: str, records: Iterator[Fact | Dropped]
) -> Iterator[Fact | Dropped]:
    """Give the records of one kind; a refused one that nothing caught ends this kind, and says so.

    The stages wrap each record in `attempt`, so that only that one is lost.
    """
    try:
        yield from records
    except ValidationError as error:
        yield contradicts_itself(context, kind, error)


def load(
    model: str = BASE_MODEL, profile: str = DEFAULT_PROFILE, learned: tuple[str, ...] = ()
) -> Line:
    """Load the line, never from the network.

    Args:
        model: its base model, a package's name or a folder.
        profile: which learned parts speak beside the rules: `rules` (none), `light` or `full`.
        learned: folders of models of your own, each in place of the shipped one of its kind.

    Raises:
        InputError: a model is not installed, or is not the one that was trained.
    """
    return Line(load_base(model), load_ensemble(profile_of(profile), learned))


def load_as(settings: Settings) -> Line:
    """Load the line that the settings of a run ask for.

    Raises:
        InputError: as `load`.
    """
    return load(settings.model or BASE_MODEL, settings.profile, settings.learned)
