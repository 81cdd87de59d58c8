"""All keys on one page: read from the menus and the pages themselves, so that the list is always true."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.i18n import tr
from app.ui.buttons import without_mnemonic
from app.ui.labels import WrappedLabel
from app.ui.page_keys import everywhere, page_keys
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.reading_dialog import ReadingDialog
from app.ui.rows import ItemRow

_SIZE = (640, 640)
Row = tuple[str, str]


class ShortcutsDialog(ReadingDialog):
    """Opens over the window."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyboard shortcuts"), _SIZE, parent)
        self._page = ScrollPage()
        self._page.add(PageHeader(tr("Keyboard shortcuts"), tr("Everything in Plaint can be done without a mouse.")))
        sections = [*of_menus(menus), (tr("On some pages"), of_pages()), (tr("Everywhere"), everywhere())]
        for title, rows in sections:
            self._add(title, rows)
        # A screen reader reads a dialog's description when it opens; none of the rows takes the keyboard.
        said = (f"{title}: {_said(rows)}" for title, rows in sections)
        self.setAccessibleDescription(" ".join(said))
        self.show_parts(self._page)

    def _add(self, title: str, rows: Iterable[Row]) -> None:
        card = Card(padding=0)
        card.setContentsMargins(16, 2, 16, 2)
        for keys, words in rows:
            card.add_row(ItemRow("", words, right=[WrappedLabel(keys, "muted")]))
        self._page.add(SectionHeader(title), 20)
        self._page.add(card, 8)


def of_menus(menus: QMenuBar) -> list[tuple[str, list[Row]]]:
    """Return for each menu the keys of its entries, but for those that have none."""
    found = [(without_mnemonic(menu.text()), _rows(menu)) for menu in menus.actions()]
    return [(title, rows) for title, rows in found if rows]


def of_pages() -> list[Row]:
    """Return the keys that some pages have."""
    return [(_keys(key.keys), key.words) for key in page_keys().values()]


def _rows(menu: QAction) -> list[Row]:
    opened = menu.menu()
    actions = opened.actions() if isinstance(opened, QMenu) else []
    return [
        (_keys(each.shortcuts()), without_mnemonic(each.text()).rstrip("…"))
        for each in actions
        if not each.shortcut().isEmpty()
    ]


def _keys(sequences: Sequence[QKeySequence]) -> str:
    """Return keys as this system writes them; the second is another way to the same."""
    native = QKeySequence.SequenceFormat.NativeText
    first, *others = dict.fromkeys(each.toString(native) for each in sequences)
    for other in others:
        first = tr("{key} or {other}").format(key=first, other=other)
    return first


def _said(rows: Iterable[Row]) -> str:
    return "; ".join(f"{words}, {keys}" for keys, words in rows) + "."
