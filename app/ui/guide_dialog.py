"""*How Plaint works*: the user guide with its pictures, read from the files that come with Plaint."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app.i18n import tr
from app.paths import GUIDE
from app.ui.buttons import Button
from app.ui.page_keys import PageKey, take_key
from app.ui.page_parts import FooterBar

_SIZE, _MARGIN = (800, 680), 32
_INDENT, _ABOVE, _ABOVE_HEADING = 24, 10, 24  # px


class GuideDialog(QDialog):
    """Stands beside the window, so that one can follow it; Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(tr("How Plaint works"))
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
        close = Button(tr("&Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(FooterBar(right=[close]))
        take_key(PageKey.CLOSE, self, self.close)
        self.resize(*_SIZE)
        self.page.setFocus()


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
