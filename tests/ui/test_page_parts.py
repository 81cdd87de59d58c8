from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.buttons import Button, LinkButton, PrimaryButton
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, Disclosure, FooterBar, Inset, PageHeader, ScrollPage, SectionHeader
from tests.ui.page_checks import shown


def _words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(WrappedLabel) if not label.isHidden() and label.text()]


def test_parts_of_a_page_stand_under_each_other(qtbot: QtBot) -> None:
    page, first, second = ScrollPage(), WrappedLabel("First"), WrappedLabel("Second")
    qtbot.addWidget(page)
    page.add(first)
    page.add(second, 20)
    page.resize(600, 400)
    page.show()
    assert second.y() == first.geometry().bottom() + 1 + 20


def test_a_form_is_never_wider_than_can_be_read(qtbot: QtBot) -> None:
    page, field = ScrollPage(widest=660), QFrame()
    qtbot.addWidget(page)
    page.add(field)
    page.resize(1400, 400)
    page.show()
    assert field.width() == 660


def test_a_cleared_page_can_be_filled_again(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    page.add(WrappedLabel("Old"), 8)
    page.clear()
    page.add(WrappedLabel("New"))
    assert _words(page) == ["New"]


def test_a_page_scrolls_to_what_it_should_reveal(qtbot: QtBot) -> None:
    page, last = ScrollPage(), Button("Last")
    qtbot.addWidget(page)
    for place in range(40):
        page.add(WrappedLabel(f"Line {place}"), 12)
    page.add(last)
    page.resize(500, 300)
    page.show()
    page.reveal(last)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)


def test_a_part_that_is_gone_is_not_revealed(qtbot: QtBot) -> None:
    page, gone = ScrollPage(), Button("Gone")
    qtbot.addWidget(page)
    page.reveal(gone)
    delete(gone)
    qtbot.wait(50)
    assert page.verticalScrollBar().value() == 0


def test_a_header_goes_back_one_level(qtbot: QtBot) -> None:
    header = PageHeader(
        "Copy of my record", "The Harbour Party", back="R&D cases", actions=[PrimaryButton("A reply came")]
    )
    qtbot.addWidget(header)
    link = header.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(header.back_asked):
        link.click()


def test_a_header_can_say_something_else(qtbot: QtBot) -> None:
    header = PageHeader("Today")
    qtbot.addWidget(header)
    assert _words(header) == ["Today"]
    header.set_text("Today", "Nothing needs you.")
    assert _words(header) == ["Today", "Nothing needs you."]


def test_a_section_shows_words_beside_its_heading(qtbot: QtBot) -> None:
    section = SectionHeader("Points", action=LinkButton("Add a note"))
    qtbot.addWidget(section)
    section.set_beside("1 of 4 answered")
    assert _words(section) == ["Points", "1 of 4 answered"]


def test_rows_of_a_card_are_parted_by_lines(qtbot: QtBot) -> None:
    card = Card(indent=56)
    qtbot.addWidget(card)
    for words in ("One", "Two", "Three"):
        card.add_row(WrappedLabel(words))
    card.add(WrappedLabel("Four"), 8)
    lines = [frame for frame in card.findChildren(QFrame) if frame.property("role") == "line"]
    assert len(lines) == 2


def test_a_disclosure_opens_and_shuts(qtbot: QtBot) -> None:
    inset = Inset("Received Fri 20 Nov 2026.")
    disclosure = Disclosure("How we worked this out", inset)
    qtbot.addWidget(disclosure)
    link = disclosure.findChild(LinkButton)
    assert link is not None
    assert inset.isHidden()
    with qtbot.waitSignal(disclosure.toggled) as told:
        link.click()
    assert told.args == [True]
    assert link.accessibleDescription() == "open"
    disclosure.toggle()
    assert inset.isHidden()


def test_a_footer_is_60_high_and_gives_a_reason(qtbot: QtBot) -> None:
    footer = FooterBar(left=[Button("Back")], right=[PrimaryButton("Finish this letter")])
    qtbot.addWidget(footer)
    footer.set_reason("1 thing to fix first")
    assert footer.sizeHint().height() <= 60 <= footer.minimumHeight()
    assert _words(footer) == ["1 thing to fix first"]


def test_actions_stand_under_a_title_that_they_would_squeeze(qtbot: QtBot) -> None:
    actions = [Button("Import a file"), Button("Export a file"), Button("Add an organisation")]
    header = PageHeader("Organisations", "Each address says where it was read.", actions=actions)
    qtbot.addWidget(header)
    title = header.findChildren(WrappedLabel)[0]
    shown(header, QSize(1000, 120))
    assert actions[0].mapTo(header, QPoint(0, 0)).x() > title.geometry().right()
    shown(header, QSize(560, 200))
    assert actions[0].mapTo(header, QPoint(0, 0)).y() > title.geometry().bottom()
