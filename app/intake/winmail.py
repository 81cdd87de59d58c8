"""`winmail.dat`: what Outlook sends when it thinks that the other side has Outlook too (TNEF, [MS-OXTNEF])."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.incoming_replies import Attachment
from app.intake.mail_text import decoded, safe_name

WINMAIL_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})

_SIGNATURE = 0x223E9F78
# [MS-OXTNEF] 2.1.3.3: the attributes that hold what a person would miss.
_BODY = 0x0002800C
_CODE_PAGE = 0x00069007
_ATTACHMENT_BEGINS = 0x00069002
_ATTACHMENT_TITLE = 0x00018010
_ATTACHMENT_DATA = 0x0006800F
_MOST_ATTRIBUTES = 5_000


@dataclass(frozen=True, slots=True)
class Winmail:
    """The plain words and the files of a `winmail.dat`."""

    text: str
    attachments: tuple[Attachment, ...]


def read_winmail(data: bytes) -> Winmail | None:
    """Return what a `winmail.dat` holds; None when it is none, or damaged.

    The formatted body is left out: Outlook repeats it as plain text in the message itself.
    """
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        return None
    text, charset = "", "cp1252"
    files: list[tuple[str, bytes]] = []
    try:
        for name, value in _attributes(data):
            if name == _CODE_PAGE and len(value) >= 4:
                charset = f"cp{struct.unpack_from('<I', value)[0]}"
            elif name == _BODY:
                text = decoded(value.rstrip(b"\0"), charset)
            elif name == _ATTACHMENT_BEGINS:
                files.append(("", b""))
            elif name == _ATTACHMENT_TITLE and files:
                files[-1] = (decoded(value.rstrip(b"\0"), charset), files[-1][1])
            elif name == _ATTACHMENT_DATA and files:
                files[-1] = (files[-1][0], value)
    except (struct.error, ValueError):
        return None
    attachments = (
        Attachment(safe_name(name, "attachment"), "application/octet-stream", held) for name, held in files if held
    )
    return Winmail(text.replace("\r\n", "\n").replace("\0", ""), tuple(attachments))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each attribute ([MS-OXTNEF] 2.1.3.2): level, id, length, value, checksum (sum of the bytes, 16 bits)."""
    place = 6
    for _ in range(_MOST_ATTRIBUTES):
        if place >= len(data):
            return
        name, length = struct.unpack_from("<II", data, place + 1)
        value = data[place + 9 : place + 9 + length]
        if len(value) < length:
            raise ValueError(name)
        yield name, value
        place += 9 + length + 2
