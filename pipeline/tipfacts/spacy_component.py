"""The line as a spaCy component: `nlp.add_pipe("tipfacts")`, records in `doc._.facts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from tipfacts.line import Line


class FactsComponent:
    """Reads each `Doc`'s text with the whole line; offsets of the records are the text's own.

    The line has its own base model, so the component works in any English pipeline, a blank one
    too. It is loaded at the first document, not when the pipeline is put together.
    """

    def __init__(self, model: str | None) -> None:
        self._model = model
        self._line: Line | None = None
        if not Doc.has_extension("facts"):
            Doc.set_extension("facts", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.facts` to the tuple of records that the text states."""
        if self._line is None:
            from tipfacts.line import load

            self._line = load(self._model) if self._model else load()
        doc._.facts = tuple(self._line(doc.text))
        return doc


@Language.factory("tipfacts", default_config={"model": None}, assigns=["doc._.facts"])
def make_component(nlp: Language, name: str, model: str | None) -> FactsComponent:
    """Make the component; `model` names the line's base model, by default the packaged one."""
    return FactsComponent(model)
