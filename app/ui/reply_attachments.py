"""What came with a reply: attachments, each to be kept as an exhibit; and the field for words that can't be read."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.incoming_replies import Attachment
from app.i18n import tr
from app.services.reply_reading import ReplyReading
from app.ui.buttons import Button
from app.ui.case_sections import EntryRow, set_margins
from app.ui.file_editor import size_words
from app.ui.form_parts import QuestionBlock
from app.ui.navigator import Navigator
from app.ui.page_parts import Card
from app.ui.text_editors import GrowingText


class AttachmentsCard(Card):
    """The attachments of a reply; an exhibit is kept under the case's next letter."""

    def __init__(self, plaint: Plaint, navigator: Navigator, reading: ReplyReading) -> None:
        super().__init__(padding=0)
        self._plaint, self._to, self._reading = plaint, navigator, reading
        held = {exhibit.file.sha256 for exhibit in plaint.cases.view(reading.reply.case_id).exhibits if exhibit.file}
        for attachment in reading.incoming.attachments:
            keep = Button(tr("Keep as an exhibit"), icon="exhibit", size="small")
            keep.setAccessibleName(tr("Keep {name} as an exhibit").format(name=attachment.name))
            keep.clicked.connect(partial(self._keep, attachment, keep))
            is_held = attachment.sha256 in held
            row = EntryRow(attachment.name, size_words(attachment.size), links=[] if is_held else [keep])
            self.add_row(set_margins(row, 16, 10))

    def _keep(self, attachment: Attachment, button: Button, *_clicked: bool) -> None:
        try:
            reply = self._reading.reply
            title = attachment.name.rpartition(".")[0] or attachment.name
            dated = reply.received_on.isoformat()
            exhibit = self._plaint.exhibits.add(reply.case_id, title, attachment.name, attachment.data, dated)
        except UserError as error:
            self._to.refused.emit(error)
            return
        button.setText(tr("Kept as exhibit {label}").format(label=exhibit.label))
        button.setEnabled(False)
        self._to.changed.emit()


class UnreadWords(QWidget):
    """Asks for the words of a reply that Plaint can't read, such as a scan.

    Signals:
        kept: What was typed.
    """

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.area = GrowingText(8)
        hint = tr("Type or paste the words, so that they can be held against your points.")
        keep = Button(tr("&Keep these words"))
        keep.clicked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        self._block = QuestionBlock(tr("What they wrote"), self.area, hint=hint)
        column.addWidget(self._block)
        column.addWidget(keep)

    def _keep(self) -> None:
        text = self.area.toPlainText().strip()
        self._block.set_problem("" if text else tr("Type what they wrote"))
        if text:
            self.kept.emit(text)
