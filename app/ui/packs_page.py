"""Packs: which are there and who signed them, how one comes in, and what is wrong with one that is being made."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.problems import Problem
from app.i18n import tr, trn
from app.services.pack_exchange import InstalledPack
from app.ui.buttons import Button, LinkButton, PrimaryButton
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.letter_drafting import LetterDrafting
from app.ui.navigator import Navigator
from app.ui.pack_dialog import pack_badge
from app.ui.pack_door import PackDoor
from app.ui.pack_trial import MOST_PROBLEMS, PackTrial, ProblemRow
from app.ui.pack_try import TryDialog
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import ItemRow
from app.ui.tasks import TaskRunner
from app.ui.theme import text_px

BADGE_WIDTH, WHERE_WIDTH, USUAL_PX, LARGE_PX = 190, 200, 15, 18


class PacksPage(QWidget):
    """The list, what could not be read, and below them the pack that somebody is making."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        self.door = PackDoor(plaint, navigator, tasks, self)
        self.trial = PackTrial(plaint, tasks)
        self.trial.refused.connect(navigator.refused)
        self.trial.trial_wanted.connect(self.try_a_letter)
        self.drafting = LetterDrafting(tasks, self)
        self.drafting.refused.connect(navigator.refused)
        self.drafting.drafted.connect(self._show_drafted)
        self._tasks = tasks
        self._page, self._list = ScrollPage(), QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._page.add(self._header())
        self._page.add(self._list, 18)
        self._page.add(self._making(), 22)
        self._page.add(self.trial, 22)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def refresh(self) -> None:
        """Look again."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        packs, problems = self._plaint.pack_exchange.all(), self._plaint.packs.problems()
        if packs:
            card = Card(padding=0, indent=38)
            card.setContentsMargins(20, 4, 20, 4)
            for installed in packs:
                card.add_row(self._pack_row(installed))
            self._rows.addWidget(card)
        else:
            self._rows.addWidget(WrappedLabel(tr("No pack could be read, so no letter can be written now."), "muted"))
        if problems:
            self._rows.addSpacing(22)
            beside = trn("{n} problem", "{n} problems", len(problems))
            self._rows.addWidget(SectionHeader(tr("What could not be read"), beside))
            self._rows.addSpacing(8)
            self._rows.addWidget(_problems_card(problems))

    def _header(self) -> PageHeader:
        newer = Button(tr("Check for a &newer pack"))
        install = PrimaryButton(tr("&Install a pack"), icon="plus")
        newer.clicked.connect(self.door.ask_for_a_folder)
        install.clicked.connect(self.door.ask_for_a_file)
        sentence = tr("Packs hold the letters, questions and time limits. They cannot run anything.")
        return PageHeader(tr("Packs"), sentence, actions=[newer, install])

    def _making(self) -> QWidget:
        """Return what somebody needs who makes letters: a way to begin, and a way to look at what there is."""
        draft, check = Button(tr("New letter from a &Word file"), icon="letter"), Button(tr("&Check a pack’s folder"))
        draft.clicked.connect(self.drafting.ask_for_a_file)
        check.clicked.connect(self.trial.ask_for_a_folder)
        buttons = Flow(8, 8)
        buttons.add(draft)
        buttons.add(check)
        beside = tr("With Word alone, and without programming.")
        return SectionHeader(tr("Make letters of your own"), beside, action=buttons)

    @Slot(object)
    def try_a_letter(self, folder: Path) -> None:
        """Open a letter of a pack that is being made, beside its questions."""
        TryDialog(self._plaint, folder, self._tasks, self).open()

    @Slot(object)
    def _show_drafted(self, folder: Path) -> None:
        self.trial.try_folder(str(folder))
        self.try_a_letter(folder)

    def _pack_row(self, installed: InstalledPack) -> ItemRow:
        pack = installed.pack
        letters = trn("{n} letter", "{n} letters", len(pack.templates))
        detail = tr("{id} {version}, {letters}").format(id=pack.info.id, version=pack.info.version, letters=letters)
        link = LinkButton(tr("Open"))
        link.setAccessibleDescription(pack.info.title)
        link.clicked.connect(partial(self.door.show_installed, installed))
        right = [_column(pack_badge(installed), BADGE_WIDTH), link]
        if text_px("body") > LARGE_PX:  # in the narrowest window the third column would leave no room for the title
            detail = f"{detail}\n{_where_from(installed)}"
        else:
            right.insert(1, _column(WrappedLabel(_where_from(installed), "muted"), WHERE_WIDTH))
        return ItemRow("packs", pack.info.title, detail, right=right, column=22)


def _column(widget: QWidget, width: int) -> QWidget:
    """Return a part of a row as wide as in the other rows, so that what is alike stands one below the other.

    One whose words need more room has it.
    """
    holder = QWidget()
    holder.setFixedWidth(max(int(width * text_px("body") / USUAL_PX), widget.minimumSizeHint().width()))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


def _where_from(installed: InstalledPack) -> str:
    if installed.is_bundled:
        return tr("Starter pack, part of Plaint")
    return tr("From {publisher}").format(publisher=installed.pack.info.publisher)


def _problems_card(problems: tuple[Problem, ...]) -> Card:
    card = Card(padding=0)
    card.setContentsMargins(20, 4, 20, 4)
    for problem in problems[:MOST_PROBLEMS]:
        card.add_row(ProblemRow(problem))
    return card
