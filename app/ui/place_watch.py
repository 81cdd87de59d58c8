"""Looks now and then at where the letters lie, and tells a person what there is to know about it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout

import app.ui
from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.services.place_service import PlaceNotice
from app.ui.asking import ask, message_box
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.main_window import MainWindow
from app.ui.page_parts import FooterBar, ScrollPage

if TYPE_CHECKING:  # loaded where letters are moved; see app.later
    import app.ui.moving_deeds

ui = app.ui

LOOKS_EVERY_MS = 20_000
SIZE = (680, 480)
_ONCE = ("network:", "synced:")  # said once for each such place; the others at each start, until they are dealt with


class PlaceWatch(QObject):
    """Lives as long as the window."""

    def __init__(self, plaint: Plaint, window: MainWindow) -> None:
        super().__init__(window)
        self._plaint, self._window = plaint, window
        self._shown: set[str] = set()
        self._is_given_up = False
        window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(0, self, self.look)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the window close only when the data file is where it was, or a person gives it up."""
        if event.type() is not QEvent.Type.Close or self._is_given_up:
            return False
        try:
            self._plaint.place.make_sure()
        except UserError as error:
            event.ignore()
            self._ask(error)
            return True
        return False

    @Slot()
    def look(self) -> None:
        """Put back a file that vanished, and say what was not said yet; nothing once the letters are closed."""
        if not self._plaint.records.database.is_open:
            return
        try:
            self._plaint.place.make_sure()
            notices = self._plaint.place.notices()
        except UserError as error:
            if error.message not in self._shown:
                self._shown.add(error.message)
                self._window.reporter.show_refused(error)
            return
        told = self._shown | set(self._plaint.settings.load().told.split("\n"))
        new = [notice for notice in notices if notice.code not in told]
        if new:
            self._shown |= {notice.code for notice in new}
            PlaceDialog(self._plaint, new, self._window).open()

    def _ask(self, error: UserError) -> None:
        """Say that closing would lose everything that is not on the disk any more."""
        box = message_box(self._window, tr("Plaint"), error.message, error.hint, icon="think")
        ask(box, tr("Stay here"), tr("Close and lose them"), self._give_up)

    @Slot()
    def _give_up(self) -> None:
        self._is_given_up = True
        self._window.close()


class PlaceDialog(QDialog):
    """Each notice in a banner; a copy with the button that keeps both."""

    def __init__(self, plaint: Plaint, notices: Sequence[PlaceNotice], window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Where your letters are"))
        self._plaint, self._window, self._notices = plaint, window, notices
        page = ScrollPage()
        page.add(WrappedLabel(tr("Where your letters are"), "title"))
        for notice in notices:
            page.add(Banner("think", notice.sentence, title=notice.title), 14)
            if notice.copy:
                keep = Button(tr("&Keep both"))
                keep.setAccessibleDescription(notice.title)
                keep.clicked.connect(partial(self._keep_both, notice.copy, keep))
                deeds = Flow()
                deeds.add(keep)
                page.add(deeds, 8)
        if any(notice.code.startswith((*_ONCE, "old:")) for notice in notices):
            moving = ui.moving_deeds.MovingDeeds(plaint)
            moving.refused.connect(window.reporter.show_refused)
            page.add(moving, 10)
        done = PrimaryButton(tr("&I have read this"))
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(FooterBar(right=[done]))
        self.resize(*SIZE)
        done.setFocus()

    def accept(self) -> None:
        """Remember what need not be said again."""
        once = {notice.code for notice in self._notices if notice.code.startswith(_ONCE)}
        if once:
            settings = self._plaint.settings.load()
            told = sorted(once | set(filter(None, settings.told.split("\n"))))
            try:
                self._plaint.settings.save(settings.changed("told", "\n".join(told)))
            except UserError as error:
                self._window.reporter.show_refused(error)
        super().accept()

    def _keep_both(self, name: str, button: Button) -> None:
        try:
            person = self._plaint.place.keep_both(name)
        except UserError as error:
            self._window.reporter.show_refused(error)
            return
        button.setEnabled(False)
        button.setText(tr("Both are kept. When Plaint starts, choose “{name}”.").format(name=person.name))
