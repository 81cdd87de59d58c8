"""Packs: which are there, what they hold, and what could not be read."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.i18n import tr, trn
from app.paths import BUNDLED_PACKS
from app.ui.badges import Badge
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import ItemRow
from app.ui.tasks import TaskRunner

_MOST_PROBLEMS = 100


class PacksPage(QWidget):
    """A list to read; nothing on it changes anything."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del navigator, tasks  # nothing here leads anywhere or is slow
        self._plaint = plaint
        self._page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def refresh(self) -> None:
        """Look again."""
        self._page.clear()
        sentence = tr("Packs hold the letters, questions and time limits. They cannot run anything.")
        self._page.add(PageHeader(tr("Packs"), sentence))
        packs, problems = self._plaint.packs.packs(), self._plaint.packs.problems()
        if packs:
            card = Card(padding=0, indent=38)
            card.setContentsMargins(20, 4, 20, 4)
            for pack in packs:
                card.add_row(_pack_row(pack))
            self._page.add(card, 18)
        else:
            self._page.add(WrappedLabel(tr("No pack could be read, so no letter can be written now."), "muted"), 18)
        if problems:
            self._page.add(SectionHeader(tr("What could not be read"), _how_many(len(problems))), 22)
            self._page.add(_problems_card(problems), 8)


def _pack_row(pack: Pack) -> ItemRow:
    letters = trn("{n} letter", "{n} letters", len(pack.templates))
    detail = tr("{id} {version}, {letters}").format(id=pack.info.id, version=pack.info.version, letters=letters)
    return ItemRow("packs", pack.info.title, detail, right=[WrappedLabel(_where_from(pack), "muted")], column=22)


def _where_from(pack: Pack) -> str:
    is_ours = (BUNDLED_PACKS / pack.info.id).is_dir()
    if is_ours:
        return tr("Starter pack, part of Plaint")
    return tr("From {publisher}").format(publisher=pack.info.publisher)


def _how_many(count: int) -> str:
    return trn("{n} problem", "{n} problems", count)


def _problems_card(problems: tuple[Problem, ...]) -> Card:
    card = Card(padding=0)
    card.setContentsMargins(20, 4, 20, 4)
    for problem in problems[:_MOST_PROBLEMS]:
        is_error = problem.severity == "error"
        badge = Badge("fix", tr("Must fix")) if is_error else Badge("think", tr("Think about"))
        where = _place(problem)
        detail = "\n".join(part for part in (problem.message, problem.hint) if part)
        card.add_row(ItemRow("", where or tr("The pack"), detail, right=[badge]))
    return card


def _place(problem: Problem) -> str:
    parts = [problem.file, problem.part]
    if problem.line:
        parts.append(tr("line {n}").format(n=problem.line))
    if problem.paragraph:
        parts.append(tr("paragraph {n}").format(n=problem.paragraph))
    return ", ".join(str(part) for part in parts if part)
