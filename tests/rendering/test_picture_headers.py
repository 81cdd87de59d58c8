"""What pictures say of themselves, read without a decoder; and JPEG files without their notes."""

import io
import struct
import zlib

import pytest
from PIL import Image, features

from app.rendering.picture_headers import MOST_PIXELS, PictureFacts, picture_facts, without_notes

KINDS = ["PNG", "JPEG", "GIF", "BMP", "TIFF", *(["WebP"] if features.check("webp") else [])]


def saved(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture = Image.effect_noise((37, 21), 60).convert("RGB")
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def photograph() -> bytes:
    """A JPEG with a place, a camera, a comment, a profile, and another picture behind its end."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of Robin"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    return saved("JPEG", exif=exif, comment=b"Robin's garden", icc_profile=b"profile" * 20) + b"thumbnail"


@pytest.mark.parametrize("kind", KINDS)
def test_the_size_of_each_kind_is_read(kind: str) -> None:
    assert picture_facts(saved(kind)) == PictureFacts(kind, 37, 21)


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0"}])
@pytest.mark.skipif(not features.check("webp"), reason="this Pillow writes no WebP")
def test_other_forms_of_webp_are_read(options: dict[str, object]) -> None:
    assert picture_facts(saved("WebP", **options)) == PictureFacts("WebP", 37, 21)


def test_a_progressive_jpeg_and_a_tiff_of_the_other_order_are_read() -> None:
    assert picture_facts(saved("JPEG", progressive=True)) == PictureFacts("JPEG", 37, 21)
    wide = b"MM\0*" + struct.pack(">IH", 8, 2) + struct.pack(">HHII", 256, 4, 1, 70_000)
    assert picture_facts(wide + struct.pack(">HHIHH", 257, 3, 1, 9, 0)) == PictureFacts("TIFF", 70_000, 9)


@pytest.mark.parametrize(
    "data",
    [
        png(5, 5, chunk(b"acTL", struct.pack(">II", 1000, 0))),
        b"GIF89a" + struct.pack("<HH", 5, 5) + b"\0\0\0!\xff\x0bNETSCAPE2.0",
        b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02\0\0\0" + b"\x04\0\0\x04\0\0",
    ],
)
def test_a_picture_that_moves_says_so(data: bytes) -> None:
    facts = picture_facts(data)
    assert facts
    assert (facts.width, facts.moves) == (5, True)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn -->\n<svg:svg/>",
        b"<!DOCTYPE svg PUBLIC 'x'><svg >",
    ],
)
def test_an_svg_is_told(data: bytes) -> None:
    assert picture_facts(data) == PictureFacts("SVG")


@pytest.mark.parametrize(
    "data", [b"", b"words <svg>", b"<?xml version='1.0'?><letter/>", b"%PDF-1.7", b"BM words", b"RIFF\0\0\0\0WAVE    "]
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert picture_facts(data) is None


@pytest.mark.parametrize("kind", KINDS)
def test_one_cut_short_before_its_size_is_none(kind: str) -> None:
    whole = saved(kind)
    for length in range(20):
        facts = picture_facts(whole[:length])
        assert facts is None or facts.pixels == 0 or kind == "GIF"


def test_a_jpeg_that_never_comes_to_its_size_is_none() -> None:
    assert picture_facts(b"\xff\xd8" + b"\xff\xe1\0\x02" * 50_000) is None
    assert picture_facts(b"\xff\xd8\xff\xd0\xff\xd9") is None


def test_a_png_of_endless_chunks_is_read_in_a_moment() -> None:
    assert picture_facts(png(5, 5, chunk(b"tEXt", b"") * 50_000)) == PictureFacts("PNG", 5, 5)


@pytest.mark.parametrize(("width", "is_too_large"), [(6_324, False), (6_325, True), (60_000, True), (2**31 - 1, True)])
def test_a_size_beyond_reason_is_told(width: int, is_too_large: bool) -> None:
    facts = picture_facts(png(width, width))
    assert facts
    assert (facts.is_too_large, facts.pixels > MOST_PIXELS) == (is_too_large, is_too_large)


def test_a_small_picture_is_about_one_million_points() -> None:
    assert PictureFacts("PNG", 5, 5).millions == 1


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 1}])
def test_a_jpeg_without_notes_has_the_same_pixels(options: dict[str, object]) -> None:
    whole = saved("JPEG", comment=b"Robin", **options)
    bare = without_notes(whole)
    with Image.open(io.BytesIO(whole)) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.tobytes() == after.tobytes()
    assert b"Robin" in whole
    assert b"Robin" not in bare


def test_no_place_camera_comment_or_profile_is_left_in_a_jpeg() -> None:
    whole, bare = photograph(), without_notes(photograph())
    secrets = (b"Exif", b"Camera", b"garden", b"profile", b"thumbnail")
    assert all(secret in whole for secret in secrets)
    assert not [secret for secret in secrets if secret in bare]
    with Image.open(io.BytesIO(bare)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((37, 21), {})


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff", saved("JPEG")[:-2], b"\xff\xd8\xff\xe1\0", b"\xff\xd8" + b"\xff" * 9]
)
def test_a_damaged_jpeg_stays_as_it_is(data: bytes) -> None:
    assert without_notes(data) == data


def test_a_jpeg_of_print_keeps_what_its_colours_mean() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (20, 20), (10, 200, 30, 0)).save(buffer, "JPEG")
    assert without_notes(buffer.getvalue()) == buffer.getvalue()
    assert b"Adobe" in buffer.getvalue()
