"""All parts in all states on one page, and a Today with invented rows: run it to look, tests measure it.

`python -m tests.ui.parts_gallery FOLDER` saves pictures of both in each theme.
"""

import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import delete

from app.ui.badges import Badge
from app.ui.buttons import Button, ChoiceRow, LinkButton, PrimaryButton
from app.ui.flow import Flow
from app.ui.form_parts import QuestionBlock
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader, line
from app.ui.rows import ItemRow, ListRow
from app.ui.theme import Mode, Theme
from tests.ui.gallery_pages import case, first_run, interview, with_rail

ROWS = (
    ("ours", "Appeal against suspension", "Ashgrove Allotment Society",
     "Your time to appeal ends on Tue 24 Nov 2026. The letter is still a draft.", "Finish the appeal",
     "urgent", "4 days left"),
    ("reply", "Fence repair charge", "Northfield Housing Co-operative",
     "They replied on Wed 18 Nov 2026. Say what the reply answers.", "Read the reply", "reply", "Reply to read"),
    ("overdue", "Copies of my loan file", "Calder Credit Union",
     "Their reply was due on Mon 9 Nov 2026 and has not come.", "Write a chaser", "overdue", "11 days overdue"),
    ("finished", "Correction of an article", "The Wharfe Gazette",
     "You finished it on Mon 16 Nov 2026. Tell Plaint when you send it.", "Record sending", "finished", "Not sent yet"),
    ("draft", "Motion taken off the agenda", "The Harbour Party",
     "You last wrote on Thu 19 Nov 2026. Three of seven topics are done.", "Carry on writing", "draft", "Draft"),
)  # fmt: skip
WAITING = (
    ("Copy of my membership record", "The Harbour Party", "due Mon 21 Dec 2026; 31 days left"),
    ("Governors’ minutes for 2025", "Beckside School", "due Fri 11 Dec 2026; 21 days left"),
)
BADGE_COLUMNS = (
    ("Letters", (("draft", "Draft"), ("finished", "Finished, not sent"), ("sent", "Sent 20 Nov 2026"))),
    ("Clocks", (("theirs", "They owe you"), ("ours", "You must act"), ("urgent", "4 days left"),
                ("overdue", "11 days overdue"))),
    ("Points", (("answered", "Answered"), ("partly", "Partly"), ("refused", "Refused"), ("ignored", "Ignored"),
                ("waiting", "Waiting"), ("off-the-point", "Off the point"), ("promised", "Promised"),
                ("conceded", "Conceded"))),
    ("Checks", (("fix", "Must fix"), ("think", "Think about"), ("met", "Met"), ("unmet", "Not yet"))),
    ("Packs", (("signed", "Signed, key you trust"), ("unknown", "Signed, key not known"), ("unsigned", "Not signed"))),
)  # fmt: skip


def today_page() -> ScrollPage:
    """Return Today as in the first picture."""
    page = ScrollPage()
    start = PrimaryButton("&Start a complaint", icon="plus")
    sentence = "Friday 20 November 2026. Five things need you; the most urgent is first."
    page.add(PageHeader("Today", sentence, actions=[start]))
    card = Card(padding=0, indent=56)
    card.setContentsMargins(20, 2, 20, 2)
    for look, title, organisation, why, button, badge, words in ROWS:
        card.add_row(ListRow(look, title, organisation, why, button, badge=Badge(badge, words)))
    page.add(card, 20)
    page.add(SectionHeader("Waiting for others", "Nothing for you to do"), 20)
    waiting = Card(padding=0, indent=56)
    waiting.setContentsMargins(20, 2, 20, 2)
    for title, organisation, due in WAITING:
        right = [WrappedLabel(due, "muted"), LinkButton("Open")]
        waiting.add_row(ItemRow("theirs", title, beside=organisation, right=right))
    page.add(waiting, 8)
    return page


def parts_page() -> ScrollPage:
    """Return the parts and their states as in the eleventh picture."""
    page = ScrollPage()
    sentence = "The same widgets as on the pages; drawn by the style, the palette and one style sheet"
    page.add(PageHeader("Parts and their states", sentence))
    page.add(_buttons(), 20)
    page.add(line(), 20)
    page.add(_fields(), 20)
    page.add(line(), 20)
    page.add(_badges(), 20)
    return page


def _buttons() -> QWidget:
    made, grid = QWidget(), QGridLayout()
    made.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(16)
    for column, head in enumerate(("Rest", "Focus", "Disabled"), 1):
        grid.addWidget(WrappedLabel(head, "column"), 0, column)
    for row, name in enumerate(("Primary button", "Button", "Link", "Choice"), 1):
        grid.addWidget(WrappedLabel(name, "strong"), row, 0)
        for column in (1, 2, 3):
            widget = _one_button(name)
            widget.setObjectName(f"{name}{column}")
            widget.setEnabled(column != 3)
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignLeft)
    return made


def _one_button(name: str) -> QWidget:
    if name == "Primary button":
        return PrimaryButton("Start a complaint", icon="plus")
    if name == "Button":
        return Button("Write a chaser")
    if name == "Link":
        return LinkButton("How we worked this out")
    row = ChoiceRow([("refused", "Refused"), ("partly", "Partly"), ("answered", "Answered")])
    row.set_value("refused")
    row.propose("partly")
    return row


def _fields() -> QWidget:
    made, row = QWidget(), QHBoxLayout()
    made.setLayout(row)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(28)
    for label, hint, text in (
        ("Rest", "Your membership number", "204 518"),
        ("Problem", "When they should reply", "12 November 2026"),
        ("Not in use", "Only for a web form", ""),
    ):
        field = QLineEdit(text)
        field.setEnabled(label != "Not in use")
        block = QuestionBlock(label, field, hint=hint)
        if label == "Problem":
            block.set_problem("The date must be after today")
        row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
    return made


def _badges() -> QWidget:
    made = Flow(60, 20)
    for head, kinds in BADGE_COLUMNS:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WrappedLabel(head, "column"))
        for kind, words in kinds:
            column.addWidget(Badge(kind, words), 0, Qt.AlignmentFlag.AlignLeft)
        made.add(holder)
    return made


def window(page: QWidget) -> QMainWindow:
    """Return a window with the menu and `page`."""
    made = QMainWindow()
    for name in ("File", "Edit", "Case", "Letter", "View", "Help"):
        made.menuBar().addMenu(name)
    made.setCentralWidget(page)
    return made


PAGES: dict[str, Callable[[], QWidget]] = {
    "parts": parts_page,
    "today": lambda: with_rail(today_page()),
    "interview": lambda: interview(has_letter=True),
    "interview-alone": lambda: interview(has_letter=False),
    "case": lambda: with_rail(case(), "cases"),
    "first-run": lambda: with_rail(first_run()),
}


def main(folder: Path) -> None:
    """Save pictures of all gallery pages in all themes and both sizes."""
    app, theme = QApplication([]), Theme()
    modes: tuple[Mode, ...] = ("light", "dark", "contrast")
    for mode, name, size in product(modes, PAGES, (QSize(1280, 800), QSize(1024, 700))):
        theme.apply(app, mode)
        shown = window(PAGES[name]())
        shown.resize(size)
        shown.show()
        for _ in range(3):
            app.processEvents()
        shown.grab().save(str(folder / f"{name}-{mode}-{size.width()}.png"))
        shown.close()
        delete(shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
