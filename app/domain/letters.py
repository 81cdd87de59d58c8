"""A letter: draft, then finished (frozen bytes), then sent; or recorded as written elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from app.domain.answers import Answers, Value
from app.domain.errors import NotAllowedError
from app.i18n import tr


class LetterState(StrEnum):
    """How far a letter has come; it never goes back."""

    DRAFT = "draft"
    FINISHED = "finished"
    SENT = "sent"


class Channel(StrEnum):
    """How a letter went out, or a reply came."""

    EMAIL = "email"
    POST = "post"
    RECORDED = "recorded"
    FORM = "form"
    HAND = "hand"


class Origin(StrEnum):
    """Written in Plaint, or recorded from elsewhere."""

    WRITTEN = "written"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class TemplateName:
    """Which template of which pack version a letter was begun with; it stays on that version.

    Attributes:
        digest: One SHA-256 over the pack's files (lower-case hex); "" for a letter that no pack made.
    """

    pack: str
    id: str
    version: str
    digest: str = ""

    def __str__(self) -> str:
        return f"{self.pack}:{self.id}"

    def as_content(self) -> dict[str, Value]:
        """Return the pack as the history keeps it."""
        return {"id": self.pack, "version": self.version, "sha256": self.digest}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file whose exact bytes the store keeps under their SHA-256 (lower-case hex)."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Sending:
    """What is known of a letter's sending.

    Attributes:
        received_latest: The day of receipt that their clocks run from.
        received_earliest: The day that our clocks run from; the same when the person told us the day.
        receipt_assumed: True while the days of receipt come from a rule, not from the person.
    """

    sent_on: date
    channel: Channel
    address: str
    received_latest: date
    received_earliest: date
    receipt_assumed: bool
    proof: StoredFile | None = None

    def as_content(self) -> dict[str, Value]:
        """Return the sending as the history keeps it."""
        return {
            "sent_on": self.sent_on.isoformat(),
            "channel": self.channel.value,
            "address": self.address,
            "received_latest": self.received_latest.isoformat(),
            "received_earliest": self.received_earliest.isoformat(),
            "assumed": self.receipt_assumed,
            "proof": self.proof.sha256 if self.proof else "",
        }


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a case.

    Attributes:
        answers: The flat answers of the draft, hidden ones included; kept after finishing for the next letter.
        step: The title of the topic where the person was, so that writing goes on there.
        dated: The letter's date, given when it is finished.
        reply_by: The date by which the letter asks for an answer, frozen with its words.
        recipient: The organisation value that the letter went to, frozen when it is finished.
        files: The exact DOCX and PDF of a finished letter, or the file of a recorded one.
        text: The words of a finished letter, for search and for pasting into a form.
        supersedes: The id of the letter that this one takes the place of.
    """

    id: int
    case_id: int
    template: TemplateName
    title: str
    edited_at: datetime
    state: LetterState = LetterState.DRAFT
    origin: Origin = Origin.WRITTEN
    answers: Answers = field(default_factory=dict)
    step: str = ""
    finished_on: date | None = None
    dated: date | None = None
    reply_by: date | None = None
    recipient: Mapping[str, Value] = field(default_factory=dict)
    files: tuple[StoredFile, ...] = ()
    text: str = ""
    sending: Sending | None = None
    supersedes: int | None = None

    def edit(self, answers: Answers, step: str, at: datetime) -> "Letter":
        """Return the draft with new answers; only a draft can be edited."""
        if self.state is not LetterState.DRAFT:
            raise NotAllowedError(
                tr("“{title}” is finished; its words are kept as they are.").format(title=self.title),
                tr("Write a new letter that takes its place."),
            )
        return replace(self, answers=answers, step=step, edited_at=at)

    def finish(self, frozen: "FrozenWords", on: date) -> "Letter":
        """Return the letter as finished: these exact bytes, never changed again."""
        if self.state is not LetterState.DRAFT:
            raise NotAllowedError(tr("“{title}” is finished already.").format(title=self.title))
        return replace(
            self,
            state=LetterState.FINISHED,
            title=frozen.title,
            finished_on=on,
            dated=frozen.dated,
            reply_by=frozen.reply_by,
            recipient=frozen.recipient,
            files=frozen.files,
            text=frozen.text,
        )

    def mark_sent(self, sending: Sending) -> "Letter":
        """Return the letter as sent; only a finished letter can be, and only once."""
        match self.state:
            case LetterState.DRAFT:
                raise NotAllowedError(
                    tr("“{title}” is still a draft.").format(title=self.title),
                    tr("Finish it before you record that it was sent."),
                )
            case LetterState.SENT:
                raise NotAllowedError(
                    tr("“{title}” is recorded as sent already.").format(title=self.title),
                    tr("If the day or the address is wrong, correct it and say why."),
                )
            case LetterState.FINISHED:
                return replace(self, state=LetterState.SENT, sending=sending)
            case _:
                assert_never(self.state)

    def known_sending(self) -> Sending:
        """Return the sending; raises NotAllowedError when the letter has not been sent."""
        if self.sending is None:
            raise NotAllowedError(
                tr("“{title}” has not been sent.").format(title=self.title),
                tr("Record the sending first; then it can be corrected."),
            )
        return self.sending

    def correct_sending(self, sending: Sending) -> "Letter":
        """Return the letter with another account of its sending; the history keeps the old one."""
        self.known_sending()
        return replace(self, sending=sending)

    def file(self, suffix: str) -> StoredFile | None:
        """Return the kept file with this suffix, such as `.pdf`."""
        return next((kept for kept in self.files if kept.name.endswith(suffix)), None)


@dataclass(frozen=True, slots=True)
class FrozenWords:
    """What finishing gives a letter."""

    title: str
    dated: date
    reply_by: date | None
    recipient: Mapping[str, Value]
    files: tuple[StoredFile, ...]
    text: str


def file_reference(file: StoredFile) -> str:
    """Return how an answer names a kept file, `NAME#SHA256#SIZE`: answers stay plain data, the bytes in the store."""
    return f"{file.name}#{file.sha256}#{file.size}"


def kept_file(reference: str) -> StoredFile | None:
    """Return the kept file that an answer names, or None when it names none."""
    parts = reference.rsplit("#", 2)
    if len(parts) != len(("name", "sha256", "size")) or not parts[2].isdecimal():
        return None
    return StoredFile(parts[0], parts[1], int(parts[2]))
