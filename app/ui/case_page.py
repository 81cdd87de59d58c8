"""One case: how it stands, what was asked and answered, whose turn it is until when, and what may come next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.case_needs import CaseStatus, Need, days_left_words
from app.domain.errors import NotFoundError
from app.domain.letters import LetterState
from app.domain.replies import Reply, ReplyKind
from app.i18n import tr
from app.services.case_service import CaseView
from app.services.follow_ups import FollowUp, begun, follow_ups
from app.ui.banners import Banner
from app.ui.buttons import Button, LinkButton, PrimaryButton
from app.ui.case_actions import CaseActions
from app.ui.case_apology import apology_sections
from app.ui.case_body import CaseBody
from app.ui.case_clocks_card import clocks_card
from app.ui.case_follow_ups import follow_ups_section
from app.ui.case_history import history_timeline
from app.ui.case_next_step import next_step
from app.ui.case_replies import replies_section, unread_section
from app.ui.case_sections import Section, exhibits_section, letters_section, points_section
from app.ui.navigator import Navigator
from app.ui.page_parts import PageHeader, ScrollPage
from app.ui.reply_drop import ReplyDrop
from app.ui.rows import SentenceRow
from app.ui.tasks import TaskRunner

# How a status looks as a banner: its meaning and icon.
_BANNERS: dict[Need, tuple[str, str]] = {
    Need.OURS: ("ours", "ours"),
    Need.REPLY_TO_READ: ("info", "reply"),
    Need.OVERDUE: ("problem", "overdue"),
    Need.PART_ANSWERED: ("info", "reply"),
    Need.NOT_SENT: ("info", "finished"),
    Need.DRAFT: ("info", "draft"),
    Need.WAITING: ("theirs", "theirs"),
    Need.LATER: ("ours", "ours"),
    Need.QUIET: ("theirs", "info"),
    Need.CLOSED: ("theirs", "tick"),
}


class CasePage(QWidget):
    """Shows the case that it was told to show; built anew when something in it changed."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._shown: tuple[object, CaseView] | None = None
        self._focused: tuple[str, str] | None = None
        self._page = ScrollPage()
        self.actions_of_case = CaseActions(plaint, navigator, tasks, self)
        self._drop = ReplyDrop(self)
        self._drop.dropped.connect(self.actions_of_case.reply)
        self._drop.own_dropped.connect(navigator.file_brought)
        self._drop.refused.connect(navigator.refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def show_case(self, case_id: int) -> None:
        """Show a case from its top."""
        if case_id != self.actions_of_case.case_id:
            self._shown = None
            self._page.verticalScrollBar().setValue(0)
        self.actions_of_case.case_id = case_id
        self.refresh()

    def refresh(self) -> None:
        """Look again; nothing moves when nothing changed, and the place and the focus stay when something did."""
        if not self.actions_of_case.case_id:
            return
        try:
            view = self._plaint.cases.view(self.actions_of_case.case_id)
        except NotFoundError as error:
            self._to.refused.emit(error)
            return
        now = (self._plaint.time.today(), view)
        if now == self._shown:
            return
        self._shown = now
        self._focused = _name_of_focus(self)
        self._page.clear()
        self._fill(view)
        QTimer.singleShot(0, self, self._focus_again)  # new widgets are shown only when the event loop runs

    def _fill(self, view: CaseView) -> None:
        may_follow = follow_ups(self._plaint.packs, view)
        buttons = self._buttons(view, may_follow)
        header = PageHeader(view.case.title, _case_sentence(view), actions=buttons, back=tr("Cases"))
        header.back_asked.connect(self._to.cases_wanted)
        self._page.add(header)
        kind, icon = _BANNERS[view.status.need]
        self._page.add(Banner(kind, status_sentence(view.status), bold=view.status.emphasis, icon=icon), 18)
        for status in view.statuses[1:]:
            if status.need.is_for_us:
                self._page.add(SentenceRow(_BANNERS[status.need][1], status.sentence), 8)
        unread = _unread(view)
        if unread is not None:
            self._page.add(unread_section(unread, view.letters, self.actions_of_case), 20)
        right = self._right(view, may_follow, unread)
        left = self._left(view)
        one_column = sorted([*left, *right], key=lambda section: section.urgency)
        self._page.add(CaseBody(left, right, one_column), 20)

    def _buttons(self, view: CaseView, may_follow: Sequence[FollowUp]) -> list[QWidget]:
        """Return *More*, perhaps *A reply came*, and the next step as the primary button."""
        step = next_step(view, may_follow)
        more = Button(tr("&More"), icon="down")
        more.clicked.connect(partial(self._open_menu, more, view))
        found: list[QWidget] = [more]
        awaits = any(letter.state is LetterState.SENT for letter in view.letters)
        if awaits and step.deed in {"write", "continue", "send"}:
            reply = Button(tr("A r&eply came"), icon="reply")
            reply.clicked.connect(self.actions_of_case.reply)
            found.append(reply)
        primary = PrimaryButton(step.words, icon=step.icon)
        primary.clicked.connect(partial(self.actions_of_case.take, step))
        return [*found, primary]

    def _open_menu(self, more: Button, view: CaseView, *_clicked: bool) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in self.actions_of_case.menu_entries(view):
            if entry is None:
                menu.addSeparator()
                continue
            action = QAction(entry.words, menu)
            action.triggered.connect(entry.does)
            menu.addAction(action)
        menu.popup(more.mapToGlobal(QPoint(0, more.height() + 2)))

    def _left(self, view: CaseView) -> list[Section]:
        note = LinkButton(tr("Add a note"), icon="plus")
        note.clicked.connect(self.actions_of_case.note)
        sections = [points_section(view.points)] if view.points else []
        sections += apology_sections(view.apology, view.letters)
        sections.append(Section(tr("History"), history_timeline(view), action=note))
        if view.exhibits:
            sections.append(exhibits_section(view.exhibits))
        return sections

    def _right(self, view: CaseView, may_follow: Sequence[FollowUp], unread: Reply | None) -> list[Section]:
        """Return the clocks, what next, and the papers; the reply to read stands above, so not here again."""
        actions, sections = self.actions_of_case, []
        if view.clocks:
            card = clocks_card(view.clocks, self._plaint.time.today())
            dates = LinkButton(tr("All dates"), icon="calendar")
            dates.clicked.connect(partial(self._to.dates_wanted.emit, view.case.id))
            sections.append(Section(tr("Clocks"), card, action=dates, urgency=2))
        next_letters = (*begun(self._plaint.packs, view), *may_follow)
        if next_letters and view.case.closed_on is None:
            sections.append(follow_ups_section(next_letters, actions))
        if view.letters:
            sections.append(letters_section(view.letters, actions))
        others = [reply for reply in view.replies if reply is not unread]
        if others:
            sections.append(replies_section(others, view.letters, actions))
        return sections

    @Slot()
    def _focus_again(self) -> None:
        """Give the focus back after the page was built anew."""
        heir = _heir_of_focus(self, self._focused) if self._focused else None
        if heir is not None:
            heir.setFocus(Qt.FocusReason.OtherFocusReason)


def status_sentence(status: CaseStatus) -> str:
    """Return the sentence of the banner, with the days left and that there is nothing to do, when that is so."""
    if status.need is not Need.WAITING:
        return status.sentence
    said = tr("{sentence}; {left}. Nothing for you to do today.")
    return said.format(sentence=status.sentence.rstrip("."), left=days_left_words(status.days))


def _case_sentence(view: CaseView) -> str:
    theirs = next((reply.their_ref for reply in reversed(view.replies) if reply.their_ref), "")
    organisation = view.case.organisation or tr("No organisation yet")
    if view.case.represents:
        organisation = tr("{organisation}, for {name}").format(
            organisation=organisation, name=view.case.represents.name
        )
    if theirs:
        said = tr("{organisation}. Their reference {theirs}, ours {ours}")
        return said.format(organisation=organisation, theirs=theirs, ours=view.case.ref)
    return tr("{organisation}. Our reference {ours}").format(organisation=organisation, ours=view.case.ref)


def _unread(view: CaseView) -> Reply | None:
    """Return the oldest reply that waits to be read; None when there is none."""
    waiting = (reply for reply in view.replies if reply.kind is ReplyKind.UNREAD)
    return min(waiting, key=lambda reply: (reply.received_on, reply.id), default=None)


def _focus_words(widget: QWidget) -> tuple[str, str]:
    """Return by which words a widget can be found again on a page that was built anew."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text, widget.accessibleDescription()


def _name_of_focus(page: QWidget) -> tuple[str, str] | None:
    focused = QApplication.focusWidget()
    return _focus_words(focused) if focused is not None and page.isAncestorOf(focused) else None


def _heir_of_focus(page: QWidget, words: tuple[str, str]) -> QWidget | None:
    """Return what bears the same words as what had the focus, else the page's primary button."""
    shown = [one for one in page.findChildren(QWidget) if one.isVisibleTo(page)]
    stops = [one for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    same = [one for one in stops if _focus_words(one) == words]
    primary: list[QWidget] = [one for one in stops if isinstance(one, PrimaryButton)]
    return next(iter(same + primary), None)
