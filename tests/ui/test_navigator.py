"""What pages wish for reaches whoever listens."""

from pytestqt.qtbot import QtBot

from app.ui.navigation_rail import places
from app.ui.navigator import Navigator


def test_every_place_of_the_rail_can_be_wished_for(qtbot: QtBot) -> None:
    navigator = Navigator()
    for place, _words in places():
        with qtbot.waitSignal(getattr(navigator, f"{place}_wanted")):
            getattr(navigator, f"{place}_wanted").emit()


def test_a_question_is_wished_for_by_its_place(qtbot: QtBot) -> None:
    navigator = Navigator()
    with qtbot.waitSignal(navigator.question_wanted) as wish:
        navigator.question_wanted.emit(3, ("incidents", 1, "on"))
    assert wish.args == [3, ("incidents", 1, "on")]
