"""*What the words mean*: those on the page that is shown first, then all of them; a field finds one."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.glossary import ExplainedWord, Glossary
from app.domain.phrase_search import fold
from app.i18n import tr
from app.ui.labels import WrappedLabel
from app.ui.page_parts import PAGE_MARGINS, Card, PageHeader, ScrollPage, SectionHeader
from app.ui.reading_dialog import ReadingDialog

_SIZE, _FIELD_WIDTH = (680, 600), 360


class GlossaryDialog(ReadingDialog):
    """Opens over the window."""

    def __init__(self, glossary: Glossary, shown: Sequence[ExplainedWord], parent: QWidget | None = None) -> None:
        super().__init__(tr("What the words mean"), _SIZE, parent)
        self._glossary, self._on_page = glossary, shown
        self._page = ScrollPage()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("A word"))
        self.field.setAccessibleName(tr("Find a word"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.field.textChanged.connect(self._fill)
        self.close_button.setAutoDefault(False)  # Enter in the field closes nothing
        top = QWidget()
        head = QVBoxLayout(top)
        left, above, right, _below = PAGE_MARGINS
        head.setContentsMargins(left, above, right, 0)
        head.setSpacing(12)
        head.addWidget(PageHeader(tr("What the words mean")))
        head.addWidget(self.field)
        self._fill("")
        self.show_parts(self._page, top, begins_at=self.field)

    @Slot(str)
    def _fill(self, typed: str) -> None:
        """Show the words that have what was typed, in them or in what they mean."""
        self._page.clear()
        sought = fold(typed.strip())
        fits = [each for each in self._glossary.words if sought in fold(f"{each.word} {each.meaning}")]
        if self._on_page and not sought:
            self._page.add(SectionHeader(tr("On the page that you were on")))
            self._page.add(_card(self._on_page), 8)
            self._page.add(SectionHeader(tr("All words")), 20)
        if fits:
            self._page.add(_card(fits), 8)
        else:
            self._page.add(WrappedLabel(tr("No word here has “{typed}” in it.").format(typed=typed.strip()), "muted"))


def _card(words: Sequence[ExplainedWord]) -> Card:
    card = Card(padding=12)
    for each in words:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        column.addWidget(WrappedLabel(each.word, "strong"))
        column.addWidget(WrappedLabel(each.meaning))
        card.add_row(row)
    return card
