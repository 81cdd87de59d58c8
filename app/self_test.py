"""`plaint self-test`: does with every bundled letter what a member does, in a folder of its own.

It is how a build is tried, so it also reaches each part that a build could lack: fonts, translations, the process for
foreign files, PDFium, the encrypted data file, the system's keyring, the window.
"""

import importlib
import json
import os
import pkgutil
import tempfile
import time
import tomllib
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import app
from app.bootstrap import Plaint, door_of, open_plaint
from app.commands.results import Result
from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.problems import Problem
from app.domain.templates import Template
from app.i18n import tr, trn
from app.paths import ROOT, database_file
from app.services.own_files import faulty_files, faulty_fonts, faulty_translations
from app.services.pack_service import SAMPLE_SETS
from app.services.page_service import page_pictures
from app.services.system_keyring import load_keyring
from app.services.time_source import TimeSource

_PNG, _READABLE = b"\x89PNG", b"SQLite format 3"


def self_test(given: Namespace) -> Result:
    """Draw every letter with each of its sample sets, open the window unseen and close it, and try each part alone."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="plaint-self-test-", ignore_cleanup_errors=True) as name:
        trial = _Trial(Path(name), TimeSource.fixed(given.today) if given.today else TimeSource())
        trial.run()
    problems = trial.problems
    shape = {
        "ok": not problems,
        "problems": [found.to_json() for found in problems],
        "letters": trial.letters,
        "seconds": round(time.perf_counter() - started, 2),
    }
    if report := getattr(given, "report", None):
        report.write_text(json.dumps(shape, ensure_ascii=False, indent=2), encoding="utf-8")
    return Result(shape, [*map(_line, problems), _summary(trial.letters)], found_problems=bool(problems))


def _line(problem: Problem) -> str:
    return f"{problem.where()}: {problem.message}" if problem.where() else problem.message


def _summary(letters: int) -> str:
    return trn(
        "{n} letter drawn with all its samples, window opened and closed.",
        "{n} letters drawn with all their samples, window opened and closed.",
        letters,
    )


@dataclass
class _Trial:
    """One run, in a folder that goes afterwards."""

    folder: Path
    time: TimeSource
    letters: int = 0
    problems: list[Problem] = field(default_factory=list)

    def run(self) -> None:
        self.problems += faulty_files(ROOT) + faulty_fonts() + faulty_translations()
        if self.problems:  # what is missing is known; falling over it would say no more
            return
        self._try(tr("The parts of Plaint"), _load_all)
        self._try(tr("The letters"), self._use)
        self._try(tr("The lock"), self._lock)
        self._try(tr("The keyring"), load_keyring)

    def _try(self, what: str, does: Callable[[], None]) -> None:
        """Do one thing; whatever goes wrong is a problem, and the rest is tried all the same."""
        try:
            does()
        except Exception as error:  # noqa: BLE001 a build that lacks a part may fail in any way, and must be told whole
            why = f"{type(error).__name__}: {error}"
            self.problems.append(Problem("error", "self-test", tr("{what}: {why}").format(what=what, why=why)))

    def _use(self) -> None:
        plaint = open_plaint(self.folder / "data", self.time)
        try:
            letters = plaint.packs.templates()
            self.letters = len(letters)
            self.problems += plaint.packs.problems()
            for letter in letters:
                self.problems += _draw(plaint, letter, self.folder)
            self._try(tr("The process for foreign files"), self._look_at_a_page)
            self._try(tr("The dictionary"), lambda: _spell(plaint))
            self._try(tr("The window"), lambda: _open_window(plaint))
        finally:
            plaint.close()

    def _look_at_a_page(self) -> None:
        """Have the other process read a PDF and draw it as a picture."""
        pdf = next(iter(sorted(self.folder.glob("*/sample/*.pdf"))))
        if not next(iter(page_pictures(pdf.read_bytes(), 48))).startswith(_PNG):
            raise UserError(tr("A page came back as no picture."))

    def _lock(self) -> None:
        """Put letters under a passphrase, see that nothing is readable, and open them again."""
        data, passphrase = self.folder / "locked", "four plain words here"
        plaint = open_plaint(data, self.time)
        try:
            plaint.lock.put_on(passphrase)
        finally:
            plaint.close()
        if database_file(data).read_bytes().startswith(_READABLE):
            raise UserError(tr("The letters are readable though they are locked."))
        open_plaint(data, self.time, key=door_of(data).by_passphrase(passphrase)).close()


def _spell(plaint: Plaint) -> None:
    """See that the dictionary can be read and knows its words."""
    if not plaint.spelling.make_ready() or [word.text for word in plaint.spelling.misspelt("colour recieve")] != [
        "recieve"
    ]:
        raise UserError(tr("Words are not looked up."))


def _load_all() -> None:
    """Load every module, also those that are loaded only when somebody needs them: a build may lack what they need."""
    for found in pkgutil.walk_packages(app.__path__, "app."):
        importlib.import_module(found.name)


def _draw(plaint: Plaint, template: Template, folder: Path) -> list[Problem]:
    """Draw one letter with each of its sample sets; return what went wrong."""
    found = []
    for which in SAMPLE_SETS:
        try:
            answers = _sample(plaint, template, which)
            plaint.exports.draft(template, answers, folder / template.id / which, ("docx", "pdf", "eml", "txt"))
        except UserError as error:
            found.append(Problem("error", "self-test", error.message, error.hint, file=f"{template.id}.{which}.toml"))
    return found


def _sample(plaint: Plaint, template: Template, which: str) -> AnswerFile:
    def find(organisation: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation, template)

    given = parse_answer_file(tomllib.loads(plaint.packs.sample(template, which)))
    return settle_answers(given, template, find, plaint.time.today())


def _open_window(plaint: Plaint) -> None:
    """Open the window where nobody sees it, and close it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The window is loaded last: what it needs must not stop the letters from being tried.
    from app.ui.application import make_application
    from app.ui.theme import Theme
    from app.ui.window_opening import open_window

    window = open_window(make_application(["plaint"]), plaint, Theme())
    window.close()
    window.reporter.unwatch()
    window.deleteLater()
