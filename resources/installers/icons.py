"""Every icon of Plaint, made from the one drawing `resources/plaint.svg`: PNG, ICO for Windows, ICNS for macOS."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "plaint.svg"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # px, as the icon theme of freedesktop.org has folders for
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # px, as Windows shows at 100 to 250 %
ICNS_SIZE = 1024  # px, from which the smaller ones are made


def drawn(size: int, drawing: Path = DRAWING) -> Image.Image:
    """Return the drawing as a square picture with a transparent ground; `size` in px."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload] # its hints leave out that the format may be a str
    return Image.open(io.BytesIO(buffer.data().data()))


def make_icons(folder: Path) -> dict[str, Path]:
    """Write `plaint.ico`, `plaint.icns` and `plaint-<size>.png` into a folder; return the first two by their ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        drawn(size).save(folder / f"plaint-{size}.png", optimize=True)
    made = {"ico": folder / "plaint.ico", "icns": folder / "plaint.icns"}
    sharp = [drawn(size) for size in ICO_SIZES]
    sharp[-1].save(made["ico"], sizes=[(size, size) for size in ICO_SIZES], append_images=sharp[:-1])
    drawn(ICNS_SIZE).save(made["icns"])
    return made
