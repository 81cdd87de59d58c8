"""Puts Plaint's colours, type and style sheet on the application, and again when the system changes its mind."""

import re
import sys
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.focus_ring import FocusRing
from app.ui.plaint_style import PlaintStyle
from app.ui.tokens import column, palette_of, system_column

Mode = Literal["system", "light", "dark", "contrast"]
RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
# Role: size in px at the usual text size, weight.
TYPE_SCALE: dict[str, tuple[int, int]] = {
    "display": (32, 600),
    "title": (26, 600),
    "heading": (18, 600),
    "strong": (15, 600),
    "body": (15, 400),
    "hint": (14, 400),
    "small": (13, 400),
    "code": (13, 400),
}
SMALLEST_PX = 13
_LINUX_FAMILIES = ("Inter", "Cantarell", "Noto Sans", "Ubuntu")
_USUAL_SYSTEM_PX = {"win32": 12.0, "darwin": 13.0}
_SCHEMES: dict[str, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}
# What is on the screen now. Like QPalette there is one for the whole application; painted parts ask `colour`.
_shown: dict[str, str] = column("light")
_scale: list[float] = [1.0]


def colour(token: str) -> QColor:
    """Return the colour that `token` has at the moment."""
    return QColor(_shown[token])


def text_px(role: str) -> int:
    """Return the size in px of the text role, at the person's text size, never below 13."""
    return max(SMALLEST_PX, round(TYPE_SCALE[role][0] * _scale[0]))


def role_font(role: str, *, bold: bool = False) -> QFont:
    """Return the font of the text role for parts that paint their own text."""
    font = QFont(QApplication.font())
    font.setPixelSize(text_px(role))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight(TYPE_SCALE[role][1]))
    if role == "code":
        font.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    return font


def fill_in(sheet: str, values: dict[str, str]) -> str:
    """Return the style sheet with each `@token` replaced; an unknown token is a KeyError."""
    return re.sub(r"@([a-z][a-z-]*)", lambda found: values[found[1]], sheet)


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def wants_more_contrast(hints: QStyleHints) -> bool:
    """Say whether the system asks for more contrast, as Windows' contrast themes do."""
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


class Theme(QObject):
    """The look of the running application; keep one and `apply` it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode: Mode = "system"
        self._system_font: QFont | None = None
        self._sheet = (RESOURCES / "app.qss").read_text("utf-8")
        self._is_applying = False

    def apply(self, app: QApplication, mode: Mode = "system", text_scale: float = 1.0) -> None:
        """Show `mode` everywhere; `text_scale` enlarges what the system's own font size already asks for."""
        self._is_applying = True
        self.mode = mode
        if self._system_font is None:
            self._take_over(app)
        app.styleHints().setColorScheme(_SCHEMES[mode])
        _scale[0] = max(1.0, self._system_scale()) * text_scale
        _shown.update(self._colours(app))
        app.setFont(self._body_font())
        app.setPalette(palette_of(_shown))
        app.setStyleSheet(fill_in(self._sheet, self._values()))
        self._is_applying = False
        self.changed.emit()

    def _take_over(self, app: QApplication) -> None:
        self._system_font = QFont(app.font())
        app.setStyle(PlaintStyle("Fusion"))
        self._ring = FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._app = app

    def _system_changed(self) -> None:
        if not self._is_applying and self.mode == "system":
            self.apply(self._app, "system", _scale[0] / max(1.0, self._system_scale()))

    def _colours(self, app: QApplication) -> dict[str, str]:
        if self.mode != "system":
            return column(self.mode)
        hints = app.styleHints()
        if wants_more_contrast(hints):
            app.setPalette(QPalette())
            return system_column(QGuiApplication.palette())
        return column("dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light")

    def _system_scale(self) -> float:
        assert self._system_font is not None
        # Without a desktop Linux gives 9 pt; GNOME and KDE give 10 to 11: both count as the usual size.
        return QFontInfo(self._system_font).pixelSize() / _USUAL_SYSTEM_PX.get(sys.platform, 14.7)

    def _body_font(self) -> QFont:
        assert self._system_font is not None
        font = QFont(self._system_font)
        if sys.platform.startswith("linux"):
            installed = [family for family in _LINUX_FAMILIES if QFontDatabase.hasFamily(family)]
            font.setFamilies([*installed[:1], font.family()])
        font.setPixelSize(text_px("body"))
        return font

    def _values(self) -> dict[str, str]:
        sizes = {f"size-{role}": f"{text_px(role)}px" for role in TYPE_SCALE}
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        return {**_shown, **sizes, "mono": mono}
