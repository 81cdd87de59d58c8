"""The card of the settings about the bin: what is in it, each with Restore and Delete for good."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.binned import BinKind, Binned
from app.domain.dates import weekday_date
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.ui.asking import ask, message_box
from app.ui.badges import Badge
from app.ui.buttons import Button, LinkButton
from app.ui.case_sections import EntryRow, link
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, empty, line

MOST_SHOWN = 50


class BinCard(Card):
    """Looks again after each change."""

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to = plaint, navigator
        self._shown: list[Binned] | None = None
        self._words = WrappedLabel("")
        self.add(self._words)
        holder = QWidget()
        self._things = QVBoxLayout(holder)
        self._things.setContentsMargins(0, 0, 0, 0)
        self._things.setSpacing(0)
        self.add(holder)
        self.empty_button = Button(tr("&Empty the bin"), icon="bin")
        self.empty_button.clicked.connect(self._ask_for_all)
        self.add(self.empty_button, 12)
        self.refresh()

    def refresh(self) -> None:
        """Say what is in the bin; nothing moves while it is the same."""
        found = self._plaint.bin.all()
        if found == self._shown:
            return
        self._shown = found
        empty(self._things)
        for binned in found[:MOST_SHOWN]:
            if self._things.count():
                self._things.addWidget(line())
            self._things.addWidget(self._row(binned))
        said = tr("What you delete comes here, and you can bring it back whole for thirty days.")
        more = trn("{n} thing more is not shown.", "{n} things more are not shown.", len(found) - MOST_SHOWN)
        nothing = tr("The bin is empty.")
        self._words.setText(" ".join([said, more] if len(found) > MOST_SHOWN else [said] if found else [said, nothing]))
        self.empty_button.setVisible(bool(found))

    def restore(self, binned: Binned, *_clicked: bool) -> None:
        """Bring something back."""
        self._do(partial(self._plaint.bin.restore, binned.id))

    def ask_to_forget(self, binned: Binned, *_clicked: bool) -> None:
        """Ask whether something is to go for good."""
        self._ask(tr("Delete “{title}” for good?").format(title=binned.title), [binned.id])

    def _row(self, binned: Binned) -> EntryRow:
        detail = tr("{case}. Deleted on {day}, kept until {until}.").format(
            case=f"{binned.case_ref} {binned.case_title}",
            day=weekday_date(binned.binned_on),
            until=weekday_date(binned.goes_on),
        )
        links: list[LinkButton] = []
        if binned.is_case_binned and binned.kind is not BinKind.CASE:
            detail = tr("{said} It comes back after its case.").format(said=detail)
        else:
            links.append(link(tr("Restore"), binned.title, partial(self.restore, binned)))
        links.append(link(tr("Delete for good"), binned.title, partial(self.ask_to_forget, binned)))
        return EntryRow(binned.title, detail, badge=Badge("plain", binned.kind.label), links=links)

    @Slot()
    def _ask_for_all(self) -> None:
        self._ask(tr("Delete all that is in the bin for good?"), None)

    def _ask(self, words: str, bin_ids: list[int] | None) -> None:
        more = tr("It can’t be brought back, and no byte of it stays in your file. Backups made before still hold it.")
        box = message_box(self, tr("Delete for good"), words, more)
        ask(box, tr("&Keep it"), tr("&Delete for good"), partial(self._do, partial(self._plaint.bin.empty, bin_ids)))

    def _do(self, deed: Callable[[], object], *_clicked: bool) -> None:
        try:
            deed()
        except UserError as error:
            self._to.refused.emit(error)
        self._to.changed.emit()
