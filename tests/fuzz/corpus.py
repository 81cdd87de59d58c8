"""The files that changes start from: good ones from the bundled pack and the tests, and hostile ones."""

import functools
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PIL import Image

from app.packs.minisign import SecretKey
from app.packs.pack_archive import write_archive
from app.rendering.pdf_letter import draw_pdf
from tests.intake.mails import HEADERS, PLAIN, mail, multi, multipart, part
from tests.intake.outlook_files import BODY, FILE_DATA, FILE_NAME, HTML, SUBJECT, outlook_message, winmail
from tests.packs.hostile import containers, signatures, structure, template_code, word_xml
from tests.packs.hostile.cases import KEY, right_files, right_word_file, signed
from tests.rendering.random_documents import random_document

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "uk-members"
KINDS = ("pack", "docx", "toml", "key", "locked", "reply", "pdf", "picture")
PASSPHRASE = "harbour wall"

Corpus = tuple[tuple[str, bytes], ...]


@functools.cache
def corpus(kind: str) -> Corpus:
    """Return the files of a kind with a name each; the order is the same each time."""
    return tuple(_MAKERS[kind]())


def _bundled() -> dict[str, bytes]:
    files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in files}


def _packs() -> Iterator[tuple[str, bytes]]:
    yield "right.plaintpack", write_archive(right_files())
    yield "signed.plaintpack", write_archive(signed(right_files()))
    hostile = (template_code.cases(), word_xml.xml_cases(), word_xml.outside_cases(), word_xml.property_cases())
    for cases in (*hostile, containers.cases(), structure.cases(), signatures.cases()):
        for case in list(cases)[::9]:
            made = case.made()
            if len(made) < 200_000:
                yield case.name, made


def _word_files() -> Iterator[tuple[str, bytes]]:
    yield "right.docx", right_word_file()
    yield from ((path, data) for path, data in _bundled().items() if path.endswith(".docx"))
    yield from ((f"random-{seed}.docx", random_document(Random(seed)).data) for seed in range(40))


def _toml_files() -> Iterator[tuple[str, bytes]]:
    yield from ((path, data) for path, data in right_files().items() if path.endswith(".toml"))
    yield from ((path, data) for path, data in _bundled().items() if path.endswith(".toml") and len(data) < 100_000)
    yield (
        "CARD.toml",
        (
            b'format = 1\ncard = "0123456789abcdef0123456789abcdef"\nedition = 1\norganisation = "party"\n'
            b'[[letters]]\ntemplate = "party-complaint"\nsent = 2026-03-02\n'
        ),
    )
    key = KEY.public.text
    yield "publishers.toml", f'[[publishers]]\npack = "harbour"\nkey = "{key}"\nversion = "2026.11.1"\n'.encode()
    yield "manifest.toml", signed(right_files())["MANIFEST.toml"]


def _keys() -> Iterator[tuple[str, bytes]]:
    files = signed(right_files())
    yield "right.minisig", files["MANIFEST.toml.minisig"]
    yield "right.pub", KEY.public.file_text().encode()
    yield "line.pub", KEY.public.text.encode()
    yield "plain.key", _plain_secret(KEY).encode()


def _locked_keys() -> Iterator[tuple[str, bytes]]:
    yield "right.key", KEY.encrypted(PASSPHRASE).encode()  # takes a second, as it should


def _plain_secret(key: SecretKey) -> str:
    """Return a secret key as minisign writes it without a passphrase."""
    import base64

    pair = key.key_id + key.seed + key.public.key
    text = base64.b64encode(b"Ed\0\0B2" + bytes(48) + pair + bytes(32)).decode()
    return f"untrusted comment: minisign secret key\n{text}\n"


def _replies() -> Iterator[tuple[str, bytes]]:
    words = "Dear Ms Pritchard,\n\nOur ref: H/12. We will reply by 4 December 2026.\n\nOwen Farrell\n"
    quoted = words + "\nOn Mon, 9 Nov 2026 at 10:00, Siân Pritchard wrote:\n> I complain.\n>> Before.\n"
    html = f"<html><body><p>{words}</p><blockquote><table><tr><td>x</table></blockquote></body></html>"
    yield "plain.eml", mail(words)
    yield "quoted.eml", mail(quoted, "text/plain; charset=windows-1252; format=flowed")
    yield "base64.eml", mail("RGVhciBNcyBQcml0Y2hhcmQs\n" * 20, PLAIN, "base64")
    yield "printable.eml", mail("Dear =C3=A9=\nx=20\n" * 9, PLAIN, "quoted-printable")
    yield "html.eml", mail(html, "text/html; charset=utf-8")
    yield "both.eml", multipart("alternative", [part(words), part(html, "text/html")])
    attached = part(b"%PDF-1.7", "application/pdf", Content_Disposition='attachment; filename="a.pdf"')
    yield "attached.eml", multipart("mixed", [part(words), attached, part(mail("inner"), "message/rfc822")])
    nested = multi([multi([part("x")], "b")], "a")
    yield "nested.eml", multipart("mixed", [part(nested, 'multipart/mixed; boundary="a"'), part(words)])
    bounce = b"Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; b@c.example\nAction: failed\nStatus: 5.1.1\n"
    yield (
        "bounce.eml",
        multipart("report; report-type=delivery-status", [part(words), part(bounce, "message/delivery-status")]),
    )
    encoded = "=?utf-8?q?Re=3A_complaint?= =?iso-8859-1?b?6Q==?="
    yield (
        "encoded.eml",
        mail(words, Subject=encoded, From=f"{encoded} <a@b.example>", Date="Tue, 31 Feb 2026 25:61 +2500"),
    )
    yield "apple.emlx", b"300\n" + mail(words)
    yield (
        "outlook.msg",
        outlook_message({SUBJECT: "Re", BODY: words, HTML: html.encode()}, [{FILE_NAME: "a", FILE_DATA: b"x"}]),
    )
    yield "winmail.dat", winmail(words, {"a.txt": b"words"})
    yield "plain.txt", quoted.encode()
    yield "wide.txt", quoted.encode("utf-16")
    yield "page.html", html.encode()
    yield "head.txt", "".join(f"{name}: {value}\n" for name, value in HEADERS.items()).encode()
    yield from (file for file in _word_files() if len(file[1]) < 30_000)
    yield from _pdfs()


@functools.cache
def _pdfs() -> Corpus:
    documents = [right_word_file(), *(random_document(Random(seed)).data for seed in range(3))]
    return tuple((f"{place}.pdf", draw_pdf(docx).pdf) for place, docx in enumerate(documents))


def _pictures() -> Iterator[tuple[str, bytes]]:
    for mode in ("RGB", "L", "P", "RGBA"):
        written = io.BytesIO()
        Image.new(mode, (40, 30)).save(written, "PNG")
        yield f"{mode}.png", written.getvalue()
    written = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 90, 3)).save(written, "JPEG")
    yield "RGB.jpg", written.getvalue()


_MAKERS = {
    "pack": _packs,
    "docx": _word_files,
    "toml": _toml_files,
    "key": _keys,
    "locked": _locked_keys,
    "reply": _replies,
    "pdf": lambda: iter(_pdfs()),
    "picture": _pictures,
}
