"""The history in words: one title and one muted line an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from app.domain.answers import Value
from app.domain.apologies import Element, Given
from app.domain.dates import weekday_date
from app.domain.history import Happened, HistoryEntry
from app.domain.letters import Channel
from app.domain.points import Verdict
from app.domain.replies import ReplyKind
from app.i18n import tr


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry as a person reads it; `ours` tells whose doing it was."""

    on: date
    title: str
    detail: str
    ours: bool
    kind: Happened


def history_line(entry: HistoryEntry) -> HistoryLine:
    """Return an entry in words."""
    happening = entry.happening
    if entry.deleted_on is not None:
        detail = tr("Deleted on {day}").format(day=weekday_date(entry.deleted_on))
        if entry.left:
            detail = tr("{deleted}; SHA-256 of what was sent: {hashes}").format(
                deleted=detail, hashes=", ".join(entry.left)
            )
        return HistoryLine(happening.on, tr("Something was deleted here"), detail, ours=True, kind=happening.kind)
    title, detail = _words(happening.kind, happening.content)
    return HistoryLine(happening.on, title, detail, happening.kind is not Happened.REPLIED, happening.kind)


def channel_words(channel: str) -> str:
    """Return how a thing went, such as “by e-mail”."""
    return {
        Channel.EMAIL.value: tr("by e-mail"),
        Channel.POST.value: tr("by post"),
        Channel.RECORDED.value: tr("by recorded delivery"),
        Channel.FORM.value: tr("by web form"),
        Channel.HAND.value: tr("by hand"),
    }[channel]


def _words(kind: Happened, content: Mapping[str, Value]) -> tuple[str, str]:
    title = str(content.get("title", ""))
    match kind:
        case Happened.OPENED:
            return tr("You opened the case"), title
        case Happened.FINISHED:
            return tr("You finished “{title}”").format(title=title), tr("These exact words are kept")
        case Happened.SENT:
            return tr("You sent “{title}”").format(title=title), _sending_words(content)
        case Happened.RECORDED:
            return tr("You sent “{title}”").format(title=title), tr("Recorded later; {how}").format(how=_lower(content))
        case Happened.REPLIED:
            return ReplyKind(str(content["kind"])).did, _reply_words(content)
        case Happened.NOTE:
            return tr("A note"), str(content["text"])
        case Happened.CONTACT:
            return _contact_words(content), str(content["text"])
        case Happened.CORRECTED:
            return tr("You corrected what was recorded"), correction_words(content)
        case Happened.CLOSED:
            return tr("You closed the case"), ""
        case Happened.REOPENED:
            return tr("You opened the case again"), ""
        case _:
            assert_never(kind)


def _contact_words(content: Mapping[str, Value]) -> str:
    said = tr("You spoke with {who} at {time}") if content.get("time") else tr("You spoke with {who}")
    return said.format(who=content["with"], time=content.get("time", ""))


def _lower(content: Mapping[str, Value]) -> str:
    words = _sending_words(content)
    return words[:1].lower() + words[1:]


def _sending_words(content: Mapping[str, Value]) -> str:
    how = channel_words(str(content["channel"]))
    received = str(content["received_latest"])
    said = how[:1].upper() + how[1:]
    if content["assumed"]:
        day = weekday_date(date.fromisoformat(received))
        return tr("{how}; received on {day}, as assumed").format(how=said, day=day)
    if received == content["sent_on"]:
        return tr("{how}; received the same day").format(how=said)
    return tr("{how}; received on {day}").format(how=said, day=weekday_date(date.fromisoformat(received)))


def _reply_words(content: Mapping[str, Value]) -> str:
    is_marked = bool(content.get("marked"))
    reference = str(content.get("gave" if is_marked else "their_ref", ""))
    gave = tr("Gave the reference {reference}").format(reference=reference) if reference else ""
    said = [_verdict_words(content.get("points", "")), _apology_words(content.get("apology", "")), gave]
    return "; ".join(filter(None, said)) or (tr("You said what kind of reply it is") if is_marked else "")


def _verdict_words(points: Value) -> str:
    """Return what a person said became of points, such as “P1: Answered; P2: Partly”."""
    verdicts = points if isinstance(points, dict) else {}
    return "; ".join(f"{label}: {Verdict(str(verdict)).label}" for label, verdict in verdicts.items())


def _apology_words(elements: Value) -> str:
    """Return what a person said came of an apology, such as “Says sorry for it: Not”."""
    given = elements if isinstance(elements, dict) else {}
    return "; ".join(f"{Element(name).heading}: {Given(str(what)).label}" for name, what in given.items())


def correction_words(content: Mapping[str, Value]) -> str:
    """Return what was corrected, from what to what, and why."""
    was, now = content["was"], content["now"]
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    changes = [
        tr("{field} {now}, not {was}").format(field=words, now=_said(now[field]), was=_said(was[field]))
        for field, words in _fields().items()
        if now.get(field) != was.get(field)
    ]
    return tr("{changes}. Because: {reason}").format(changes="; ".join(changes), reason=content["reason"])


def _said(value: Value) -> str:
    """Return a recorded value as a person reads it: a day, a way of sending, or words."""
    text = str(value)
    if not text:
        return tr("nothing")
    if text in set(Channel):
        return channel_words(text)
    try:
        return weekday_date(date.fromisoformat(text))
    except ValueError:
        return text


def _fields() -> dict[str, str]:
    """Return what of a sending or a receipt is told when it is corrected; what follows from it is not."""
    return {
        "points": tr("Points"),
        "sent_on": tr("Sent on"),
        "channel": tr("Sent"),
        "address": tr("To"),
        "received_latest": tr("Received on"),
        "received_on": tr("Received on"),
        "their_ref": tr("Their reference:"),
        "on": tr("It was on"),
        "time": tr("At"),
        "with": tr("With"),
        "text": tr("What was noted:"),
    }
