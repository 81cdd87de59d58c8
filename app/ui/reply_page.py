"""*Read their reply*: the reply on one side, the points on the other; what a person says of each is kept at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.apologies import Element, ElementAccount
from app.domain.dates import weekday_date
from app.domain.errors import UserError
from app.domain.history_words import channel_words
from app.domain.points import PointAccount
from app.domain.replies import ReplyKind
from app.domain.typed_search import Term
from app.i18n import tr, trn
from app.services.case_service import CaseView
from app.services.follow_ups import follow_ups
from app.services.reply_reading import ReplyReading
from app.ui.buttons import Button, PrimaryButton
from app.ui.element_card import ElementCard
from app.ui.found_sight import mark_found
from app.ui.kept_deeds import KeptDeeds
from app.ui.labels import WrappedLabel
from app.ui.marked_text import Mark, MarkedText, place_of
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, FooterBar, PageHeader, ScrollPage, SectionHeader, frame
from app.ui.point_card import PointCard
from app.ui.reply_attachments import AttachmentsCard, UnreadWords
from app.ui.reply_kind_banner import ReplyKindBanner
from app.ui.tasks import TaskRunner

_NARROW = 1000
LOOKS_AGAIN_MS = 500


class ReplyPage(QWidget):
    """Shows one reply with what is proposed about it."""

    def __init__(self, plaint: Plaint, navigator: Navigator, _tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._reading: ReplyReading | None = None
        self._template = ""
        self._deeds = KeptDeeds(self)
        self._deeds.refused.connect(navigator.refused)
        self.cards: dict[str, PointCard] = {}
        self.elements: dict[str, ElementCard] = {}
        self.kind = ReplyKindBanner()
        self.kind.chosen.connect(self._mark)
        self.text = MarkedText()
        self._left, self._right = ScrollPage(700), ScrollPage(620, role="desk")
        self._head = frame("masthead")
        self._head_column = QVBoxLayout(self._head)
        self._head_column.setContentsMargins(32, 14, 32, 14)
        self.leave = Button(tr("&Save and leave"))
        self.leave.clicked.connect(self._leave)
        self.on = PrimaryButton(tr("&Write back"))
        self.on.clicked.connect(self._go_on)
        self.footer = FooterBar(left=[self.leave], right=[self.on])
        self._lay_out()

    def show_reply(self, reply_id: int) -> None:
        """Read a reply and show it from its top."""
        try:
            reading = self._plaint.reading.reading(reply_id)
            view = self._plaint.cases.view(reading.reply.case_id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._fill(reading, view)
        self._left.verticalScrollBar().setValue(0)
        self._right.verticalScrollBar().setValue(0)

    def show_found(self, terms: Sequence[Term]) -> None:
        """Mark the words that were searched for, and scroll to the first."""
        mark_found(self.text, terms)

    def refresh(self) -> None:
        """Look again at what was kept; words being typed stay."""
        if self._reading is not None and self.isVisible():
            self._show_progress(self._plaint.reading.reading(self._reading.reply.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the points below the reply where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(event.size())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._left, 57)
        self._body.addWidget(self._right, 43)
        column.addWidget(self._head)
        column.addWidget(body, 1)
        column.addWidget(self.footer)

    def _arrange(self, size: QSize) -> None:
        narrow = size.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)

    def _fill(self, reading: ReplyReading, view: CaseView) -> None:
        self._reading = reading
        self._fill_head(reading, view)
        self._left.clear()
        self.kind, self.text = ReplyKindBanner(), MarkedText()
        self.kind.chosen.connect(self._mark)
        self._left.add(self.kind)
        for notice in reading.notices:
            self._left.add(WrappedLabel(notice, "hint"), 10)
        words = Card(padding=4)
        if reading.incoming.text:
            self.text.show_text(reading.incoming.text)
            words.add(self.text)
        elif reading.is_still_read:
            QTimer.singleShot(LOOKS_AGAIN_MS, self, self._look_again)
        else:
            unread = UnreadWords()
            unread.kept.connect(self._keep_words)
            words.add(unread)
        self._left.add(words, 14)
        if reading.incoming.attachments:
            attachments = AttachmentsCard(self._plaint, self._to, reading)
            self._left.add(SectionHeader(tr("What came with it")), 18)
            self._left.add(attachments, 8)
        self._fill_points(reading)
        self._fill_apology(reading)
        self._show_progress(reading)

    def _look_again(self) -> None:
        """Show what was read by now of a file that takes long."""
        if self._reading is not None and self._reading.is_still_read and self.isVisible():
            self.show_reply(self._reading.reply.id)

    def _fill_head(self, reading: ReplyReading, view: CaseView) -> None:
        while (item := self._head_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        reply = reading.reply
        came = tr("{title}. From {who}, received {day} {how}").format(
            title=view.case.title,
            who=view.case.organisation or tr("somebody"),
            day=weekday_date(reply.received_on),
            how=channel_words(reply.channel.value),
        )
        count = len(reading.incoming.attachments)
        if count:
            came = f"{came}, {trn('with {n} attachment', 'with {n} attachments', count)}"
        header = PageHeader(tr("Read their reply"), came, back=view.case.title)
        header.back_asked.connect(self._leave)
        self._head_column.addWidget(header)

    def _fill_points(self, reading: ReplyReading) -> None:
        self._right.clear()
        self.cards = {}
        self._counted = SectionHeader(tr("Does it answer your points?"))
        self._right.add(self._counted)
        if not reading.points:
            self._right.add(WrappedLabel(tr("No point is open in this case."), "muted"), 10)
        today = self._plaint.time.today()
        for point in reading.points:
            proposal = reading.proposals.points[point.label]
            card = PointCard(point, proposal, today, is_confirmed=point.label in reading.confirmed)
            card.judged.connect(self._judge)
            self.cards[point.label] = card
            self._right.add(card, 10)

    def _fill_apology(self, reading: ReplyReading) -> None:
        self.elements = {}
        self._came = SectionHeader(tr("Is it the apology that you asked for?"))
        if not reading.apology:
            return
        self._right.add(self._came, 24)
        today = self._plaint.time.today()
        for asked in reading.apology:
            name = asked.element.value
            proposal = reading.proposals.apology[asked.element]
            card = ElementCard(asked, proposal, today, is_confirmed=name in reading.apology_confirmed)
            card.taken.connect(self._take)
            self.elements[name] = card
            self._right.add(card, 10)

    def _show_progress(self, reading: ReplyReading) -> None:
        """Show what changes while a person reads: kind, marks, how many points are confirmed, the next step."""
        self._reading = reading
        self.kind.show_kind(reading.reply, reading.proposals.kind)
        self.text.show_marks(_marks(reading))
        self._counted.set_beside(_confirmed_words(reading.confirmed, self.cards))
        self._came.set_beside(_confirmed_words(reading.apology_confirmed, self.elements))
        view = self._plaint.cases.view(reading.reply.case_id)
        due = [follow_up for follow_up in follow_ups(self._plaint.packs, view) if follow_up.is_due]
        is_read = reading.reply.kind is not ReplyKind.UNREAD
        is_open = bool(reading.still_open or reading.still_asked)
        self._template = due[0].template.name if due and is_open and is_read else ""
        self.on.setText(_back_words(reading) if self._template else tr("&Go to the case"))
        self.footer.set_reason(
            tr("Nothing is sent. You see the letter before it is finished.") if self._template else ""
        )

    @Slot(int, object)
    def _mark(self, reply_id: int, kind: ReplyKind) -> None:
        if self._keep(f"{reply_id} kind", partial(self._plaint.replies.mark, reply_id, kind)):
            self._read_again()

    @Slot(str, object)
    def _judge(self, label: str, account: PointAccount) -> None:
        if self._reading is not None:
            reply_id = self._reading.reply.id
            self._keep(f"{reply_id} {label}", partial(self._plaint.replies.mark, reply_id, None, {label: account}))

    @Slot(str, object)
    def _take(self, name: str, account: ElementAccount) -> None:
        if self._reading is not None:
            kept = {Element(name): account}
            reply_id = self._reading.reply.id
            self._keep(f"{reply_id} {name}", partial(self._plaint.replies.mark, reply_id, apology=kept))

    @Slot(str)
    def _keep_words(self, text: str) -> None:
        if self._reading is None:
            return
        reply_id = self._reading.reply.id
        if self._keep(f"{reply_id} words", partial(self._plaint.replies.keep_words, reply_id, text)):
            self._read_again()

    def _keep(self, name: str, deed: Callable[[], object]) -> bool:
        is_kept = self._deeds.keep(name, deed)
        self._to.changed.emit()
        return is_kept

    def _read_again(self) -> None:
        """Propose anew once a person has said more: the kind decides about the points."""
        if self._reading is not None:
            reading = self._plaint.reading.reading(self._reading.reply.id)
            self._fill(reading, self._plaint.cases.view(reading.reply.case_id))
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_now(self) -> bool:
        """Keep words that were typed just now; return whether all are in the file."""
        for card in self.cards.values():
            card.keep_now()
        for element in self.elements.values():
            element.keep_now()
        return self._deeds.keep_all()

    def _leave(self) -> None:
        if self.save_now() and self._reading is not None:
            self._to.case_wanted.emit(self._reading.reply.case_id)

    def _go_on(self) -> None:
        if not self.save_now() or self._reading is None:
            return
        if self._template:
            self._to.template_wanted.emit(self._template, self._reading.reply.case_id)
        else:
            self._to.case_wanted.emit(self._reading.reply.case_id)


def _back_words(reading: ReplyReading) -> str:
    """Return what a letter back would be about."""
    count = len(reading.still_open)
    if not count:
        return tr("&Write back about the apology")
    if reading.still_asked:
        return trn("&Write back about {n} point and the apology", "&Write back about {n} points and the apology", count)
    return trn("&Write back about {n} point", "&Write back about {n} points", count)


def _confirmed_words(confirmed: frozenset[str], cards: Mapping[str, object]) -> str:
    """Return how many of the cards a person has confirmed; "" without any."""
    said = tr("{n} of {all} confirmed").format(n=len(confirmed & set(cards)), all=len(cards))
    return said if cards else ""


def _marks(reading: ReplyReading) -> tuple[Mark, ...]:
    """Return the places in the text that say what kind it is and what it does with each point."""
    text, proposals = reading.incoming.text, reading.proposals
    wanted = [(tr("Kind"), proposals.kind.because)]
    wanted += [(label, proposal.words) for label, proposal in proposals.points.items()]
    wanted += [(each.element.mark, proposals.apology[each.element].words) for each in reading.apology]
    places = ((label, place_of(text, words)) for label, words in wanted)
    return tuple(Mark(label, *place) for label, place in places if place)
