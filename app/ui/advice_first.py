"""*Get advice first*: what a letter with legal weight can change, its time limits, and where to ask for nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.clock_rules import Clock
from app.domain.templates import Template
from app.i18n import tr
from app.ui.answer_form import buttons_after
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.page_parts import Card, FooterBar, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import SentenceRow

_WIDEST = 660


class AdviceFirst(QWidget):
    """Shown before a letter that can change what the person may do later.

    Signals:
        understood: The person goes on to the letter.
        left: The person goes back.
    """

    understood = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ScrollPage(_WIDEST)
        self._on = PrimaryButton(tr("&Continue"))
        self._on.clicked.connect(self.understood)
        self._back = Button(tr("&Back"), icon="back")
        self._back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(FooterBar(left=[self._back], right=[self._on]))

    def show_template(self, template: Template, clocks: Sequence[Clock]) -> None:
        """Show what to know before a letter; `clocks` are the rules of its pack."""
        self._page.clear()
        self._page.add(PageHeader(tr("Get advice first"), template.title))
        self._page.add(Banner("think", _not_advice()), 16)
        self._add_card(tr("What this letter can change"), "warn", "think", _consequences())
        limits = [f"{clock.title}. {clock.explain}" for clock in own_limits(template, clocks)]
        self._add_card(tr("Time limits to know"), "ours", "ours", limits)
        self._add_card(tr("Where to ask"), "next", "muted", _where())
        buttons_after(self._page, self._back, self._on)
        self._page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._on.setFocus()

    def _add_card(self, title: str, icon: str, ink: str, sentences: Sequence[str]) -> None:
        if not sentences:
            return
        self._page.add(SectionHeader(title), 18)
        card = Card(padding=12)
        for sentence in sentences:
            card.add(SentenceRow(icon, sentence, ink=ink), 2)
        self._page.add(card, 8)


def own_limits(template: Template, clocks: Sequence[Clock]) -> list[Clock]:
    """Return the member's own limits among a letter's clocks, each once, in the letter's order."""
    newest = {clock.id: clock for clock in clocks if clock.whose == "ours"}
    return [newest[use.id] for use in template.clocks if use.id in newest]


def _not_advice() -> str:
    return tr("Plaint is not legal advice. It knows only what you type, and nobody who knows the law has looked at it.")


def _consequences() -> tuple[str, ...]:
    return (
        tr("What you say in it can be used later, also against you."),
        tr("A step that was taken too early, too late or in the wrong place can often not be taken again."),
        tr("Writing a letter, or asking for advice, stops no time limit."),
    )


def _where() -> tuple[str, ...]:
    return (
        tr("Citizens Advice or another advice centre near you, or a law centre: free."),
        tr("Your trade union, if you are in one: often free for members."),
        tr("Your home or legal expenses insurance: look whether it covers this before you begin."),
        tr(
            "A solicitor: ask what a first talk costs, for some give it for nothing. Take your letters and their dates."
        ),
    )
