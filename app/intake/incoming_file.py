"""A reply that came as a file: told apart by its first bytes, not by its name, and read as far as it can be."""

import re
from collections.abc import Callable, Sequence
from datetime import tzinfo

from app.domain.errors import UserError
from app.domain.incoming_replies import IncomingReply
from app.i18n import tr
from app.intake.email_reply import MOST_BYTES, read_email
from app.intake.html_words import html_words
from app.intake.mail_text import decoded
from app.intake.outlook_reply import read_outlook
from app.intake.winmail import read_winmail
from app.intake.word_words import archived_names, is_word_file, word_words

PdfPages = Callable[[bytes], Sequence[str]]

MOST_TEXT = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG_STREAM = "__properties_version1.0".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_HEIF = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)
_HEADER = re.compile(
    rb"^(?:from|to|cc|date|subject|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|"
    rb"x-[a-z0-9-]+|dkim-signature|authentication-results|arc-[a-z-]+)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_APPLE_COUNT = re.compile(rb"\A\s*(\d{1,9})\s*\r?\n(?=[A-Za-z-]+:)")
_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<div|<p[ >])", re.IGNORECASE)


def read_incoming(name: str, data: bytes, pdf_pages: PdfPages, zone: tzinfo | None = None) -> IncomingReply:
    """Read a reply from its file.

    What can't be read leaves the words empty and says why in `notices`; the file itself is kept all the same.

    Args:
        name: The file's name; "" for pasted text.
        data: Its bytes.
        pdf_pages: Gives the words of each page of a PDF; raises UserError for one that can't be opened.
        zone: The time zone in which days are told; this computer's when none is given.

    Raises:
        UserError: There is nothing in it, or it is larger than 25 MB.
    """
    if not data.strip():
        raise UserError(tr("There is nothing in this file."), tr("Choose the file that holds the reply."))
    if len(data) > MOST_BYTES:
        raise UserError(
            tr("The file is larger than 25 MB, more than a reply can be."),
            tr("Keep the part that holds the reply, for example the e-mail without its attachments."),
        )
    try:
        return _read(name.lower(), data, pdf_pages, zone)
    except UserError as error:
        return IncomingReply(notices=(" ".join(filter(None, (str(error), error.hint))),))


def _read(name: str, data: bytes, pdf_pages: PdfPages, zone: tzinfo | None) -> IncomingReply:
    if b"%PDF-" in data[:1024]:
        return _pdf(pdf_pages(data))
    if data.startswith(_OLE):
        return read_outlook(data, zone) if _MSG_STREAM in data else _unread(tr("It is an older kind of Office file."))
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(_PICTURES) or _HEIF.match(data):
        return _unread(tr("It is a picture."), tr("Type or paste the words that it shows."))
    winmail = read_winmail(data)
    if winmail is not None:
        return IncomingReply(text=winmail.text, attachments=winmail.attachments)
    if data.startswith(b"{\\rtf"):
        return _unread(tr("It is a rich text file."))
    return _text(name, data, zone)


def _text(name: str, data: bytes, zone: tzinfo | None) -> IncomingReply:
    apple = _APPLE_COUNT.match(data)
    if apple:
        return read_email(data[apple.end() : apple.end() + int(apple[1])], zone)
    if name.endswith((".eml", ".mht", ".mhtml")) or _looks_like_mail(data):
        return read_email(data, zone)
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_wide and (b"\0" in data[:4096] or _odd_share(data[:4096]) > 0.1):
        return _unread(tr("Plaint does not know this kind of file."))
    text = decoded(data, "utf-16" if is_wide else "utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(text):
        return IncomingReply(text=html_words(text))
    return IncomingReply(text=text[:MOST_TEXT].replace("\0", "").strip("\n"))


def _looks_like_mail(data: bytes) -> bool:
    """Whether the lines before the first empty one are headers, three known ones at least, as in a saved e-mail."""
    head = re.split(rb"\r?\n\r?\n", data[:20_000].lstrip(), maxsplit=1)[0]
    return (
        bool(re.match(rb"(?:>?From |[A-Za-z-]+:)", head))
        and len(_HEADER.findall(head)) >= 3
        and b"From:" in head
        and (b"Message-ID:" in head or b"Received:" in head or b"MIME-Version:" in head or b"Message-Id:" in head)
    )


def _odd_share(data: bytes) -> float:
    odd = sum(byte < 9 or 13 < byte < 32 for byte in data)
    return odd / max(1, len(data))


def _archive(data: bytes) -> IncomingReply:
    if is_word_file(archived_names(data)):
        return IncomingReply(text=word_words(data))
    return _unread(
        tr("It is a ZIP archive or another packed file."), tr("Unpack it, and add the reply that is inside.")
    )


def _pdf(pages: Sequence[str]) -> IncomingReply:
    texts = [page.replace("\r\n", "\n").replace("\r", "\n").strip() for page in pages]
    blank = [str(number) for number, text in enumerate(texts, 1) if not text]
    if len(blank) == len(texts):
        return _unread(
            tr("This PDF holds pictures of pages and no words."), tr("Type or paste the words that it shows.")
        )
    notices: tuple[str, ...] = ()
    if blank:
        said = tr("No words could be read on page {numbers} of the PDF; look whether something is shown there.")
        notices = (said.format(numbers=", ".join(blank[:20])),)
    return IncomingReply(text="\n\n".join(filter(None, texts)), notices=notices)


def _unread(what: str, hint: str = "") -> IncomingReply:
    hint = hint or tr("Open it in the program that made it, and paste its words or save it as PDF.")
    return IncomingReply(notices=(f"{what} {hint} {tr('The file is kept as it came.')}",))
