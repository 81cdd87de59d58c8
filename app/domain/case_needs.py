"""What a case may need, and how that is said; `case_status` works out which."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from app.i18n import tr, trn


class Need(IntEnum):
    """What a case needs, most urgent first."""

    OURS = 1
    REPLY_TO_READ = 2
    OVERDUE = 3
    PART_ANSWERED = 4
    NOT_SENT = 5
    DRAFT = 6
    WAITING = 7
    LATER = 8
    QUIET = 9
    CLOSED = 10

    @property
    def is_for_us(self) -> bool:
        """Whether the member has something to do."""
        return self <= Need.DRAFT


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """One thing that is so about a case, in a sentence.

    Attributes:
        sentence: What is so and why, with the date in it.
        emphasis: The part of the sentence to print bold; "" when none.
        by: The date that matters, where there is one.
        days: Days left (waiting, ours) or days late (overdue); of a reply in part, the points that are open.
        letter_id: The letter meant, or 0.
        reply_id: The reply to be read, or 0.
    """

    need: Need
    sentence: str
    emphasis: str = ""
    by: date | None = None
    days: int = 0
    letter_id: int = 0
    reply_id: int = 0


def days_left_words(days: int) -> str:
    """Return “31 days left”, or “due today”."""
    return trn("{n} day left", "{n} days left", days) if days else tr("due today")


def days_overdue_words(days: int) -> str:
    """Return “11 days overdue”."""
    return trn("{n} day overdue", "{n} days overdue", days)
