"""Whole pages with invented content, put together from the parts alone: an interview page, a case, the first run."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.badges import Badge, exhibit_badge
from app.ui.banners import Banner, ConfirmationBanner
from app.ui.buttons import Button, ChoiceRow, LinkButton, PrimaryButton
from app.ui.clock_bar import ClockBar
from app.ui.flow import Flow
from app.ui.form_parts import DropDown, ErrorSummary, QuestionBlock
from app.ui.interview_outline import InterviewOutline, OutlineStep
from app.ui.labels import WrappedLabel
from app.ui.letter_view import PANE_WIDTH, LetterPage, LetterView
from app.ui.navigation_rail import NavigationRail
from app.ui.option_parts import RadioBox, TickBox
from app.ui.page_parts import Card, Disclosure, FooterBar, Inset, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import CheckRow, PointRow, SentenceRow, SummaryRow
from app.ui.timeline import Timeline, TimelineEntry
from app.ui.welcome import QuietCard, WelcomeCard

A4 = QSizeF(595, 842)
STEPS = ("About you", "Who it is about", "What happened", "The rule you rely on", "Evidence", "What you ask for")


def with_rail(page: QWidget, place: str = "today") -> QWidget:
    """Return the page beside the navigation rail."""
    rail = NavigationRail()
    rail.set_place(place)
    rail.set_counter(5)
    rail.set_has_passphrase(True)
    return beside(rail, page)


def beside(*parts: QWidget) -> QWidget:
    """Return the parts side by side, the second one taking the room."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for place, part in enumerate(parts):
        row.addWidget(part, 1 if place == 1 else 0)
    return made


def above(page: QWidget, footer: QWidget) -> QWidget:
    """Return the page with the footer under it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page, 1)
    column.addWidget(footer)
    return made


def letter_picture() -> QImage:
    """Return a page with grey lines for words."""
    picture = QImage(595 * 2, 842 * 2, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    for line in range(34):
        painter.fillRect(140, 240 + line * 36, 900 - (line * 37) % 300, 10, QColor("#445"))
    painter.end()
    return picture


def interview(*, has_letter: bool) -> QWidget:
    """Return the page of the fourth picture: three problems, their summary, the outline, perhaps the letter."""
    outline = InterviewOutline("Complaint to your party", "Draft to The Harbour Party")
    steps = [OutlineStep(title, "done") for title in STEPS[:-1]]
    outline.set_steps([*steps, OutlineStep(STEPS[-1], "problem"), OutlineStep("How to answer you")], 5)
    outline.set_saved("Saved at 14:32")
    footer = FooterBar(left=[Button("&Back", icon="back")], right=[PrimaryButton("&Continue")])
    form = above(_questions(), footer)
    if not has_letter:
        return beside(outline, form)
    view = LetterView()
    view.setFixedWidth(PANE_WIDTH)
    view.set_pages([LetterPage(letter_picture(), A4), LetterPage(letter_picture(), A4)])
    view.set_mark(0, QRectF(0.12, 0.5, 0.6, 0.03))
    return beside(outline, form, view)


def _questions() -> ScrollPage:
    page, summary = ScrollPage(widest=660), ErrorSummary()
    page.add(summary)
    page.add(PageHeader("What you ask for"), 20)
    ticks = QWidget()
    column = QVBoxLayout(ticks)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for words in ("A correction of the minutes", "An explanation in writing, signed by whoever decided", "An apology"):
        column.addWidget(TickBox(words))
    column.addWidget(RadioBox("Something else", "Say what it is on the next page"))
    date, mail = QLineEdit("12 November 2026"), QLineEdit("sian.pritchard@")
    for label, field, hint, problem in (
        ("What do you ask them to do?", ticks, "Tick all that you want.", "Choose at least one thing you ask for"),
        ("By when should they reply?", date, "Four weeks from today is Friday 18 December 2026",
         "The date must be after today, 20 November 2026"),
        ("Where should the reply go?", mail, "", "Finish the e-mail address after the @"),
        ("How urgent is it?", DropDown([("a", "It can wait"), ("b", "Within a week")]), "", ""),
        ("What else?", QPlainTextEdit("I told the branch secretary so."), "What you saw yourself", ""),
    ):  # fmt: skip
        block = QuestionBlock(label, field, hint=hint)
        block.set_problem(problem)
        page.add(block, 22)
    page.add(ChoiceRow([("yes", "Yes"), ("no", "No")], kind="segment"), 22)
    messages = ("Choose at least one thing you ask for", "The date must be after today, 20 November 2026")
    summary.show_problems([(("wanted",), messages[0]), (("by",), messages[1])])
    return page


def case() -> ScrollPage:
    """Return the parts of a case under each other, as in a narrow window."""
    page = ScrollPage()
    actions = [Button("More", icon="down"), PrimaryButton("A &reply came", icon="reply")]
    sentence = "The Harbour Party. Their reference HP-DP-0417, ours HP-0004"
    page.add(PageHeader("Copy of my membership record", sentence, actions=actions, back="Cases"))
    due = "Waiting for the party’s reply, due Mon 21 Dec 2026; 31 days left. Nothing for you to do today."
    page.add(Banner("theirs", due, bold="Mon 21 Dec 2026"), 18)
    page.add(SectionHeader("Points", "1 of 4 answered"), 20)
    points = Card(padding=8)
    for number, words, kind, verdict in (
        ("P1", "My membership record since 2019", "answered", "Answered"),
        ("P2", "E-mails in the branch that name me", "off-the-point", "Off the point"),
    ):
        points.add_row(PointRow(number, words, Badge(kind, verdict)))
    page.add(points, 8)
    page.add(SectionHeader("Clocks"), 20)
    page.add(_clocks(), 8)
    page.add(SectionHeader("What next"), 20)
    page.add(_readiness(), 8)
    page.add(SectionHeader("History", action=LinkButton("Add a note", icon="plus")), 20)
    page.add(_history(), 8)
    exhibits = Flow()
    for letter, words in (("A", "My request"), ("B", "Their receipt"), ("C", "Cover letter")):
        exhibits.add(exhibit_badge(letter, words))
    page.add(exhibits, 12)
    return page


def _clocks() -> Card:
    card = Card()
    working = "Received Fri 20 Nov 2026. Thirty days, counted from the day after, end on Sun 20 Dec."
    for kind, words, left, used, late in (
        ("theirs", "Acknowledge your complaint by Mon 21 Dec 2026", "31 days left", 0.05, 0.0),
        ("ours", "Go to the regulator by Fri 5 Feb 2027", "77 days left", 0.15, 0.0),
        ("theirs", "Reply by Mon 26 Oct 2026", "11 days overdue", 0.7, 0.3),
    ):
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Badge(kind, "They owe you" if kind == "theirs" else "You must act"))
        row.addStretch(1)
        row.addWidget(WrappedLabel(left, "strong"))
        card.add(head, 8)
        card.add(WrappedLabel(words), 6)
        card.add(ClockBar(kind, used, late=late, description=f"{words}; {left}"), 6)
        card.add(Disclosure("How we worked this out", Inset(working), is_open=kind == "theirs"), 6)
    return card


def _readiness() -> Card:
    card = Card()
    card.add(SectionHeader("Complaint to the ICO", action=Badge("plain", "2 of 4 met")))
    card.add(CheckRow("You complained to the party first", is_met=True), 6)
    card.add(CheckRow("They had time to answer", is_met=False, mend="Remind me on 22 Dec"), 6)
    card.add(SummaryRow("About mid-July 2026", "I read in the minutes that I had withdrawn the motion."), 6)
    return card


def _history() -> Timeline:
    return Timeline(
        [
            TimelineEntry("Thu 24 Sep 2026", "ours", "send", "You sent a subject access request", "By e-mail"),
            TimelineEntry(
                "Tue 6 Oct 2026", "theirs", "letter", "They acknowledged it", "Gave the reference HP-DP-0417"
            ),
            TimelineEntry("Fri 6 Nov 2026", "theirs", "reply", "They sent part of it, 11 days late", "34 pages"),
            TimelineEntry("Fri 20 Nov 2026", "ours", "send", "You sent a data protection complaint", "By e-mail"),
            TimelineEntry("Mon 21 Dec 2026", "to-come", "theirs", "Their acknowledgement is due", "A date to come"),
        ]
    )


def first_run() -> ScrollPage:
    """Return the page of the second picture and the other banners."""
    page = ScrollPage()
    page.add(PageHeader("Today", "Friday 20 November 2026. You have no cases yet."))
    page.add(WelcomeCard(), 20, is_centred=True)
    words = "Your cases are not locked. With a passphrase nobody else can read them."
    title = "Does anyone else use this computer?"
    page.add(
        Banner("think", words, title=title, icon="unlock", actions=[Button("Set a passphrase")]), 20, is_centred=True
    )
    words = "Formal complaint to The Harbour Party, 20 November 2026. These exact words are now kept."
    page.add(ConfirmationBanner("Your letter is finished", words), 20)
    page.add(SentenceRow("bell", "If nothing comes, Today says so on Mon 21 Dec 2026."), 8)
    page.add(QuietCard("The next date is Mon 21 Dec 2026: their reply is due."), 20)
    return page
