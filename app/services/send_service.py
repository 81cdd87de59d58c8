"""What a person needs to send a finished letter themselves; Plaint sends nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.letters import Letter, Origin, StoredFile
from app.rendering.email_draft import Mailto, file_name, mailto
from app.rendering.preview import page_count
from app.services.export_service import ExportService
from app.services.foreign_pages import pages_shown
from app.services.letter_pictures import PreviewPage
from app.services.organisation_service import OrganisationService
from app.services.pack_service import PackService, template_if_here
from app.services.private_copies import PrivateCopies
from app.services.records import Records
from app.services.time_source import TimeSource

POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a letter goes, as far as it is known.

    Attributes:
        note: What the directory says about the route.
        form: The address of their web form.
        accepts: How they take letters, as the directory says: docx, pdf, form, email, post.
        is_known: Whether the directory has a route; otherwise the address is the letter's own.
        is_mine: Whether the member wrote the route down themselves.
        is_stale: Whether it was checked over 180 days ago, or nobody said when.
    """

    email: str
    post: str
    note: str = ""
    form: str = ""
    accepts: tuple[str, ...] = ()
    checked_on: date | None = None
    is_known: bool = False
    is_mine: bool = False
    is_stale: bool = False


class SendService:
    """Opens copies, counts pages, and says where a letter goes."""

    def __init__(
        self,
        records: Records,
        packs: PackService,
        organisations: OrganisationService,
        exports: ExportService,
        time: TimeSource,
    ) -> None:
        self._records = records
        self._packs = packs
        self._organisations = organisations
        self._exports = exports
        self._time = time
        self.copies = PrivateCopies()

    def destination(self, letter: Letter) -> Destination:
        """Return where the letter goes: its own address, and what the directory says about the way there."""
        email = str(letter.recipient.get("email") or "")
        lines = letter.recipient.get("address")
        post = ", ".join(str(line) for line in lines if line) if isinstance(lines, list) else ""
        value = letter.answers.get("to")
        known = self._organisations.find(str(value.get("organisation", ""))) if isinstance(value, dict) else None
        template = template_if_here(self._packs, letter.template)
        route = self._organisations.route(known, template) if known and template else None
        if route is None:
            return Destination(email, post)
        return Destination(
            email,
            post,
            note=route.note,
            form=route.form,
            accepts=route.accepts,
            checked_on=route.checked_on,
            is_known=True,
            is_mine=route.source == "member",
            is_stale=route.is_stale(self._time.today()),
        )

    def pages(self, letter: Letter) -> int:
        """Return how many pages the letter's PDF has; 0 when it has none, or one that was not drawn here."""
        file = letter.file(".pdf") if letter.origin is Origin.WRITTEN else None
        return page_count(self._records.contents.get(file.sha256)) if file else 0

    def pdf(self, letter: Letter) -> bytes:
        """Return the letter's PDF to print; empty when it has none."""
        file = letter.file(".pdf")
        return self._records.contents.get(file.sha256) if file else b""

    def mail_link(self, letter: Letter) -> Mailto:
        """Return the link that opens the person's mail program without the files."""
        return mailto(self.destination(letter).email, letter.title, letter.text)

    def open_copy(self, file: StoredFile) -> Path:
        """Return a private copy of a kept file that can only be read."""
        return self.copies.copy(file.name, self._records.contents.get(file.sha256))

    def open_email(self, letter: Letter) -> Path:
        """Return a private copy of the letter's e-mail draft, both files attached."""
        name = file_name(letter.title, letter.dated or self._time.today(), ".eml")
        return self.copies.copy(name, self._exports.email_draft(letter))


def printed_page(pdf: bytes, number: int, dots_an_inch: float) -> PreviewPage:
    """Return one page (from 0) as a picture for a printer; safe in any thread."""
    picture = pages_shown(pdf, dots_an_inch / POINTS_AN_INCH, (number,))[number]
    return PreviewPage(picture.width, picture.height, picture.stride, picture.data, picture.width_pt, picture.height_pt)


def pages_to_print(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return page_count(pdf)
