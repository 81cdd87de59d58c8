"""What a case tells its next letter: the letters and replies so far, and what happened by date."""

from collections.abc import Sequence
from datetime import date

from app.domain.answers import Value
from app.domain.dates import date_sort
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import history_line
from app.domain.letters import Letter, LetterState
from app.domain.replies import Reply

TOLD = frozenset({Happened.SENT, Happened.RECORDED, Happened.CONTACT})
Entry = dict[str, Value]


def earlier_entries(letters: Sequence[Letter], replies: Sequence[Reply], today: date) -> tuple[Entry, ...]:
    """Return the sent letters and the replies of a case in order, as templates see them."""
    dated = [(_sent_on(letter), _letter_entry(letter, today)) for letter in letters if letter.state is LetterState.SENT]
    dated += [(reply.received_on, _reply_entry(reply, today)) for reply in replies]
    return tuple(entry for _day, entry in sorted(dated, key=lambda pair: pair[0]))


def chronology(letters: Sequence[Letter], history: Sequence[HistoryEntry]) -> tuple[Entry, ...]:
    """Return what happened by date: what members wrote in letters as incidents, sendings, replies, calls."""
    found = [entry for letter in letters if letter.state is not LetterState.DRAFT for entry in _incidents(letter)]
    found += [_history_entry(entry) for entry in history if _is_told(entry)]
    found.sort(key=lambda entry: date_sort(entry["on"]))
    return tuple({**entry, "days_since_last": days} for entry, days in zip(found, _gaps(found), strict=True))


def _is_told(entry: HistoryEntry) -> bool:
    happening = entry.happening
    came = happening.kind is Happened.REPLIED and not happening.content.get("marked")
    return entry.deleted_on is None and (happening.kind in TOLD or came)


def _history_entry(entry: HistoryEntry) -> Entry:
    line = history_line(entry)
    return {"on": line.on.isoformat(), "what": line.title, "exhibit": ""}


def _incidents(letter: Letter) -> list[Entry]:
    """Return the entries of a letter's `incidents` answer that have a date and say what happened."""
    value = letter.answers.get("incidents")
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return [
        {"on": row["on"], "what": row["what"], "exhibit": row.get("exhibit", "")}
        for row in rows
        if row.get("what") and date_sort(row.get("on", ""))
    ]


def _gaps(entries: Sequence[Entry]) -> list[int]:
    days = [date.fromisoformat(date_sort(entry["on"])) for entry in entries]
    return [0 if place == 0 else (day - days[place - 1]).days for place, day in enumerate(days)]


def _sent_on(letter: Letter) -> date:
    return letter.known_sending().sent_on


def _letter_entry(letter: Letter, today: date) -> Entry:
    sending = letter.known_sending()
    return {
        "kind": "letter",
        "template": letter.template.id,
        "reply_kind": "",
        "title": letter.title,
        "dated": letter.dated.isoformat() if letter.dated else "",
        "sent_on": sending.sent_on.isoformat(),
        "received_on": sending.received_latest.isoformat(),
        "days_ago": (today - sending.sent_on).days,
        "channel": sending.channel.value,
        "our_ref": "",
        "their_ref": "",
    }


def _reply_entry(reply: Reply, today: date) -> Entry:
    return {
        "kind": "reply",
        "template": "",
        "reply_kind": reply.kind.value,
        "title": reply.kind.label,
        "dated": "",
        "sent_on": "",
        "received_on": reply.received_on.isoformat(),
        "days_ago": (today - reply.received_on).days,
        "channel": reply.channel.value,
        "our_ref": "",
        "their_ref": reply.their_ref,
    }
