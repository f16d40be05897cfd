"""Every reason for which reading gives something up, with what a person can do about it."""

from __future__ import annotations

from tipfacts.document import Dropped

REASONS = {
    "empty": "holds no text: remove it, or give it the text it should have",
    "binary": "holds a NUL character ({where}), so it is no text: export it as UTF-8 text",
    "undecodable": "is not UTF-8 ({where}) nor any encoding that fits it: save it as UTF-8",
    "too_large": "is larger than {limit} bytes: split it, or raise the limit with --max-mib",
    "truncated": "ends before its gzip data does: copy or download it again",
    "damaged": "is damaged ({what}): copy or download it again, or export it anew",
    "encrypted": "is protected by a password ({what}): save a copy without one",
    "no_text_layer": "holds no text layer, only pictures: run OCR first, for example with ocrmypdf",
    "no_pages": "has no page: export it anew",
    "too_many_pages": "has more than {limit} pages: split it",
    "too_many_characters": "holds more than {limit} characters: split it",
    "too_slow": "takes more than {limit} to read, as files made to harm do: split it, or make a text "
    "of it yourself and give that",
    "too_much_memory": "needs more than {limit} of memory to read, as files made to harm do: split it, "
    "or make a text of it yourself and give that",
    "reader_failed": "made the program that reads it fail ({what}): export it anew, and report it as a "
    "bug",
    "too_deep": "nests its elements thousands deep, as harmful pages do: what stands there was not "
    "read; save it as text and give that",
    "nested_archive": "is an archive inside an archive: unpack it, and give the folder",
    "unsafe_name": "has a name that could lead out of its folder: rename it inside the archive",
    "too_dense": "unzips to far more than it is, as harmful archives do: unpack it yourself if you "
    "trust it, and give the folder; the files before that place were read",
    "harmful": "holds files that had to be stopped while they were read: unpack it yourself if you "
    "trust it, and give the folder; the files before that place were read",
    "too_many_files": "holds more than {limit} files: split it",
    "unreadable": "cannot be opened ({what}): change its permissions or leave it out",
    "broken_link": "is a link to {what}, which is not there: mend or remove the link",
    "link_loop": "is a link to a folder that is read already: nothing to do, or remove the link",
    "not_a_file": "is neither file nor folder: copy what it gives into a file",
    "unsupported_format": "is none of the formats that can be read: convert it to .txt or .pdf",
    "other_format": "is {what}, whatever its name says: give it the name that goes with that",
    "bad_name": "has a name that is not UTF-8: rename it",
    "facts_file": "holds records that tipfacts wrote, not documents: keep results out of the input",
    "bad_json": "is not a JSON object ({what}): one object a line, as in "
    '{{"id": "a", "text": "..."}}',
    "no_text": "has no text in {column!r}: give the document's text there, or name the column of "
    "texts with --text-column",
    "no_column": "has no column {column!r} of text: its columns are {columns}; name one of them with "
    "--text-column or --id-column",
    "bad_table": "cannot be read further as a table ({what}): mend it there; the rows before that "
    "place were read",
    "bad_field": "has a field that cannot be used ({what}): mend it or leave it out",
    "duplicate_id": "has the id of a document that was read before: give it an id of its own",
}
"""Reason to detail; `docs/reading.md` says the same for people, and a test compares them."""


def dropped(source: str, reason: str, place: str | None = None, **found: object) -> Dropped:
    """Say that reading gave something up.

    >>> dropped("a.txt", "empty").detail
    'a.txt holds no text: remove it, or give it the text it should have'
    """
    what = f"{source}, {place}," if place else source
    return Dropped(source, "read", reason, f"{what} {REASONS[reason].format(**found)}", place)
