"""What a picture says of itself in its first bytes: its kind and size, without a decoder; and a JPEG without its notes.

Only PNG and JPEG are ever decoded. Of others the size is read so that a word can be said about them, and so that no
picture of a size beyond reason is passed on to another program.

Sources: PNG specification, third edition, 5.2, 11.2.1 and 11.3.5.1; ITU-T T.81 (JPEG), B.1 and B.2; GIF89a, 17 and 18;
TIFF 6.0, section 2; BMP (BITMAPINFOHEADER); RFC 9649 (WebP), 2.5 to 2.7.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST_PIXELS = 40_000_000
_MILLION = 1_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MOST_STEPS = 10_000  # segments, chunks or tags looked at; no picture has more before its size
_SIZES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}  # the frame headers of JPEG
_BARE = {0x01, *range(0xD0, 0xD8)}
_END = 0xD9
_KEPT_NOTES = {0xE0, 0xEE}  # JFIF, and Adobe's, which says how the colours are meant
_NOTES = {*range(0xE0, 0xF0), 0xFE}
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_SVG = re.compile(rb"(?:<\?xml|<!DOCTYPE svg|<!--|<(?:svg:)?svg[\s>/])")
_SVG_ROOT = re.compile(rb"<(?:svg:)?svg[\s>/]")


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture says of itself.

    Attributes:
        kind: `PNG`, `JPEG`, `GIF`, `TIFF`, `BMP`, `WebP` or `SVG`.
        width: In pixels; 0 where it is not said, as in an SVG.
        height: In pixels.
        moves: Whether it has more than one frame, as far as its first bytes say.
    """

    kind: str
    width: int = 0
    height: int = 0
    moves: bool = False

    @property
    def pixels(self) -> int:
        """How many points it has."""
        return self.width * self.height

    @property
    def is_too_large(self) -> bool:
        """Whether it has more points than any picture in a letter, or any photograph, needs."""
        return self.pixels > MOST_PIXELS

    @property
    def millions(self) -> int:
        """How many million points it has, for people."""
        return max(1, round(self.pixels / _MILLION))


def picture_facts(data: bytes) -> PictureFacts | None:
    """Return what a picture says of itself; None for what is none of these kinds, or cut short before its size."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(_JPEG):
            return _jpeg(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack_from("<HH", data, 6)
            return PictureFacts("GIF", width, height, moves=b"NETSCAPE2.0" in data[:2000])
        if data.startswith(b"BM") and struct.unpack_from("<I", data, 14)[0] in {40, 52, 56, 64, 108, 124}:
            width, height = struct.unpack_from("<ii", data, 18)
            return PictureFacts("BMP", abs(width), abs(height))
        if data.startswith((b"II*\0", b"MM\0*")):
            return _tiff(data)
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data)
    except struct.error:
        return None
    begins = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return PictureFacts("SVG") if _SVG.match(begins) and _SVG_ROOT.search(begins) else None


def _png(data: bytes) -> PictureFacts:
    width, height = struct.unpack_from(">II", data, 16)
    moves = any(kind == b"acTL" for kind, _ in _png_chunks(data))
    return PictureFacts("PNG", width, height, moves)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the chunks before the pixels by their kind, with where they start."""
    place = len(_PNG)
    for _ in range(_MOST_STEPS):
        if place + 8 > len(data) or data[place + 4 : place + 8] == b"IDAT":
            return
        length = struct.unpack_from(">I", data, place)[0]
        yield data[place + 4 : place + 8], place
        place += 12 + length


def _jpeg(data: bytes) -> PictureFacts | None:
    for marker, start, _ in _segments(data):
        if marker in _SIZES:
            height, width = struct.unpack_from(">HH", data, start + 5)
            return PictureFacts("JPEG", width, height)
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the segments of a JPEG up to its end: the marker, where it starts, and where the next may start."""
    place = 2
    for _ in range(_MOST_STEPS):
        found = _MARKER.search(data, place)
        if found is None:
            return
        marker, start = found[1][0], found.end() - 2
        if marker in _BARE:
            place = found.end()
            continue
        if marker == _END:
            yield marker, start, found.end()
            return
        place = start + 2 + struct.unpack_from(">H", data, found.end())[0]
        yield marker, start, place


def _tiff(data: bytes) -> PictureFacts:
    order = "<" if data.startswith(b"II") else ">"
    place = struct.unpack_from(f"{order}I", data, 4)[0]
    count = struct.unpack_from(f"{order}H", data, place)[0]
    size = {0x100: 0, 0x101: 0}
    for number in range(min(count, _MOST_STEPS)):
        tag, kind = struct.unpack_from(f"{order}HH", data, place + 2 + 12 * number)
        if tag in size:
            size[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, place + 10 + 12 * number)[0]
    return PictureFacts("TIFF", size[0x100], size[0x101])


def _webp(data: bytes) -> PictureFacts | None:
    match data[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(data[start : start + 3], "little") + 1 for start in (24, 27))
            return PictureFacts("WebP", width, height, moves=bool(data[20] & 2))
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return PictureFacts("WebP", width & 0x3FFF, height & 0x3FFF)
        case b"VP8L":
            bits = struct.unpack_from("<I", data, 21)[0]
            return PictureFacts("WebP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without what it says besides the picture: places, days, cameras, thumbnails, profiles, comments.

    Its pixels are not encoded again. What stands behind its end goes too. A file that is damaged is returned as it is.
    """
    kept, place = [jpeg[:2]], 2
    try:
        for marker, start, end in _segments(jpeg):
            kept.append(jpeg[place:start])
            if marker not in _NOTES - _KEPT_NOTES:
                kept.append(jpeg[start:end])
            place = end
            if marker == _END:
                return b"".join(kept)
    except struct.error:
        pass
    return jpeg
