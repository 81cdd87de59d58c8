"""`plaint self-test`: does with every bundled letter what a member does, in a folder of its own."""

import os
import tempfile
import time
import tomllib
from argparse import Namespace
from pathlib import Path

from app.bootstrap import Plaint, open_plaint
from app.commands.results import Result
from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.problems import Problem
from app.domain.templates import Template
from app.i18n import trn
from app.services.pack_service import SAMPLE_SETS
from app.services.time_source import TimeSource


def self_test(given: Namespace) -> Result:
    """Draw every letter with each of its sample sets, then open the window unseen and close it."""
    started = time.perf_counter()
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory(prefix="plaint-self-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        plaint = open_plaint(folder / "data", TimeSource.fixed(given.today) if given.today else TimeSource())
        try:
            problems += plaint.packs.problems()
            letters = plaint.packs.templates()
            problems += [found for letter in letters for found in _draw(plaint, letter, folder)]
            _open_window(plaint)
        finally:
            plaint.close()
    seconds = round(time.perf_counter() - started, 2)
    shape = {"ok": not problems, "problems": [found.to_json() for found in problems]}
    line = trn(
        "{n} letter drawn with all its samples, window opened and closed.",
        "{n} letters drawn with all their samples, window opened and closed.",
        len(letters),
    )
    return Result({**shape, "letters": len(letters), "seconds": seconds}, [line], found_problems=bool(problems))


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
    from app.ui.session import open_window
    from app.ui.theme import Theme

    window = open_window(make_application(["plaint"]), plaint, Theme())
    window.close()
    window.reporter.unwatch()
    window.deleteLater()
