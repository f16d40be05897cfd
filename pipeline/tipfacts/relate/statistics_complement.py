"""What completes a deed behind its verb: "freed from bonded labor", "recognized as victims"."""

from __future__ import annotations

from spacy.tokens import Token

from tipfacts.relate.statistics_view import View

_OPENERS = frozenset("as from to for of on out into against under through involving".split())
_INNER = frozenset("of to for from on as".split())
_STOPS = frozenset(
    "in at during by after before since until over within between among following while when where "
    "because although but than compared including which who whom whose that".split()
)
_LOOSE = frozenset("the a an of to for from on as into its their his her and or with more".split())
_LONGEST = 6


def complement(view: View, at: int) -> str:
    """Give the words of the complement that begins at a token, "" where none does.

    It begins with a preposition or an infinitive's "to" and ends before a mark, a number, a date,
    an adverbial of time or place, or a further clause.
    """
    site = view.site
    if at >= site.stop or not _opens(view, at) or _dated(view, at):
        return ""
    words: list[Token] = []
    while at < site.stop and len(words) < _LONGEST and not view.taken(at):
        token = site.doc[at]
        if token.is_punct and token.text not in {"-", "–", "/"}:
            break
        if words and (token.lower_ in _STOPS or _new_clause(token, words)):
            break
        if not view.skipped(token):
            words.append(token)
        at += 1
    return _text(words)


def _opens(view: View, at: int) -> bool:
    """Say whether a complement begins: "in" does only before an event, "in a raid on a farm"."""
    word = view.site.doc[at].lower_
    after = view.site.doc[at + 1].lower_ if at + 1 < view.site.stop else ""
    return (
        word in _OPENERS
        or (word == "in" and after in {"a", "an"})
        or (word, after) == ("due", "to")
    )


def _dated(view: View, at: int) -> bool:
    return any(view.taken(i) for i in range(at + 1, min(at + 3, view.site.stop)))


def _new_clause(token: Token, words: list[Token]) -> bool:
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.lower_ in {"and", "or"}:
        return True
    if token.lower_ in _INNER and token.lower_ != "of":
        return words[-1].pos_ not in {"ADJ", "VERB", "NOUN"} or len(words) > 3
    return False


def _text(words: list[Token]) -> str:
    while words and (words[-1].lower_ in _LOOSE or words[-1].tag_ in {"DT", "IN", "TO", "PRP$"}):
        words.pop()
    if len(words) < 2 or (words[1:2] and words[1].lower_ in {"them", "it", "him", "her", "date"}):
        return ""
    text = "".join((t.text if t.pos_ == "PROPN" else t.lower_) + t.whitespace_ for t in words)
    return text.strip(" -–/")
