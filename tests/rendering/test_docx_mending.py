"""What a letter cannot have comes with what to do about it in Word."""

import pytest

from app.rendering.docx_mending import mending, outside_mending


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("printerSettings", "into a new document"),
        ("font", "Embed fonts"),
        ("chart", "as a picture"),
        ("diagramDrawing", "as a picture"),
        ("svgBlip", "as a picture"),
        ("oleObject", "as a picture"),
        ("vbaProject", "without macros"),
        ("aFChunk", "into a new document"),
        ("mailMerge", "Normal Word Document"),
        ("webextension", "Take it out"),
    ],
)
def test_each_kind_has_its_way_out(kind: str, words: str) -> None:
    assert words in mending(kind)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("attachedTemplate", "Manage Templates"),
        ("image", "Break Link"),
        ("mailMergeSource", "Normal Word Document"),
        ("video", "into the file itself"),
    ],
)
def test_what_is_fetched_has_its_way_out(kind: str, words: str) -> None:
    assert words in outside_mending(kind)
