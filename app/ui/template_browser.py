"""All letters that can be written, by what they are for, with a search that forgives accents and word order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.alphabet import plain
from app.domain.templates import Template
from app.i18n import tr
from app.ui.buttons import LinkButton
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card
from app.ui.rows import ItemRow
from app.ui.search_box import SearchBox
from app.ui.text_editors import left_of_line

_SEARCH_WIDTH = 360


class TemplateBrowser(QWidget):
    """A search field and one card a category.

    Signals:
        chosen: The full name of the letter that the person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.search = SearchBox(tr("Search letters"))
        self.search.textChanged.connect(self._narrow)
        column.addWidget(left_of_line(self.search, _SEARCH_WIDTH))
        self._nothing = WrappedLabel(tr("No letter has these words. Try fewer, or other ones."), "muted")
        self._nothing.hide()
        column.addSpacing(8)
        column.addWidget(self._nothing)
        self._groups: list[tuple[QWidget, list[tuple[ItemRow, str]]]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Show other letters."""
        for group, _rows in self._groups:
            group.hide()
            group.deleteLater()
        self._groups = []
        for category, title in category_titles().items():
            found = [template for template in templates if template.category == category]
            if found:
                self._add_group(title, found)
        self._narrow()

    def found(self) -> list[str]:
        """Return the titles that the search leaves, in order."""
        return [str(row.property("title")) for _, rows in self._groups for row, _ in rows if not row.isHidden()]

    def _add_group(self, title: str, templates: Sequence[Template]) -> None:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(WrappedLabel(title, "column"))
        card = Card(padding=0, indent=34)
        card.setContentsMargins(16, 2, 16, 2)
        rows = []
        for template in templates:
            row = self._row(template)
            card.add_row(row)
            rows.append((row, plain(" ".join((template.title, template.summary, title, *template.use_when)))))
        column.addWidget(card)
        self._column.addWidget(group)
        self._groups.append((group, rows))

    def _row(self, template: Template) -> ItemRow:
        link = LinkButton(tr("Choose"))
        link.setAccessibleName(tr("Choose “{title}”").format(title=template.title))
        link.clicked.connect(lambda: self.chosen.emit(template.name))
        row = ItemRow("letter", template.title, template.summary, right=[link], column=18)
        row.setProperty("title", template.title)
        return row

    @Slot()
    def _narrow(self) -> None:
        words = plain(self.search.text()).split()
        is_any = False
        for group, rows in self._groups:
            fits = [all(word in text for word in words) for _, text in rows]
            for (row, _), is_found in zip(rows, fits, strict=True):
                row.setVisible(is_found)
            group.setVisible(any(fits))
            is_any = is_any or any(fits)
        self._nothing.setVisible(not is_any)


def category_titles() -> dict[str, str]:
    """Return the words for each category, in the order in which they are shown."""
    return {
        "complaint": tr("Complaints"),
        "apology": tr("Apologies"),
        "data": tr("What they hold about you"),
        "regulator": tr("Regulators"),
        "appeal": tr("Appeals"),
        "press": tr("Press and broadcasting"),
        "public-body": tr("Public bodies"),
        "legal": tr("Before a claim"),
        "other": tr("Others"),
    }
