r"""The cleaning steps over characters: each a small function from traced text to traced text.

Each step is known by its function's name; `STEPS` gives their order. A step's docstring lists the
forms it takes. Steps that need lines and blocks (unwrapping, furniture) are in `lines` and `blocks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import ftfy

from tipfacts.clean.traced import Traced
from tipfacts.clean.words import is_word

Step = Callable[[Traced], Traced]

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def drop_invisible(text: Traced) -> Traced:
    """Drop soft hyphens, zero-width characters and byte-order marks."""
    return text.sub(_INVISIBLE, "", "drop_invisible")


def unify_line_ends(text: Traced) -> Traced:
    """Make CRLF, CR, line and paragraph separators, vertical tab and form feed a line feed."""
    return text.sub(_LINE_ENDS, "\n", "unify_line_ends")


def unify_spaces(text: Traced) -> Traced:
    """Make no-break, thin and other odd spaces a plain one."""
    return text.sub(_ODD_SPACE, " ", "unify_spaces")


def mend_mojibake(text: Traced) -> Traced:
    """Mend UTF-8 that was read as another encoding ("â€™" for "’"), run by run, with ftfy.

    >>> mend_mojibake(Traced.of("the countryâ€™s law")).text
    'the country’s law'
    """
    return text.sub(_NOT_ASCII, lambda m: ftfy.fix_encoding(m[0]), "mend_mojibake")


def split_ligatures(text: Traced) -> Traced:
    """Write typographic ligatures as letters: "traﬃcking" is "trafficking"."""
    return text.sub(_LIGATURE, lambda m: unicodedata.normalize("NFKC", m[0]), "split_ligatures")


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


_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?\"”’']")
_BRACKETED_URL = re.compile(r"\s?(?:\(\s*<?" + _URL.pattern + r">?\s*\)|<" + _URL.pattern + r">)")


def drop_addresses(text: Traced) -> Traced:
    """Drop web addresses, whose digits and names are no facts, with the brackets round them.

    >>> drop_addresses(Traced.of("ratified in 2004 (<http://a.org/x-2003.html>).")).text
    'ratified in 2004.'
    """
    return text.sub(_BRACKETED_URL, "", "drop_addresses").sub(_URL, "", "drop_addresses")


_SPACED_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ){1,3}(?:[A-Z]\.)(?!\w)")
_SPACED_LATIN = re.compile(r"\b(?:i\. e|e\. g|a\. m|p\. m)(?=\.)")


def close_initials(text: Traced) -> Traced:
    """Close abbreviations set with inner spaces: "U. N.", "U. S.", "i. e.", "e. g.", "a. m.".

    >>> close_initials(Traced.of("the U. S. and the U. N. (i. e., both)")).text
    'the U.S. and the U.N. (i.e., both)'
    """
    text = text.sub(_SPACED_INITIALS, lambda m: m[0].replace(" ", ""), "close_initials")
    return text.sub(_SPACED_LATIN, lambda m: m[0].replace(" ", ""), "close_initials")


_BRACKETED_LETTER = re.compile(r"\[([A-Za-z])\](?=[a-z])")


def open_bracketed_letters(text: Traced) -> Traced:
    """Take off the brackets of an altered first letter: "[w]hen" is "when"."""
    return text.keep(_BRACKETED_LETTER, 1, "open_bracketed_letters")


_NOT_BEFORE_NOTE = r"(?<!\bNo\.)(?<!\bNos\.)(?<!\bArt\.)(?<!\bArts\.)(?<!\bSec\.)(?<!\bpp\.)(?<!\bpara\.)(?<!\bVol\.)(?<!\bvol\.)(?<!\bno\.)(?<!\bnos\.)(?<!\bart\.)(?<!\bsec\.)(?<!\bFig\.)(?<!\bch\.)(?<!\bCh\.)"
_NOTE_AFTER_QUOTE = re.compile(r"(?<=[.,;:!?][”\"’'])\d{1,3}(?![\w.,]\w)(?!\w)")
_NOTE_AFTER_STOP = re.compile(r"(?<=[a-z)\]%][.!?])" + _NOT_BEFORE_NOTE + r"\d{1,3}(?=\s|$)")
_NOTE_AFTER_YEAR = re.compile(
    r"(?<=\b(?:1[89]|20)\d\d[.,;])\d{1,3}(?=\s+[A-Z“\"(‘]|\s*$|\s*\n)"
    r"|(?<=\b(?:1[89]|20)\d\d,)\d{1,3}(?=\s+[a-z])",
    re.MULTILINE,
)
_NOTE_AFTER_COMMA = re.compile(r"(?<=[a-z][,;:])\d{1,2}(?=\s+[a-zA-Z])")
_NOTE_AFTER_WORD = re.compile(r"(?<=[a-z]{4})\d{1,2}(?=[\s.,;:)]|$)")
_NOT_A_NOTE = re.compile(
    r"(?:covid|article|section|table|figure|chapter|part|tier|annex|appendix|paragraph|page|"
    r"phase|level|grade|type|class|group|form|number|rule|order|form|act|law|june|july|march|april)$"
    r"|[./@_\-][a-z]+$",
    re.IGNORECASE,
)
_CARET_NOTE = re.compile(r"\^\d{1,3}")
_CARET_FOR_STOP = re.compile(
    r"(?<=[a-z”’])\^\d{1,3}(?=\s*\n|\s*$|\s+(?:This|The|In|It|These|By|But|As|He|She|They|A)\s)"
)
_SUPERSCRIPTS = re.compile(
    r"(?<![\s\d][km]m)(?<![\s\d]m)(?<![\s\d]cm)(?<=[^\s\d])[⁰¹²³⁴-⁹]+(?!\w)|(?<=\d)[⁰¹²³⁴-⁹]+(?=\s)"
)
_BRACKET_NOTE = re.compile(r"(?<=[\w.,;:!?”\"’')%])\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\](?!\()")
_DAGGER = re.compile(r"(?<=[\w.,;)%”\"])[†‡§]+|(?<=[\w.,;)%”\"])\*{1,3}(?=[\s,.;]|$)")


def _drop_note_after_word(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 24) : match.start()]
    stem = re.search(r"\S*$", before)
    word = stem[0].strip("“\"‘'(") if stem else ""
    return match[0] if _NOT_A_NOTE.search(word) else ""


def drop_note_marks(text: Traced) -> Traced:
    """Drop footnote marks glued to what they stand behind.

    Forms: after a stop ("direction.22 In"), a year and its stop ("December 2000.21"), a closing
    quote ("Firestone.”62"), a comma ("women,4 and"), a word ("victims12 were"); carets of scanned
    superscripts ("traffickers^9"), which
    took the full stop along where a sentence ends behind them; superscript digits; "[12]" behind a word; daggers.

    >>> drop_note_marks(Traced.of("in December 2000.21 He said “no.”62")).text
    'in December 2000. He said “no.”'
    """
    step = "drop_note_marks"
    text = text.sub(_CARET_FOR_STOP, ".", step)
    for pattern in (
        _CARET_NOTE,
        _SUPERSCRIPTS,
        _BRACKET_NOTE,
        _DAGGER,
        _NOTE_AFTER_QUOTE,
        _NOTE_AFTER_STOP,
        _NOTE_AFTER_YEAR,
        _NOTE_AFTER_COMMA,
    ):
        text = text.sub(pattern, "", step)
    return text.sub(_NOTE_AFTER_WORD, _drop_note_after_word, step)


_NOTE_GROUP = r"\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)"
_NOTE_AFTER_SENTENCE = re.compile(r"(?<=[.!?”\"])\s" + _NOTE_GROUP + r"(?=\s|$)")
_NOTE_GROUP_ANYWHERE = re.compile(r"(?<=[\w.,;:!?”\"’)%†‡])\s" + _NOTE_GROUP)
_LIST_OF_COUNTS = re.compile(r"\w \(\d{1,3}\)[;,] ?(?:and )?[^();,\n]{2,40} \(\d{1,3}\)")
_ENOUGH_NOTES = 5


def drop_bracketed_note_groups(text: Traced) -> Traced:
    """Drop note numbers in round brackets, in documents that set their notes so.

    "work. (1,5,8) In" is dropped where at least five sentences of the document end so; then
    "Yes (27)" and "Act (3)" are notes too, but a list of counts "Mali (12); Chad (9)" is not.
    """
    if len(_NOTE_AFTER_SENTENCE.findall(text.text)) < _ENOUGH_NOTES:
        return text
    lists = [m.span() for m in _LIST_OF_COUNTS.finditer(text.text)]
    return text.sub(
        _NOTE_GROUP_ANYWHERE,
        lambda m: m[0] if any(s <= m.start() < e for s, e in lists) else "",
        "drop_bracketed_note_groups",
    )


_SPACED_NUMBER_DASH = re.compile(r"(?<=\d)(?: [–—-] ?| ?[–—] )(?=\d)|(?<=\d)—(?=\d)")
_SPACED_NAME_DASH = re.compile(r"\b([A-Z][a-z]{2,}) [–—-] ([a-z]{2,})\b")
_SPACED_COMPOUND = re.compile(
    r"\b((?:most|least)(?= [–—-] [a-z]+ed\b)|low|high|well|long|short|self|non|anti|cross|co|re|pre|post|multi|semi|"
    r"action|one|size|full|part|half|third|first|second|victim|child|government|so) [–—-] "
    r"(?=([a-z]+)\b)"
)


def close_dashes(text: Traced) -> Traced:
    """Close dashes set with spaces inside a number range, a name or a compound.

    "353—0" and "17 - 28" become ranges with an en dash; "Tiuriu – kanova" is one name, because
    neither half is a word; "most – respected" is a compound.

    >>> close_dashes(Traced.of("aged 17 - 28; Tiuriu – kanova, most – respected")).text
    'aged 17–28; Tiuriukanova, most-respected'
    """
    text = text.sub(_SPACED_NUMBER_DASH, "–", "close_dashes")
    text = text.sub(_SPACED_NAME_DASH, _close_name, "close_dashes")
    return text.sub(_SPACED_COMPOUND, r"\1-", "close_dashes")


def _close_name(match: re.Match[str]) -> str:
    left, right = match[1], match[2]
    return match[0] if is_word(left) or is_word(right) else left + right


_THOUSANDS_RUN = re.compile(r"(?<![\d.,\w])\d{1,3}(?: \d{3})+(?![\d,]|[–-]\d|\.\d)")
_BROKEN_AT_COMMA = re.compile(r"(?<=\d,)\n(?=\d{3}\b)")
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Art|Arts|Article|Articles|Section|Sections|Law|Act|Decree)\.? |, )$"
)


def close_numbers(text: Traced) -> Traced:
    r"""Close numbers broken by spaces or a line end: "940 000", "1,\n373".

    >>> close_numbers(Traced.of("some 940 000 people")).text
    'some 940000 people'
    """
    text = text.sub(_BROKEN_AT_COMMA, "", "close_numbers")
    return text.sub(_THOUSANDS_RUN, _close_thousands, "close_numbers")


def _close_thousands(match: re.Match[str]) -> str:
    if _NUMBER_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
        return match[0]
    return match[0].replace(" ", "")


_BROKEN_WORD = re.compile(r"\b([A-Za-z]+)-[ \t]*\n[ \t]*([a-z]+)\b")


def join_broken_words(text: Traced) -> Traced:
    r"""Join a word that a line end broke in two; a true hyphen stays.

    >>> join_broken_words(Traced.of("traf-\nficking, anti-\ntrafficking")).text
    'trafficking, anti-trafficking'
    """
    return text.sub(_BROKEN_WORD, _join_word, "join_broken_words")


def _join_word(match: re.Match[str]) -> str:
    left, right = match[1], match[2]
    if is_word(left + right) or not (is_word(left) and is_word(right)):
        return left + right if left.lower() not in _PREFIXES else f"{left}-{right}"
    return f"{left}-{right}"


_PREFIXES = frozenset({"anti", "non", "co", "pre", "post", "self", "multi", "inter", "sub"})

STEPS: tuple[Step, ...] = (
    drop_invisible,
    unify_line_ends,
    unify_spaces,
    mend_mojibake,
    split_ligatures,
    drop_addresses,
    drop_markdown,
    open_bracketed_letters,
    close_initials,
    drop_note_marks,
    drop_bracketed_note_groups,
    close_dashes,
    close_numbers,
    join_broken_words,
)
"""The character steps in their order."""
