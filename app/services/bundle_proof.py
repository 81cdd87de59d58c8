"""What verifying a bundle proved, in words: that it fits together in itself, or that it is as it was when noted."""

from enum import StrEnum

from app.i18n import tr, trn
from app.rendering.evidence_archive import ArchiveReport


class Proved(StrEnum):
    """How far the proof goes: a chain alone can be made anew as a whole, one that somebody else noted can't."""

    NOTHING = "nothing"
    CONSISTENT = "consistent"
    SAME_AS_NOTED = "same-as-noted"
    ANOTHER = "another"


def held_at(report: ArchiveReport, head: str | None) -> int | None:
    """Return the entry of the history that has a fingerprint, counted from 1; None where none has."""
    return report.hashes.index(head) + 1 if head in report.hashes else None


def proved(report: ArchiveReport, head: str | None) -> Proved:
    """Return what was proved.

    Args:
        report: What verifying found.
        head: The fingerprint that somebody noted, where there is one.
    """
    if report.faults:
        return Proved.NOTHING
    if head is None:
        return Proved.CONSISTENT
    return Proved.ANOTHER if held_at(report, head) is None else Proved.SAME_AS_NOTED


def proof_words(proof: Proved, report: ArchiveReport, head: str | None = None) -> str:
    """Say in words what was proved, and what was not."""
    match proof:
        case Proved.SAME_AS_NOTED:
            place = held_at(report, head) or 0
            more = trn("{n} entry came after it.", "{n} entries came after it.", report.entries - place)
            words = tr(
                "Proved: the same as when the fingerprint was noted. Every file is what the bundle says, and the "
                "history is unchanged up to entry {place}, at which it was noted. {more}"
            )
            return words.format(place=place, more=more)
        case Proved.ANOTHER:
            return tr(
                "No entry of the history has the fingerprint that you gave. Either the history was made anew or cut "
                "short since it was noted, or it is that of another case. In itself the bundle fits together."
            )
        case _:
            words = tr(
                "Proved: the bundle fits together in itself. Every file is what it says, and the history has no gap. "
                "Not proved: that nobody made all of it anew. For that, compare a fingerprint that somebody noted "
                "before; this one ends with {head}."
            )
            return words.format(head=report.head)


def fault_words(name: str, fault: str) -> str:
    """Say in words what verifying found."""
    if fault.startswith("broken-at-"):
        place = fault.removeprefix("broken-at-")
        return tr("{name}: entry {place} of the history was changed, or one is missing").format(name=name, place=place)
    said = {
        "missing": tr("{name}: listed, but not there"),
        "not-listed": tr("{name}: there, but not listed"),
        "changed": tr("{name}: changed since the bundle was made"),
        "cut-short": tr("{name}: the end of the history is missing"),
    }
    return said.get(fault, tr("{name}: can’t be read")).format(name=name)
