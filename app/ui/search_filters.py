"""What a search is narrowed to: kinds of things, an organisation, open or closed cases, days."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.date_questions import DateQuestion
from app.domain.dates import as_date, date_advice, long_date
from app.domain.findings import SearchFilter
from app.i18n import tr
from app.services.time_source import TimeSource
from app.ui.buttons import LinkButton
from app.ui.date_editor import DateField
from app.ui.flow import Flow
from app.ui.form_parts import DropDown, ProblemLine
from app.ui.labels import WrappedLabel
from app.ui.theme import restyle

_DATE_WIDTH, _LIST_SIGNS = 190, 22
# The choices of what to find: which kinds each means, and whether letters must have been sent.
_CHOICES: dict[str, tuple[frozenset[str], bool]] = {
    "all": (frozenset(), False),
    "letter": (frozenset({"letter"}), False),
    "sent": (frozenset({"letter"}), True),
    "reply": (frozenset({"reply"}), False),
    "note": (frozenset({"note", "contact"}), False),
    "exhibit": (frozenset({"exhibit"}), False),
    "point": (frozenset({"point"}), False),
}
_OPEN: dict[str, bool | None] = {"": None, "open": True, "closed": False}


class SearchFilters(QWidget):
    """The fields under the search field.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self, time: TimeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = time
        self.kind = _list(tr("What to find"), [(choice, "") for choice in _CHOICES])
        self.organisation = _list(tr("Organisation"), [("", tr("Every organisation"))])
        self.cases = _list(
            tr("Which cases"),
            [("", tr("Open and closed cases")), ("open", tr("Open cases")), ("closed", tr("Closed cases"))],
        )
        self.since, self.until = _day_field(tr("First day")), _day_field(tr("Last day"))
        self._clear = LinkButton(tr("Clear the filters"), icon="cross")
        self._problem = ProblemLine()
        self._lay_out()
        self.show_counts({})
        for choice in (self.kind, self.organisation, self.cases):
            choice.activated.connect(self._tell)
        for day in (self.since, self.until):
            day.editingFinished.connect(self._tell)
            day.picked.connect(self._tell)
        self._clear.clicked.connect(self.clear)
        self._shown = self.chosen()
        self._show_state()

    def chosen(self) -> SearchFilter:
        """Return what is wanted; a day that can't be understood narrows nothing."""
        kinds, is_sent = _CHOICES[self.kind.currentData()]
        return SearchFilter(
            kinds,
            is_sent,
            self.organisation.currentData(),
            self._day(self.since),
            self._day(self.until),
            _OPEN[self.cases.currentData()],
        )

    def show_organisations(self, names: Sequence[str]) -> None:
        """Offer these, and keep the one that is chosen."""
        known = [self.organisation.itemData(place) for place in range(1, self.organisation.count())]
        if list(names) == known:
            return
        chosen = self.organisation.currentData()
        while self.organisation.count() > 1:
            self.organisation.removeItem(1)
        for name in names:
            self.organisation.addItem(name, name)
        self.organisation.setCurrentIndex(max(0, self.organisation.findData(chosen)))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say beside each kind how many hits there are of it; nothing when there are no counts."""
        names = _choice_names()
        for place, (choice, (kinds, is_sent)) in enumerate(_CHOICES.items()):
            count = sum(number for kind, number in counts.items() if not kinds or kind in kinds)
            said = tr("{name} ({count})").format(name=names[choice], count=f"{count:,}")
            self.kind.setItemText(place, said if counts and not is_sent else names[choice])

    @Slot()
    def clear(self) -> None:
        """Find everything again."""
        for choice in (self.kind, self.organisation, self.cases):
            choice.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        self._tell()

    def _lay_out(self) -> None:
        flow = Flow(10, 8)
        for part in (self.kind, self.organisation, self.cases):
            part.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            part.setMinimumContentsLength(_LIST_SIGNS)
            flow.add(part)
        days = Flow(10, 8)
        for words, field in ((tr("From"), self.since), (tr("Until"), self.until)):
            days.add(_labelled(words, field))
        flow.add(days)  # as one: an “Until” alone on a line belongs to nothing
        flow.add(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(flow)
        column.addWidget(self._problem)

    def _day(self, field: DateField) -> date | None:
        read = DateQuestion(id="day", label=field.accessibleName(), not_after="today").read(
            field.text(), self._time.today()
        )
        return as_date(read) if field.text().strip() and isinstance(read, str) else None

    @Slot()
    def _tell(self) -> None:
        self._show_state()
        chosen = self.chosen()
        if chosen != self._shown:
            self._shown = chosen
            self.changed.emit()

    def _show_state(self) -> None:
        """Say what is wrong with a day, and let the filters be cleared only while there are any."""
        problems = []
        for field in (self.since, self.until):
            day, typed = self._day(field), field.text().strip()
            is_wrong = bool(typed) and day is None
            restyle(field, state="problem" if is_wrong else "")
            field.setProperty("day", day.isoformat() if day else self._time.today().isoformat())
            if day is not None:
                field.setText(long_date(day))
            if is_wrong:
                problems.append(date_advice(typed))
        self._problem.set_message(problems[0] if problems else "")
        is_narrowed = self.chosen() != SearchFilter() or bool(problems)
        self._clear.setVisible(is_narrowed)


def _list(name: str, choices: Sequence[tuple[str, str]]) -> DropDown:
    found = DropDown(choices)
    found.setAccessibleName(name)
    found.setToolTip(name)
    with QSignalBlocker(found):
        found.setCurrentIndex(0)
    return found


def _day_field(name: str) -> DateField:
    field = DateField()
    field.setAccessibleName(name)
    field.set_calendar_name(name)
    field.setPlaceholderText(tr("Any day"))
    field.setFixedWidth(_DATE_WIDTH)
    return field


def _labelled(words: str, field: DateField) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    label: QLabel = WrappedLabel(words, "hint")
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    return part


def _choice_names() -> dict[str, str]:
    return {
        "all": tr("Everything"),
        "letter": tr("Letters and drafts"),
        "sent": tr("Letters you sent"),
        "reply": tr("Replies"),
        "note": tr("Notes, calls and meetings"),
        "exhibit": tr("Exhibits"),
        "point": tr("Points"),
    }
