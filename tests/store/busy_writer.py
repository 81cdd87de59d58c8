"""Writes letters without a pause and says, on its output, each step that was kept; it is there to be killed."""

import json
import sys
from pathlib import Path

from app.domain.history import Happened, Happening
from app.domain.letters import Letter
from app.store.content_store import ContentStore
from app.store.database import Database, open_database
from app.store.history_store import HistoryStore
from app.store.letter_store import LetterStore
from tests.store.samples import DAY, NOW, SENDING, draft, frozen, point, stored_case

POINTS = 3
DRAFTS_BEFORE_FINISHING = 4


def pdf_of(letter_id: int) -> bytes:
    """Return the bytes that a letter is finished with: large enough to fill many pages of the file."""
    return f"%PDF letter {letter_id} ".encode() * 4000


def report(letter: Letter, typed: int) -> None:
    """Say what was kept, only after it was."""
    sys.stdout.write(json.dumps({"letter": letter.id, "state": letter.state.value, "typed": typed}) + "\n")
    sys.stdout.flush()


def tell(db: Database, letter: Letter, kind: Happened) -> None:
    """Add to the history what a service adds in the same transaction."""
    HistoryStore(db).append(letter.case_id, Happening(kind, DAY, NOW, {"letter": letter.id}))


def type_draft(db: Database, case_id: int) -> Letter:
    """Begin a draft and save it as a person types."""
    letters = LetterStore(db)
    letter = letters.add(draft(case_id))
    report(letter, -1)
    for typed in range(DRAFTS_BEFORE_FINISHING):
        letter = letter.edit({"typed": typed, "text": "word " * 200 * typed}, "What happened", NOW)
        letters.update(letter)
        report(letter, typed)
    return letter


def finish(db: Database, letter: Letter) -> Letter:
    """Freeze a letter with its points and its history, in one transaction."""
    letters = LetterStore(db)
    with db.transaction():
        file = ContentStore(db).put(pdf_of(letter.id), "letter.pdf")
        finished = letter.finish(frozen((file,)), DAY)
        letters.update(finished)
        first = letters.highest_point_number(letter.case_id) + 1
        letters.add_points([(letter.case_id, point(first + place, letter.id)) for place in range(POINTS)])
        tell(db, finished, Happened.FINISHED)
    report(finished, DRAFTS_BEFORE_FINISHING - 1)
    return finished


def send(db: Database, letter: Letter) -> None:
    """Record a sending with its history, in one transaction."""
    sent = letter.mark_sent(SENDING)
    with db.transaction():
        LetterStore(db).update(sent)
        tell(db, sent, Happened.SENT)
    report(sent, DRAFTS_BEFORE_FINISHING - 1)


def main() -> None:
    """Write for ever."""
    db = open_database(Path(sys.argv[1]))
    case = stored_case(db)
    while True:
        send(db, finish(db, type_draft(db, case.id)))


if __name__ == "__main__":
    main()
