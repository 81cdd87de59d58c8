"""A person without a mouse: everything they do begins where the keyboard is, and goes on by its keys alone."""

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QDialog,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from app.ui.interview_outline import InterviewOutline
from app.ui.letter_preview import LetterPreview
from app.ui.navigation_rail import NavigationRail
from app.ui.page_parts import FooterBar
from app.ui.theme import Theme
from tests.stories.user import FIELDS, User, Waits

MOST_STOPS = 200
LAID_OUT_MS = 40  # new parts have their places a turn or two of Qt's loop later
# Inside these, Qt's own keys lead on: arrows in a list, Alt and arrows in the menus.
ONE_STOP = (*FIELDS, QAbstractItemView, QCalendarWidget, QMenuBar)
REGIONS = (NavigationRail, InterviewOutline, LetterPreview, FooterBar)
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up)
BACK = Qt.KeyboardModifier.ShiftModifier


class KeyboardUser(User):
    """Presses and types as the other person does, but gets there with Tab and arrows; looks round on each new page."""

    def __init__(self, waits: Waits, theme: Theme, data: Path) -> None:
        super().__init__(waits, theme, data)
        self._known: set[tuple[str, ...]] = set()
        self._unseen: set[str] = set()

    def presses(self, words: str) -> None:
        """Go to the button, link, tick or radio with these words, and press it with the space bar."""
        button = self._button(words)
        self._looks_round_once()
        self.goes_to(button)
        if not (button.isCheckable() and button.isChecked()):  # arrows choose a radio on the way
            QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.sendPostedEvents()

    def types(self, label: str, words: str) -> None:
        """Go to the field with this label, and type."""
        self.goes_to(self.field(label))
        super().types(label, words)

    def goes_to(self, wanted: QWidget) -> None:
        """Press Tab until the keyboard is there; in a group of radios, go on with the arrows."""
        trail = [self.tabs()]
        while (here := trail[-1]) is not wanted:
            if _group_of(here) is not None and _group_of(here) is _group_of(wanted):
                self._goes_by_arrows(wanted)
                return
            assert len(trail) < MOST_STOPS, f"Tab never comes to {said(wanted)}: {[said(each) for each in trail[-9:]]}"
            trail.append(self.tabs())

    def tabs(self, *, back: bool = False) -> QWidget:
        """Press Tab and return where the keyboard is then."""
        modifier = BACK if back else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or self.top(), Qt.Key.Key_Tab, modifier)
        here = QApplication.focusWidget()
        assert here is not None, "Tab leads nowhere"
        if here.visibleRegion().isEmpty():
            QTest.qWait(LAID_OUT_MS)
            self._unseen |= {said(here)} if here.visibleRegion().isEmpty() else set()
        return here

    def round_trip(self, *, back: bool = False) -> list[QWidget]:
        """Press Tab until it comes round, and return all stops from the first."""
        stops = [self.tabs(back=back)]
        while (here := self.tabs(back=back)) is not stops[0]:
            assert len(stops) < MOST_STOPS, f"Tab is caught: {[said(each) for each in stops[-9:]]}"
            stops.append(here)
        return stops

    def top(self) -> QWidget:
        """Return the dialog that is open, else the window."""
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def waits_for_a_dialog(self) -> None:
        """Wait until a dialog has the keyboard."""
        self._qtbot.waitUntil(lambda: self.top() is not self.window and self.top().isActiveWindow())

    def looks_round(self) -> None:
        """Check that Tab reaches all that can be pressed or typed in, each with a name, as one reads, and back."""
        self._waits_for_the_layout()
        stops = self.round_trip()
        missed = [each for each in can_be_used(self.top()) if not _is_reached(each, stops)]
        assert not missed, f"Tab does not reach {[said(each) for each in missed]}"
        assert not self._unseen, f"out of sight while they have the keyboard: {sorted(self._unseen)}"
        nameless = [each for each in stops if not name_of(each)]
        assert not nameless, f"nothing says what these are: {[_path(each) for each in nameless]}"
        assert not (wrong := list(out_of_order(stops))), f"one does not read in this order: {wrong}"
        back = self.round_trip(back=True)
        assert not self._unseen, f"out of sight on the way back: {sorted(self._unseen)}"
        assert {id(each) for each in back} == {id(each) for each in stops}, "Shift+Tab goes another way"

    def _waits_for_the_layout(self) -> None:
        """Wait until nothing moves any more."""
        before: list[QRect] = []
        while (now := [_place(each, self.top()) for each in can_be_used(self.top())]) != before:
            before = now
            QTest.qWait(LAID_OUT_MS)

    def _looks_round_once(self) -> None:
        """Look round where the person has not been yet."""
        there = tuple(said(each) for each in can_be_used(self.top()))
        if there not in self._known:
            self._known.add(there)
            self.looks_round()

    def _goes_by_arrows(self, wanted: QWidget) -> None:
        for key in ARROWS:
            for _ in range(MOST_STOPS):
                here = QApplication.focusWidget()
                if here is wanted:
                    return
                QTest.keyClick(here or self.top(), key)
                if QApplication.focusWidget() is here:
                    break
        raise AssertionError(f"arrows never come to {said(wanted)}")


def can_be_used(top: QWidget) -> list[QWidget]:
    """Return what a mouse could press or type in."""
    kinds = (QAbstractButton, *FIELDS, QAbstractItemView)
    found = [widget for widget in top.findChildren(QWidget) if isinstance(widget, kinds)]
    return [widget for widget in found if widget.isVisible() and widget.isEnabled() and not _is_inner(widget)]


def out_of_order(stops: Sequence[QWidget]) -> Iterator[str]:
    """Go through the steps that lead up, or to the left in one row; to the top of the next column is no such step."""
    regions = [_region(stop) for stop in stops]
    steps = zip(itertools.pairwise(stops), itertools.pairwise(regions), strict=True)
    for (before, after), (here, there) in steps:
        if here is not there:
            continue
        old, new = _place(before, here), _place(after, here)
        is_above = new.bottom() <= old.top()
        is_beside = new.top() < old.bottom() and old.top() < new.bottom()
        if (is_above and new.left() < old.right()) or (is_beside and new.left() < old.left()):
            yield f"{said(before)} at {old.getRect()} → {said(after)} at {new.getRect()}"
    runs = [region for place, region in enumerate(regions) if place == 0 or region is not regions[place - 1]]
    for place, region in enumerate(runs[:-1]):
        if region in runs[:place]:
            yield f"twice in {type(region).__name__}"


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def said(widget: QWidget) -> str:
    """Return what a failure calls it."""
    return f"{type(widget).__name__} “{name_of(widget)}”"


def _is_reached(widget: QWidget, stops: Sequence[QWidget]) -> bool:
    if widget in stops or widget.focusProxy() in stops:
        return True
    group = _group_of(widget)
    return group is not None and any(_group_of(stop) is group for stop in stops)


def _group_of(widget: QWidget) -> object:
    """Return the group within which arrows lead on, None for what stands alone."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None:
        return group if group.exclusive() else None
    is_auto = isinstance(widget, QAbstractButton) and widget.autoExclusive()
    return widget.parent() if is_auto else None


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, ONE_STOP):
            return True
        parent = parent.parentWidget()
    return False


def _region(widget: QWidget) -> QWidget:
    """Return the part of the window in which the order is looked at: a pane, a footer, or what scrolls together."""
    found, parent = widget.window(), widget.parentWidget()
    scrolled = None
    while parent is not None:
        if isinstance(parent, REGIONS):
            return parent
        if isinstance(parent, QScrollArea) and scrolled is None and parent is not widget:
            scrolled = parent.widget()
        parent = parent.parentWidget()
    return scrolled or found


def _place(widget: QWidget, region: QWidget) -> QRect:
    return QRect(widget.mapTo(region, QPoint(0, 0)), widget.size())


def _path(widget: QWidget) -> str:
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and isinstance(parent, QWidget):
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(names[:5])
