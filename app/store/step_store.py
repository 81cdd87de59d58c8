"""A draft's earlier states in the data file: which answer was what, step by step, bounded in number and size."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.answers import Value
from app.store.database import Database
from app.store.table_rows import Row, insert_sql, json_text, moment_text

MOST_STEPS = 300  # of one draft
MOST_BYTES = 1024 * 1024  # of one draft's steps together
ONE_STEP = timedelta(seconds=8)  # what is typed in one question within this is taken back together

_ADD = insert_sql("draft_steps", ("letter_id", "question", "before", "after", "begun_at"))
_SELECT = "SELECT id, question, before, after, begun_at FROM draft_steps WHERE letter_id = :letter"
_OF = " AND (:question = '' OR question = :question)"
_LAST_DONE = f"{_SELECT}{_OF} AND NOT is_undone ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = f"{_SELECT}{_OF} AND is_undone ORDER BY id LIMIT 1"
# The oldest steps go first; of the newest as many stay as have room.
_PRUNE = """
DELETE FROM draft_steps WHERE letter_id = :letter AND id NOT IN (
  SELECT id FROM (
    SELECT id, sum(coalesce(length(before), 0) + coalesce(length(after), 0)) OVER (ORDER BY id DESC) AS size,
      row_number() OVER (ORDER BY id DESC) AS place
    FROM draft_steps WHERE letter_id = :letter
  ) WHERE size <= :bytes AND place <= :steps
)
"""
_PRUNED_EVERY = 16  # to look at all steps of a draft with each costs more than typing may


@dataclass(frozen=True, slots=True)
class Change:
    """What one answer was and became; None where there was none."""

    question: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Step(Change):
    """A change that was kept, with its number."""

    id: int = 0


def changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> list[Change]:
    """Return what changed between two states of a draft's answers, question by question."""
    keys = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
    return [Change(key, before.get(key), after.get(key)) for key in keys]


class StepStore:
    """Keeps the steps of drafts; SQL forgets them when a draft is finished or deleted."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, letter_id: int, change: Change, at: datetime, *, went_back: bool = False) -> None:
        """Keep that an answer was changed.

        What is typed on within a few seconds makes one step. A change to what stands in the next step taken back, or
        (`went_back`, by a field's own undo) to what stood before the last one, is that step and no new one.
        """
        with self._db.transaction():
            last, following = self.last_done(letter_id, change.question), self.first_undone(letter_id, change.question)
            if following is not None and following.after == change.after:
                self.mark(following, is_undone=False)
            elif went_back and last is not None and last.before == change.after:
                self.mark(last, is_undone=True)
            else:
                self._keep(letter_id, change, at)

    def last_done(self, letter_id: int, question: str = "") -> Step | None:
        """Return the step that is taken back next, of one question or of all; None when there is none."""
        return _step(self._db.row(_LAST_DONE, {"letter": letter_id, "question": question}))

    def first_undone(self, letter_id: int, question: str = "") -> Step | None:
        """Return the step that is done again next, of one question or of all; None when there is none."""
        return _step(self._db.row(_FIRST_UNDONE, {"letter": letter_id, "question": question}))

    def mark(self, step: Step, *, is_undone: bool) -> None:
        """Keep whether a step is taken back."""
        self._db.write("UPDATE draft_steps SET is_undone = ? WHERE id = ?", (int(is_undone), step.id))

    def _keep(self, letter_id: int, change: Change, at: datetime) -> None:
        forgotten = "DELETE FROM draft_steps WHERE letter_id = ? AND question = ? AND is_undone"
        self._db.write(forgotten, (letter_id, change.question))
        row = self._db.row(f"{_SELECT} ORDER BY id DESC LIMIT 1", {"letter": letter_id})
        last = _step(row)
        if row is not None and last is not None and last.question == change.question and _goes_on(row, at):
            self._go_on(last, change)
            return
        values = (letter_id, change.question, _text(change.before), _text(change.after), moment_text(at))
        names = ("letter_id", "question", "before", "after", "begun_at")
        number = self._db.insert(_ADD, dict(zip(names, values, strict=True)))
        if number % _PRUNED_EVERY == 0 or len(_text(change.after) or "") * _PRUNED_EVERY > MOST_BYTES:
            self._db.write(_PRUNE, {"letter": letter_id, "bytes": MOST_BYTES, "steps": MOST_STEPS})

    def _go_on(self, last: Step, change: Change) -> None:
        if last.before == change.after:
            self._db.write("DELETE FROM draft_steps WHERE id = ?", (last.id,))
        else:
            self._db.write("UPDATE draft_steps SET after = ? WHERE id = ?", (_text(change.after), last.id))


def _goes_on(row: Row, at: datetime) -> bool:
    """Whether what is typed now belongs to a step; one that was begun later than now was begun by another clock."""
    return timedelta(0) <= at - datetime.fromisoformat(row["begun_at"]) < ONE_STEP


def _step(row: Row | None) -> Step | None:
    return Step(row["question"], _value(row["before"]), _value(row["after"]), row["id"]) if row else None


def _text(value: Value | None) -> str | None:
    return None if value is None else json_text(value)


def _value(text: str | None) -> Value | None:
    found: Value | None = None if text is None else json.loads(text)
    return found
