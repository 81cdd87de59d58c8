"""Replies: what came back, kept as it came."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.letters import Channel, StoredFile
from app.i18n import tr


class ReplyKind(StrEnum):
    """What kind of reply came."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    ASKS_FOR_ID = "asks-for-id"
    ASKS_FOR_CLARIFICATION = "asks-for-clarification"
    EXTENSION = "extension"
    PARTIAL = "partial"
    FULL = "full"
    REFUSAL = "refusal"
    SENT_ELSEWHERE = "sent-elsewhere"
    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    UNREAD = "unread"

    @property
    def label(self) -> str:
        """The choice as a person reads it."""
        return {
            ReplyKind.ACKNOWLEDGEMENT: tr("They only acknowledged it"),
            ReplyKind.HOLDING: tr("They said that an answer will follow"),
            ReplyKind.ASKS_FOR_ID: tr("They asked for proof of who I am"),
            ReplyKind.ASKS_FOR_CLARIFICATION: tr("They asked me to explain something"),
            ReplyKind.EXTENSION: tr("They said that they need more time"),
            ReplyKind.PARTIAL: tr("They answered part of it"),
            ReplyKind.FULL: tr("They answered everything"),
            ReplyKind.REFUSAL: tr("They refused"),
            ReplyKind.SENT_ELSEWHERE: tr("They sent me to somebody else"),
            ReplyKind.BOUNCE: tr("My message came back"),
            ReplyKind.AUTOMATIC: tr("An automatic reply"),
            ReplyKind.UNREAD: tr("I have not read it yet"),
        }[self]

    @property
    def settles(self) -> bool:
        """Whether this kind answers a letter; an acknowledgement or a request for time does not."""
        return self in _SETTLING

    @property
    def shows_receipt(self) -> bool:
        """Whether somebody there has our letter: a reply of any kind says so that no machine sent."""
        return self not in _OF_NO_PERSON

    @property
    def did(self) -> str:
        """What they did, for the history."""
        return {
            ReplyKind.ACKNOWLEDGEMENT: tr("They acknowledged it"),
            ReplyKind.HOLDING: tr("They said that an answer will follow"),
            ReplyKind.ASKS_FOR_ID: tr("They asked for proof of who you are"),
            ReplyKind.ASKS_FOR_CLARIFICATION: tr("They asked you to explain something"),
            ReplyKind.EXTENSION: tr("They said that they need more time"),
            ReplyKind.PARTIAL: tr("They answered part of it"),
            ReplyKind.FULL: tr("They answered"),
            ReplyKind.REFUSAL: tr("They refused"),
            ReplyKind.SENT_ELSEWHERE: tr("They sent you to somebody else"),
            ReplyKind.BOUNCE: tr("Your message came back"),
            ReplyKind.AUTOMATIC: tr("An automatic reply came"),
            ReplyKind.UNREAD: tr("A reply came"),
        }[self]


# Tuples, for they are asked of thousands of replies, and the hash of a member is slow: it is reckoned in Python.
_SETTLING = (ReplyKind.PARTIAL, ReplyKind.FULL, ReplyKind.REFUSAL, ReplyKind.SENT_ELSEWHERE)
_OF_NO_PERSON = (ReplyKind.BOUNCE, ReplyKind.AUTOMATIC, ReplyKind.UNREAD)


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing that came back.

    Attributes:
        letter_id: The letter it answers, where that is known.
        file: The original as it came, where there is a file.
        text: What it says, typed, pasted or read from a plain text file.
    """

    id: int
    case_id: int
    received_on: date
    kind: ReplyKind = ReplyKind.UNREAD
    channel: Channel = Channel.EMAIL
    letter_id: int | None = None
    their_ref: str = ""
    text: str = ""
    file: StoredFile | None = None
