"""E-mail as mail programs save it (`.eml`: RFC 5322, MIME RFC 2045 to 2049) read into a reply."""

import re
from datetime import date, datetime, tzinfo
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from app.domain.errors import UserError
from app.domain.incoming_replies import Attachment, IncomingReply, MailMark
from app.i18n import tr
from app.intake.mail_parts import MailParts
from app.intake.mail_text import header_text

MOST_BYTES = 25 * 1024 * 1024
MOST_HEADER_BYTES = 100_000
MOST_IDS = 50

_HEADER_END = re.compile(rb"\r?\n\r?\n|\r\r")
_MBOX_LINE = re.compile(rb"\A(?:\s*\r?\n)*(?:>?From [^\r\n]*\r?\n)?")
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,250})>")
_FORWARDED = re.compile(r"\s*(?:fwd?|fw|wg)\s*:", re.IGNORECASE)
_AUTOMATIC_SUBJECT = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office)\b", re.IGNORECASE
)
_FAILED_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|has failed|failure)|returned mail|mail delivery failed", re.IGNORECASE
)
_DAEMON = re.compile(r"\b(?:mailer-daemon|postmaster|mail delivery (?:sub)?system)\b", re.IGNORECASE)


def read_email(data: bytes, zone: tzinfo | None = None) -> IncomingReply:
    """Read an e-mail; one that only forwards another gives the other.

    Args:
        data: The bytes of an `.eml` file, or of a message saved in an mbox.
        zone: The time zone in which days are told; this computer's when none is given.

    Raises:
        UserError: It is larger than 25 MB, its headers than 100 KB, or its parts are too many or lie too deep.
    """
    message = _parsed(data)
    parts = MailParts()
    parts.take(message)
    if parts.inner is not None and _only_forwards(message, parts):
        inner = MailParts()
        inner.take(parts.inner)
        others = tuple(each for each in parts.attachments if each.media_type != "message/rfc822")
        said = tr("The message that was forwarded to you is what is shown.")
        return _reply(parts.inner, inner, zone, others, (said,))
    return _reply(message, parts, zone)


def _parsed(data: bytes) -> Message:
    if len(data) > MOST_BYTES:
        raise UserError(
            tr("The e-mail is larger than 25 MB, more than Plaint reads."),
            tr("Save its attachments on their own, and paste the words of the e-mail."),
        )
    data = _MBOX_LINE.sub(b"", data, count=1)
    end = _HEADER_END.search(data)
    if (end.start() if end else len(data)) > MOST_HEADER_BYTES:
        raise UserError(
            tr("The e-mail’s headers are larger than any mail program writes."),
            tr("Open it in your mail program and paste its words instead."),
        )
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError) as error:
        raise _too_deep() from error


def _too_deep() -> UserError:
    return UserError(
        tr("The e-mail is put together in a way that can’t be read."),
        tr("Open it in your mail program and paste its words instead."),
    )


def _only_forwards(message: Message, parts: MailParts) -> bool:
    has_words = len(parts.text.split()) > 3
    return not has_words or bool(_FORWARDED.match(_header(message, "Subject")))


def _reply(
    message: Message,
    parts: MailParts,
    zone: tzinfo | None,
    attachments: tuple[Attachment, ...] = (),
    notices: tuple[str, ...] = (),
) -> IncomingReply:
    subject, sender = _header(message, "Subject"), _header(message, "From")
    answered = f"{_raw(message, 'In-Reply-To')} {_raw(message, 'References')}"
    return IncomingReply(
        text=parts.text,
        sender=sender,
        subject=subject,
        sent_on=_day(_header(message, "Date"), zone),
        received_on=_day(_raw(message, "Received").rpartition(";")[2], zone),
        message_ids=tuple(dict.fromkeys(_MESSAGE_ID.findall(answered)[:MOST_IDS])),
        marks=parts.marks | _marks(message, subject, sender),
        attachments=(*parts.attachments, *attachments),
        notices=(*notices, *parts.notices),
    )


def _raw(message: Message, name: str) -> str:
    """Return the first header of that name as it stands, bytes beyond ASCII as surrogates."""
    wanted = name.lower()
    return next((str(value) for key, value in message.raw_items() if key.lower() == wanted), "")[:20_000]


def _header(message: Message, name: str) -> str:
    return header_text(_raw(message, name))


def _marks(message: Message, subject: str, sender: str) -> MailMark:
    """Tell what the headers say of how the message came about (RFC 3834, 5; RFC 3464, 2)."""
    marks = MailMark.NONE
    submitted = _header(message, "Auto-Submitted").lower()
    is_answering = submitted.startswith("auto-replied") or _header(message, "Precedence").lower() == "auto_reply"
    own_names = any(_raw(message, name) for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"))
    if is_answering or own_names or _AUTOMATIC_SUBJECT.match(subject):
        marks |= MailMark.AUTOMATIC
    if _raw(message, "X-Failed-Recipients") or (_DAEMON.search(sender) and _FAILED_SUBJECT.search(subject)):
        marks |= MailMark.NOT_DELIVERED
    return marks


def _day(text: str, zone: tzinfo | None) -> date | None:
    """Return the day of an RFC 5322 date in the person's time zone; None for what is no date."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return local_day(moment, zone)


def local_day(moment: datetime, zone: tzinfo | None) -> date | None:
    """Return the day of a moment in the person's time zone; one without a zone is taken as it stands."""
    try:
        day = moment.astimezone(zone).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if 1990 <= day.year <= 2200 else None
