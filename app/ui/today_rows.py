"""The rows of Today: one for each thing that is so about a case, with the one button that leads on."""

from collections.abc import Callable
from datetime import date

from app.domain.case_needs import Need, days_left_words
from app.domain.day_words import weekday_day
from app.i18n import tr
from app.services.agenda import Agenda, AgendaItem
from app.ui.badges import Badge
from app.ui.buttons import LinkButton
from app.ui.case_badges import status_badge, status_look
from app.ui.labels import WrappedLabel
from app.ui.rows import ItemRow, ListRow

Act = Callable[[AgendaItem], None]


def own_row(item: AgendaItem, today: date, act: Act) -> ListRow:
    """Return the row of something that needs the person; its button calls `act`."""
    status = item.status
    is_past = status.need is Need.OURS and status.by is not None and status.by < today
    words = (item.case.title, item.case.organisation, status.sentence, button_words(item))
    row = ListRow(status_look(status.need), *words, badge=Badge(*status_badge(status, is_past)))
    if item.follow_up:
        said = tr("{title}. The next letter: {letter}").format(title=item.case.title, letter=item.follow_up)
        row.button.setAccessibleDescription(said)
    row.acted.connect(lambda *_clicked: act(item))
    return row


def their_row(item: AgendaItem, act: Act) -> ItemRow:
    """Return the row of something that others owe; its link calls `act`."""
    day = weekday_day(item.status.by) if item.status.by else ""
    due = tr("due {day}; {left}").format(day=day, left=days_left_words(item.status.days))
    link = LinkButton(tr("Open"))
    link.setAccessibleName(tr("Open “{title}”").format(title=item.case.title))
    link.clicked.connect(lambda *_clicked: act(item))
    right = (WrappedLabel(due, "muted"), link)
    return ItemRow("theirs", item.case.title, beside=item.case.organisation, right=right, ink="theirs")


def only_awaited(agenda: Agenda) -> list[AgendaItem]:
    """Return what is awaited in cases that are not told of above.

    A draft hides no date that runs; a reply that waits to be read says more than the date it may have met.
    """
    told = {item.case.id for item in agenda.ours if item.status.need < Need.NOT_SENT}
    return [item for item in agenda.theirs if item.case.id not in told]


def button_words(item: AgendaItem) -> str:
    """Return what the one button of a row says."""
    words = {
        "continue": tr("Carry on writing"),
        "send": tr("Record sending"),
        "read": tr("Read the reply"),
        "write": tr("Write a follow-up"),
    }
    return words.get(item.action.partition(":")[0], tr("Open the case"))


def next_date_sentence(agenda: Agenda) -> str:
    """Return which date is coming next, for a quiet day."""
    item = next((item for item in agenda.theirs if item.status.by), None)
    if item is None:
        return tr("No date is running. A new complaint can be started at any time.")
    said = tr("The next date is {day}; {left}. A reply is due from {who}.")
    left = days_left_words(item.status.days)
    return said.format(day=weekday_day(item.status.by) if item.status.by else "", left=left, who=item.case.organisation)
