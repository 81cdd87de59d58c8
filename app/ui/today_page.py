"""Today: what needs the person, the most urgent first, and what others owe."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

import app.ui
from app.bootstrap import Plaint
from app.domain.day_words import full_day
from app.i18n import tr, trn
from app.services.agenda import Agenda, AgendaItem
from app.ui.buttons import LinkButton, PrimaryButton
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.reply_bringing import ReplyHome
from app.ui.tasks import TaskRunner
from app.ui.welcome import QuietCard, WelcomeCard

if TYPE_CHECKING:  # only a Today with cases needs rows; see app.later
    import app.ui.rows
    import app.ui.today_rows

ROW_INDENT = 56  # where the words of a row start, in px
MOST_ROWS = 20  # of a list, until more are asked for


class TodayPage(QWidget):
    """The first page: rows with one button each, then what is awaited; a welcome while there are no cases."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self.replies = ReplyHome(plaint, navigator, tasks, self)
        self._shown: tuple[date, Agenda] | None = None
        self._most_rows: int | None = MOST_ROWS
        self._page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def refresh(self) -> None:
        """Look again; nothing moves when nothing changed."""
        now = (self._plaint.time.today(), self._plaint.agenda.agenda())
        if now == self._shown:
            return
        self._shown = now
        self._page.clear()
        self._fill(*now)

    def _fill(self, today: date, agenda: Agenda) -> None:
        if not agenda.has_cases:
            self._page.add(PageHeader(tr("Today"), tr("{day}. You have no cases yet.").format(day=full_day(today))))
            self._page.add(self._welcome(), 20, is_centred=True)
            return
        self._page.add(self._header(today, agenda))
        rows = app.ui.today_rows
        if agenda.ours:
            ours = [rows.own_row(item, today, self._act) for item in agenda.ours[: self._most_rows]]
            self._page.add(self._listed(ours, len(agenda.ours)), 20)
        else:
            quiet = QuietCard(rows.next_date_sentence(agenda))
            quiet.start_asked.connect(self._start)
            self._page.add(quiet, 20)
        awaited = rows.only_awaited(agenda)
        if awaited:
            self._page.add(SectionHeader(tr("Waiting for others"), tr("Nothing for you to do")), 20)
            theirs = [rows.their_row(item, self._act) for item in awaited[: self._most_rows]]
            self._page.add(self._listed(theirs, len(awaited)), 8)

    def _welcome(self) -> WelcomeCard:
        card = WelcomeCard()
        card.start_asked.connect(self._start)
        card.add_asked.connect(self._record)
        card.practice_asked.connect(self._to.practice_wanted)
        return card

    def _header(self, today: date, agenda: Agenda) -> PageHeader:
        actions = []
        if agenda.ours:
            start = PrimaryButton(tr("&Start a complaint"), icon="plus")
            start.clicked.connect(self._start)
            actions.append(start)
        return PageHeader(tr("Today"), today_sentence(today, len(agenda.ours)), actions=actions)

    def _listed(self, rows: Sequence[QWidget], count: int) -> Card:
        """Return a card with rows, and a link where the list of `count` goes on."""
        card = _rows_card()
        for row in rows:
            card.add_row(row)
        self._offer_others(card, count)
        return card

    def _offer_others(self, card: Card, count: int) -> None:
        """Put a link at the end of a list that goes on: hundreds of rows would take seconds to lay out."""
        others = count - (self._most_rows or count)
        if others > 0:
            link = LinkButton(trn("Show {n} more", "Show {n} more", others))
            link.clicked.connect(self._show_all)
            card.add_row(link)

    @Slot()
    def _show_all(self) -> None:
        """Show every row, and put the keyboard where the list went on."""
        before, self._most_rows, self._shown = self._most_rows or 0, None, None
        self.refresh()
        rows = self.findChildren(app.ui.rows.ListRow)
        if before < len(rows):
            rows[before].button.setFocus()

    def _act(self, item: AgendaItem) -> None:
        """Take the person where the row's button says."""
        action, _, template = item.action.partition(":")
        match action:
            case "continue":
                self._to.letter_wanted.emit(item.status.letter_id)
            case "send":
                self._to.finished_wanted.emit(item.status.letter_id)
            case "write":
                self._to.template_wanted.emit(self._plaint.packs.template(template).name, item.case.id)
            case _:
                self._to.case_wanted.emit(item.case.id)

    @Slot()
    def _start(self) -> None:
        self._to.start_wanted.emit(0)

    @Slot()
    def _record(self) -> None:
        self._to.record_wanted.emit(0)


def today_sentence(today: date, things: int) -> str:
    """Return the day and how many things need the person, in words as far as twelve."""
    day = full_day(today)
    if things == 0:
        return tr("{day}.").format(day=day)
    if things == 1:
        return tr("{day}. One thing needs you.").format(day=day)
    said = tr("{day}. {count} things need you; the most urgent is first.")
    return said.format(day=day, count=count_words(things).capitalize())


def count_words(number: int) -> str:
    """Return a small number as a word; figures from thirteen on."""
    words = (
        tr("no"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"), tr("six"), tr("seven"), tr("eight"),
        tr("nine"), tr("ten"), tr("eleven"), tr("twelve"),
    )  # fmt: skip
    return words[number] if number < len(words) else str(number)


def _rows_card() -> Card:
    card = Card(indent=ROW_INDENT)
    layout = card.layout()
    assert layout is not None
    layout.setContentsMargins(20, 0, 20, 0)
    return card
