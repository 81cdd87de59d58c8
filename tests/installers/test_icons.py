from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from resources.installers.icons import ICO_SIZES, PNG_SIZES, drawn, make_icons


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    make_icons(folder)
    return folder


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much two pictures differ in the mean, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGBA"), other.convert("RGBA"))).mean)


def test_each_size_of_a_picture_is_the_drawing(made: Path) -> None:
    for size in PNG_SIZES:
        assert difference(Image.open(made / f"plaint-{size}.png"), drawn(size)) == 0


def test_the_icon_for_windows_holds_the_drawing_in_each_size(made: Path) -> None:
    for size in ICO_SIZES:
        with Image.open(made / "plaint.ico") as icon:
            icon.size = (size, size)  # type: ignore[misc] # how Pillow has one picked
            assert difference(icon, drawn(size)) == 0


def test_the_icon_for_macos_holds_the_drawing(made: Path) -> None:
    with Image.open(made / "plaint.icns") as icon:
        assert {(size[0] * size[2]) for size in icon.info["sizes"]} >= {32, 64, 128, 256, 512, 1024}
        assert icon.size == (1024, 1024)  # what it opens with
        assert difference(icon, drawn(1024)) == 0


def test_the_drawing_fills_its_square_and_leaves_the_corners_open() -> None:
    picture = drawn(64)
    assert picture.getpixel((0, 0)) == (0, 0, 0, 0)
    assert picture.getbbox() == (4, 4, 60, 60)


def test_a_changed_drawing_is_seen(tmp_path: Path) -> None:
    changed = tmp_path / "plaint.svg"
    changed.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    assert difference(drawn(32, changed), drawn(32)) > 20
