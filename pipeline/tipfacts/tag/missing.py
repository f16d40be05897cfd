"""Figures that a text says are not given: "did not report the number of convictions"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipfacts.tag.absences import LIGHT, Absence, phrases, span, verbs
from tipfacts.tag.nouns import kind_of, tokens_from
from tipfacts.tag.parsed import Parsed, Sentence

_TELL = (
    r"(?:report|provide|release|publish|disclose|share|supply|furnish|collect|compile|keep|kept|maintain|record|give|specify|"
    r"say|state|indicate|tell(?:\s+us)?|track|make\s+available|make\s+public|possess|have)(?:e?d)?"
)
_NOT_TOLD = (
    rf"\b(?:(?:did|does|do|has|have|had|could|would|was|were)(?:\s+not|n['’]t)|never|failed\s+to|was\s+unable\s+to|were\s+unable\s+to)\s+"
    rf"(?:(?:yet|again|able\s+to|also|been)\s+|\w+ly\s+)*{_TELL}(?:\s*(?:,|or|and|nor)\s+{_TELL})*"
)
_FIGURES = r"(?:numbers?|figures?|data|statistics|information|details|estimates?|breakdowns?|records?|totals?)"
_QUALIFIED = (
    r"(?:(?:the|any|its|their|such|precise|exact|total|overall|official|comprehensive|complete|specific|detailed|updated|"
    r"reliable|disaggregated|full|accurate|further|additional|sufficient|public|law\s+enforcement|statistical)\s+)*"
)
_ABOUT = r"(?:of|on|about|regarding|concerning|for|as\s+to(?:\s+the\s+number\s+of)?|related\s+to|relating\s+to)"
_PLAIN_FIGURES = re.compile(
    rf"{_NOT_TOLD}\s+{_QUALIFIED}{_FIGURES}\s+{_ABOUT}\s+(?:the\s+number\s+of\s+)?{_QUALIFIED}",
    re.I,
)
_NO_FIGURES = re.compile(
    rf"\bno\s+(?:\w+\s+)?{_FIGURES}\s+(?:(?:was|were|is|are|has\s+been|have\s+been|could\s+be)\s+)?(?:\w+ly\s+)?"
    rf"(?:available|provided|reported|published|released|given|collected|kept|gathered)?\s*{_ABOUT}\s+(?:the\s+number\s+of\s+)?{_QUALIFIED}",
    re.I,
)
_GERUND = re.compile(
    r"\b(?:did|does|has|have|had)(?:\s+not|n['’]t)\s+(?:\w+ly\s+)?report(?:ed)?\s+(?P<gerund>\w+ing)\b(?P<more>(?:\s*,?\s*(?:or|and)\s+\w+ing\b)*)",
    re.I,
)
_ANY = re.compile(
    r"\b(?:did|has|have|had)(?:\s+not|n['’]t)\s+(?:\w+ly\s+)?report(?:ed)?\s+(?:on\s+)?any\s+",
    re.I,
)
_HOW_MANY = re.compile(
    rf"(?:{_NOT_TOLD}|\b(?:nobody|no\s+one|none)\s+(?:could|can|would|was\s+able\s+to|is\s+able\s+to|knows|knew)(?:\s+{_TELL})?|"
    r"\b(?:not\s+(?:known|clear|reported|stated|recorded|disclosed)|unknown|unclear)|"
    r"\b(?:do|does|did)\s+not\s+know)\s+(?:exactly\s+|precisely\s+|just\s+)?(?P<how>how\s+(?:many|much))\b"
    r"(?:(?!\b(?:as|because|since|while|although|though|but|when|if)\b)[^,.;:?!()\"”])*",
    re.I,
)
_UNAVAILABLE = (
    r"(?:was|were|is|are|remain(?:s|ed)?)\s+(?:(?:still|currently|also|yet|again)\s+)*"
    r"(?:not\s+(?:(?:yet|publicly|made|readily)\s+)*(?:available|known|provided|reported|released|published|collected|recorded|given|"
    r"disclosed|public)|unavailable|unknown|unclear)\b"
)
_FIGURES_ARE_NOT = re.compile(
    rf"(?:\bthe\s+)?{_QUALIFIED}\b{_FIGURES}\s+{_ABOUT}\s+(?P<what>[^.;:?!]{{3,90}}?)\s+{_UNAVAILABLE}",
    re.I,
)
_NOUN_FIGURES_ARE_NOT = re.compile(
    rf"(?P<what>[\w-]+)\s+(?:data|figures|statistics|numbers)\s+{_UNAVAILABLE}", re.I
)
_LABELLED = re.compile(
    r"(?P<label>[^:.;()]{3,80}|\b\d{4})\s*:\s*(?P<gap>no\s+(?:data|figures?|information|statistics)(?:\s+(?:is|are|was|were)?\s*available)?|"
    r"not\s+(?:recorded|available|reported|known|provided|received)|unavailable|unknown|n\.\s?d\.)(?=\s*[.;,)]|\s*$)",
    re.I,
)


def find_missing(parsed: Parsed, sentence: Sentence) -> Iterator[Absence]:
    """Find what a sentence says is not reported, in no set order."""
    for pattern in (_PLAIN_FIGURES, _NO_FIGURES, _ANY):
        for m in pattern.finditer(parsed.text, sentence.start, sentence.end):
            yield from _things(parsed, sentence, m)
    for m in _GERUND.finditer(parsed.text, sentence.start, sentence.end):
        yield from _gerunds(parsed, sentence, m)
    yield from _asked(parsed, sentence)
    yield from _unavailable(parsed, sentence)


def _asked(parsed: Parsed, sentence: Sentence) -> Iterator[Absence]:
    for m in _HOW_MANY.finditer(parsed.text, sentence.start, sentence.end):
        stop = m.start() + len(m[0].rstrip())
        yield Absence(
            "missing", m.start(), stop, _head_within(parsed, sentence, m.end("how"), stop)
        )


def _unavailable(parsed: Parsed, sentence: Sentence) -> Iterator[Absence]:
    for pattern in (_FIGURES_ARE_NOT, _NOUN_FIGURES_ARE_NOT):
        for m in pattern.finditer(parsed.text, sentence.start, sentence.end):
            if head := _head_at(parsed, sentence, m.start("what"), m.end("what")):
                yield Absence("missing", m.start(), m.end(), head)
    for m in _LABELLED.finditer(parsed.text, sentence.start, sentence.end):
        labelled = _head_within(parsed, sentence, *m.span("label"))
        if labelled or m["label"].strip().isdigit():
            yield Absence("missing", *m.span("gap"), labelled)


def _things(parsed: Parsed, sentence: Sentence, m: re.Match[str]) -> Iterator[Absence]:
    """Give one missing figure for each thing that the phrase behind the match names."""
    for i, tokens in enumerate(phrases(tokens_from(parsed, sentence, m.end()))):
        lo, hi = span(parsed, sentence, tokens)
        yield Absence("missing", m.start() if i == 0 else lo, hi, (hi - len(tokens[-1].text), hi))


def _gerunds(parsed: Parsed, sentence: Sentence, m: re.Match[str]) -> Iterator[Absence]:
    """Give one missing figure for each deed: "did not report arresting or convicting anyone"."""
    text = parsed.text
    tail = re.match(
        r"\s+(?:any(?:one|body)\b|(?:any\s+)?(?:[a-z-]+\s+){0,3}?[a-z]+s\b)",
        text[m.end() : sentence.end],
    )
    stop = m.end() + (tail.end() if tail else 0)
    spans = [m.span("gerund")]
    spans += [
        (m.start("more") + g.start(), m.start("more") + g.end())
        for g in re.finditer(r"\w+ing", m["more"])
    ]
    stems = tuple(v[:-1] if v.endswith("e") else v for v in verbs("base").split("|"))
    for i, (lo, hi) in enumerate(spans):
        stem = text[lo:hi].lower().removesuffix("ing")
        if not stem.startswith(stems) or LIGHT.match(stem) or LIGHT.match(stem + "e"):
            continue
        yield Absence(
            "missing", m.start() if i == 0 else lo, stop if i == len(spans) - 1 else hi, (lo, hi)
        )


def _head_at(parsed: Parsed, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Give the range of the counted noun of the phrase that begins at an offset."""
    for tokens in phrases(tokens_from(parsed, sentence, start)):
        lo, hi = span(parsed, sentence, tokens[-1:])
        return (lo, hi) if hi <= end else None
    return None


def _head_within(
    parsed: Parsed, sentence: Sentence, start: int, end: int
) -> tuple[int, int] | None:
    """Give the range of the first counted noun between two offsets."""
    base = parsed.blocks[sentence.block].start
    for token in tokens_from(parsed, sentence, start):
        if base + token.idx >= end:
            return None
        if kind_of(token) is not None and token.tag_.startswith("NN"):
            return base + token.idx, base + token.idx + len(token.text)
    return None
