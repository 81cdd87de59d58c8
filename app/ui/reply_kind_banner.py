"""What kind of reply it seems to be, and the two clicks by which a person says so or says otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.replies import Reply, ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.i18n import tr
from app.ui.banners import Banner
from app.ui.buttons import Button, LinkButton
from app.ui.case_replies import KindChooser
from app.ui.page_parts import empty


class ReplyKindBanner(QWidget):
    """Proposes the kind, or says which one the person gave.

    Signals:
        chosen: The reply's id and its kind.
    """

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_kind(self, reply: Reply, proposal: KindProposal) -> None:
        """Show the proposal of an unread reply, or the kind of one that was read."""
        empty(self._column)
        other = LinkButton(tr("Choose &another"))
        if reply.kind is ReplyKind.UNREAD:
            yes = Button(tr("&Yes, that is so"))
            yes.clicked.connect(lambda: self.chosen.emit(reply.id, proposal.kind))
            banner = Banner("info", _because(proposal), title=_looks_like(proposal), actions=[other, yes])
        else:
            other.setText(tr("Ch&ange"))
            banner = Banner("met", tr("You said so."), title=reply.kind.did, actions=[other])
        self._column.addWidget(banner)
        chooser = KindChooser(reply)
        chooser.chosen.connect(self.chosen)
        chooser.setVisible(reply.kind is ReplyKind.UNREAD and proposal.certainty is Certainty.UNSURE)
        other.clicked.connect(chooser.show)
        self._column.addWidget(chooser)


def _looks_like(proposal: KindProposal) -> str:
    """Return what it seems to be; how sure that is stands in the words."""
    if proposal.certainty is Certainty.UNSURE:
        return tr("Perhaps: {kind}").format(kind=proposal.kind.did.lower())
    return tr("It looks like this: {kind}").format(kind=proposal.kind.did[:1].lower() + proposal.kind.did[1:])


def _because(proposal: KindProposal) -> str:
    if proposal.because:
        return tr("It says “{words}”").format(words=proposal.because)
    return tr("Plaint found no words that say so. Choose what they did.")
