"""One finding of the letter check as a card: its badge, what it is, the words, why, and the links."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.phrase_findings import Finding, shortened
from app.i18n import tr
from app.ui.badges import Badge
from app.ui.buttons import LinkButton
from app.ui.check_words import change_link, shows_sentence
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, Inset

# A sentence that is to be changed is shown whole; of others only the words around what was found.
_LONGEST = {"fix": 160, "think": 40}


class FindingCard(Card):
    """A finding; `change_asked` leads to its field, `keep_asked` puts it aside."""

    change_asked = Signal()
    keep_asked = Signal()

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        is_fix = finding.weight == "fix"
        badge = Badge("fix", tr("Fix")) if is_fix else Badge("think", tr("Think about"))
        self.add(_at_left(badge))
        self.add(WrappedLabel(finding.message, "strong"), 8)
        if shows_sentence(finding):
            words = tr("“{words}”").format(words=shortened(finding, _LONGEST[finding.weight]))
            self.add(Inset(words, role="body"), 4)
        self.add(WrappedLabel(finding.why, "hint"), 4)
        self.change = LinkButton(change_link(finding))
        self.change.setAccessibleName(
            tr("{link}: {message}").format(link=change_link(finding), message=finding.message)
        )
        self.change.setAccessibleDescription(finding.why)
        self.change.clicked.connect(self.change_asked)
        links = Flow(16, 2)
        links.add(self.change)
        if not is_fix:
            keep = LinkButton(tr("Keep it"))
            keep.setAccessibleName(tr("Keep it: {message}").format(message=finding.message))
            keep.clicked.connect(self.keep_asked)
            links.add(keep)
        self.add(links, 2)


def _at_left(badge: Badge) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return holder
