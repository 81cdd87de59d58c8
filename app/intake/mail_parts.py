"""The parts of a message gone through: which words a reader sees, which files came along, what can't be read."""

from collections.abc import Sequence
from email.message import Message

from app.domain.errors import UserError
from app.domain.incoming_replies import Attachment, MailMark
from app.i18n import tr
from app.intake.html_words import html_words
from app.intake.mail_text import decoded, header_text, safe_name, unflowed
from app.intake.winmail import WINMAIL_TYPES, read_winmail

MOST_PARTS = 1_000
MOST_ATTACHMENTS = 200
# A plain part with less than this share of the words that the HTML part has only says that there is HTML.
_STUB_SHARE = 0.3

_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


class MailParts:
    """What was found in the parts of one message.

    Attributes:
        text: The words, part after part.
        inner: The first message that is attached as a whole.
    """

    def __init__(self) -> None:
        self.attachments: list[Attachment] = []
        self.marks = MailMark.NONE
        self.inner: Message | None = None
        self._texts: list[str] = []
        self._notices: dict[str, None] = {}

    @property
    def text(self) -> str:
        """The words of the message."""
        return "\n\n".join(self._texts)

    @property
    def notices(self) -> tuple[str, ...]:
        """What could not be read, once each."""
        return tuple(self._notices)

    def take(self, message: Message) -> None:
        """Go through all parts in order, however deep; raises UserError for more than a thousand."""
        waiting, seen = [message], 0
        while waiting:
            part = waiting.pop()
            seen += 1
            if seen > MOST_PARTS:
                raise UserError(
                    tr("The e-mail has more than a thousand parts."),
                    tr("Open it in your mail program and paste its words instead."),
                )
            waiting.extend(reversed(self._take_one(part)))

    def _take_one(self, part: Message) -> Sequence[Message]:
        """Take what one part holds; return the parts inside it that are to be gone through."""
        kind = part.get_content_type()
        if kind in _SEALED:
            self._notices[tr("The e-mail is encrypted or sealed; Plaint can’t open it. Paste its words instead.")] = (
                None
            )
        elif kind == "message/rfc822":
            self._take_message(part)
        elif kind == "message/delivery-status":
            self._take_delivery(part)
        elif kind == "message/disposition-notification":
            self.marks |= MailMark.RECEIPT
        elif kind == "multipart/alternative" and part.is_multipart():
            return _best_of(_inside(part))
        elif part.is_multipart():
            return _inside(part)
        elif kind in WINMAIL_TYPES or _file_name(part).lower() == "winmail.dat":
            self._take_winmail(part)
        elif kind in {"text/plain", "text/html"} and not _is_attached(part):
            self._take_words(part_words(part))
        elif kind == "text/calendar":
            self._notices[tr("It holds an invitation to a meeting; open it in your calendar to see it.")] = None
            self._attach(part, "invitation.ics")
        elif kind not in _SIGNATURES and not _is_decoration(part):
            self._attach(part, tr("attachment"))
        return ()

    def _take_words(self, words: str) -> None:
        if words.strip():
            self._texts.append(words.strip("\n"))
            if "\ufffd" in words:
                said = tr("Some letters could not be read and are shown as “\ufffd”.")
                self._notices[said] = None

    def _take_message(self, part: Message) -> None:
        inside = _inside(part)
        if not inside:
            return
        self.inner = self.inner or inside[0]
        try:
            data = inside[0].as_bytes()
        except (RecursionError, ValueError, LookupError, KeyError, UnicodeError):
            self._notices[tr("A message that is attached could not be read.")] = None
            return
        subject = header_text(str(inside[0].get("Subject", "")))
        name = safe_name(_file_name(part) or (f"{subject}.eml" if subject else ""), "message.eml")
        self._add(Attachment(name, "message/rfc822", data))

    def _take_delivery(self, part: Message) -> None:
        """Read a delivery report (RFC 3464, 2.3.3): one block of fields a recipient."""
        actions = {str(block.get("Action", "")).strip().lower() for block in _inside(part)}
        if "failed" in actions:
            self.marks |= MailMark.NOT_DELIVERED
        elif "delayed" in actions:
            self.marks |= MailMark.DELAYED
        elif actions & {"delivered", "relayed", "expanded"}:
            self.marks |= MailMark.RECEIPT

    def _take_winmail(self, part: Message) -> None:
        found = read_winmail(_payload(part))
        if found is None:
            self._notices[tr("It came as winmail.dat, which only Outlook opens; ask for it as PDF.")] = None
            self._attach(part, "winmail.dat")
            return
        if not self._texts:
            self._take_words(found.text)
        for attachment in found.attachments:
            self._add(attachment)

    def _attach(self, part: Message, otherwise: str) -> None:
        self._add(Attachment(safe_name(_file_name(part), otherwise), part.get_content_type(), _payload(part)))

    def _add(self, attachment: Attachment) -> None:
        if len(self.attachments) < MOST_ATTACHMENTS:
            self.attachments.append(attachment)
        else:
            self._notices[tr("Only the first 200 attachments are listed; the others are in the kept file.")] = None


def part_words(part: Message) -> str:
    """Return the words of a text part as a reader sees them."""
    charset = str(part.get_param("charset", "") or "")
    text = decoded(_payload(part), charset).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if part.get_content_type() == "text/html":
        return html_words(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []


def _best_of(alternatives: Sequence[Message]) -> Sequence[Message]:
    """Choose the plain text, unless it only says that there is HTML; what is neither comes along."""
    plain = [each for each in alternatives if each.get_content_type() == "text/plain"]
    rich = [each for each in alternatives if each.get_content_type() in {"text/html", "multipart/related"}]
    others = [each for each in alternatives if each not in plain and each not in rich]
    if not plain or not rich:
        return [*plain, *rich[-1:], *others]
    few, many = (len(_first_words(each).split()) for each in (plain[0], rich[-1]))
    return [plain[0] if few and few >= _STUB_SHARE * many else rich[-1], *others]


def _first_words(part: Message) -> str:
    """Return the words of a text part, or of the root of a `multipart/related`."""
    while part.is_multipart():
        inside = _inside(part)
        if not inside:
            return ""
        part = inside[0]
    return part_words(part) if part.get_content_maintype() == "text" else ""


def _payload(part: Message) -> bytes:
    """Return a part's bytes; what is not encoded as it says comes as it stands."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = None
    return data if isinstance(data, bytes) else b""


def _file_name(part: Message) -> str:
    try:
        return part.get_filename("") or ""
    except (ValueError, LookupError, TypeError):
        return ""


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _is_decoration(part: Message) -> bool:
    """Whether it is a picture that only the HTML shows, such as a logo in a signature."""
    is_shown = bool(part.get("Content-ID")) and part.get_content_disposition() != "attachment"
    return part.get_content_maintype() == "image" and is_shown
