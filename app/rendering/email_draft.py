"""E-mail drafts: an `.eml` file that opens unsent, a `mailto:` link, and file names for what is attached."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses
from urllib.parse import quote

LONGEST_MAILTO = 1_900
_LONGEST_NAME_BYTES = 100
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))}
)
_POLICY = policy.SMTP.clone(max_line_length=78)


@dataclass(frozen=True)
class Attachment:
    """A file that goes with the e-mail; `mime` such as `application/pdf`."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True)
class Mailto:
    """A link that opens the person's mail program; a long text waits on the clipboard instead."""

    url: str
    text_on_clipboard: bool


def make_draft(
    subject: str, to: str, sender: str, text: str, attachments: Sequence[Attachment], written_on: datetime
) -> bytes:
    """Return an `.eml` file that mail programs open as an unsent draft (`X-Unsent: 1`).

    The same arguments give the same bytes. Line ends and control characters are taken out of subject, addresses and
    file names; the text is kept exactly, with the line ends that e-mail asks for.
    """
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(written_on)
    message["Subject"] = _one_line(subject)
    for header, people in (("From", sender), ("To", to)):
        addresses = _addresses(people)
        if addresses:
            message[header] = addresses
    message.set_content(text.replace("\x00", ""), charset="utf-8", cte="base64")
    for attachment in attachments:
        _attach(message, attachment)
    if message.is_multipart():
        message.set_boundary(_boundary(subject, text, attachments))
    return message.as_bytes()


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, _, sub = attachment.mime.partition("/")
    message.add_attachment(
        attachment.data,
        maintype=main if sub else "application",
        subtype=sub or "octet-stream",
        filename=_one_line(attachment.name).replace("/", "_").replace("\\", "_"),
    )


def _one_line(text: str) -> str:
    """Return the text on one line: nothing in it can begin a header of its own."""
    return _CONTROLS.sub(" ", text).encode("utf-8", "replace").decode("utf-8").strip()


def _addresses(people: str) -> tuple[Address, ...]:
    """Read `Name <address>` or plain addresses; what is no address is left out."""
    found = []
    for name, address in getaddresses([_one_line(people)]):
        user, _, domain = address.rpartition("@")
        if user and domain and address.isascii() and " " not in address:
            found.append(Address(name, user, domain))
    return tuple(found)


def _boundary(subject: str, text: str, attachments: Sequence[Attachment]) -> str:
    """Return a boundary that depends only on the content."""
    digest = hashlib.sha256()
    for part in (
        subject.encode("utf-8", "replace"),
        text.encode("utf-8", "replace"),
        *(one.data for one in attachments),
    ):
        digest.update(len(part).to_bytes(8, "big") + part)
    return f"=_{digest.hexdigest()[:40]}"


def mailto(to: str, subject: str, text: str) -> Mailto:
    """Return a `mailto:` link (RFC 6068); above 1,900 characters it holds the subject only, for Windows' sake."""
    address = quote(_one_line(to), safe="@,")
    head = f"mailto:{address}?subject={quote(_one_line(subject), safe='')}"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    whole = f"{head}&body={quote(lines, safe='', errors='replace')}"
    if len(whole) <= LONGEST_MAILTO:
        return Mailto(whole, text_on_clipboard=False)
    if len(head) > LONGEST_MAILTO:
        head = f"mailto:{address}"
    return Mailto(head, text_on_clipboard=True)


def file_name(title: str, day: date, suffix: str) -> str:
    """Return a file name that every system takes: `2026-11-20-formal-complaint.pdf`, at most 100 bytes.

    Args:
        title: What the letter is called; letters and digits of any script stay, all else becomes a hyphen.
        day: The date that leads the name.
        suffix: The ending, with or without its dot.
    """
    ending = "." + suffix.lstrip(".")
    plain = unicodedata.normalize("NFC", title).casefold()
    words = re.findall(
        r"[\w]+", "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in plain)
    )
    slug = unicodedata.normalize("NFC", "-".join(words)) or "letter"
    if slug in _RESERVED:
        slug += "-letter"
    room = _LONGEST_NAME_BYTES - len(f"{day.isoformat()}-{ending}".encode())
    slug = slug.encode()[:room].decode("utf-8", "ignore").rstrip("-")
    return f"{day.isoformat()}-{slug}{ending}"
