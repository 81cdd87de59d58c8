"""Small e-mails for tests; all people in them are invented."""

from collections.abc import Sequence

HEADERS = {
    "From": "Owen Farrell <owen.farrell@harbour.example>",
    "To": "Siân Pritchard <sian.pritchard@example.org>",
    "Subject": "Re: Formal complaint",
    "Date": "Mon, 9 Nov 2026 10:00:00 +0000",
    "Message-ID": "<m1@harbour.example>",
    "MIME-Version": "1.0",
}
PLAIN = "text/plain; charset=utf-8"


def mail(body: str | bytes, content_type: str = PLAIN, encoding: str = "8bit", **headers: str) -> bytes:
    """Return an e-mail; header names are written with `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {**HEADERS, "Content-Type": content_type, "Content-Transfer-Encoding": encoding, **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    data = body.encode() if isinstance(body, str) else body
    return head.encode() + b"\r\n" + data.replace(b"\n", b"\r\n")


def part(body: str | bytes, content_type: str = PLAIN, encoding: str = "8bit", **headers: str) -> bytes:
    """Return one part of a multipart e-mail."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": content_type, "Content-Transfer-Encoding": encoding, **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return head.encode() + b"\r\n" + (body.encode() if isinstance(body, str) else body)


def multi(parts: Sequence[bytes], boundary: str = "=_b") -> bytes:
    """Return the body of a multipart with these parts."""
    between = f"\r\n--{boundary}\r\n".encode()
    return b"".join(between + each for each in parts) + f"\r\n--{boundary}--\r\n".encode()


def multipart(kind: str, parts: Sequence[bytes], boundary: str = "=_b", **headers: str) -> bytes:
    """Return an e-mail of several parts."""
    content_type = f'multipart/{kind}; boundary="{boundary}"'
    return mail(multi(parts, boundary).replace(b"\r\n", b"\n"), content_type, **headers)
