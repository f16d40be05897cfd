"""All errors on one page: each in its sentence, beside what was expected.

The page needs nothing but itself: no scripts, no fonts, no network. All that comes from a
document is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise

from tipfacts.evaluate.context import sentence_around
from tipfacts.evaluate.faults import SORTS, Fault
from tipfacts.evaluate.items import KINDS, Range
from tipfacts.evaluate.telling import fields
from tipfacts.records import Fact

_STYLE = """
:root{color-scheme:light dark;--ok:#1a7f37;--bad:#c62828;--line:#8886}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h2{margin:2.5rem 0 .5rem;font-size:1.2rem}
article{border:1px solid var(--line);border-left:.3rem solid var(--bad);border-radius:.3rem;
padding:.6rem 1rem;margin:.8rem 0}
article.slots{border-left-color:#b26a00}
article p{margin:.3rem 0 .6rem}
table{border-collapse:collapse;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.15rem .8rem .15rem 0}
tbody th{font-weight:400;opacity:.75}
tr.wrong td{font-weight:600}
mark.expected{background:#1a7f3733;color:inherit;border-bottom:2px solid var(--ok)}
mark.found{background:#c6282833;color:inherit;border-bottom:2px solid var(--bad)}
mark.both{background:#b26a0033;color:inherit;border-bottom:2px solid #b26a00}
label{margin-right:1rem;white-space:nowrap}
"""
_NAMES = {
    "missed": "missed",
    "invented": "invented",
    "core": "another core",
    "slots": "wrong slots",
}


def page(faults: Sequence[Fault], texts: Mapping[str, str]) -> str:
    """Write the page; without a document's text, the sentence is cut to the evidence."""
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        "<title>Errors</title><style>",
        _STYLE,
        *_hiding(),
        "</style></head><body><h1>Errors</h1>",
        *_switches(faults),
    ]
    for doc, some in groupby(faults, key=lambda fault: fault.doc):
        parts.append(f"<section><h2>{escape(doc)}</h2>")
        parts += [_article(fault, texts.get(doc)) for fault in some]
        parts.append("</section>")
    return "\n".join([*parts, "</body></html>\n"])


def _hiding() -> Iterator[str]:
    for name in (*SORTS, *KINDS):
        yield f"body:has(#show-{name}:not(:checked)) article.{name}{{display:none}}"


def _switches(faults: Sequence[Fault]) -> Iterator[str]:
    counts = Counter([*(fault.sort for fault in faults), *(fault.kind for fault in faults)])
    for names in (SORTS, KINDS):
        yield "<p>"
        for name in names:
            told = escape(_NAMES.get(name, name))
            box = f'<input type="checkbox" id="show-{name}" checked>'
            yield f"<label>{box} {told} ({counts[name]})</label>"
        yield "</p>"


def _article(fault: Fault, text: str | None) -> str:
    head = f"<b>{fault.kind}</b>, {_NAMES[fault.sort]}"
    if fault.gold is not None and fault.gold.optional:
        head += " (optional)"
    sentence = _sentence(fault, text)
    return (
        f'<article class="{fault.sort} {fault.kind}">{head}'
        f"<p>{sentence}</p>{_table(fault)}</article>"
    )


def _sentence(fault: Fault, text: str | None) -> str:
    if text is None:
        fact = fault.expected or (fault.found and fault.found.fact)
        return " … ".join(escape(span.text) for span in fact.evidence) if fact else ""
    expected = fault.gold.spans[0] if fault.gold else ()
    found = fault.found.spans[0] if fault.found else ()
    begin, end = sentence_around(text, (*expected, *found))
    cuts = sorted({begin, end, *(at for span in (*expected, *found) for at in span)})
    parts = [_marked(text[a:b], _covers(expected, a), _covers(found, a)) for a, b in pairwise(cuts)]
    return "".join(parts)


def _covers(spans: Sequence[Range], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _marked(piece: str, expected: bool, found: bool) -> str:
    if not (expected or found):
        return escape(piece)
    name = "both" if expected and found else "expected" if expected else "found"
    return f'<mark class="{name}">{escape(piece)}</mark>'


def _table(fault: Fault) -> str:
    expected, found = _fields(fault.expected), _fields(fault.found.fact if fault.found else None)
    rows = ["<table><thead><tr><th></th><th>expected</th><th>found</th></tr></thead><tbody>"]
    for name in dict.fromkeys((*expected, *found)):
        a, b = expected.get(name, ""), found.get(name, "")
        wrong = ' class="wrong"' if expected and found and a != b else ""
        rows.append(
            f"<tr{wrong}><th>{escape(name)}</th><td>{escape(a)}</td><td>{escape(b)}</td></tr>"
        )
    return "".join([*rows, "</tbody></table>"])


def _fields(fact: Fact | None) -> dict[str, str]:
    return {} if fact is None else fields(fact)
