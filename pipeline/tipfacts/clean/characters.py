"""Cleaning steps over single characters: entities, invisible ones, spaces, line ends, quotes."""

from __future__ import annotations

import html
import re
import unicodedata

import ftfy

from tipfacts.clean.traced import Traced

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_SOFT_BREAK = re.compile("(?<=[^\\W\\d_])[\u00ad\u00ac][ \t]*(?:\r\n?|\n)[ \t]*(?=[^\\W\\d_])")
_INVISIBLE = re.compile(
    "\u200d(?![\u2600-\u27ff\U0001f000-\U0001ffff])|[\u00ad\u034f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1c-\x1f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]|[ˢⁿʳᵗ](?<=\\d.)[ᵗᵈʰ]")
_ODD_HYPHEN = re.compile("[\u2010\u2011\u2212\ufe63\uff0d]")


def open_entities(text: Traced) -> Traced:
    """Write HTML's names of characters as the characters: "Smith &amp; Sons", "country&#8217;s".

    >>> open_entities(Traced.of("Smith &amp; Sons")).text
    'Smith & Sons'
    """
    return text.sub(_ENTITY, lambda m: html.unescape(m[0]), "open_entities")


def drop_invisible(text: Traced) -> Traced:
    r"""Drop soft hyphens, with the line end behind them, and characters that nobody sees.

    Those are zero-width characters, marks of direction, byte-order marks and control characters.

    >>> drop_invisible(Traced.of("traf\u00adfick\u00ad\ning")).text
    'trafficking'
    """
    text = text.sub(_SOFT_BREAK, "", "drop_invisible")
    return text.sub(_INVISIBLE, "", "drop_invisible")


def unify_line_ends(text: Traced) -> Traced:
    """Make CRLF, CR, line and paragraph separators, vertical tab and form feed a line feed."""
    return text.sub(_LINE_ENDS, "\n", "unify_line_ends")


def unify_spaces(text: Traced) -> Traced:
    """Make no-break, thin and other odd spaces a plain one."""
    return text.sub(_ODD_SPACE, " ", "unify_spaces")


def unify_hyphens(text: Traced) -> Traced:
    """Make hyphens that are no plain one (no-break, minus, full-width) a plain one."""
    return text.sub(_ODD_HYPHEN, "-", "unify_hyphens")


def mend_mojibake(text: Traced) -> Traced:
    """Mend UTF-8 that was read as another encoding ("â€™" for "’"), run by run, with ftfy.

    >>> mend_mojibake(Traced.of("the countryâ€™s law")).text
    'the country’s law'
    """
    return text.sub(_NOT_ASCII, lambda m: ftfy.fix_encoding(m[0]), "mend_mojibake")


def split_ligatures(text: Traced) -> Traced:
    """Write typographic ligatures and raised endings of numbers as letters: "traﬃcking", "5ᵗʰ".

    >>> split_ligatures(Traced.of("the 5ᵗʰ traﬃcking law")).text
    'the 5th trafficking law'
    """
    return text.sub(_LIGATURE, lambda m: unicodedata.normalize("NFKC", m[0]), "split_ligatures")


_QUOTE = re.compile("[„«»‹›‚`´′‟〝〞〟]")
"""Signs that this step is for, looked for first: most texts have none."""
_INSIDE = r"[^„“”«»‹›‚‘\n]{1,400}?"
_PAIRS = (
    (re.compile(rf"(„)({_INSIDE})([“”‟])"), "“", "”"),
    (re.compile(r"(«\s?)([^«»]{1,400}?)(\s?»)"), "“", "”"),
    (re.compile(r"(?<![^\s(\[])(»)([^«»]{1,400}?)(«)"), "“", "”"),
    (re.compile(r"(‹\s?)([^‹›]{1,400}?)(\s?›)"), "‘", "’"),
    (re.compile(rf"(?<![^\s(\[“])(‚)({_INSIDE})([‘’])"), "‘", "’"),
    (re.compile(r"(``)((?:(?!``|'').){1,400}?)('')", re.DOTALL), "“", "”"),
    (re.compile(r"(?<![\w`])(`)([^`'’\n]{1,200}?)([`'´])(?![\w`'])"), "‘", "’"),
)
_SINGLE = (
    (re.compile("[‟〝]"), "“"),
    (re.compile("[〞〟]"), "”"),
    (re.compile(r"(?<=[^\W\d_])[´`′](?=[^\W\d_])"), "’"),
)


def unify_quotes(text: Traced) -> Traced:
    """Make quotes of any style “these” and ‘these’; straight ones stay.

    Forms: „low“, «angled», « with spaces », »turned«, ‹single›, ‚low‘, ``of TeX'', `grave', and
    the accents that stand for an apostrophe (country´s).

    >>> unify_quotes(Traced.of("„so“ and « so » and ``so'', the country´s")).text
    '“so” and “so” and “so”, the country’s'
    """
    if not _QUOTE.search(text.text):
        return text
    for pattern, opening, closing in _PAIRS:
        changes = (
            change
            for m in pattern.finditer(text.text)
            for change in ((*m.span(1), opening), (*m.span(3), closing))
        )
        text = text.rewrite(changes, "unify_quotes")
    for pattern, mark in _SINGLE:
        text = text.sub(pattern, mark, "unify_quotes")
    return text
