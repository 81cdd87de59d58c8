"""Messages that Outlook saved (`.msg`: [MS-OXMSG]) read into a reply."""

import struct
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.domain.incoming_replies import Attachment, IncomingReply, MailMark
from app.i18n import tr
from app.intake.email_reply import local_day, read_email
from app.intake.html_words import html_words
from app.intake.mail_text import safe_name

if TYPE_CHECKING:
    from oxmsg import Message

MOST_ATTACHMENTS = 200
# [MS-OXPROPS]: PidTagMessageDeliveryTime, PidTagTransportMessageHeaders.
_DELIVERED = 0x0E06
_TRANSPORT_HEADERS = 0x007D
# What the library lets through from a damaged file.
_DAMAGED = (
    ValueError, LookupError, OSError, TypeError, AttributeError, AssertionError, RecursionError, MemoryError,
    OverflowError, struct.error,
)  # fmt: skip


def read_outlook(data: bytes, zone: tzinfo | None = None) -> IncomingReply:
    """Read a `.msg` file.

    Args:
        data: The file's bytes.
        zone: The time zone in which days are told; this computer's when none is given.

    Raises:
        UserError: It is no Outlook message, or it is damaged.
    """
    # Imported here: only a person who drops in such a file waits for it.
    from oxmsg import Message

    try:
        return _reply(Message.load(data), zone)
    except _DAMAGED as error:
        raise UserError(
            tr("This Outlook message can’t be read."),
            tr("Open it in Outlook, and save it as text or print it as PDF; or paste its words."),
        ) from error


def _reply(message: "Message", zone: tzinfo | None) -> IncomingReply:
    headers = _headers(message, zone)
    delivered = _moment(message, _DELIVERED)
    sent = message.sent_date
    text, unread = _words(message)
    attachments, left = _attachments(message)
    is_report = message.message_class.upper().startswith("REPORT.IPM.NOTE.NDR")
    return IncomingReply(
        text=text,
        sender=_one_line(message.sender or ""),
        subject=_one_line(message.subject),
        sent_on=headers.sent_on or (local_day(sent, zone) if sent else None),
        received_on=headers.received_on or (local_day(delivered, zone) if delivered else None),
        message_ids=headers.message_ids,
        marks=headers.marks | (MailMark.NOT_DELIVERED if is_report else MailMark.NONE),
        attachments=attachments,
        notices=(*unread, *left),
    )


def _headers(message: "Message", zone: tzinfo | None) -> IncomingReply:
    """Return what the headers say under which the message travelled; a message from the same house has none."""
    raw = message.properties.str_prop_value(_TRANSPORT_HEADERS) or ""
    return read_email(raw.encode("utf-8", "replace") + b"\r\n\r\n", zone)


def _words(message: "Message") -> tuple[str, tuple[str, ...]]:
    plain = (message.body or "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if plain.strip():
        return plain.strip("\n"), ()
    rich = html_words(message.html_body or "")
    if rich:
        return rich, ()
    return "", (tr("The words of this Outlook message could not be read. Open it in Outlook and paste them."),)


def _attachments(message: "Message") -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """Return the attached files, and what to say of those that could not be taken out."""
    found, left = [], 0
    for each in message.attachments[:MOST_ATTACHMENTS]:
        try:
            data = each.file_bytes if each.attached_by_value else None
            name, media_type = each.file_name or "", each.mime_type or "application/octet-stream"
        except _DAMAGED:
            data = None
        if data:
            found.append(Attachment(safe_name(name, tr("attachment")), media_type, data))
        else:
            left += 1
    said = tr("Some attachments could not be taken out; open the message in Outlook to see them.")
    return tuple(found), (said,) if left else ()


def _moment(message: "Message", identifier: int) -> datetime | None:
    moment = message.properties.date_prop_value(identifier)
    return moment if isinstance(moment, datetime) else None


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
