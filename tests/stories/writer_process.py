"""Somebody at the real window who writes letters and says, on its output, each key; it is there to be killed."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.bootstrap import Plaint
from app.ui.application import make_application
from app.ui.theme import Theme
from tests.builders import TODAY, sample_file
from tests.stories.user import User

# The fields whose words are reported, with the key that they have among the answers.
FIELDS: dict[str, str] = {
    "What is it about, in a few words?": "subject",
    "What happened": "incidents",
    "What was wrong": "standard",
    "What should they answer?": "points",
    "What would put it right?": "points",
}
# Long enough that only the clock can save it, not the next topic.
LONG = "Nobody in the room had asked for that, and no vote on it was held at that meeting or later."
LONGEST_WAIT_S = 30.0
# How a statement begins that changes the data file.
WRITING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "INSERT", "UPDATE", "DELETE")


class Patience:
    """Waits as pytest-qt does, in a process without pytest."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 0) -> None:  # noqa: N802 pytest-qt's name
        """Wait until it holds; a slow machine is given time."""
        end = time.monotonic() + max(timeout / 1000, LONGEST_WAIT_S)
        while not callback():
            assert time.monotonic() < end, "it never came"
            QTest.qWait(2)

    @contextmanager
    def waitActive(self, widget: QWidget) -> Iterator[None]:  # noqa: N802 pytest-qt's name
        """Wait at the end until the window has the keyboard."""
        yield
        self.waitUntil(widget.isActiveWindow)


class Typist(User):
    """Types at 5 to 20 ms a key and reports what each field says after each key."""

    def __init__(self, data: Path, chance: random.Random) -> None:
        theme = Theme()
        theme.apply(make_application(["plaint"]), "light")
        super().__init__(Patience(), theme, data)
        self.chance = chance

    def struck(self, label: str, field: QWidget) -> None:
        """Report the words after a key, and pause until the next."""
        if label in FIELDS and isinstance(field, QLineEdit | QPlainTextEdit):
            text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            report("typed", self.letter_id, label=label, text=text)
        QTest.qWait(self.chance.randint(5, 20))

    @property
    def letter_id(self) -> int:
        """The letter that is being written."""
        session = self.window.interview._session
        assert session is not None
        return session.letter_id


def report(what: str, letter_id: int = 0, **more: str) -> None:
    """Say what is true now, with the moment; whoever kills this process holds it to that."""
    sys.stdout.write(json.dumps({"what": what, "letter": letter_id, "at": time.monotonic(), **more}) + "\n")
    sys.stdout.flush()


def dies_at(writes: int, plaint: Plaint) -> None:
    """Let this process be killed when it gives its data file the so many-th statement that writes, from now on."""
    left = writes

    def count(_cursor: apsw.Cursor, sql: str, _values: object) -> bool:
        nonlocal left
        left -= sql.lstrip().upper().startswith(WRITING)
        if left == 0:
            report("killed")
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    plaint.records.database._connection.exec_trace = count


def begin(person: Typist, topic: str) -> None:
    """Begin a letter with the keyboard, and skip to a topic of it, where most questions have an answer."""
    person.presses("Start a complaint")
    person.presses("Somebody in the party behaved badly, or against its rules")
    person.presses("Continue")
    person.types("What shall we call this? Only you see it.", "Agenda")
    person.presses("Start writing")
    plaint, letter_id = person.plaint, person.letter_id
    to = sample_file(plaint, which="sample").flat["to"]
    answers = {**sample_file(plaint).flat, "to": to, "me.nation": "england-and-wales"}
    plaint.letters.save(letter_id, answers, topic)
    person.window.show_letter(letter_id)


def says_who(person: Typist, mark: str) -> None:
    person.types("What is it about, in a few words?", f" {mark} twice over")
    person.presses("Continue")


def says_what_happened(person: Typist, mark: str) -> None:
    person.presses("Add another thing that happened")
    person.types("When", "3 June 2026")
    person.types("What happened", f"{mark} The chair said\nthat item 6 would not be taken. {LONG}")
    person.presses("Continue")
    person.types("What was wrong", f" {mark} It was on the agenda. {LONG}")
    person.presses("Continue")
    person.presses("Continue")


def says_what_should_follow(person: Typist, mark: str) -> None:
    person.presses("Add another point")
    person.types("What should they answer?", f"{mark} Who decided it? {LONG}")
    person.types("What would put it right?", f"{mark} The minutes")
    person.presses("Continue")
    person.presses("Continue")


# The topics where the writer may begin, each with what is said from there on.
TOPICS = {
    "Who it is about": says_who,
    "What happened": says_what_happened,
    "What you ask for": says_what_should_follow,
}


def write(person: Typist, first: int) -> None:
    """Type from a topic on; each text bears a mark, so that no two letters say the same."""
    names = list(TOPICS)
    begin(person, names[first])
    for name in names[first:]:
        TOPICS[name](person, f"{person.letter_id}.{person.chance.randrange(1000)}")


def settle(person: Typist, letter_id: int, step: str, writes: int) -> None:
    """Finish the letter and record that it was sent; each is reported once the person can see it."""
    if step == "finished":
        dies_at(writes, person.plaint)
    person.presses("Finish this letter")
    person.sees("Your letter is finished")
    report("finished", letter_id)
    if step == "sent":
        dies_at(writes, person.plaint)
    person.presses("I sent it")
    person.sees("Sent on")
    report("sent", letter_id)


def change_a_setting(person: Typist) -> None:
    """Choose another appearance, so that the file of the settings is written too."""
    person.hits(Qt.Key.Key_5, with_=Qt.KeyboardModifier.ControlModifier)
    person.presses(person.chance.choice(["Light", "Dark", "High contrast"]))
    person.hits(Qt.Key.Key_1, with_=Qt.KeyboardModifier.ControlModifier)


def main(data: str, seed: str, until: str, writes: str = "0") -> None:
    """Write letters until killed, or one if `until` is "one"; "finished" and "sent" name the step to die in."""
    person = Typist(Path(data), random.Random(seed))
    person.opens(TODAY)
    report("ready")
    number = 0
    while until != "one" or number == 0:
        number += 1
        if until in {"finished", "sent"}:
            begin(person, "What you ask for")
            person.window.show_check(person.letter_id)  # the words are for the other runs
        else:
            write(person, 0 if until == "one" else person.chance.randrange(len(TOPICS)))
        letter_id = person.letter_id
        settle(person, letter_id, until, int(writes))
        change_a_setting(person)
    person.closes()


if __name__ == "__main__":
    main(*sys.argv[1:])
