"""Contact sheets: many pictures on one, each under its name, so that a whole tour is looked at in minutes."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

CELL, NAME_HEIGHT, ACROSS, DOWN = (660, 460), 18, 3, 4
PAPER, INK = "#888888", "#000000"


def make_sheets(pictures: Sequence[Path], folder: Path) -> list[Path]:
    """Lay the pictures out on sheets in `folder`, in their order; returns the sheets' files."""
    each = ACROSS * DOWN
    sheets = []
    for number, start in enumerate(range(0, len(pictures), each), 1):
        path = folder / f"sheet-{number:02}.png"
        _sheet(pictures[start : start + each]).save(path)
        sheets.append(path)
    return sheets


def _sheet(pictures: Sequence[Path]) -> Image.Image:
    width, height = CELL[0] + 8, CELL[1] + NAME_HEIGHT + 8
    sheet = Image.new("RGB", (ACROSS * width, -(-len(pictures) // ACROSS) * height), PAPER)
    pen = ImageDraw.Draw(sheet)
    for place, path in enumerate(pictures):
        x, y = place % ACROSS * width, place // ACROSS * height
        pen.text((x + 4, y + 2), path.stem, fill=INK)
        with Image.open(path) as picture:
            small = picture.convert("RGB")
            small.thumbnail(CELL, Image.Resampling.LANCZOS)
        sheet.paste(small, (x + 4, y + NAME_HEIGHT))
    return sheet
