"""The letter check beside the answers: what to mend, what to think about, what is well; and the letter itself."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.domain.letter_merits import LetterAdvice
from app.domain.phrase_findings import Finding
from app.i18n import tr, trn
from app.ui.buttons import LinkButton
from app.ui.check_words import counted
from app.ui.finding_card import FindingCard
from app.ui.labels import WrappedLabel
from app.ui.letter_preview import LetterPreview
from app.ui.page_parts import empty
from app.ui.rows import SentenceRow

PANE_WIDTH = 452  # narrower than beside the questions: answers need the room


class CheckPane(QWidget):
    """The check, and behind a link the letter. `change_asked` carries a path, `keep_asked` a finding."""

    change_asked = Signal(tuple)
    keep_asked = Signal(object)
    take_up_asked = Signal()

    def __init__(self, preview: LetterPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check, self._letter = _FindingList(), QWidget()
        self._letter.setProperty("role", "desk")
        column = QVBoxLayout(self._letter)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._to_check = LinkButton(tr("Letter chec&k"), icon="back")
        self._to_check.clicked.connect(self.show_check)
        column.addLayout(_beside(self._to_check))
        column.addWidget(preview, 1)
        self._check.to_letter.clicked.connect(self.show_letter)
        self._check.change_asked.connect(self.change_asked)
        self._check.keep_asked.connect(self.keep_asked)
        self._check.take_up_asked.connect(self.take_up_asked)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._check)
        self._faces.addWidget(self._letter)

    def sizeHint(self) -> QSize:
        """Return the width of the pane."""
        return QSize(PANE_WIDTH, super().sizeHint().height())

    def show_advice(self, advice: LetterAdvice) -> None:
        """Show what the check says now; the place one had scrolled to stays."""
        self._check.show_advice(advice)

    def show_check(self) -> None:
        """Go back from the letter to the check."""
        self._faces.setCurrentWidget(self._check)
        self._check.to_letter.setFocus()

    def show_letter(self) -> None:
        """Show the letter itself."""
        self._faces.setCurrentWidget(self._letter)
        self._to_check.setFocus()


class _FindingList(QScrollArea):
    """Heading, sentence, a card for each finding, and what is well."""

    change_asked = Signal(tuple)
    keep_asked = Signal(object)
    take_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "desk")
        self.setAccessibleName(tr("Letter check"))
        inner = QWidget()
        inner.setProperty("role", "desk")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 22, 20, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(WrappedLabel(tr("Letter check"), "heading"), 1)
        self.to_letter = LinkButton(tr("Show the &letter"), icon="eye")
        head.addWidget(self.to_letter)
        column.addLayout(head)
        self._sentence = WrappedLabel("", "muted")
        column.addWidget(self._sentence)
        column.addSpacing(10)
        self._cards, self._merits = QVBoxLayout(), QVBoxLayout()
        self._cards.setSpacing(11)
        self._merits.setSpacing(0)
        column.addLayout(self._cards)
        column.addSpacing(8)
        column.addLayout(self._merits)
        column.addStretch(1)
        self._shown: dict[Finding, FindingCard] = {}
        self.setWidget(inner)

    def show_advice(self, advice: LetterAdvice) -> None:
        """Show this advice in the place of what was there."""
        self._sentence.setText(counted(advice))
        if advice.findings != tuple(self._shown):
            self._show_findings(advice.findings)
        empty(self._merits)
        for merit in advice.merits:
            self._merits.addWidget(SentenceRow("met", merit, ink="met"))
        if advice.put_aside:
            words = trn("Show {n} that you kept", "Show {n} that you kept", advice.put_aside)
            link = LinkButton(words, icon="eye")
            link.clicked.connect(self.take_up_asked)
            self._merits.addSpacing(8)
            self._merits.addWidget(link)
            link.show()

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these cards; the keyboard goes to the one that took the place of the one it was on."""
        place = next((n for n, card in enumerate(self._shown.values()) if card.isAncestorOf(_focus())), None)
        empty(self._cards)
        self._shown = {finding: self._card(finding) for finding in findings}
        for card in self._shown.values():
            self._cards.addWidget(card)
            card.show()  # now, so that it can take the keyboard
        if place is not None:
            cards = list(self._shown.values())
            (cards[min(place, len(cards) - 1)].change if cards else self.to_letter).setFocus()

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding)
        card.change_asked.connect(lambda: self.change_asked.emit(finding.path))
        card.keep_asked.connect(lambda: self.keep_asked.emit(finding))
        return card


def _focus() -> QWidget:
    """Return what has the keyboard; a widget of nobody's when nothing has it."""
    return QApplication.focusWidget() or QWidget()


def _beside(link: LinkButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 6, 16, 6)
    row.addWidget(link)
    row.addStretch(1)
    return row
