"""The menus *Case* and *Letter*: what can be done with the case and the letter on the page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.ui.navigator import Navigator

if TYPE_CHECKING:
    from app.ui.case_actions import CaseActions  # only a menu that opens on a case needs them

CaseActionsOf: TypeAlias = "Callable[[], CaseActions]"


class ShownMenus(QObject):
    """Fills two menus each time they open; what stands in them for good, such as a place, stays first."""

    def __init__(
        self, case: QMenu, letter: QMenu, plaint: Plaint, navigator: Navigator, actions: CaseActionsOf
    ) -> None:
        super().__init__(case)
        self._plaint, self._to, self._actions = plaint, navigator, actions
        self._case_menu, self._letter_menu = case, letter
        self._case_id = self._letter_id = 0
        case.aboutToShow.connect(self._fill_case)
        letter.aboutToShow.connect(self._fill_letter)
        self._fill_letter()  # an empty menu would not open

    def follow(self, *, case_id: int = 0, letter_id: int = 0) -> None:
        """Work on this case or this letter from now on; 0 is none."""
        self._case_id, self._letter_id = case_id, letter_id

    @property
    def place(self) -> tuple[int, int]:
        """The case and the letter that are worked on; 0 is none."""
        return self._case_id, self._letter_id

    @Slot()
    def _fill_case(self) -> None:
        """Offer what *More* offers on the case's page."""
        _take_away(self._case_menu)
        case_id = self._case_of_page()
        if not case_id:
            return
        try:
            view = self._plaint.cases.view(case_id)
        except UserError:
            return  # it is gone
        _add(self._case_menu, None)
        _add(self._case_menu, tr("Show &this case"), partial(self._to.case_wanted.emit, case_id))
        for entry in self._actions().menu_entries(view):
            if entry is None:
                _add(self._case_menu, None)
            else:
                _add(self._case_menu, entry.words, partial(self._on_its_page, case_id, entry.does))

    @Slot()
    def _fill_letter(self) -> None:
        """Offer the steps of the letter; those that its state leaves no room for are grey."""
        _take_away(self._letter_menu)
        letter_id, case_id = self._letter_id, self._case_of_page()
        state = self._state()
        is_draft, is_done = state == "draft", state not in {"", "draft"}
        steps: Sequence[tuple[str, Callable[[], object], bool]] = (
            (tr("&Carry on writing"), partial(self._to.letter_wanted.emit, letter_id), is_draft),
            (tr("Check your &answers"), partial(self._to.check_wanted.emit, letter_id), is_draft),
            (tr("Its &files, and sending it"), partial(self._to.finished_wanted.emit, letter_id), is_done),
            (tr("Show its ca&se"), partial(self._to.case_wanted.emit, case_id), bool(state)),
        )
        for words, does, can in steps:
            _add(self._letter_menu, words, does).setEnabled(can)
        _add(self._letter_menu, None)
        words = tr("&Write another letter in this case") if case_id else tr("&Write a letter")
        _add(self._letter_menu, words, partial(self._to.start_wanted.emit, case_id))

    def _on_its_page(self, case_id: int, does: Callable[..., object]) -> None:
        self._to.case_wanted.emit(case_id)
        does()

    def _case_of_page(self) -> int:
        if not self._letter_id:
            return self._case_id
        try:
            return self._plaint.letters.get(self._letter_id).case_id
        except UserError:
            return 0

    def _state(self) -> str:
        """Return the state of the letter; "" where there is none."""
        if not self._letter_id:
            return ""
        try:
            return self._plaint.letters.get(self._letter_id).state
        except UserError:
            return ""


def _add(menu: QMenu, words: str | None, does: Callable[[], object] | None = None) -> QAction:
    """Put an action at the end, or a line for None, and remember that it comes and goes."""
    action = QAction(words or "", menu)
    action.setSeparator(words is None)
    action.setData("shown")
    if does is not None:
        action.triggered.connect(lambda _checked=False: does())
    menu.addAction(action)
    return action


def _take_away(menu: QMenu) -> None:
    for action in menu.actions():
        if action.data() == "shown":
            menu.removeAction(action)
            action.deleteLater()
