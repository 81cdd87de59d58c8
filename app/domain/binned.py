"""The bin: what a person deleted, which comes back whole for thirty days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.i18n import tr

KEPT = timedelta(days=30)


class BinKind(StrEnum):
    """What can be deleted."""

    CASE = "case"
    LETTER = "letter"
    REPLY = "reply"
    EXHIBIT = "exhibit"
    ENTRY = "entry"

    @property
    def label(self) -> str:
        """The word for it."""
        return {
            BinKind.CASE: tr("Case"),
            BinKind.LETTER: tr("Letter"),
            BinKind.REPLY: tr("Reply"),
            BinKind.EXHIBIT: tr("Exhibit"),
            BinKind.ENTRY: tr("Note or call"),
        }[self]


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing in the bin, with all that went there with it.

    Attributes:
        item_id: The number of the case, letter, reply or exhibit; of a note or a call, its place in the history.
        title: What it is, as the bin shows it.
        binned_on: The day on which it was deleted.
        goes_on: The day on which it is deleted for good.
        accounts: What a reply had said of points and of an apology, to be given back with it; plain data.
        is_case_binned: Whether its whole case is in the bin too, so that this alone can't come back.
    """

    id: int
    kind: BinKind
    case_id: int
    item_id: int
    title: str
    binned_on: date
    goes_on: date
    accounts: str = "{}"
    case_ref: str = ""
    case_title: str = ""
    is_case_binned: bool = False

    @property
    def name(self) -> str:
        """How the command line names it: `letter:3`, `note:1/4`, `case:P-2026-0001`."""
        match self.kind:
            case BinKind.CASE:
                return f"case:{self.case_ref}"
            case BinKind.ENTRY:
                return f"note:{self.case_id}/{self.item_id}"
            case _:
                return f"{self.kind}:{self.item_id}"


def goes_on(today: date, known: date) -> date:
    """Return the day on which what is deleted today goes for good.

    Args:
        today: The day as the computer has it.
        known: The last day of which the data file tells; later than `today` where the computer's clock is behind, so
            that thirty days are thirty days also after it is put right.
    """
    return max(today, known) + KEPT
