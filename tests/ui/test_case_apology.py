"""The apology as a section of a case."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.letters import Letter, TemplateName
from app.ui.case_apology import apology_section, apology_sections
from tests.ui.page_checks import said

DUE = date(2026, 12, 11)
SORRY = ApologyElement(
    Element.SORRY, 1, "", DUE, ElementAccount(Given.NOT, "sorry that\nyou feel", "sorry for the words")
)
PUBLISHED = ApologyElement(
    Element.PUBLISHED, 1, "In the newsletter", DUE, ElementAccount(Given.CAME, "", "old", "page 3", date(2026, 12, 4))
)


def words(qtbot: QtBot, *elements: ApologyElement) -> str:
    section = apology_section(elements)
    qtbot.addWidget(section)
    section.show()
    return said(section)


def test_it_says_how_much_came_and_by_when_it_was_asked_for(qtbot: QtBot) -> None:
    assert "1 of 2 came; asked for by Fri 11 Dec 2026" in words(qtbot, SORRY, PUBLISHED)


def test_each_day_stands_with_its_element_where_they_differ(qtbot: QtBot) -> None:
    shown = words(qtbot, SORRY, replace(PUBLISHED, due_on=date(2026, 12, 18)))
    assert "1 of 2 came\n" in shown
    assert "Asked for by Fri 18 Dec 2026: In the newsletter" in shown


def test_what_did_not_come_stands_with_their_words_and_what_is_missing(qtbot: QtBot) -> None:
    shown = words(qtbot, SORRY)
    assert "They write: “sorry that you feel”" in shown
    assert "Still missing: sorry for the words" in shown


def test_what_was_published_says_where_and_when(qtbot: QtBot) -> None:
    shown = words(qtbot, PUBLISHED)
    assert "It appeared: page 3, Fri 4 Dec 2026" in shown
    assert "Still missing" not in shown


def test_a_promise_says_by_when(qtbot: QtBot) -> None:
    account = ElementAccount(Given.PROMISED, promised_by=date(2026, 12, 31))
    assert "They promised it by Thu 31 Dec 2026" in words(qtbot, replace(SORRY, account=account))


def test_two_apologies_stand_each_in_a_section_with_its_day(qtbot: QtBot) -> None:
    template = TemplateName("uk-members", "apology-request", "1.0.0")
    letter = Letter(1, 1, template, "Apology", datetime(2026, 11, 2, tzinfo=UTC), dated=date(2026, 11, 2))
    sections = apology_sections([replace(SORRY, request=1), replace(SORRY, request=2)], [letter])
    for section in sections:
        qtbot.addWidget(section)
        section.show()
    assert ["asked for on Mon 2 Nov 2026" in said(section) for section in sections] == [True, False]
    (alone,) = apology_sections([replace(SORRY, request=1)], [letter])
    qtbot.addWidget(alone)
    alone.show()
    assert "asked for on" not in said(alone)
