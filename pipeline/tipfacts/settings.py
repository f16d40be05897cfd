"""What a run can be told, in one frozen value that the manifest writes down."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
MAX_DOCUMENT_BYTES = 20 * MEBIBYTE
"""A document above this is dropped as `too_large`; the thickest report is under 4 MiB of text."""


DEFAULT_PROFILE = "rules"
"""The profile of a run that is told none, see `docs/models.md`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run; the same input with the same settings gives the same bytes.

    Attributes:
        model: the base model's package name or folder, `None` for the packaged one.
        jobs: processes that read documents for facts; changes the speed, not the result.
        relations: whether the relations behind the records are written too.
        max_document_bytes: size above which a document (or a row) is dropped.
        text_column: column of tables and field of JSON lines with the text, `None` for `text`.
        id_column: the same of ids, `None` for `id` where there is one.
        profile: which learned parts speak beside the rules: `rules` (none), `light` or `full`.
        learned: folders of the user's own models, each in place of the shipped one of its kind.
        provenance: whether it is told where places and periods were taken from.
    """

    model: str | None = None
    jobs: int = 1
    relations: bool = False
    max_document_bytes: int = MAX_DOCUMENT_BYTES
    text_column: str | None = None
    id_column: str | None = None
    provenance: bool = False
    profile: str = DEFAULT_PROFILE
    learned: tuple[str, ...] = ()
