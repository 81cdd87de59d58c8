"""The letter so far, beside the questions: its pages as paper on a desk, as large as one likes."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import IconButton
from app.ui.labels import WrappedLabel
from app.ui.page_keys import PageKey, take_key
from app.ui.page_parts import frame
from app.ui.page_sheet import PageSheet

PANE_WIDTH = 520
_DESK_MARGIN, _PAGE_GAP, _SETTLE_MS = 18, 16, 150
_PX_PER_PT = 96 / 72
_A4_PT = QSizeF(595.3, 841.9)  # what pages are taken to be before there are any
# Whole page first, then parts of the real size.
ZOOMS: tuple[float, ...] = (0.0, 0.75, 1.0, 1.25, 1.5, 2.0)


class LetterPage(NamedTuple):
    """A page to show: its picture, its size in pt, and what it says (for a screen reader)."""

    picture: QImage
    size_pt: QSizeF
    text: str = ""


class LetterView(QWidget):
    """Header with zoom, pages beneath. `scale_changed` says in px per pt how sharp pictures should be now.

    Ctrl and +, − or 0 zoom as well, wherever the keyboard is; the desk scrolls with the arrow and page keys.
    """

    scale_changed = Signal(float)
    scrolled = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0
        self._sheets: list[PageSheet] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header(title or tr("Your letter so far")))
        self._desk = _Desk()
        self._desk.resized.connect(self._fit)
        self._desk.verticalScrollBar().valueChanged.connect(self.scrolled)
        column.addWidget(self._desk, 1)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(lambda: self.scale_changed.emit(self.picture_scale()))
        take_key(PageKey.LARGER, self, self.zoom_in)
        take_key(PageKey.SMALLER, self, self.zoom_out)
        take_key(PageKey.WHOLE_PAGE, self, self.show_whole_page)

    def set_pages(self, pages: Sequence[LetterPage]) -> None:
        """Show these pages; the place one had scrolled to stays."""
        if len(pages) == len(self._sheets) and all(
            s.size_pt == p.size_pt for s, p in zip(self._sheets, pages, strict=True)
        ):
            for sheet, page in zip(self._sheets, pages, strict=True):
                sheet.set_picture(page.picture, page.text)
            return
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets = [PageSheet(page.picture, page.size_pt, n, page.text) for n, page in enumerate(pages, 1)]
        for sheet in self._sheets:
            sheet.setParent(self._desk.inner)
            sheet.show()
        self._fit()

    def set_mark(self, page: int, mark: QRectF | None) -> None:
        """Put the bar in the margin of `page` (from 0) beside `mark`, in parts of the page; scroll to it."""
        for number, sheet in enumerate(self._sheets):
            sheet.set_mark(mark if number == page else None)
        if mark is not None and 0 <= page < len(self._sheets):
            sheet = self._sheets[page]
            top = sheet.mapTo(self._desk.inner, QPoint(0, 0)).y()
            middle = top + round(mark.center().y() * sheet.height())
            self._desk.ensureVisible(0, middle, 0, 80)

    def pages_in_sight(self) -> frozenset[int]:
        """Return which pages (from 0) can be seen now; the first before there are any."""
        seen = QRect(0, self._desk.verticalScrollBar().value(), 1, self._desk.viewport().height())
        found = (
            n
            for n, sheet in enumerate(self._sheets)
            if seen.top() < sheet.geometry().bottom() and sheet.y() < seen.bottom()
        )
        return frozenset(found) or frozenset({0})

    def picture_scale(self) -> float:
        """Return the px per pt that pictures need now to be sharp on this screen."""
        return self._px_per_pt() * self.devicePixelRatioF()

    def zoom_text(self) -> str:
        """Return how large the pages are shown, in words."""
        zoom = ZOOMS[self._zoom]
        return tr("{percent} %").format(percent=round(zoom * 100)) if zoom else tr("Whole page")

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._set_zoom(self._zoom + 1)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._set_zoom(self._zoom - 1)

    def show_whole_page(self) -> None:
        """Show a page as large as fits."""
        self._set_zoom(0)

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = min(len(ZOOMS) - 1, max(0, zoom))
        self._zoom_label.setText(self.zoom_text())
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._fit()

    def _header(self, title: str) -> QWidget:
        head = frame("pane-head")
        head.setMinimumHeight(49)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(WrappedLabel(title, "strong"), 1)
        self._smaller = IconButton("minus", tr("Smaller"))
        self._larger = IconButton("plus", tr("Larger"))
        self._zoom_label = WrappedLabel(self.zoom_text(), "muted")
        self._smaller.setEnabled(False)
        self._smaller.clicked.connect(self.zoom_out)
        self._larger.clicked.connect(self.zoom_in)
        for part in (self._smaller, self._zoom_label, self._larger):
            row.addWidget(part)
        return head

    def _px_per_pt(self) -> float:
        zoom = ZOOMS[self._zoom]
        if zoom:
            return zoom * _PX_PER_PT
        room = self._desk.size()
        sizes = [sheet.size_pt for sheet in self._sheets] or [_A4_PT]
        widest = max(size.width() for size in sizes)
        highest = max(size.height() for size in sizes)
        across, down = room.width() - 4 * _DESK_MARGIN, room.height() - 2 * _DESK_MARGIN
        return max(0.2, min(across / widest, down / highest))

    def _fit(self) -> None:
        for sheet in self._sheets:
            sheet.show_at(self._px_per_pt())
        self._desk.place(self._sheets)
        self._settled.start()


class _Desk(QScrollArea):
    """What the paper lies on; scrolls both ways when the pages are larger than it."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inner = QWidget()
        self.setProperty("role", "desk")
        self.inner.setProperty("role", "desk")
        self.setWidget(self.inner)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("Pages of the letter"))
        self.setProperty("focusRing", True)

    def place(self, sheets: Sequence[PageSheet]) -> None:
        """Put the sheets under each other, in the middle."""
        widest = max((sheet.width() for sheet in sheets), default=0) + 2 * _DESK_MARGIN
        height = sum(sheet.height() + _PAGE_GAP for sheet in sheets) - _PAGE_GAP + 2 * _DESK_MARGIN
        width, top = max(widest, self.viewport().width()), _DESK_MARGIN
        self.inner.resize(width, max(height, self.viewport().height()))
        for sheet in sheets:
            sheet.move((width - sheet.width()) // 2, top)
            top += sheet.height() + _PAGE_GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the view fit its pages again."""
        super().resizeEvent(event)
        self.resized.emit()
