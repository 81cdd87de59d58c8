"""The menus: every place and every step that has a key of its own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

import app.ui
from app.bootstrap import Plaint
from app.i18n import tr
from app.ui.navigator import Navigator
from app.ui.shown_menus import CaseActionsOf, ShownMenus
from app.ui.typing_undo import can_go

if TYPE_CHECKING:
    import app.ui.about_dialog
    import app.ui.guide_dialog  # loaded when they are opened; see app.later
    import app.ui.shortcuts_dialog

Key = QKeySequence | QKeySequence.StandardKey | str


class Menus(QObject):
    """Fills a window's menu bar; what can't be done where the person is does nothing rather than being hidden."""

    def __init__(self, window: QMainWindow, plaint: Plaint, navigator: Navigator, actions: CaseActionsOf) -> None:
        super().__init__(window)
        self._window = window
        self._plaint = plaint
        self._to = navigator
        self._file()
        self._edit()
        case, letter = self._case(), self._menu(tr("&Letter"))
        self.shown = ShownMenus(case, letter, plaint, navigator, actions)
        self._view()
        self._help()

    def _file(self) -> None:
        menu = self._menu(tr("&File"))
        self._add(menu, tr("&Start a complaint"), self._start, QKeySequence.StandardKey.New)
        self._add(menu, tr("&Add a letter or a reply from before"), self._record)
        menu.addSeparator()
        self._add(menu, tr("&Lock now"), self._to.lock_wanted.emit, "Ctrl+L")
        self._add(menu, tr("&Quit"), self._window.close, QKeySequence("Ctrl+Q"))

    def _edit(self) -> None:
        menu = self._edit_menu = self._menu(tr("&Edit"))
        standard = QKeySequence.StandardKey
        edits = (
            (tr("&Undo"), "undo", standard.Undo),
            (tr("&Redo"), "redo", standard.Redo),
            (tr("Cu&t"), "cut", standard.Cut),
            (tr("&Copy"), "copy", standard.Copy),
            (tr("&Paste"), "paste", standard.Paste),
            (tr("Select &all"), "selectAll", standard.SelectAll),
        )
        for words, deed, key in edits:
            self._add(menu, words, partial(self._ask_field, deed), key)
        menu.addSeparator()
        self._add(menu, tr("&Search everything"), self._to.search_wanted.emit, "Ctrl+F", "Ctrl+K")

    def add_to_edit(self, words: str, does: Callable[[], object], key: Key) -> None:
        """Add a step to *Edit*, with its key."""
        self._add(self._edit_menu, words, does, key)

    def _case(self) -> QMenu:
        menu = self._menu(tr("&Case"))
        self._add(menu, tr("All ca&ses"), self._to.cases_wanted.emit, "Ctrl+2")
        return menu

    def _view(self) -> None:
        menu = self._menu(tr("&View"))
        self._add(menu, tr("&Today"), self._to.today_wanted.emit, "Ctrl+1")
        self._add(menu, tr("&Packs"), self._to.packs_wanted.emit, "Ctrl+3")
        self._add(menu, tr("&Organisations"), self._to.organisations_wanted.emit, "Ctrl+4")
        self._add(menu, tr("&When is it due?"), self._to.due_wanted.emit, "Ctrl+D")
        self._add(menu, tr("&Settings"), self._to.settings_wanted.emit, QKeySequence("Ctrl+5"))

    def add_to_help(self, words: str, does: Callable[[], object]) -> None:
        """Add a step to *Help*."""
        self._add(self._help_menu, words, does)

    def _help(self) -> None:
        menu = self._help_menu = self._menu(tr("&Help"))
        self._add(menu, tr("&How Plaint works"), self._guide, QKeySequence.StandardKey.HelpContents)
        self._add(menu, tr("&Practise with made-up cases"), self._to.practice_wanted.emit)
        self._add(menu, tr("&Keyboard shortcuts"), self._show_keys, "Ctrl+/")
        self._add(menu, tr("&About Plaint and what is new"), self._about)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        self._window.menuBar().addMenu(menu)
        return menu

    def _add(self, menu: QMenu, words: str, does: Callable[[], object], *keys: Key) -> None:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: does())
        menu.addAction(action)

    @Slot()
    def _start(self) -> None:
        self._to.start_wanted.emit(0)

    @Slot()
    def _record(self) -> None:
        self._to.record_wanted.emit(0)

    @Slot()
    def _show_keys(self) -> None:
        app.ui.shortcuts_dialog.ShortcutsDialog(self._window.menuBar(), self._window).open()

    @Slot()
    def _guide(self) -> None:
        app.ui.guide_dialog.GuideDialog(self._window).show()

    @Slot()
    def _about(self) -> None:
        app.ui.about_dialog.AboutDialog(self._window).open()

    def _ask_field(self, deed: str) -> None:
        """Let the field that has the keys do it, if it can."""
        field: QWidget | None = QApplication.focusWidget()
        is_forward = deed == "redo"
        if deed in {"undo", "redo"} and not can_go(field, is_forward=is_forward):
            self._to.typing_wanted.emit(is_forward)
            return
        does = getattr(field, deed, None)
        if does is not None:
            does()
