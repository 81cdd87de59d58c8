"""The member's own public holidays: those that were proclaimed after the packs were made, and others that are wrong."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.calendars import ClosedDay
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.date_questions import DateQuestion
from app.domain.dates import weekday_date
from app.domain.errors import UserError
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.ui.buttons import LinkButton
from app.ui.form_dialog import QuestionsDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.organisation_words import nation_words
from app.ui.page_parts import Card, SectionHeader, empty
from app.ui.rows import ItemRow

Nation = Literal["uk", "england-and-wales", "scotland", "northern-ireland"]


class OwnDays(QWidget):
    """The list of one's own days, each with a way to take it out, and a way to add one."""

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        add = LinkButton(tr("Add a day"), icon="plus")
        add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(tr("Your own public holidays"), action=add))
        words = tr(
            "Plaint knows the usual ones. When another is announced, or one is moved, every date follows from here."
        )
        column.addWidget(WrappedLabel(words, "hint"))
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)

    def refresh(self) -> None:
        """Show the days that are kept."""
        empty(self._list)
        days = self._plaint.due.own_days()
        if not days:
            return
        card = Card()
        for day in days:
            card.add_row(self._row(day))
        self._list.addWidget(card)

    def _row(self, day: ClosedDay) -> ItemRow:
        what = (day.name or tr("Public holiday")) if day.closed else tr("A working day after all")
        out = LinkButton(tr("Take it out"), icon="bin")
        out.setAccessibleName(tr("Take out {day}").format(day=weekday_date(day.on)))
        out.clicked.connect(partial(self._forget, day))
        title = tr("{day}: {what}").format(day=weekday_date(day.on), what=what)
        return ItemRow("calendar", title, beside=nation_words()[day.nation], right=(out,))

    def _forget(self, day: ClosedDay, *_clicked: bool) -> None:
        try:
            self._plaint.due.forget_correction(day)
        except UserError as error:
            self._to.refused.emit(error)
        self._to.changed.emit()

    @Slot()
    def _add(self) -> None:
        OwnDayDialog(self._plaint, self._to, self.window()).open()


class OwnDayDialog(QuestionsDialog):
    """Which day, where, and whether it is closed or open."""

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget) -> None:
        title, sentence = tr("A public holiday"), tr("Every date in Plaint is worked out with it from now on.")
        super().__init__(title, sentence, tr("&Add the day"), _asked(), plaint.time.today(), navigator, parent)
        self._plaint = plaint
        self.form.set_values({"nation": "uk", "closed": "closed"})
        self.start()

    def keep(self) -> None:
        """Keep the day."""
        day = ClosedDay(
            on=date.fromisoformat(self.form.text("on")),
            nation=cast("Nation", self.form.text("nation")),
            closed=self.form.text("closed") == "closed",
            name=self.form.text("name"),
            source=self.form.text("source") or "member",
        )
        self._plaint.due.correct_calendar(day)


def _asked() -> Sequence[DateQuestion | ChoiceQuestion | TextQuestion]:
    nations = tuple(Option(value=value, label=label) for value, label in nation_words().items())
    states = (
        Option(value="closed", label=tr("It is a public holiday")),
        Option(value="open", label=tr("It is a working day after all")),
    )
    return (
        DateQuestion(id="on", label=tr("Which day?"), required=True),
        ChoiceQuestion(id="nation", label=tr("Where?"), options=nations, required=True),
        ChoiceQuestion(id="closed", label=tr("What is it?"), options=states, required=True),
        TextQuestion(id="name", label=tr("What is it called?"), max_chars=100),
        TextQuestion(id="source", label=tr("Where did you read it?"), max_chars=300),
    )
