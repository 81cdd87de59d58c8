"""Draws the letter while it is being written: one drawing at a time, the newest wins."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.services.letter_drawing import DrawingJob
from app.services.letter_pictures import PreviewDrawing, PreviewPage, draw_again, draw_preview
from app.ui.banners import Banner
from app.ui.letter_view import PANE_WIDTH, LetterPage, LetterView
from app.ui.steady_window import spare_what_stays, take_short_turns
from app.ui.tasks import TaskRunner


class LetterPreview(QWidget):
    """The letter so far. `shown` says that the newest drawing is on the screen."""

    shown = Signal()

    def __init__(
        self, tasks: TaskRunner, title: str = "", *, width: int = PANE_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._width = width
        take_short_turns()
        self._tasks = tasks
        self._is_busy = False
        self._waiting: DrawingJob | None = None
        self._last: DrawingJob | None = None
        self._drawing: PreviewDrawing | None = None
        self._texts: Sequence[str] = ()
        self.view = LetterView(title)
        self.view.scale_changed.connect(self._look_again)
        self.view.scrolled.connect(self._look_again)
        self._note = QWidget()
        self._note.setProperty("role", "desk")
        self._words = Banner("think", tr("The letter can’t be shown at the moment."))
        column = QVBoxLayout(self._note)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._words)
        column.addStretch(1)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self.view)
        self._faces.addWidget(self._note)

    def show_job(self, job: DrawingJob) -> None:
        """Draw this letter; a drawing under way is finished, those between are passed over."""
        self._waiting = self._last = job
        if not self._is_busy and self.isVisible():
            self._start()

    def draw_unseen(self) -> None:
        """Draw what is waiting though nobody looks, for whoever needs to know how long the letter is."""
        if not self._is_busy:
            self._start()

    def pages(self) -> int:
        """Return how many pages the letter has, 0 while that is not known."""
        return len(self._drawing.pages) if self._drawing else 0

    def words(self) -> str:
        """Return the words of the letter that is shown."""
        return self._drawing.letter.text if self._drawing else ""

    def mark(self, texts: Sequence[str]) -> None:
        """Put the bar beside the paragraph that holds the first of `texts` found in the letter."""
        self._texts = texts
        place = self._drawing.place_of(texts) if self._drawing else None
        if place is None:
            self.view.set_mark(-1, None)
            return
        self.view.set_mark(place.page, QRectF(place.left, place.top, place.width, place.height))

    def sizeHint(self) -> QSize:
        """Return the width of the pane."""
        return QSize(self._width, super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        if self._waiting is not None and not self._is_busy:
            self._start()

    def _start(self) -> None:
        job, self._waiting = self._waiting, None
        if job is None:
            return
        self._is_busy = True
        scale, in_sight = self.view.picture_scale(), self.view.pages_in_sight()
        self._tasks.run(self, lambda: draw_preview(job, scale, in_sight), self._came, self._failed)

    def _look_again(self) -> None:
        """Sharpen the pages for another scale, and draw those that came into sight."""
        drawing, scale, in_sight = self._drawing, self.view.picture_scale(), self.view.pages_in_sight()
        if drawing is None or self._is_busy:
            return
        if drawing.scale == scale and all(drawing.pages[number].data for number in in_sight):
            return
        self._is_busy = True
        self._tasks.run(self, lambda: draw_again(drawing, scale, in_sight), self._came, self._failed)

    def _came(self, drawing: PreviewDrawing) -> None:
        self._is_busy = False
        self._drawing = drawing
        self._faces.setCurrentWidget(self.view)
        self.view.set_pages([letter_page(page) for page in drawing.pages])
        self.mark(self._texts)
        self.shown.emit()
        spare_what_stays("first-letter")
        if self._waiting is not None:
            self._start()
        else:
            self._look_again()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self.show_fault(error)
        self.shown.emit()
        if self._waiting is not None:
            self._start()

    def show_fault(self, error: Exception) -> None:
        """Say calmly that there is nothing to see; what is no fault of a person's is a bug and told once."""
        message = tr("The letter can’t be shown at the moment. What you write is kept.")
        if isinstance(error, UserError):
            message = "\n".join(part for part in (message, error.message, error.hint) if part)
        elif self._faces.currentWidget() is self.view:
            self._tasks.crashed.emit(error)
        self._words.set_sentence(message)
        self._faces.setCurrentWidget(self._note)


def letter_page(page: PreviewPage) -> LetterPage:
    """Return the page for the view; a page out of sight has no picture."""
    picture = QImage()
    if page.data:
        # The image looks into the bytes; copying makes it own its pixels.
        picture = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
    return LetterPage(picture, QSizeF(page.width_pt, page.height_pt), page.text)
