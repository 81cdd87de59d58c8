"""How states of cases, letters and points look on pages: which badge, which disc, which words."""

from typing import NamedTuple

from app.domain.case_needs import CaseStatus, Need, days_left_words, days_overdue_words
from app.domain.dates import short_date
from app.domain.letters import Letter, LetterState
from app.domain.points import Verdict
from app.i18n import tr, trn
from app.ui.badges import Badge

URGENT_DAYS = 7


class BadgeWords(NamedTuple):
    """Kind and words of a badge, for parts that make a widget and for parts that paint."""

    kind: str
    text: str


def status_badge(status: CaseStatus, day_is_past: bool = False) -> BadgeWords:
    """Return the badge that repeats a status; ours is filled when a week or less is left.

    Args:
        status: What is so.
        day_is_past: Whether our own day is over, so that nothing is left of it.
    """
    match status.need:
        case Need.OURS:
            return _own_badge(status, day_is_past)
        case Need.REPLY_TO_READ:
            return BadgeWords("reply", tr("Reply to read"))
        case Need.OVERDUE:
            return BadgeWords("overdue", days_overdue_words(status.days))
        case Need.PART_ANSWERED:
            return BadgeWords("partly", trn("{n} point open", "{n} points open", status.days))
        case Need.NOT_SENT:
            return BadgeWords("finished", tr("Not sent yet"))
        case Need.DRAFT:
            return BadgeWords("draft", tr("Draft"))
        case Need.WAITING:
            return BadgeWords("theirs", days_left_words(status.days))
        case Need.LATER:
            return BadgeWords("ours", days_left_words(status.days))
        case Need.QUIET:
            return BadgeWords("plain", tr("No date running"))
        case Need.CLOSED:
            return BadgeWords("plain", tr("Closed"))


def _own_badge(status: CaseStatus, day_is_past: bool) -> BadgeWords:
    if status.by is None:
        return BadgeWords("urgent", tr("They wait for you"))
    if day_is_past:
        return BadgeWords("overdue", tr("Time is over"))
    kind = "urgent" if status.days <= URGENT_DAYS else "ours"
    return BadgeWords(kind, days_left_words(status.days))


def status_look(need: Need) -> str:
    """Return which disc stands before a row of this need; a key of ROW_LOOKS."""
    return {
        Need.OURS: "ours",
        Need.REPLY_TO_READ: "reply",
        Need.OVERDUE: "overdue",
        Need.PART_ANSWERED: "reply",
        Need.NOT_SENT: "finished",
        Need.DRAFT: "draft",
        Need.WAITING: "theirs",
        Need.LATER: "ours",
        Need.QUIET: "next",
        Need.CLOSED: "finished",
    }[need]


def verdict_badge(verdict: Verdict) -> Badge:
    """Return the badge of what a reply did with a point."""
    return Badge(verdict.value, verdict.label)


def letter_badge(letter: Letter) -> Badge:
    """Return the badge of how far a letter has come."""
    if letter.state is LetterState.DRAFT:
        return Badge("draft", tr("Draft"))
    if letter.sending is None:
        return Badge("finished", tr("Finished, not sent"))
    return Badge("sent", tr("Sent {day}").format(day=short_date(letter.sending.sent_on)))
