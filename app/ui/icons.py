"""Line icons: one SVG each, drawn in a token's present colour and cached."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme import RESOURCES, colour

ICON_FOLDER: Path = RESOURCES / "icons"


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (ICON_FOLDER / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _picture(name: str, size: int, rgb: str, scale: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", rgb).encode()))
    picture = QPixmap(QSize(size, size) * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon_pixmap(name: str, size: int, ink: str = "text", scale: float | None = None) -> QPixmap:
    """Return the icon as a picture of `size` px in the token `ink`, sharp at `scale` (default: the screens')."""
    ratio = _device_scale() if scale is None else scale
    return _picture(name, size, colour(ink).name(), ratio)


def icon(name: str, size: int = 18, ink: str = "text", gap: int = 0) -> QIcon:
    """Return the icon for a button or menu, with its disabled state; `gap` px of air stand on its right."""
    made = QIcon(_with_gap(icon_pixmap(name, size, ink), gap))
    made.addPixmap(_with_gap(icon_pixmap(name, size, "disabled"), gap), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return Plaint's own icon, from the drawing that every other form of it is made from."""
    return QIcon(str(RESOURCES / "plaint.svg"))


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    scale = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(gap * scale), picture.height())
    wider.setDevicePixelRatio(scale)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in ICON_FOLDER.glob("*.svg")))


def _device_scale() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
