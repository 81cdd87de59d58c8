"""Replies as whole files, as organisations and mail programs make them, from the words in `corpus/*.toml`."""

import base64
import quopri
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.intake.mails import mail, multipart, part
from tests.intake.outlook_files import BODY, HEADERS, SENDER_MAIL, SENDER_NAME, SUBJECT, outlook_message, winmail

FOLDER = Path(__file__).parent / "corpus"
OURS = "Please answer my letter. I ask you to confirm that you have received it and to say who will deal with it."


@dataclass(frozen=True)
class ReplyFile:
    """One reply as a file; `kind` is what a person says it is, "" where nobody could tell from its words."""

    name: str
    file_name: str
    data: bytes
    kind: str


def replies(which: str) -> Iterator[ReplyFile]:
    """Yield the replies of one half of the corpus."""
    for entry in tomllib.loads((FOLDER / f"{which}.toml").read_text("utf-8"))["replies"]:
        file_name, data = FORMS[entry["form"]](entry)
        yield ReplyFile(entry["name"], file_name, data, entry["kind"])


def _headers(entry: dict[str, str]) -> dict[str, str]:
    return {"Subject": entry["subject"]} | ({"From": entry["from"]} if "from" in entry else {})


def _plain(entry: dict[str, str]) -> tuple[str, bytes]:
    if "attachment" not in entry:
        return "reply.eml", mail(entry["body"], **_headers(entry))
    name = entry["attachment"]
    file = part("JVBERi0=", "application/pdf", "base64", Content_Disposition=f'attachment; filename="{name}"')
    return "reply.eml", multipart("mixed", [part(entry["body"]), file], **_headers(entry))


def _html_of(body: str) -> str:
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in body.strip().split("\n\n"))


def _html(entry: dict[str, str]) -> tuple[str, bytes]:
    encoded = quopri.encodestring(f"<html><body>{_html_of(entry['body'])}</body></html>".encode())
    return "reply.eml", mail(encoded, "text/html; charset=utf-8", "quoted-printable", **_headers(entry))


def _base64(entry: dict[str, str]) -> tuple[str, bytes]:
    encoded = base64.encodebytes(entry["body"].encode("cp1252"))
    return "reply.eml", mail(encoded, "text/plain; charset=windows-1252", "base64", **_headers(entry))


def _both(entry: dict[str, str]) -> tuple[str, bytes]:
    parts = [part(entry["body"]), part(_html_of(entry["body"]), "text/html; charset=utf-8")]
    return "reply.eml", multipart("alternative", parts, **_headers(entry))


def _auto(entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.eml", mail(entry["body"], Auto_Submitted="auto-replied", **_headers(entry))


def _bounce(entry: dict[str, str]) -> tuple[str, bytes]:
    status = part("Reporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1\n", "message/delivery-status", "7bit")
    headers = _headers(entry) | {"From": "MAILER-DAEMON@mx.harbour.example"}
    return "bounce.eml", multipart("report", [part(entry["body"]), status], **headers)


def _outlook(entry: dict[str, str]) -> tuple[str, bytes]:
    sent = "Date: Mon, 9 Nov 2026 10:00:00 +0000\r\n"
    values = {SENDER_NAME: "Owen Farrell", SENDER_MAIL: "owen@harbour.example", HEADERS: sent}
    body = entry["body"].replace("\n", "\r\n")
    return "reply.msg", outlook_message({**values, SUBJECT: entry["subject"], BODY: body})


def _winmail(entry: dict[str, str]) -> tuple[str, bytes]:
    encoded = base64.encodebytes(winmail(entry["body"], {}))
    file = part(encoded, "application/ms-tnef; name=winmail.dat", "base64")
    return "reply.eml", multipart("mixed", [file], **_headers(entry))


def _forwarded(entry: dict[str, str]) -> tuple[str, bytes]:
    head = "From: Office <office@harbour.example>\nDate: Mon, 9 Nov 2026 at 10:12\nSubject: Re: apology\nTo: Siân"
    return "reply.eml", mail(f"---------- Forwarded message ---------\n{head}\n\n{entry['body']}", **_headers(entry))


def _nested(entry: dict[str, str]) -> tuple[str, bytes]:
    inner = part(mail(entry["body"], Subject=entry["subject"]), "message/rfc822", "7bit")
    return "reply.eml", multipart("mixed", [part(""), inner], Subject=f"Fwd: {entry['subject']}")


def _quoted(entry: dict[str, str]) -> tuple[str, bytes]:
    ours = "\n".join(f"> {line}" for line in OURS.split(". "))
    return "reply.eml", mail(
        f"{entry['body']}\nOn 20 Nov 2026, at 09:00, Siân Pritchard wrote:\n{ours}", **_headers(entry)
    )


def _outlook_quoted(entry: dict[str, str]) -> tuple[str, bytes]:
    head = "From: Siân Pritchard\nSent: 20 November 2026 09:00\nTo: Complaints\nSubject: Formal complaint"
    return "reply.eml", mail(f"{entry['body']}\n________________________________\n{head}\n\n{OURS}", **_headers(entry))


def _calendar(entry: dict[str, str]) -> tuple[str, bytes]:
    parts = [part(entry["body"]), part("BEGIN:VCALENDAR\nEND:VCALENDAR", "text/calendar; method=REQUEST")]
    return "reply.eml", multipart("alternative", parts, **_headers(entry))


def _docx(entry: dict[str, str]) -> tuple[str, bytes]:
    document, buffer = Document(), BytesIO()
    for paragraph in entry["body"].strip().split("\n"):
        document.add_paragraph(paragraph)
    document.save(buffer)
    return "reply.docx", buffer.getvalue()


def _drawn(body: str, encrypt: StandardEncryption | None = None) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt)
    text = canvas.beginText(70, 760)
    for line in body.strip().split("\n"):
        words, row = line.split(" "), ""
        for word in words:
            if len(row) + len(word) > 85:
                text.textLine(row)
                row = ""
            row = f"{row} {word}".strip()
        text.textLine(row)
    canvas.drawText(text)
    canvas.save()
    return buffer.getvalue()


def _pdf(entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.pdf", _drawn(entry["body"])


def _locked(entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.pdf", _drawn(entry["body"], StandardEncryption("secret"))


def _scan(_entry: dict[str, str]) -> tuple[str, bytes]:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()
    return "scan.pdf", buffer.getvalue()


def _text(entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.txt", entry["body"].encode()


def _web(entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.html", f"<!DOCTYPE html><html><body>{_html_of(entry['body'])}</body></html>".encode()


def _picture(_entry: dict[str, str]) -> tuple[str, bytes]:
    return "reply.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40


FORMS: dict[str, Callable[[dict[str, str]], tuple[str, bytes]]] = {
    "plain": _plain, "html": _html, "base64": _base64, "both": _both, "auto": _auto, "bounce": _bounce,
    "outlook": _outlook, "winmail": _winmail, "forwarded": _forwarded, "nested": _nested, "quoted": _quoted,
    "outlook-quoted": _outlook_quoted, "interleaved": _plain, "calendar": _calendar, "docx": _docx, "pdf": _pdf,
    "locked": _locked, "scan": _scan, "text": _text, "web": _web, "picture": _picture,
}  # fmt: skip
