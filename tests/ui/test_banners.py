import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.banners import _LOOKS, Banner, ConfirmationBanner
from app.ui.buttons import Button
from app.ui.labels import WrappedLabel
from app.ui.theme import Theme, colour


@pytest.mark.parametrize("kind", _LOOKS)
def test_the_bar_is_six_px_in_the_colour_of_its_meaning(qtbot: QtBot, kind: str) -> None:
    banner = Banner(kind, "They replied on Wed 18 Nov 2026.")
    qtbot.addWidget(banner)
    banner.resize(500, 48)
    image = banner.grab().toImage()
    assert {image.pixelColor(x, 24).name() for x in range(6)} == {colour(_LOOKS[kind][1]).name()}
    assert image.pixelColor(8, 24).name() == colour(_LOOKS[kind][2]).name()


def test_a_status_can_change_its_sentence(qtbot: QtBot) -> None:
    banner = Banner("theirs", "Waiting, due Mon 21 Dec 2026.", bold="Mon 21 Dec 2026")
    qtbot.addWidget(banner)
    banner.set_sentence("Due Fri 5 Feb 2027.", "Fri 5 Feb 2027")
    assert banner.accessibleName() == "Due Fri 5 Feb 2027."
    assert [label.text() for label in banner.findChildren(WrappedLabel)] == ["Due Fri 5 Feb 2027."]


def test_a_confirmation_has_its_title_in_the_largest_words(qtbot: QtBot) -> None:
    banner = ConfirmationBanner("Your letter is finished", "These exact words are now kept.")
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "Your letter is finished. These exact words are now kept."
    assert [label.property("role") for label in banner.findChildren(WrappedLabel)] == ["title", "body"]


def test_a_banner_can_hold_a_button_and_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    banner = Banner("think", "Your cases are not locked.", title="Shared?", actions=[Button("Set a passphrase")])
    qtbot.addWidget(banner)
    light = banner.grab().toImage()
    theme.apply(qapp, "dark")
    assert banner.grab().toImage() != light
