"""Names of laws, treaties, bills, decrees and policies, in full and in short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tipfacts.records import Instrument
from tipfacts.tag.mention import Mention
from tipfacts.tag.parsed import Parsed
from tipfacts.tag.places import PlaceName

LawForm = Literal["full", "short", "description"]


@dataclass(frozen=True, slots=True)
class LawName:
    """A law as named here, resolved to its instrument within the document.

    Attributes:
        instrument: what the words name; for a short form, the instrument named in full before.
        form: `full` ("Law No. 162"), `short` ("the Act"), `description` ("an anti-trafficking law").
    """

    instrument: Instrument
    form: LawForm = "full"


def tag_laws(
    parsed: Parsed, places: tuple[Mention[PlaceName], ...]
) -> tuple[Mention[LawName], ...]:
    """Find the laws of a document, short forms resolved to what they stand for."""
    return ()
