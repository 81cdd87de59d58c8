"""Who is there?"""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services.people_folders import Person
from app.ui.people_screen import PeopleScreen
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, shown, sideways

PEOPLE = (Person("Ffion", Path("a")), Person("Gethin & sons <b>", Path("b")))


def test_each_person_has_a_button(qtbot: QtBot) -> None:
    screen, told = PeopleScreen(PEOPLE), list[Person]()
    qtbot.addWidget(screen)
    screen.chosen.connect(told.append)
    shown(screen, SIZES[0])
    assert "Who is there?" in said(screen)
    button(screen, "Ffion").click()
    assert told == [PEOPLE[0]]
    assert [*nameless_stops(screen), *cut_words(screen), *markup_labels(screen), *sideways(screen)] == []
