import pytest
import spacy


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("tipfacts")
    return nlp


def test_records_are_in_the_doc_with_offsets_of_its_text(nlp):
    doc = nlp("The law\nwas  signed in\tMay 2004.")
    (date,) = [r for r in doc._.facts if r.type == "date"]
    assert date.text == "May 2004"
    assert doc.char_span(date.evidence[0].start, date.evidence[0].end).text == "May 2004"


def test_the_pipeline_streams_and_can_be_kept(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    given = list(again.pipe(["It was signed in 2004.", "Nothing."]))
    assert [len(d._.facts) > 0 for d in given] == [True, False]


def test_it_is_found_by_its_entry_point():
    from importlib.metadata import entry_points

    (point,) = entry_points(group="spacy_factories", name="tipfacts")
    assert point.value == "tipfacts.spacy_component:make_component"
