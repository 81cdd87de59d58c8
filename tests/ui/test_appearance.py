"""From the settings to the look."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.settings import APPEARANCES, Settings
from app.ui.appearance import MODES, dress
from app.ui.theme import Theme, text_px
from app.ui.tokens import column


def test_every_appearance_has_its_look() -> None:
    assert set(MODES) == set(APPEARANCES)


def test_dark_and_larger_text_are_put_on(qapp: QApplication, theme: Theme) -> None:
    usual = text_px("body")
    dress(qapp, theme, Settings(appearance="dark", text_size="150"))
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == column("dark")["window"]
    assert text_px("body") == round(usual * 1.5)
