"""The chronology of a case for somebody outside: what was sent and received by day, without a word of blame."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Value
from app.domain.dates import long_date
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import channel_words, correction_words
from app.domain.noted_accounts import is_private
from app.domain.replies import ReplyKind
from app.i18n import tr, trn

_TOLD = frozenset({Happened.SENT, Happened.RECORDED, Happened.REPLIED, Happened.CONTACT, Happened.CORRECTED})


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """One thing that happened between the two sides.

    Attributes:
        words: What it was, named neither from one side nor from the other.
        since: The days since the line before, such as "12 days later"; "" on the first.
    """

    on: date
    words: str
    since: str


def chronology(history: Iterable[HistoryEntry]) -> Iterator[ChronologyLine]:
    """Yield what happened between the two sides, by day; notes stay private, and what was deleted stays deleted."""
    before: date | None = None
    for entry in sorted((entry for entry in history if _is_told(entry)), key=lambda each: each.happening.on):
        on = entry.happening.on
        yield ChronologyLine(on, _words(entry.happening.kind, entry.happening.content), days_later(before, on))
        before = on


def days_later(before: date | None, on: date) -> str:
    """Return how long after the line before a day is; "" when nothing is before it."""
    if before is None:
        return ""
    days = (on - before).days
    return trn("{n} day later", "{n} days later", days) if days else tr("the same day")


def reply_kind_words(kind: ReplyKind) -> str:
    """Return what came, as somebody outside would file it."""
    return {
        ReplyKind.ACKNOWLEDGEMENT: tr("Acknowledgement received"),
        ReplyKind.HOLDING: tr("Reply received: an answer is to follow"),
        ReplyKind.ASKS_FOR_ID: tr("Reply received: proof of identity asked for"),
        ReplyKind.ASKS_FOR_CLARIFICATION: tr("Reply received: clarification asked for"),
        ReplyKind.EXTENSION: tr("Reply received: more time asked for"),
        ReplyKind.PARTIAL: tr("Reply received: an answer in part"),
        ReplyKind.FULL: tr("Reply received: an answer"),
        ReplyKind.REFUSAL: tr("Reply received: a refusal"),
        ReplyKind.SENT_ELSEWHERE: tr("Reply received: somebody else is named as responsible"),
        ReplyKind.BOUNCE: tr("Message returned undelivered"),
        ReplyKind.AUTOMATIC: tr("Automatic reply received"),
        ReplyKind.UNREAD: tr("Reply received"),
    }[kind]


def _is_told(entry: HistoryEntry) -> bool:
    happening = entry.happening
    is_open = entry.deleted_on is None and not is_private(entry)
    return happening.kind in _TOLD and is_open and not happening.content.get("marked")


def _words(kind: Happened, content: Mapping[str, Value]) -> str:
    if kind is Happened.REPLIED:
        said = reply_kind_words(ReplyKind(str(content["kind"])))
        reference = str(content.get("their_ref", ""))
        detail = tr("Their reference: {reference}").format(reference=reference) if reference else ""
    elif kind is Happened.CONTACT:
        said, detail = _contact_words(content), str(content["text"])
    elif kind is Happened.CORRECTED:
        said, detail = tr("The record was corrected"), correction_words(content)
    else:
        said = tr("Letter sent {how}: “{title}”").format(
            how=channel_words(str(content["channel"])), title=content.get("title", "")
        )
        detail = _receipt(content)
    return ". ".join(filter(None, (said, detail)))


def _contact_words(content: Mapping[str, Value]) -> str:
    said = tr("Call or meeting with {who} at {time}") if content.get("time") else tr("Call or meeting with {who}")
    return said.format(who=content["with"], time=content.get("time", ""))


def _receipt(content: Mapping[str, Value]) -> str:
    received = date.fromisoformat(str(content["received_latest"]))
    if content["assumed"]:
        return tr("Taken to have arrived on {day}").format(day=long_date(received))
    if str(content["received_latest"]) == content["sent_on"]:
        return tr("Received the same day")
    return tr("Received on {day}").format(day=long_date(received))
