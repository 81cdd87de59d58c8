"""Takes the README's pictures from the real app: `python -m tests.screenshots [FOLDER] [THEME] [WIDTHxHEIGHT]`.

Without a display it needs one of its own, for example `xvfb-run -s "-screen 0 1400x1000x24"` before the command. All
people and organisations are invented.
"""

import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Plaint, open_plaint
from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.letters import Channel, Letter
from app.domain.people import Profile
from app.domain.replies import ReplyKind
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource
from app.ui.appearance import MODES
from app.ui.application import make_application
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
TODAY = date(2026, 11, 20)
SETTLE_MS = 1200
ME = Profile("Siân Pritchard", ("14 Weir Cottages", "Mytholm HX7 8QR"), "sian.pritchard@example.org")


@dataclass(frozen=True)
class Story:
    """The ids of what the pictures show."""

    case: int
    draft: int
    finished: int


def write(plaint: Plaint, name: str, title: str, **changes: Value) -> Letter:
    """Begin a letter with its sample answers."""
    template = plaint.packs.template(name)

    def find(organisation: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation, template)

    file = parse_answer_file(tomllib.loads(plaint.packs.sample(template, "sample")))
    answers = settle_answers(file, template, find, plaint.time.today()).flat
    letter = plaint.letters.begin_from(template, 0, title)
    return plaint.letters.save(letter.id, {**letter.answers, **answers, **changes}, "What happened")


def on(data: Path, day: date, do: Callable[[Plaint], Letter]) -> Letter:
    """Do something on a day, with the data folder opened and closed around it."""
    plaint = open_plaint(data, TimeSource.fixed(day))
    try:
        return do(plaint)
    finally:
        plaint.close()


def fill(data: Path) -> Story:
    """Write and send what the pictures show, each on its own day."""
    record = on(data, date(2026, 10, 21), ask_for_record)
    on(data, date(2026, 10, 26), lambda plaint: acknowledge(plaint, record))
    finished = on(data, date(2026, 11, 20), finish_complaint)
    draft = on(data, date(2026, 11, 19), lambda plaint: write(plaint, "party-complaint", "Motion taken off the agenda"))
    return Story(record.case_id, draft.id, finished.id)


def ask_for_record(plaint: Plaint) -> Letter:
    """Send a subject access request by e-mail."""
    plaint.profile.save(ME)
    draft = write(plaint, "subject-access-request", "Copy of my membership record")
    letter, _drawn = plaint.letters.finish_now(draft.id)
    return plaint.letters.mark_sent(letter.id, SendingAccount(plaint.time.today(), Channel.EMAIL, "data@example.org"))


def acknowledge(plaint: Plaint, letter: Letter) -> Letter:
    """Keep the acknowledgement that came."""
    arrival = Arrival(plaint.time.today(), ReplyKind.ACKNOWLEDGEMENT, their_ref="LP-DP-0417", text="Thank you.")
    plaint.replies.add(letter.case_id, arrival)
    return letter


def finish_complaint(plaint: Plaint) -> Letter:
    """Finish a request for an apology that is still to be sent."""
    draft = write(plaint, "apology-request", "Words at the summer fair")
    return plaint.letters.finish_now(draft.id)[0]


def pages(window: MainWindow, story: Story) -> list[tuple[str, Callable[[], None]]]:
    """Return the pictures by name, with the way to each."""
    return [
        ("today", lambda: window.show_place("today")),
        ("interview", lambda: window.show_letter(story.draft)),
        ("check", lambda: window.show_check(story.draft)),
        ("finish", lambda: window.show_finished(story.finished)),
        ("case", lambda: window.show_case(story.case)),
    ]


def take(window: MainWindow, story: Story, folder: Path) -> None:
    """Show each page, let it settle, and keep its picture; then quit."""
    waiting = pages(window, story)

    def show_next() -> None:
        if not waiting:
            QApplication.quit()
            return
        name, show = waiting.pop(0)
        show()
        QTimer.singleShot(SETTLE_MS, lambda: keep(name))

    def keep(name: str) -> None:
        window.grab().save(str(folder / f"{name}.png"))
        show_next()

    QTimer.singleShot(0, show_next)


def main(folder: Path, mode: str, size: tuple[int, int]) -> None:
    """Take all pictures in one theme and size."""
    folder.mkdir(parents=True, exist_ok=True)
    app, theme = make_application(["plaint"]), Theme()
    theme.apply(app, MODES[mode])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        data = Path(name) / "data"
        story = fill(data)
        plaint = open_plaint(data, TimeSource.fixed(TODAY))
        window = MainWindow(plaint, theme)
        window.resize(*size)
        window.show()
        take(window, story, folder)
        app.exec()
        window.close()
        plaint.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    width, _, height = (given[2] if len(given) > 2 else "1280x800").partition("x")
    main(Path(given[0]) if given else FOLDER, given[1] if len(given) > 1 else "light", (int(width), int(height)))
