"""A run: survey the inputs, read each document for facts, write all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tipfacts.clean.structured import Structured
from tipfacts.document import Dropped
from tipfacts.errors import OutputError
from tipfacts.line import load_as
from tipfacts.provenance import Provenance
from tipfacts.read import Columns, Manner, check_columns, find_sources, read_side_table
from tipfacts.records import Fact
from tipfacts.run.copies import Copies, consolidate, copies
from tipfacts.run.corpus import Corpus
from tipfacts.run.parallel import in_order
from tipfacts.run.tally import Tally
from tipfacts.run.watcher import Silent, Watcher
from tipfacts.run.work import Outcome, Work, outcome
from tipfacts.settings import Settings
from tipfacts.tag.pipeline import model_name
from tipfacts.tag.places import country_named
from tipfacts.write import Manifest, Outputs, TextFolder, output_files


@dataclass(frozen=True, slots=True)
class Job:
    """What a run reads and where it writes.

    Attributes:
        inputs: files, folders, `-` for the standard input.
        output: the facts file; manifest and dropped go beside it. `None` for the standard output.
        keep_text: folder that the raw texts are written to.
        metadata: a side table of what is known of the documents.
    """

    inputs: tuple[str, ...]
    output: Path | None
    settings: Settings = field(default_factory=Settings)
    keep_text: Path | None = None
    metadata: Path | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run was, and all that was dropped."""

    manifest: Manifest
    dropped: tuple[Dropped, ...]

    @property
    def lost(self) -> int:
        """Count what was to be read and gave no document."""
        return sum(d.stage == "read" for d in self.dropped)


def run(job: Job, watcher: Watcher | None = None) -> Summary:
    """Read the inputs and write facts, manifest and what was dropped.

    Raises:
        InputError: an input cannot be used at all; nothing was written.
        OutputError: a result could not be written; what was there before is untouched.
    """
    watcher, tally = watcher or Silent(), Tally()
    model = model_name(load_as(job.settings).nlp)
    corpus = _corpus(job)
    with Outputs(job.output, provenance=job.settings.provenance) as outputs:
        found = _compare(corpus, watcher)
        tally.dropped += corpus.dropped
        watcher.begin("reading for facts", len(corpus), corpus.characters)
        for given in _outcomes(job, corpus, found):
            with corpus.watch.of("consolidate"):
                records = consolidate(given.records, found, corpus)
            with corpus.watch.of("write"):
                outputs.add(records, given.relations)
                outputs.tell(_renamed(given, records))
            corpus.watch.add(given.seconds)
            tally.add(given, records)
            watcher.advance(given.characters)
        outputs.drop(tally.dropped)
        manifest = tally.manifest(
            job.settings, corpus, outputs.facts(), model=model, report=found.report
        )
        outputs.finish(manifest)
    return Summary(manifest, tuple(tally.dropped))


def _corpus(job: Job) -> Corpus:
    """Find the sources; what the run writes is none of them."""
    ours = (*output_files(job.output), *((job.keep_text,) if job.keep_text else ()))
    manner = _manner(job)
    beside = (job.metadata,) if job.metadata else ()
    sources, dropped = find_sources(job.inputs, leave_out=(*ours, *beside), limit=manner.limit)
    check_columns(sources, manner.columns)
    written = {path.resolve() for path in ours}
    for source in sources:
        if source.path and source.path.resolve() in written:
            raise OutputError(f"{source.path} is both read and written: choose another -o")
    return Corpus(sources, manner, dropped)


def _manner(job: Job) -> Manner:
    """Say how the sources are read; a side table is read for this."""
    told, limit = job.settings, job.settings.max_document_bytes
    known = read_side_table(job.metadata, _is_country, limit) if job.metadata else None
    return Manner(limit, Columns(told.text_column, told.id_column), known)


def _is_country(word: str) -> bool:
    return country_named(word) is not None


def _compare(corpus: Corpus, watcher: Watcher) -> Copies:
    """Read everything once and find what is a copy of what."""
    watcher.begin("comparing")
    before = sum(corpus.watch.seconds.values())
    with corpus.watch.of("dedup"):
        found = copies(_told(corpus.survey(), watcher))
    inside = sum(corpus.watch.seconds.values()) - corpus.watch.seconds["dedup"] - before
    corpus.watch.add({"dedup": -inside})
    return found


def _outcomes(job: Job, corpus: Corpus, found: Copies) -> Iterator[Outcome]:
    """Read every document for facts, in order."""
    texts = TextFolder(job.keep_text) if job.keep_text else None

    def pieces() -> Iterator[Work]:
        for document in corpus.documents():
            if texts:
                texts.keep(document)
            yield Work(document, found.skip(document.id))

    return in_order(partial(outcome, settings=job.settings), pieces(), job.settings.jobs)


def _renamed(given: Outcome, records: Sequence[Fact]) -> Iterator[Provenance]:
    """Give the provenance of records under the ids that they have with their copies."""
    ids = {old.id: new.id for old, new in zip(given.records, records, strict=True)}
    return (one.model_copy(update={"id": ids[one.id]}) for one in given.provenance)


def _told(structured: Iterable[Structured], watcher: Watcher) -> Iterator[Structured]:
    for one in structured:
        yield one
        watcher.advance(len(one.document.text))
