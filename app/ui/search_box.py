"""The field to search a page with: a magnifying glass, a button that empties it, and a name."""

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.i18n import tr
from app.ui.icons import icon


class SearchBox(QLineEdit):
    """Says what is searched; `hint` stands in it while it is empty."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint or name)
        self.setClearButtonEnabled(True)
        glass = self.addAction(icon("search", 18, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        glass.triggered.connect(self.setFocus)
        for button in self.findChildren(QToolButton):
            is_glass = glass in button.actions() or button.defaultAction() is glass
            button.setAccessibleName(name if is_glass else tr("Clear the search"))
