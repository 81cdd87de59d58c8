"""Exhibits: pieces of evidence, labelled A … Z, AA … in one series for the case."""

from dataclasses import dataclass

from app.domain.answers import Value
from app.domain.letters import StoredFile

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence.

    Attributes:
        dated: A date answer: ISO, `{text, sort}`, or "".
        letter_id: The finished letter that gave the label for good.
        file: Its bytes, where the member gave us the file.
    """

    id: int
    case_id: int
    label: str
    title: str
    dated: Value = ""
    letter_id: int | None = None
    file: StoredFile | None = None


def exhibit_label(ordinal: int) -> str:
    """Return the label of the `ordinal`-th exhibit, counted from 0: A … Z, AA, AB and so on."""
    label = ""
    ordinal += 1
    while ordinal:
        ordinal, place = divmod(ordinal - 1, LETTERS)
        label = chr(ord("A") + place) + label
    return label
