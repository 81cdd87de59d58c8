"""*How Plaint works*: the user guide with its pictures, read from the files that come with Plaint."""

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.i18n import tr
from app.paths import GUIDE
from app.ui.reading_dialog import ReadingDialog

_SIZE, _MARGIN = (800, 680), 32
_INDENT, _ABOVE, _ABOVE_HEADING = 24, 10, 24  # px


class GuideDialog(ReadingDialog):
    """Stands beside the window, so that one can follow it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How Plaint works"), _SIZE, parent)
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("How Plaint works"))
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(GUIDE)])
        document = self.page.document()
        document.setDocumentMargin(_MARGIN)
        document.setMarkdown(_guide(), QTextDocument.MarkdownFeature.MarkdownNoHTML)
        _let_breathe(document)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.show_parts(self.page, begins_at=self.page)


def _guide() -> str:
    """Return the guide's words; it is plainly said where a build lacks them."""
    try:
        return (GUIDE / "guide.md").read_text(encoding="utf-8")
    except OSError:
        return tr("The guide did not come with this copy of Plaint. Install Plaint again to have it.")


def _let_breathe(document: QTextDocument) -> None:
    """Part paragraphs, steps and pictures from each other; Markdown has no say in that."""
    document.setIndentWidth(_INDENT)
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        look = QTextBlockFormat()
        look.setTopMargin(_ABOVE_HEADING if block.blockFormat().headingLevel() else _ABOVE)
        cursor.mergeBlockFormat(look)
        block = block.next()
