"""The replies of a case: what each is, its words as plain text, its file, and saying what kind an unread one is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dates import weekday_date
from app.domain.history_words import channel_words
from app.domain.letters import Letter
from app.domain.replies import Reply, ReplyKind
from app.i18n import tr
from app.ui.badges import Badge
from app.ui.buttons import Button
from app.ui.case_actions import CaseActions
from app.ui.case_sections import EntryRow, Section, file_links, link, set_margins
from app.ui.form_parts import QuestionBlock
from app.ui.page_parts import Card, Disclosure, Inset
from app.ui.reply_dialog import KindField
from app.ui.text_editors import GrowingText


def replies_section(replies: Sequence[Reply], letters: Sequence[Letter], actions: CaseActions) -> Section:
    """Return the replies of the case, the newest first."""
    card = Card(padding=0)
    titles = {letter.id: letter.title for letter in letters}
    for reply in sorted(replies, key=lambda reply: (reply.received_on, reply.id), reverse=True):
        card.add_row(set_margins(reply_row(reply, titles, actions), 16, 10))
    return Section(tr("Replies"), card)


def unread_section(reply: Reply, letters: Sequence[Letter], actions: CaseActions) -> Section:
    """Return the reply that waits to be read, on its own and open."""
    card = Card(padding=0)
    titles = {letter.id: letter.title for letter in letters}
    card.add_row(set_margins(reply_row(reply, titles, actions, is_open=True), 16, 10))
    return Section(tr("Reply to read"), card)


def reply_row(reply: Reply, titles: dict[int, str], actions: CaseActions, *, is_open: bool = False) -> EntryRow:
    """Return one reply with its words, its file and, while it is unread, the question what it is."""
    title = reply.kind.did
    about = f"{title}. {_reply_words(reply, titles)}"
    below: list[QWidget] = []
    if reply.text:
        below.append(Disclosure(tr("What they wrote"), _words(reply.text), about=about, is_open=is_open))
    if reply.kind is ReplyKind.UNREAD:
        chooser = KindChooser(reply, about)
        chooser.chosen.connect(actions.mark)
        below.append(chooser)
    badge = Badge("reply", tr("To read")) if reply.kind is ReplyKind.UNREAD else None
    links: list[QWidget] = [*file_links(reply.file, title, actions)] if reply.file else []
    links.append(link(tr("Read it against your points"), about, partial(actions.read, reply.id), icon="reply"))
    links.append(link(tr("Delete"), about, partial(actions.discard, reply)))
    return EntryRow(title, _reply_words(reply, titles), badge=badge, links=links, below=below)


class KindChooser(QWidget):
    """Asks what kind of reply it is; `chosen` carries the reply's id and the kind."""

    chosen = Signal(int, object)

    def __init__(self, reply: Reply, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reply_id = reply.id
        self.field = KindField()
        self.field.setMinimumWidth(160)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.keep = Button(tr("&Keep this"))
        self.keep.setAccessibleDescription(about)
        self.keep.clicked.connect(self._keep)
        self.field.setMaximumWidth(460)
        row.addWidget(self.field, 100)
        row.addWidget(self.keep)
        row.addStretch(1)
        self._block = QuestionBlock(tr("What kind of reply is it?"), holder, focus=self.field)
        self.field.setAccessibleDescription(about)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 2)
        outer.addWidget(self._block)

    def _keep(self) -> None:
        if self.field.kind() is ReplyKind.UNREAD:
            self._block.set_problem(tr("Choose what they did"))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen.emit(self._reply_id, self.field.kind())


def _words(text: str) -> Inset:
    """Return the words of a reply, which nobody can change, plain whatever stands in them."""
    inset, area = Inset(), GrowingText(2)
    area.setPlainText(text)
    area.setReadOnly(True)
    area.setProperty("role", "reading")
    area.setAccessibleName(tr("What they wrote"))
    area.moveCursor(QTextCursor.MoveOperation.Start)
    area.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    inset.add(area)
    return inset


def _reply_words(reply: Reply, titles: dict[int, str]) -> str:
    """Return when and how a reply came, their reference, and which letter it answers."""
    said = [
        tr("Received on {day} {how}.").format(
            day=weekday_date(reply.received_on), how=channel_words(reply.channel.value)
        )
    ]
    if reply.letter_id in titles:
        said.append(tr("To “{title}”.").format(title=titles[reply.letter_id]))
    if reply.their_ref:
        said.append(tr("Their reference {reference}.").format(reference=reply.their_ref))
    return " ".join(said)
