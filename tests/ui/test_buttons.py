import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.buttons import Button, ChoiceRow, IconButton, LinkButton, PrimaryButton, literal, without_mnemonic
from app.ui.theme import Theme

VERDICTS = [("answered", "Answered"), ("partly", "Partly"), ("refused", "Refused")]


@pytest.mark.parametrize(("size", "height"), [("", 36), ("large", 48), ("small", 30)])
def test_buttons_have_the_heights_of_the_look(qtbot: QtBot, size: str, height: int) -> None:
    button = PrimaryButton("Start a complaint", size=size)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == height


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", [Button, LinkButton])
def test_enter_and_space_press(qtbot: QtBot, kind: type[Button] | type[LinkButton], key: Qt.Key) -> None:
    button = kind("Write a chaser")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_text_from_outside_makes_no_mnemonic(qtbot: QtBot) -> None:
    link = LinkButton(literal("Salt & Sons"))
    qtbot.addWidget(link)
    assert without_mnemonic(link.text()) == "Salt & Sons"
    assert link.shortcut().isEmpty()


def test_a_link_wraps_and_can_be_hit(qtbot: QtBot) -> None:
    link = LinkButton("The date must be after today, 20 November 2026")
    qtbot.addWidget(link)
    assert link.sizeHint().height() >= 24
    assert link.heightForWidth(120) > link.sizeHint().height()


@pytest.mark.parametrize("state", ["rest", "pressed", "disabled"])
def test_each_state_of_a_link_looks_different(qtbot: QtBot, state: str) -> None:
    link, plain = LinkButton("Open", icon="plus"), LinkButton("Open")
    for each in (link, plain):
        qtbot.addWidget(each)
        each.resize(90, 24)
    link.setDown(state == "pressed")
    link.setEnabled(state != "disabled")
    link.set_icon("minus" if state == "rest" else "")
    assert link.grab().toImage() != plain.grab().toImage()


def test_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("plus", "Larger")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Larger", "Larger")


def test_a_buttons_icon_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    button = Button("Back", icon="back")
    qtbot.addWidget(button)
    light = button.icon().pixmap(18, 18).toImage()
    theme.apply(qapp, "dark")
    assert button.icon().pixmap(18, 18).toImage() != light
    button.set_icon("")
    assert button.icon().isNull()


def test_a_choice_is_told_once(qtbot: QtBot) -> None:
    row = ChoiceRow(VERDICTS)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen) as told:
        row._buttons["partly"].click()
    assert told.args == ["partly"]
    assert row.value() == "partly"


def test_setting_a_choice_is_silent_and_can_be_taken_back(qtbot: QtBot) -> None:
    row = ChoiceRow(VERDICTS)
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.chosen):
        row.set_value("refused")
    assert row.value() == "refused"
    row.set_value("")
    assert row.value() == ""


def test_a_proposal_is_marked_until_something_is_chosen(qtbot: QtBot) -> None:
    row = ChoiceRow(VERDICTS)
    qtbot.addWidget(row)
    row.propose("partly")
    assert row._buttons["partly"].property("state") == "proposed"
    assert row.value() == ""
    row._buttons["answered"].click()
    assert row._buttons["partly"].property("state") == ""
