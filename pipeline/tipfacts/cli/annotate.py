"""`tipfacts annotate`: compile hand annotations, measure agreement, exchange formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tipfacts.annotate.exchange import export, import_gold, sheets_of
from tipfacts.annotate.folder import compile_folder, write_folder
from tipfacts.annotate.formats import MODULES
from tipfacts.annotate.sources import read_texts
from tipfacts.errors import RecordError
from tipfacts.evaluate.adjudicate import cases, draft, sheet
from tipfacts.evaluate.agreement import agreement
from tipfacts.evaluate.items import Corpus, corpus_of, read_records
from tipfacts.evaluate.tables import tables
from tipfacts.evaluate.written import to_json

app = typer.Typer(no_args_is_help=True, help="Hand annotations: compile, compare, exchange.")


@app.callback()
def _annotate() -> None:
    """Hand annotations: compile, compare, exchange."""


Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", help="Folder of the annotated texts; may be given several times."),
]
FormatName = Enum("FormatName", {name: name for name in MODULES})  # type: ignore[misc]
_SHOWN = 5
TEXTS = (Path("annotations/texts"), Path("seeds"))


@app.command("compile")
def compile_command(
    folder: Annotated[Path, typer.Argument(help="Folder of compact annotations (*.jsonl).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the gold.")],
    texts: Texts = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Write what is right although something is wrong.")
    ] = False,
) -> None:
    """Compile compact annotations into gold: standoff records whose quotes are checked."""
    made = compile_folder(folder, read_texts(texts or TEXTS))
    for problem in made.problems:
        Console(stderr=True).print(problem, markup=False, highlight=False, soft_wrap=True)
    if made.problems and not keep_going:
        raise RecordError(f"{folder}: {len(made.problems)} lines to mend; nothing was written")
    write_folder(made, out)
    records = sum(len(one.gold.records) for one in made.files.values())
    relations = sum(len(one.gold.relations) for one in made.files.values())
    Console().print(
        f"{len(made.files)} documents, {records} records, {relations} relations, "
        f"{len(made.pairs.pairs)} pairs of passages, {len(made.problems)} problems -> {out}"
    )


@app.command("agreement")
def agreement_command(
    pass_a: Annotated[Path, typer.Argument(help="Folder of one pass (compact format).")],
    pass_b: Annotated[Path, typer.Argument(help="Folder of the other pass.")],
    texts: Texts = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Measure how far two independent passes agree: core F1 by type, accuracy by slot."""
    raw = read_texts(texts or TEXTS)
    scores = agreement(_pass(pass_a, raw), _pass(pass_b, raw))
    if as_json:
        typer.echo(to_json(scores))
        return
    for table in tables(scores, "Agreement of two passes"):
        Console().print(table)


@app.command("adjudicate")
def adjudicate_command(
    pass_a: Annotated[Path, typer.Argument(help="Folder of one pass (compact format).")],
    pass_b: Annotated[Path, typer.Argument(help="Folder of the other pass.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for sheets and drafts.")],
    texts: Texts = None,
) -> None:
    """Write for each document what differs (`.md`), and a draft of what is agreed (`.jsonl`)."""
    raw = read_texts(texts or TEXTS)
    a, b = compile_folder(pass_a, raw).files, compile_folder(pass_b, raw).files
    out.mkdir(parents=True, exist_ok=True)
    for name in sorted(set(a) & set(b)):
        doc = f"{Path(name).stem}.txt"
        found = cases(doc, a[name], b[name])
        (out / name).write_text(draft(found), encoding="utf-8")
        (out / name).with_suffix(".md").write_text(sheet(doc, raw[doc], found), encoding="utf-8")
    Console().print(f"{len(set(a) & set(b))} documents -> {out}")


@app.command("export")
def export_command(
    texts: Annotated[
        list[Path], typer.Argument(metavar="TEXTS...", help="Folders of texts, or texts.")
    ],
    to: Annotated[FormatName, typer.Option("--to", help="The format.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")],
    records: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Records to begin with: of the line, or gold."),
    ] = None,
) -> None:
    """Write texts, with records if there are any, for an annotation tool.

    [bold]Examples[/bold]

    tipfacts annotate export reports --to label-studio -o project --records facts.jsonl
    """
    raw = read_texts(texts)
    if records is None:
        sheets = sheets_of(raw)
    else:
        read = read_records(records, raw)
        sheets = sheets_of(raw, read.records, read.relations)
    for path in export(sheets, to.value, out)[:_SHOWN]:
        Console().print(str(path), markup=False, highlight=False, soft_wrap=True)


@app.command("import")
def import_command(
    path: Annotated[Path, typer.Argument(help="File or folder that the tool exported.")],
    from_: Annotated[FormatName, typer.Option("--from", help="The format.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the gold.")],
) -> None:
    """Read what people annotated in a tool into gold, one file a document."""
    made = import_gold(path, from_.value, out)
    records = sum(len(gold.records) for gold in made.values())
    Console().print(f"{len(made)} documents, {records} records -> {out}")


def _pass(folder: Path, texts: Mapping[str, str]) -> Corpus:
    made = compile_folder(folder, texts)
    for problem in made.problems:
        Console(stderr=True).print(f"{folder}/{problem}", markup=False, soft_wrap=True)
    docs = frozenset(f"{Path(name).stem}.txt" for name in made.files)
    golds = (gold for one in made.files.values() for gold in one.gold.records)
    relations = (found for one in made.files.values() for found in one.gold.relations)
    return replace(corpus_of(golds, relations), docs=docs)
