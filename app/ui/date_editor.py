"""The editor of a date: typed as people write it, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QFrame, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.date_questions import DateQuestion
from app.domain.dates import as_date, full_date, long_date
from app.i18n import tr
from app.ui.answer_editor import FieldEditor
from app.ui.buttons import IconButton
from app.ui.labels import WrappedLabel
from app.ui.text_editors import WIDTHS, left_of_line, under
from app.ui.typed_line import TypedLine

_BUTTON, _ROOM = 30, 36


class CalendarPopup(QFrame):
    """A month to pick a day from: arrows move, Enter picks, Escape closes."""

    picked = Signal(QDate)

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self._calendar = QCalendarWidget()
        for part in (self, self._calendar, *self._calendar.findChildren(QAbstractItemView)):
            part.setAccessibleName(tr("Calendar"))
        self._calendar.setGridVisible(False)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setSelectedDate(day)
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        column.addWidget(self._calendar)
        self.setFocusProxy(self._calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()


class DateField(TypedLine):
    """A line for a date with a calendar button at its end; Alt and Down open the calendar as well."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.button = IconButton("calendar", tr("Choose from a calendar"), parent=self)
        self.button.setFixedSize(_BUTTON, _BUTTON)
        self.button.clicked.connect(self.open_calendar)
        self.setTextMargins(0, 0, _ROOM - 10, 0)

    def set_calendar_name(self, question: str) -> None:
        """Let the calendar's button say for which date it is; a page may have several."""
        self.button.setAccessibleName(tr("Choose from a calendar: {question}").format(question=question))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self.button.move(self.width() - _BUTTON - 3, (self.height() - _BUTTON) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt and Down, as in lists."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> CalendarPopup:
        """Open the month of the day that stands in the field, else this month."""
        popup = CalendarPopup(self._day(), self)
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.setFocus()
        return popup

    def _day(self) -> QDate:
        return QDate.fromString(str(self.property("day") or ""), Qt.DateFormat.ISODate) or QDate.currentDate()

    def _take(self, day: QDate) -> None:
        self.setText(long_date(day.toString(Qt.DateFormat.ISODate)))
        self.setFocus()
        self.picked.emit()


class DateEditor(FieldEditor):
    """A date; the day that was understood stands beneath, so that nobody sends a wrong one unseen."""

    def __init__(self, question: DateQuestion, today: date) -> None:
        self._field = DateField()
        self._understood = WrappedLabel("", "small")
        self._understood.hide()
        row = left_of_line(self._field, WIDTHS["date"])
        super().__init__(question, under(row, self._understood), self._field)
        self._field.set_calendar_name(question.label)
        self._question, self._today = question, today
        self._field.typed.connect(self._changed)
        self._field.picked.connect(self._changed)
        self._understand()

    def value(self) -> Value:
        """Return the date; the text itself while it can't be understood."""
        return self._question.read(self._field.text(), self._today) if self._field.text() else ""

    def set_value(self, value: Value | None) -> None:
        """Show the date in words."""
        self._field.setText(self._question.in_words(value))
        self._field.setCursorPosition(0)
        self._understand()

    def _changed(self) -> None:
        self._understand()
        self.edited.emit()

    def _understand(self) -> None:
        day = as_date(value) if isinstance(value := self.value(), str) else None
        self._field.setProperty("day", (day or self._today).isoformat())
        is_new = day is not None and self._field.text().strip() != long_date(day)
        self._understood.setText(full_date(day) if day else "")
        self._understood.setVisible(is_new)
