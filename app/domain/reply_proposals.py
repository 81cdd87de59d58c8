"""What Plaint proposes about a reply, each with the words that say so; a person confirms or changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.apologies import Element, Given
from app.domain.points import Verdict
from app.domain.replies import ReplyKind


class Certainty(StrEnum):
    """How sure a proposal is."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class KindProposal:
    """What kind of reply it seems to be, and the sentence that says so; "" where none does."""

    kind: ReplyKind
    certainty: Certainty
    because: str = ""


@dataclass(frozen=True, slots=True)
class PointProposal:
    """What the reply seems to do with a point: their words, exactly as they stand in the text, and why."""

    verdict: Verdict
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class ElementProposal:
    """What the reply seems to give of an apology: their words, exactly as they stand in the text, and why."""

    given: Given
    words: str
    because: str
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that they said they would do by a day, in their words."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class ReplyProposals:
    """All that is proposed about one reply.

    Attributes:
        our_ref: Our reference as far as the reply names it.
        points: By the label of the point, such as P2.
        apology: By the elements that a letter asked for.
    """

    kind: KindProposal
    sent_on: date | None = None
    received_on: date | None = None
    sender: str = ""
    their_ref: str = ""
    our_ref: str = ""
    promises: tuple[Promise, ...] = ()
    points: Mapping[str, PointProposal] = field(default_factory=dict)
    apology: Mapping[Element, ElementProposal] = field(default_factory=dict)
