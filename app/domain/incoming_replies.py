"""What came back, as it was read from its file: words, sender, dates, attachments, and what could not be read."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import Flag, auto


class MailMark(Flag):
    """What an e-mail's own headers say of how it came about (RFC 3834, RFC 3464, RFC 8098)."""

    NONE = 0
    AUTOMATIC = auto()
    NOT_DELIVERED = auto()
    DELAYED = auto()
    RECEIPT = auto()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a reply: its name without folders, its media type, its exact bytes."""

    name: str
    media_type: str
    data: bytes

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.data)

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class IncomingReply:
    """A reply as it was read.

    Attributes:
        text: Its words as plain text, quoted letters included; "" when they could not be read.
        sender: As the file gives it, such as "Owen Farrell <owen@example.org>".
        sent_on: The day it was sent, in the person's own time zone.
        received_on: The day it arrived, where the file says so.
        message_ids: The messages that it answers, without angle brackets.
        marks: What its headers say of how it came about.
        notices: What could not be read or was left out, in words for people.
    """

    text: str = ""
    sender: str = ""
    subject: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    message_ids: tuple[str, ...] = ()
    marks: MailMark = MailMark.NONE
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[str, ...] = ()
