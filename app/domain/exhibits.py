"""Exhibits: pieces of evidence, labelled A … Z, AA … in one series for the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from app.domain.answers import Answers, Value
from app.domain.letters import StoredFile, file_reference

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


def exhibit_ordinal(label: str) -> int:
    """Return which exhibit of the case has a label, counted from 0."""
    ordinal = 0
    for letter in label:
        ordinal = ordinal * LETTERS + ord(letter) - ord("A") + 1
    return ordinal - 1


def named_exhibits(answers: Answers) -> frozenset[str]:
    """Return the labels of the exhibits of the case that a letter's answers name."""
    value = answers.get("exhibits")
    entries = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    return frozenset(str(entry["label"]) for entry in entries if is_carried(entry))


def exhibit_labels(entries: Sequence[Mapping[str, Value]], used: int) -> list[str]:
    """Return the label of each entry of an `exhibits` answer.

    Args:
        entries: The entries; one that was carried over from an earlier letter keeps its label.
        used: How many labels the case has used; the first new exhibit takes the next.
    """
    ordinals = count(used)
    return [str(entry["label"]) if is_carried(entry) else exhibit_label(next(ordinals)) for entry in entries]


def is_carried(entry: Mapping[str, Value]) -> bool:
    """Whether an entry is an exhibit of the case already, so that its label is given for good."""
    return bool(entry.get("carried") and entry.get("label"))


def carried_exhibit(exhibit: Exhibit) -> dict[str, Value]:
    """Return an exhibit of the case as an entry of the next letter's answer."""
    file = file_reference(exhibit.file) if exhibit.file else ""
    return {"label": exhibit.label, "title": exhibit.title, "dated": exhibit.dated, "file": file, "carried": True}
