"""Second look at a number, with the noun that it counts and the clause that it stands in."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from tipfacts.tag.amounts import Amount
from tipfacts.tag.nouns import kind_of, lemma, noun_after
from tipfacts.tag.numbers import find_numerals, plain
from tipfacts.tag.parsed import Parsed, Sentence
from tipfacts.tag.penalties import clauses, law_binds, law_speaks
from tipfacts.tag.uncounted import uncounted_nouns

_TIME = re.compile(
    r"[\s-]+(?:(?:consecutive|straight|full|more|additional|further|extra|calendar|school|working|business|whole|long|or)\s+){0,2}(?P<unit>seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|months?|years?|decades?|"
    r"centur(?:y|ies)|semesters?|fortnights?)(?P<whose>['’])?(?![\w-])",
    re.I,
)
_YEARS = re.compile(r"\s+years?(?![\w-])(?:\s+and\s+(?P<months>[\w-]+)\s+months)?", re.I)
_MONTHS = re.compile(r"\s+months?(?![\w-])", re.I)
_TIME_NOUNS = frozenset("second minute hour day night weekend week decade".split())
_TOLD_TERM = re.compile(
    r"\b(?:sentence[sd]?|sentencing|terms?|average[ds]?|averaging|delay\w*|imprisonment|prison|jail\w*|ranging|longest|"
    r"shortest|received|given|serve[ds]?|serving|one|convict\w+)\b",
    re.I,
)
_PRISON = re.compile(
    r"\b(?:sentence[sd]?|sentencing|terms?|imprison\w+|in\s+prison|in\s+jail|jailed|delay\w*)\b",
    re.I,
)
_BARE_AFTER = re.compile(r"\s*(?:[,;.)]|$|(?:if|where|when|in|for|to|and|or|with|but)\b)")
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|any|each|every|no|another|some|previous|last|first|which|such|latter|former|"
    r"right|wrong|the\s+only|(?:is|was|are|were|be|as|like|than)|number|day|at)\s+$",
    re.I,
)
_ONE_PART = re.compile(
    r"\s+(?:of\s+(?:whom|them|which|these|those)\b|from\b|in\s+\d{4}|the\s+(?:year|previous))",
    re.I,
)
_SAID = re.compile(
    r"[\w\s’'.-]{0,40}?\b(?:said|says|told|notes?|noted|explain\w*|claim\w*|argu\w+|stat(?:ed|es)|comment\w*|recall\w*|"
    r"describ\w+|believ\w+|observ\w+|identified\s+by|suggest\w*|remark\w*)\b"
)
_AGE_BOUND = re.compile(r"[a-z]+(?:s|en)\s+(?:over|under|above|below)\s+$")
_DEFINITE_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|percent|half|thirds?|quarters?)|%)\s+of\s+(?:the|these|those|its|their|all)\s+$",
    re.I,
)


def time_unit(text: str, amount: Amount, end: int) -> str | None:
    """Give the stretch of time that a number counts ("year", "day"), if it does."""
    match = _TIME.match(text, amount.end, end)
    if match is None or amount.unit is not None:
        return None
    return match["unit"].lower().rstrip("s")


def in_years(text: str, amount: Amount, end: int) -> Amount:
    """Give a number of years its unit, with the months that follow as a part of a year."""
    match = _YEARS.match(text, amount.end, end)
    if match is None or amount.unit is not None:
        return _months_in_years(text, amount, end)
    months = (
        sum(n.value for n in find_numerals(text, *match.span("months"))) if match["months"] else 0
    )
    value = None if amount.value is None else plain(round(amount.value + months / 12, 2))
    return replace(amount, end=match.end(), unit="year", value=value)


def _months_in_years(text: str, amount: Amount, end: int) -> Amount:
    """Give a term of months as a part of a year: only terms that a court gave come here."""
    match = _MONTHS.match(text, amount.end, end)
    if match is None or amount.unit is not None:
        return amount
    value, low, high = (
        None if n is None else plain(round(n / 12, 2))
        for n in (amount.value, amount.low, amount.high)
    )
    return replace(amount, end=match.end(), unit="year", value=value, low=low, high=high)


def is_told_term(text: str, amount: Amount, start: int, end: int) -> bool:
    """Say whether years are a term that a court gave, or another length that was measured."""
    for clause_start, clause_end in clauses(text, start, end):
        if clause_start <= amount.start < clause_end:
            return bool(
                _PRISON.search(text, start, clause_end)
                and _TOLD_TERM.search(text, clause_start, clause_end)
                and not law_speaks(text, clause_start, clause_end)
            )
    return False


def why_not_counted(parsed: Parsed, sentence: Sentence, amount: Amount, opens: int) -> str | None:
    """Say why a number is no statistic, by its noun and clause; `None` where it may be one."""
    text, start, end = parsed.text, sentence.start, sentence.end
    noun = noun_after(parsed, sentence, amount.end)
    if amount.unit is None and noun is not None and lemma(noun) in uncounted_nouns():
        return f"noun:{lemma(noun)}"
    if amount.value == 1 and amount.words and (why := _why_no_one(text, amount, opens, start, end)):
        return why
    if _is_any_one(text, amount, noun, opens):
        return "one:noun"
    if noun is None and _is_age(text, amount, start):
        return "age"
    if amount.unit is None and noun is not None and lemma(noun) in _TIME_NOUNS:
        return f"time:{lemma(noun)}"
    if _list_number(text, amount, start, end):
        return "list"
    if amount.unit is None and _repeats(text, amount, opens, start):
        return "repeated"
    return _why_by_clause(text, amount, noun is not None, start, end)


def _is_any_one(text: str, amount: Amount, noun: Token | None, opens: int) -> bool:
    """Say whether "one" stands before a noun that nobody counts, or in "more than one"."""
    if amount.value != 1 or not amount.words:
        return False
    if opens < amount.start:
        return text[opens : amount.start].lower().startswith("more")
    countless = noun is not None and kind_of(noun) is None
    return countless and not _ONE_PART.match(text, amount.end)


def _why_no_one(text: str, amount: Amount, opens: int, start: int, end: int) -> str | None:
    """Say why "one" is a pronoun or an article."""
    if opens < amount.start:
        return None
    if _ONE_BEFORE.search(text, max(start, opens - 20), opens):
        return "one:definite"
    if _SAID.match(text, amount.end, min(end, amount.end + 70)):
        return "one:says"
    after = text[amount.end : end]
    if re.match(r"\s+of\b", after) and not _ONE_PART.match(after):
        return "one:of"
    if re.match(
        r"\s+(?:[a-z]+ly\b|can|could|must|may|might|should|would|will|has|had|is|was|who|another|or\s+(?:more|both))\b",
        after,
    ):
        return "one:pronoun"
    return (
        "one:alone"
        if re.match(r"\s*[.”\"’?!]*$", after) and re.search(r"\bsays\s+$", text[start:opens])
        else None
    )


def _list_number(text: str, amount: Amount, start: int, end: int) -> bool:
    """Say whether a number opens a list item, or stands alone on its line."""
    alone = text[start:end].strip(" .()[]—–-/\t")
    if alone == text[amount.start : amount.end]:
        return True
    opening = text[start : amount.start].strip(" (\t-•*") == ""
    if opening and re.match(r"[.)]\s|\s{3,}|\s*/\s*\d", text[amount.end : amount.end + 4]):
        return True
    return (
        bool(re.search(r"\s{3,}$", text[start : amount.start]))
        and text[amount.end : end].strip() == ""
    )


def _is_age(text: str, amount: Amount, start: int) -> bool:
    """Say whether "women over 16" bounds the age of those just named."""
    small = amount.unit is None and amount.value is not None and 4 < amount.value < 100
    return small and bool(_AGE_BOUND.search(text, max(start, amount.start - 30), amount.start))


def _repeats(text: str, amount: Amount, opens: int, start: int) -> bool:
    """Say whether "of the N" only repeats the whole that an earlier number gave."""
    if opens < amount.start or not _DEFINITE_OF.search(text, max(start, opens - 40), opens):
        return False
    digits = text[amount.start : amount.end]
    return bool(
        re.search(
            rf"(?<![\w.,]){re.escape(digits)}(?![\w]|[.,]\d)",
            text[max(0, start - 1500) : start],
            re.I,
        )
    )


def _why_by_clause(text: str, amount: Amount, has_noun: bool, start: int, end: int) -> str | None:
    time = time_unit(text, amount, end)
    for clause_start, clause_end in clauses(text, start, end):
        if not clause_start <= amount.start < clause_end:
            continue
        if law_speaks(text, clause_start, clause_end) and (
            time
            or _is_money(amount)
            or (amount.unit is None and _BARE_AFTER.match(text, amount.end))
        ):
            return "penalty"
        if (
            amount.unit != "percent"
            and not _is_money(amount)
            and law_binds(text, clause_start, clause_end)
        ):
            return "law"
    part = re.search(r"\byears?\s+and\s+$", text[start : amount.start], re.I)
    if time in {"year", "month"} and not part and is_told_term(text, amount, start, end):
        return None
    return f"time:{time}" if time else None


def _is_money(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.isupper()
