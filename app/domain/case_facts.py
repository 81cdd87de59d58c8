"""What a case tells its next letter: the letters and replies so far, and what happened by date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Answers, Value
from app.domain.case_clocks import CaseClock
from app.domain.case_questions import EarlierLetterQuestion, EarlierReplyQuestion
from app.domain.dates import date_sort, weekday_date
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import history_line
from app.domain.letters import Letter, LetterState
from app.domain.noted_accounts import as_corrected
from app.domain.replies import Reply
from app.domain.templates import Template

TOLD = frozenset({Happened.SENT, Happened.RECORDED, Happened.CONTACT})
Entry = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Waited:
    """The letter that a follow-up follows, and how long ago that was.

    Attributes:
        entry: The letter, as templates see it; {} when the case knows of none.
        elapsed_days: Whole days since it was sent.
        overdue_days: Whole days since it had to be answered; 0 while it has not, or when no day is known.
    """

    entry: Mapping[str, Value]
    elapsed_days: int = 0
    overdue_days: int = 0


def waited_since(earlier: Sequence[Mapping[str, Value]], chosen: int, today: date) -> Waited:
    """Return the letter that a new one follows: the chosen one, else the last that was sent.

    Args:
        earlier: Letters and replies in order, as templates see them.
        chosen: The number of a letter among them, from 1; 0 when none was chosen.
        today: The new letter's date.
    """
    letters = [entry for entry in earlier if entry.get("kind") == "letter"]
    last = letters[-1] if letters else {}
    entry = earlier[chosen - 1] if 0 < chosen <= len(earlier) else last
    return Waited(entry, _days_since(entry.get("sent_on", ""), today), _days_since(entry.get("due_on", ""), today))


def proposed_earlier(
    template: Template, earlier: Sequence[Mapping[str, Value]], leading_here: Sequence[str]
) -> Answers:
    """Return answers to the questions which earlier letter or reply is meant, as far as the case can tell.

    Args:
        template: The letter that is begun.
        earlier: Letters and replies in order, as templates see them.
        leading_here: Ids of the letters that this one may follow, the likeliest first. Of the first kind that the case
            holds the last letter is meant, and of the replies the last.
    """
    numbered = list(enumerate(earlier, 1))
    letters = [number for id_ in reversed(leading_here) for number, entry in numbered if entry.get("template") == id_]
    replies = [number for number, entry in numbered if entry.get("kind") == "reply"]
    found: Answers = {}
    for question in template.questions():
        if isinstance(question, EarlierLetterQuestion) and letters:
            found[question.id] = letters[-1]
        if isinstance(question, EarlierReplyQuestion) and replies:
            found[question.id] = replies[-1]
    return found


def letter_followed(letter: Letter, sent: Sequence[Letter], leading_here: Sequence[str]) -> int | None:
    """Return the id of the letter that a sent one goes on from, None when the case holds none.

    Args:
        letter: A sent letter that asks about an earlier one.
        sent: All sent letters of the case.
        leading_here: As for `proposed_earlier`.
    """
    before = [each for each in sent if each.id != letter.id and _sent_on(each) <= _sent_on(letter)]
    before.sort(key=lambda each: (_sent_on(each), each.id))
    found = [each.id for id_ in reversed(leading_here) for each in before if each.template.id == id_]
    return found[-1] if found else None


def due_days(clocks: Sequence[CaseClock]) -> dict[int, date]:
    """Return by letter the day by which they owe an answer: the first of their clocks that the letter started."""
    theirs = [clock for clock in clocks if clock.whose == "theirs"]
    return {clock.letter_id: clock.shown for clock in reversed(theirs)}


def earlier_entries(
    letters: Sequence[Letter], replies: Sequence[Reply], today: date, due: Mapping[int, date] | None = None
) -> tuple[Entry, ...]:
    """Return the sent letters and the replies of a case in order, as templates see them; `due` is by letter."""
    known = due or {}
    return tuple(
        _letter_entry(each, today, known.get(each.id)) if isinstance(each, Letter) else _reply_entry(each, today)
        for each in in_order(letters, replies)
    )


def in_order(letters: Sequence[Letter], replies: Sequence[Reply]) -> tuple[Letter | Reply, ...]:
    """Return the sent letters and the replies of a case in the order in which templates number them, from 1."""
    sent = [letter for letter in letters if letter.state is LetterState.SENT]
    return tuple(sorted((*sent, *replies), key=_day_of))


def _day_of(each: Letter | Reply) -> date:
    return _sent_on(each) if isinstance(each, Letter) else each.received_on


def earlier_words(earlier: Sequence[Mapping[str, Value]]) -> dict[int, str]:
    """Return what the letters and replies of a case are called, by their numbers: each by its title and day."""
    days = [str(entry["sent_on"] or entry["received_on"]) for entry in earlier]
    return {
        number: f"{entry['title']}, {weekday_date(date.fromisoformat(day))}"
        for number, (entry, day) in enumerate(zip(earlier, days, strict=True), 1)
    }


def chronology(letters: Sequence[Letter], history: Sequence[HistoryEntry]) -> tuple[Entry, ...]:
    """Return what happened by date: what members wrote in letters as incidents, sendings, replies, calls."""
    found = [entry for letter in letters if letter.state is not LetterState.DRAFT for entry in _incidents(letter)]
    found += [_history_entry(entry) for entry in as_corrected(history) if _is_told(entry)]
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


def _letter_entry(letter: Letter, today: date, due: date | None) -> Entry:
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
        "due_on": due.isoformat() if due else "",
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
        "due_on": "",
    }


def _days_since(day: Value, today: date) -> int:
    sort = date_sort(day) if day else ""
    return max((today - date.fromisoformat(sort)).days, 0) if sort else 0
