"""The parts of a case's page that list what is in it: points, exhibits, letters, replies and what may come next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import weekday_date
from app.domain.exhibits import Exhibit
from app.domain.history_words import channel_words
from app.domain.letters import Letter, LetterState, Origin, StoredFile
from app.domain.points import Point
from app.i18n import tr
from app.ui.badges import exhibit_badge
from app.ui.buttons import LinkButton
from app.ui.case_actions import CaseActions
from app.ui.case_badges import letter_badge, verdict_badge
from app.ui.flow import Flow
from app.ui.kept_files import can_open
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, SectionHeader
from app.ui.rows import PointRow


class Section(QWidget):
    """A heading with what belongs under it, 8 px below; `urgency` is its place when all stand in one column."""

    def __init__(
        self,
        title: str,
        content: QWidget,
        beside: str = "",
        *,
        action: QWidget | None = None,
        urgency: int = 9,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.urgency = urgency
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(title, beside, action=action))
        column.addWidget(content)


class EntryRow(QWidget):
    """One thing with a badge, a muted line, and links for what can be done with it."""

    def __init__(
        self,
        title: str,
        detail: str,
        *,
        badge: QWidget | None = None,
        links: Sequence[QWidget] = (),
        below: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        head = Flow(11, 4)
        head.add(WrappedLabel(title, "strong"))
        if badge is not None:
            head.add(badge)
        column.addWidget(head)
        if detail:
            column.addWidget(WrappedLabel(detail, "hint"))
        for widget in below:
            column.addWidget(widget)
        if links:
            flow = Flow(18, 2)
            for link in links:
                flow.add(link)
            column.addWidget(flow)


def points_section(points: Sequence[Point]) -> Section:
    """Return the case's points with what replies did with each."""
    card = Card(padding=0)
    set_margins(card, 16, 4)
    for point in points:
        card.add_row(PointRow(point.label, point.statement, verdict_badge(point.verdict)))
    settled = sum(not point.verdict.is_open for point in points)
    return Section(tr("Points"), card, tr("{n} of {all} answered").format(n=settled, all=len(points)))


def exhibits_section(exhibits: Sequence[Exhibit]) -> Section:
    """Return the case's exhibits as badges."""
    flow = Flow()
    for exhibit in exhibits:
        flow.add(exhibit_badge(exhibit.label, exhibit.title))
    return Section(tr("Exhibits"), flow)


def letters_section(letters: Sequence[Letter], actions: CaseActions) -> Section:
    """Return the letters of the case, the newest first, with what can be done with each."""
    card = Card(padding=0)
    titles = {letter.id: letter.title for letter in letters}
    for letter in sorted(letters, key=lambda letter: letter.id, reverse=True):
        detail = " ".join(part for part in (_letter_words(letter), _place_words(letter, titles)) if part)
        links = _letter_links(letter, actions)
        row = EntryRow(letter.title, detail, badge=letter_badge(letter), links=links)
        card.add_row(set_margins(row, 16, 10))
    return Section(tr("Letters"), card)


def link(words: str, about: str, does: object, *, icon: str = "") -> LinkButton:
    """Return a link that says to a screen reader what it is about."""
    made = LinkButton(words, icon=icon)
    made.setAccessibleDescription(about)
    made.clicked.connect(does)
    return made


def file_links(file: StoredFile, about: str, actions: CaseActions) -> list[LinkButton]:
    """Return the links to open a kept file, where that is safe, and to save a copy."""
    kind = {"pdf": tr("PDF"), "docx": tr("Word file")}.get(file.name.rpartition(".")[2].lower(), tr("file"))
    said = f"{about}. {file.name}"
    found: list[LinkButton] = []
    if can_open(file):
        found.append(link(tr("Open {kind}").format(kind=kind), said, partial(actions.files.open, file)))
    found.append(link(tr("Save {kind}").format(kind=kind), said, partial(actions.files.save, file)))
    return found


def _letter_links(letter: Letter, actions: CaseActions) -> list[LinkButton]:
    if letter.state is LetterState.DRAFT:
        return [
            link(tr("Carry on writing"), letter.title, partial(actions.carry_on, letter.id)),
            link(tr("Discard"), letter.title, partial(actions.discard, letter)),
        ]
    found: list[LinkButton] = []
    if letter.state is LetterState.FINISHED:
        found.append(link(tr("Record sending"), letter.title, partial(actions.send, letter.id)))
    if letter.origin is Origin.RECORDED:
        found.append(link(tr("Enter its points"), letter.title, partial(actions.points.ask, letter)))
    for file in letter.files:
        found += file_links(file, letter.title, actions)
    return found


def _letter_words(letter: Letter) -> str:
    """Return how far a letter has come and, once it was sent, how."""
    if letter.state is LetterState.DRAFT:
        return tr("You last wrote on {day}.").format(day=weekday_date(letter.edited_at.date()))
    if letter.sending is None:
        finished = weekday_date(letter.finished_on) if letter.finished_on else ""
        return tr("Finished on {day}; these exact words are kept.").format(day=finished)
    sending = letter.sending
    said = tr("Sent on {day} {how}; received on {received}.")
    if sending.receipt_assumed:
        said = tr("Sent on {day} {how}; received on {received}, as assumed.")
    return said.format(
        day=weekday_date(sending.sent_on),
        how=channel_words(sending.channel.value),
        received=weekday_date(sending.received_latest),
    )


def _place_words(letter: Letter, titles: dict[int, str]) -> str:
    if letter.supersedes is not None:
        return tr("It takes the place of “{title}”.").format(title=titles.get(letter.supersedes, letter.title))
    return tr("Written without Plaint.") if letter.origin is Origin.RECORDED else ""


def set_margins(part: QWidget, sideways: int, upright: int) -> QWidget:
    """Give a card or a row air of its own, and return it."""
    layout = part.layout()
    assert layout is not None
    layout.setContentsMargins(sideways, upright, sideways, upright)
    return part
