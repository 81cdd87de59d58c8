"""What a template can name: the answers by their ids and the names that are always there (pack-format)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.answers import Value
from app.domain.case_questions import EARLIER_KEYS
from app.domain.exhibits import exhibit_labels
from app.domain.points import VERDICT_KEYS, Point, points_from_answer

ME = ("name", "address", "email", "phone", "nation", "membership_number")
BEHALF = ("name", "relation", "dob", "identifiers")
ORGANISATION = ("name", "department", "address", "email", "salutation", "valediction")
LISTS = frozenset({"address", "identifiers"})
CHOSEN_EARLIER = {*EARLIER_KEYS, "number"}


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the case knows that the person is not asked for.

    Attributes:
        today: The letter's date.
        reply_by: Worked out from `today` by the template's clock.
        open_points: For follow-ups, the case's points that are still open, as templates see them.
        apology: For follow-ups, what the case's letters asked of an apology, and what came of it.
        first_point: The number that the letter's first new point gets.
        kept_numbers: Numbers that its first points keep, from a letter that was never sent and that this one replaces.
        first_exhibit: How many exhibit labels the case has used.
        law: Citations in force, by id with underscores.
        elapsed_days: Whole days since the letter that this one follows.
        overdue_days: Whole days past its due date.
    """

    today: date
    reply_by: date | None = None
    our_ref: str = ""
    open_points: Sequence[Mapping[str, Value]] = ()
    apology: Sequence[Mapping[str, Value]] = ()
    first_point: int = 1
    kept_numbers: Sequence[int] = ()
    first_exhibit: int = 0
    earlier: Sequence[Mapping[str, Value]] = ()
    chronology: Sequence[Mapping[str, Value]] = ()
    law: Mapping[str, str] = field(default_factory=dict)
    elapsed_days: int = 0
    overdue_days: int = 0


def letter_context(answers: Mapping[str, Value], facts: LetterFacts) -> dict[str, Value]:
    """Return the plain data that a template is filled with.

    Args:
        answers: The template answers of an interview: every question id, empty where hidden or unanswered.
        facts: What the case adds.
    """
    own = {key: value for key, value in answers.items() if "." not in key}
    context: dict[str, Value] = {key: _found(value, facts.earlier) for key, value in own.items()}
    context |= {
        "me": _table({key: answers.get(f"me.{key}", "") for key in ME}, ME),
        "behalf": _table({key: answers.get(f"behalf.{key}", "") for key in BEHALF}, BEHALF),
        "to": _table(answers.get("to"), ORGANISATION),
        "about": _table(answers.get("about"), ORGANISATION),
        "copies_to": [*copies(answers.get("copies_to"))],
        "today": facts.today.isoformat(),
        "reply_by": facts.reply_by.isoformat() if facts.reply_by else "",
        "our_ref": facts.our_ref,
        "your_ref": answers.get("your_ref", ""),
        "points": _points(answers, facts),
        "exhibits": _exhibits(answers.get("exhibits"), facts.first_exhibit),
        "earlier": [dict(entry) for entry in facts.earlier],
        "apology": [dict(element) for element in facts.apology],
        "chronology": [dict(entry) for entry in facts.chronology],
        "elapsed_days": facts.elapsed_days,
        "overdue_days": facts.overdue_days,
        "law": dict(facts.law),
    }
    context.setdefault("signatories", [])
    return context


def copies(value: Value | None) -> list[dict[str, Value]]:
    """Return who gets a copy, as templates see it: the name with its department, and the role."""
    found: list[dict[str, Value]] = []
    for entry in value if isinstance(value, list) else []:
        whom = entry.get("whom") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(whom, dict) and whom.get("name"):
            parts = (str(whom.get(key, "")) for key in ("name", "department"))
            found.append({"name": ", ".join(part for part in parts if part), "role": entry.get("role", "")})
    return found


def labelled_exhibits(value: Value | None, first: int) -> list[dict[str, Value]]:
    """Return the titled entries of an `exhibits` answer with their labels, the new ones counted from `first`."""
    entries = value if isinstance(value, list) else []
    titled = [entry for entry in entries if isinstance(entry, dict) and entry.get("title")]
    labels = exhibit_labels(titled, first)
    return [{**entry, "label": label} for entry, label in zip(titled, labels, strict=True)]


def _points(answers: Mapping[str, Value], facts: LetterFacts) -> list[Value]:
    """Return the letter's own points, or those of the case that a follow-up is about."""
    if "points" not in answers:
        return [dict(point) for point in facts.open_points]
    own = points_from_answer(answers["points"], facts.first_point, facts.kept_numbers)
    return [{**point.for_template(), **_so_far(point, facts)} for point in own]


def _so_far(point: Point, facts: LetterFacts) -> dict[str, Value]:
    """Return what became of a point that was carried over from an earlier letter; {} for a new one."""
    known = next((each for each in facts.open_points if point.is_carried and each.get("number") == point.label), {})
    return {key: known[key] for key in VERDICT_KEYS if key in known}


def _found(value: Value, earlier: Sequence[Mapping[str, Value]]) -> Value:
    """Return an earlier letter or reply, chosen by its number, as the case knows it; any other value as it is."""
    if not isinstance(value, dict) or set(value) != CHOSEN_EARLIER:
        return value
    number = value["number"]
    entry = earlier[number - 1] if isinstance(number, int) and 0 < number <= len(earlier) else {}
    return {**value, **entry}


def _exhibits(value: Value | None, first: int) -> list[Value]:
    return [
        {"label": entry["label"], "title": entry["title"], "dated": entry.get("dated", ""), "pages": ""}
        for entry in labelled_exhibits(value, first)
    ]


def _table(value: Value | None, keys: Sequence[str]) -> dict[str, Value]:
    """Return a table with every key there, empty where it is not known, so that no template meets an undefined name."""
    known = value if isinstance(value, dict) else {}
    return {key: known.get(key) or ([] if key in LISTS else "") for key in keys}
