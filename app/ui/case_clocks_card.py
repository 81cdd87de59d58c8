"""The clocks of a case: who owes what by when, how much time is used, and how each date was worked out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case_clocks import CaseClock, ClockState, clock_sentence
from app.domain.case_needs import days_left_words, days_overdue_words
from app.i18n import tr, trn
from app.ui.badges import Badge
from app.ui.case_badges import URGENT_DAYS
from app.ui.clock_bar import ClockBar
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, Disclosure, Inset


def clocks_card(clocks: Sequence[CaseClock], today: date) -> Card:
    """Return the card of all clocks, running ones first, the nearest date first; the first working is open."""
    card = Card()
    layout = card.layout()
    assert layout is not None
    layout.setContentsMargins(16, 12, 16, 4)
    ordered = sorted(clocks, key=lambda clock: (clock.is_settled, clock.shown))
    for place, clock in enumerate(ordered):
        card.add_row(ClockRow(clock, today, is_first=place == 0))
    return card


class ClockRow(QWidget):
    """One clock: badge and days, the sentence, the bar, the working."""

    def __init__(self, clock: CaseClock, today: date, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if is_first else 12, 0, 12)
        column.setSpacing(6)
        column.addLayout(_head(clock))
        sentence = clock_sentence(clock)
        column.addWidget(WrappedLabel(sentence))
        used, late = parts_of_bar(clock, today)
        column.addWidget(ClockBar(clock.whose, used, late=late, description=f"{sentence}. {days_words(clock)}"))
        if clock.working:
            working = Inset(" ".join(clock.working))
            if clock.explain:
                working.add(WrappedLabel(clock.explain, "hint"))
            column.addWidget(Disclosure(tr("How we worked this out"), working, is_open=is_first))


def _head(clock: CaseClock) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Badge(*clock_badge(clock)))
    row.addStretch(1)
    row.addWidget(WrappedLabel(days_words(clock), "strong"))
    return row


def clock_badge(clock: CaseClock) -> tuple[str, str]:
    """Return kind and words of the badge that says whose turn it is."""
    match clock.state:
        case ClockState.ANSWERED | ClockState.ANSWERED_LATE:
            return "answered", tr("Answered")
        case ClockState.ENDED:
            return "plain", tr("Ended")
        case ClockState.OVERDUE:
            return "overdue", tr("Overdue") if clock.whose == "theirs" else tr("Time is over")
        case ClockState.WAITING_FOR_US if clock.whose == "theirs":
            return "ours", tr("They wait for you")
        case ClockState.WAITING_FOR_US:
            return "urgent" if clock.days_left <= URGENT_DAYS else "ours", tr("You must act")
        case ClockState.RUNNING:
            return ("theirs", tr("They owe you")) if clock.whose == "theirs" else ("wait", tr("You wait"))


def days_words(clock: CaseClock) -> str:
    """Return how many days are left or over, or how an answered clock went."""
    match clock.state:
        case ClockState.ANSWERED:
            return tr("in time")
        case ClockState.ANSWERED_LATE:
            return trn("{n} day late", "{n} days late", clock.overdue_days)
        case ClockState.ENDED:
            return ""
        case ClockState.OVERDUE:
            return days_overdue_words(clock.overdue_days)
        case ClockState.WAITING_FOR_US | ClockState.RUNNING:
            return days_left_words(clock.days_left)


def parts_of_bar(clock: CaseClock, today: date) -> tuple[float, float]:
    """Return which parts of the bar are used and late, each from 0 to 1."""
    whole = max((clock.shown - clock.starts_on).days, 1)
    if clock.is_settled:
        late = clock.overdue_days
        return whole / (whole + late), late / (whole + late)
    if clock.state is ClockState.OVERDUE:
        return whole / (whole + clock.overdue_days), clock.overdue_days / (whole + clock.overdue_days)
    return min(1.0, max(0, (today - clock.starts_on).days) / whole), 0.0
