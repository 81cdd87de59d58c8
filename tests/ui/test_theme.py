import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import TYPE_SCALE, Mode, Theme, colour, fill_in, restyle, role_font, text_px


@pytest.mark.parametrize(("mode", "window"), [("light", "#f3f5f6"), ("dark", "#161c1f"), ("contrast", "#000000")])
def test_a_mode_sets_palette_and_tokens(qapp: QApplication, theme: Theme, mode: Mode, window: str) -> None:
    theme.apply(qapp, mode)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == window
    assert colour("window").name() == window


def test_the_style_sheet_is_filled_in_completely(qapp: QApplication, theme: Theme) -> None:
    assert "@" not in qapp.styleSheet().partition("*/")[2]


def test_an_unknown_token_is_noticed() -> None:
    with pytest.raises(KeyError):
        fill_in("QLabel { color: @nothing; }", {})


def test_following_the_system_takes_its_scheme(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "system")
    is_dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert colour("window").name() == ("#161c1f" if is_dark else "#f3f5f6")


def test_a_changed_system_is_followed(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    theme.apply(qapp, "system")
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_chosen_mode_stays_when_the_system_changes(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    theme.apply(qapp, "dark")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert colour("window").name() == "#161c1f"


@pytest.mark.parametrize("role", TYPE_SCALE)
def test_text_grows_with_the_scale_and_is_never_below_13_px(qapp: QApplication, theme: Theme, role: str) -> None:
    usual = text_px(role)
    theme.apply(qapp, "light", 1.5)
    assert usual >= 13
    assert text_px(role) >= round(usual * 1.45)


def test_the_roles_of_labels_have_the_sizes_of_the_scale(qtbot: QtBot) -> None:
    label = QLabel("Today")
    qtbot.addWidget(label)
    restyle(label, role="title")
    assert label.fontInfo().pixelSize() == text_px("title")


def test_painted_parts_get_the_fonts_of_the_scale(theme: Theme) -> None:
    assert role_font("hint").pixelSize() == text_px("hint")
    assert role_font("small", bold=True).bold()
    assert role_font("code").families() != role_font("body").families()


def test_a_system_that_asks_for_contrast_keeps_its_palette(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.theme.wants_more_contrast", lambda _hints: True)
    theme.apply(qapp, "system")
    assert colour("theirs-soft") == colour("window")
    assert colour("theirs") == colour("text")


def test_the_body_font_of_windows_and_macs_is_their_own(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    font = theme._body_font()
    monkeypatch.undo()
    assert theme._system_font is not None
    assert font.family() == theme._system_font.family()
