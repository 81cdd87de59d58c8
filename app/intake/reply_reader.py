"""A reply read against what it answers: everything that is proposed about it, for a person to confirm."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.apologies import Element
from app.domain.dates import as_date, parse_date
from app.domain.incoming_replies import IncomingReply
from app.domain.points import Point
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import ReplyProposals
from app.domain.reply_words import RepliesFile
from app.intake.apology_passages import ApologyWords, propose_apology
from app.intake.point_passages import VerdictWords, propose_points
from app.intake.promised_days import ReckonedFrom, letter_day, promises
from app.intake.quoted_text import forwarded_head, split_quoted
from app.intake.reply_kinds import KindWords, propose_kind
from app.intake.reply_references import our_reference, their_reference

_FROM = re.compile(r"^[*\t ]*+From[*\s]*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(r"^[*\t ]*+(?:Sent|Date)[*\s]*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
_TIME = re.compile(r"\s*(?:\bat\b|,)?\s*\d{1,2}[:.]\d\d.*$")


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a reply is held against.

    Attributes:
        points: The points that may be answered, in their order; none to leave them out.
        our_refs: The references under which we wrote, of this case and of others.
        today: No reply came later.
        letter_received: The day our letter was received.
        kind: What kind it is, when a person has said so already.
        apology: What was asked of an apology.
        complained_of: The words that it would be for.
    """

    today: date
    points: tuple[Point, ...] = ()
    our_refs: tuple[str, ...] = ()
    letter_received: date | None = None
    kind: ReplyKind | None = None
    apology: tuple[Element, ...] = ()
    complained_of: str = ""


class ReaderWords:
    """What the packs know of replies, made ready; that takes longer than to read one."""

    def __init__(self, files: Iterable[RepliesFile]) -> None:
        listed = tuple(files)
        self.kinds = KindWords(listed)
        self.verdicts = VerdictWords(phrases for file in listed for phrases in file.verdicts)
        self.apologies = ApologyWords(phrases for file in listed for phrases in file.apologies)


def read_reply(
    reply: IncomingReply,
    context: ReplyContext,
    words: ReaderWords,
) -> ReplyProposals:
    """Propose what a reply is, from when, under which reference, what it promises, and what it does with each point.

    Args:
        reply: The reply as it was read from its file.
        context: What it is held against.
        words: What the packs know of replies.
    """
    split = split_quoted(reply.text)
    head = forwarded_head(reply.text)
    sent_on = _head_day(head, context.today) or reply.sent_on or letter_day(split.own, context.today)
    kind = propose_kind(reply, split.own, words.kinds)
    start = ReckonedFrom(sent_on or reply.received_on or context.today, context.letter_received)
    sender = _FROM.search(head)
    promised = promises(split.own, words.verdicts.promising, start)
    settled = context.kind or kind.kind
    return ReplyProposals(
        kind=kind,
        sent_on=sent_on,
        received_on=reply.received_on,
        sender=sender[1] if sender else reply.sender,
        their_ref=their_reference(reply.subject, split.own, context.our_refs),
        our_ref=our_reference(reply.subject, reply.text, context.our_refs),
        promises=promised,
        points=propose_points(context.points, split.own, settled, words.verdicts),
        apology=propose_apology(context.apology, split.own, settled, context.complained_of, words.apologies, start),
    )


def _head_day(head: str, today: date) -> date | None:
    """Return the day in the header lines of a forwarded message."""
    found = _SENT.search(head)
    day = parse_date(_TIME.sub("", found[1]), today, "past") if found else None
    return as_date(day) if isinstance(day, str) else None
