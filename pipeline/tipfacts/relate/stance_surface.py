"""What the surface tells where the parse may not: advice in bare verbs, and questions."""

from __future__ import annotations

import re

from spacy.tokens import Span as Words

from tipfacts.relate.stance_cues import cued
from tipfacts.tag.parsed import Parsed

_BULLET = re.compile(
    r"^(?:[-•*▪]|[a-z0-9]{1,2}[.)])?\s*(?:and\s+|or\s+|to\s+)?(?:(?:[A-Za-z]+ly|[Ff]urther|[Aa]lso|[Pp]lease),?\s+(?:and\s+(?=\w+ly))?)*"
)
_ADVICE_HEAD = re.compile(
    r"recommend|suggested action|what (?:should|must)|next steps", re.IGNORECASE
)
_AUX_FIRST = re.compile(
    r"[\"“]?(?:Has|Have|Had|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Should|May)\b"
)


def advises(parsed: Parsed, start: int, words: Words) -> bool:
    """Say whether the words stand in a piece of advice: "Ratify the protocol; train judges."."""
    part = _part_before(parsed, start)
    opener = _BULLET.sub("", part.lstrip()).split(" ", 1)[0].rstrip(",")
    verb = opener.lower()
    if verb not in cued("advice"):
        return False
    return _bare(parsed, start, opener)


def _part_before(parsed: Parsed, start: int) -> str:
    """Give the text from the last semicolon, colon or the sentence's beginning on."""
    sentence = parsed.sentence_at(start)
    text = parsed.text[sentence.start : sentence.end]
    at = max(text.rfind(mark, 0, start - sentence.start) for mark in ";:") + 1
    return text[at:]


def _bare(parsed: Parsed, start: int, opener: str) -> bool:
    """Ask the tagger whether the opening word is a bare verb without a subject."""
    sentence = parsed.sentence_at(start)
    offset = start - parsed.blocks[sentence.block].start
    first = None
    for token in sentence.words:
        if token.idx > offset:
            break
        if token.text == opener:
            first = token
    if first is None:
        return False
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in first.children)
    return (
        first.tag_ in {"VB", "VBP", "NNP", "NN", "RB"}
        and not has_subject
        and first.dep_ not in {"nsubj", "nsubjpass", "compound", "amod"}
    )


def asks(parsed: Parsed, start: int) -> bool:
    """Say whether the sentence is a question that yes or no would answer."""
    sentence = parsed.sentence_at(start)
    text = parsed.text[sentence.start : sentence.end]
    return text.rstrip('”" ').endswith("?") and bool(_AUX_FIRST.match(text))
