"""Cleaning steps over marks: web addresses, Markdown, bullets, brackets, letters set apart."""

from __future__ import annotations

import re

from tipfacts.clean.traced import Traced
from tipfacts.clean.words import is_word

_URL = r"(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?\"”’']"
_BRACKETED_URL = re.compile(rf"\s?(?:\(\s*<?{_URL}>?\s*\)|<{_URL}>)")
_ENDING = r"(?:pdf|html?|aspx?|php|docx?)\b"
_IN_AN_ADDRESS = (
    rf"\S{{0,120}}[/_=&%?~]|[^\s-]{{1,60}}-[^\s-]{{1,60}}-|\S{{1,80}}\.{_ENDING}|{_ENDING}"
)
_URL_REST = (
    rf"(?:\.(?=\n{_ENDING}))?\n(?={_IN_AN_ADDRESS})"
    r"[^\s<>()\[\]]*[^\s<>()\[\].,;:!?\"”’'](?=[.,;]?[ \t]*(?:\n|$))"
)
_PLAIN_URL = re.compile(rf"{_URL}(?:{_URL_REST})*")


def drop_addresses(text: Traced) -> Traced:
    """Drop web addresses, whose digits and names are no facts, with the brackets round them.

    A line that is one word with the signs of an address goes on with the address before it.

    >>> drop_addresses(Traced.of("ratified in 2004 (<http://a.org/x-2003.html>).")).text
    'ratified in 2004.'
    """
    return text.sub(_BRACKETED_URL, "", "drop_addresses").sub(_PLAIN_URL, "", "drop_addresses")


_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\1(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])_(?![\w_])")


def drop_markdown(text: Traced) -> Traced:
    """Drop Markdown's marks: links keep their words, headings and emphasis lose their signs.

    >>> drop_markdown(Traced.of("the [law](#x) is *illegal*")).text
    'the law is illegal'
    """
    text = text.keep(_LINK, 1, "drop_markdown")
    text = text.keep(_EMPHASIS, 2, "drop_markdown")
    return text.keep(_UNDERSCORE, 1, "drop_markdown")


_TICK = re.compile("(?<!\\S)(?:[\uf0fc\uf0fe\uf050\uf052✔☑🗸✅]|√(?!\\d))(?!\\S)")
_CROSS = re.compile(r"(?<!\S)[\uf0fb\uf0fd\uf04f✘✗☒❌](?!\S)")


def unify_ticks(text: Traced) -> Traced:
    """Make ticks and crosses of any kind, those of symbol fonts too, "✓" and "✗".

    >>> unify_ticks(Traced.of("Convention ☑")).text
    'Convention ✓'
    """
    return text.sub(_TICK, "✓", "unify_ticks").sub(_CROSS, "✗", "unify_ticks")


_GLYPH = "●▪■□◦‣⁃►▶▸➢➤➔❖❑◆◊∙\ue000-\uf8ff"
_ODD_BULLET = re.compile(
    rf"^(?P<lead>[ \t]*)(?:[{_GLYPH}]|[o§Ø](?=\s+[A-Z][a-z]))(?=\s)", re.MULTILINE
)
_LINE_WITH_BULLETS = re.compile(r"^[^\n\t]*[•●▪■►➢❖][^\n\t]*$", re.MULTILINE)
_BULLET_IN_LINE = re.compile(r"(?<=\S)[ \t]+(?=[•●▪■►➢❖][ \t]+\S)")


def unify_bullets(text: Traced) -> Traced:
    r"""Make the bullets of word processors one ("•"), and begin a line at each that stands in one.

    Forms: squares, arrows and circles, signs of symbol fonts, "o", "§" and "Ø" before a capital.
    Rows of cells stay one line.

    >>> unify_bullets(Traced.of("▪ Train officers. ▪ Open shelters.")).text
    '• Train officers.\n• Open shelters.'
    """
    places = (
        (bullet.start(), bullet.end(), "\n")
        for line in _LINE_WITH_BULLETS.finditer(text.text)
        for bullet in _BULLET_IN_LINE.finditer(text.text, line.start(), line.end())
    )
    text = text.rewrite(places, "unify_bullets")
    return text.sub(_ODD_BULLET, r"\g<lead>•", "unify_bullets")


_BRACKETED_LETTER = re.compile(r"\[([A-Za-z])\](?=[a-z])")


def open_bracketed_letters(text: Traced) -> Traced:
    """Take off the brackets of an altered first letter: "[w]hen" is "when"."""
    return text.keep(_BRACKETED_LETTER, 1, "open_bracketed_letters")


_SPACED_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ){1,3}(?:[A-Z]\.)(?!\w)")
_SPACED_LATIN = re.compile(r"\b(?:i\. e|e\. g|a\. m|p\. m)(?=\.)")


def close_initials(text: Traced) -> Traced:
    """Close abbreviations set with inner spaces: "U. N.", "U. S.", "i. e.", "e. g.", "a. m.".

    >>> close_initials(Traced.of("the U. S. and the U. N. (i. e., both)")).text
    'the U.S. and the U.N. (i.e., both)'
    """
    text = text.sub(_SPACED_INITIALS, lambda m: m[0].replace(" ", ""), "close_initials")
    return text.sub(_SPACED_LATIN, lambda m: m[0].replace(" ", ""), "close_initials")


_LETTERS_APART = re.compile(r"(?<![^\s(])(?:[A-Z] ){3,30}[A-Z](?=[\s.,:;)]|$)")


def close_letters(text: Traced) -> Traced:
    """Close words in capitals whose letters are set apart, if they are words: "R E P O R T".

    >>> close_letters(Traced.of("R E P O R T of group A B C D")).text
    'REPORT of group A B C D'
    """
    return text.sub(
        _LETTERS_APART,
        lambda m: closed if is_word(closed := m[0].replace(" ", "")) else m[0],
        "close_letters",
    )


_GLUED = re.compile(
    r"[.!?;,][”\"’)]?(?=[“\"‘(]?[A-ZÀ-Ž][^\W\d_]+\b(?![.@]))"
    r"(?:(?<=[\w)],)|(?<=[^\W\d_]{2}[.!?;])|(?<=[^\W\d_]{2}[.!?][”\"’)]))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?=\W{1,2}$)|\d+,$|\),$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_DOMAINS = frozenset("com edu gov info int mil net org".split())


def part_sentences(text: Traced) -> Traced:
    """Put a space between sentences, or behind a comma, that were run together.

    Both sides must be words: "labor.The law" is parted, "Example.Org" is not.

    >>> part_sentences(Traced.of("against child labor.The law, in 2018,Yemen said")).text
    'against child labor. The law, in 2018, Yemen said'
    """
    return text.rewrite(
        ((m.end(), m.end(), " ") for m in _GLUED.finditer(text.text) if _between_words(m)),
        "part_sentences",
    )


def _between_words(match: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(match.string[max(0, match.end() - 30) : match.end()])
    after = _WORD_AFTER.search(match.string, match.end())
    if before is None or after is None or after[0].lower() in _DOMAINS:
        return False
    if match[0] == ",":
        return len(after[0]) > 2
    return len(before[0]) > 1 and is_word(before[0]) and is_word(after[0])
