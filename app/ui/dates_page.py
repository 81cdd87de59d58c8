"""*Dates and clocks*: the picture of all dates of a case, each clock in words beneath, and the dates for a calendar."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.services.case_service import CaseView
from app.ui.banners import Banner
from app.ui.buttons import Button
from app.ui.clock_boxes import Legend, clock_box
from app.ui.clock_lanes import ClockLanes
from app.ui.lane_story import story_of, told
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, PageHeader, ScrollPage
from app.ui.tasks import TaskRunner
from app.ui.tiles import Tiles


class DatesPage(QWidget):
    """Shows the case that it was told to show; built anew when something in it changed."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del tasks  # a case has few dates: nothing here is slow
        self._plaint, self._to = plaint, navigator
        self._case_id = 0
        self._shown: object = None
        self._said = ""
        self._page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def show_case(self, case_id: int) -> None:
        """Show a case's dates from the top."""
        self._case_id, self._shown, self._said = case_id, None, ""
        self._page.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Look again; nothing moves when nothing changed."""
        if not self._case_id:
            return
        try:
            view = self._plaint.cases.view(self._case_id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        now = (self._plaint.time.today(), view, self._said)
        if now != self._shown:
            self._shown = now
            self._page.clear()
            self._fill(view)

    def save_dates(self, path: Path) -> None:
        """Write the case's dates for a calendar program, and say so."""
        try:
            entries = self._plaint.calendar.write(path, self._case_id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        saved = trn("Saved {n} date in “{name}”.", "Saved {n} dates in “{name}”.", len(entries), name=path.name)
        advice = tr("Open the file with your calendar; save it again when something has changed, and the dates move.")
        care = tr("A calendar often goes to a phone or to somebody’s server, and these dates name the case.")
        self._said = f"{saved} {advice} {care}"
        self.refresh()

    def _fill(self, view: CaseView) -> None:
        today = self._plaint.time.today()
        sentence = tr("{title}, {organisation}").format(
            title=view.case.title, organisation=view.case.organisation or tr("no organisation yet")
        )
        header = PageHeader(tr("Dates and clocks"), sentence, actions=self._actions(), back=tr("The case"))
        header.back_asked.connect(self._back)
        self._page.add(header)
        if self._said:
            self._page.add(Banner("met", self._said, icon="calendar"), 16)
        story = story_of(view, today)
        days = story.days()
        story = story._replace(holidays=self._plaint.due.holidays(min(days), max(days), view.case.nation))
        self._page.add(Legend(), 16)
        card = Card()
        card.add(ClockLanes(story, told(view.clocks)))
        self._page.add(card, 8)
        ordered = sorted(view.clocks, key=lambda clock: (clock.whose != "theirs", clock.starts_on, clock.shown))
        self._page.add(Tiles([clock_box(clock) for clock in ordered]), 16)

    def _actions(self) -> list[QWidget]:
        due = Button(tr("&When is it due?"), icon="calendar")
        due.clicked.connect(self._to.due_wanted)
        save = Button(tr("&Save for my calendar"), icon="bell")
        save.clicked.connect(self._ask_where)
        return [due, save]

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Save the dates for a calendar"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(tr("Plaint dates") + ".ics")
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        self.save_dates(Path(path))

    @Slot()
    def _back(self) -> None:
        self._to.case_wanted.emit(self._case_id)
