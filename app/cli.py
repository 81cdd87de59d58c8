"""The command line: the same services without a window. Shapes and exit codes are a contract that scripts rely on."""

import importlib
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.given_files import first_line, passphrase_file
from app.commands.shared_options import shared_options
from app.domain.errors import ProblemsFoundError, UserError
from app.i18n import tr
from app.logbook import close_logbook, log_bug, open_logbook
from app.paths import default_data_folder, log_file, moved_note
from app.services.time_source import TimeSource
from app.settings import speak_as_set

if TYPE_CHECKING:
    from app.commands.results import Result  # it loads the services, and --help does not need them

DONE, PROBLEMS, REFUSED, BUG = 0, 1, 3, 70
_OPENED = (".plaintpack", ".plaintbackup")  # what the window is opened with


def run(arguments: list[str]) -> int:
    """Do one command; returns the exit code (2 for a wrong command line comes from argparse)."""
    _speak_utf8()
    named, _ = shared_options().parse_known_args(arguments)
    speak_as_set(data_folder(getattr(named, "data", None)))
    from app.commands.arguments import build_parser  # the window has no commands

    given = build_parser().parse_args(arguments)
    given.data = data_folder(getattr(given, "data", None))
    given.json = getattr(given, "json", False)
    given.today = getattr(given, "today", None)
    try:
        given.data = _moved_to(given.data)
        result = _command(given.runs)(given)
    except ProblemsFoundError as error:
        return _say_problems(error, as_json=given.json)
    except UserError as error:
        return _say_refused(error, as_json=given.json)
    except Exception as error:  # noqa: BLE001 the last place before the person: a bug is logged, never shown as a trace
        return _say_bug(error, given.data)
    try:
        _say(result, as_json=given.json)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output had enough, as with `plaint letters | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PROBLEMS if result.found_problems else DONE


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """What the window is opened on."""

    data: Path
    time: TimeSource
    file: Path | None
    passphrase: str | None = None


def window_arguments(arguments: list[str]) -> WindowArguments | None:
    """Return what the window is opened on, perhaps a pack or a backup too; None when the arguments name a command."""
    given, rest = shared_options().parse_known_args(arguments)
    file = Path(rest[0]).absolute() if len(rest) == 1 and rest[0].lower().endswith(_OPENED) else None
    if rest and file is None:
        return None
    today = getattr(given, "today", None)
    time = TimeSource.fixed(today) if today else TimeSource()
    named, passphrase = passphrase_file(given), None
    with suppress(UserError):  # one that can't be read leaves the question to the window
        passphrase = first_line(named) if named else None
    return WindowArguments(data_folder(getattr(given, "data", None)), time, file, passphrase)


def data_folder(given: Path | None) -> Path:
    """Return the folder named on the command line, else by PLAINT_DATA, else the platform's."""
    if given is not None:
        return given
    named = os.environ.get("PLAINT_DATA")
    return Path(named) if named else default_data_folder()


def _moved_to(data: Path) -> Path:
    """Return where the letters of a folder are now; raises UserError when they can't be had there."""
    if not moved_note(data).exists():
        return data
    from app.services.moving_house import followed

    return followed(data)


def _command(runs: str) -> Callable[[Namespace], "Result"]:
    """Load the module of one command, and so only what that command needs."""
    module, name = runs.split(":")
    command: Callable[[Namespace], Result] = getattr(importlib.import_module(module), name)
    return command


def _say(result: "Result", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result.data, ensure_ascii=False, indent=2))
        return
    for line in result.lines:
        print(line)
    for notice in result.notices:
        print(notice, file=sys.stderr)


def _say_problems(error: ProblemsFoundError, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"problems": [problem.to_json() for problem in error.problems]}, ensure_ascii=False, indent=2))
    print(error.message, file=sys.stderr)
    for problem in error.problems:
        where = problem.where()
        print(f"  {where}: {problem.message}" if where else f"  {problem.message}", file=sys.stderr)
        if problem.hint:
            print(f"    {problem.hint}", file=sys.stderr)
    return PROBLEMS


def _say_refused(error: UserError, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": {"message": error.message, "hint": error.hint}}, ensure_ascii=False, indent=2))
    print(error.message, file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)
    return REFUSED


def _say_bug(error: Exception, data: Path) -> int:
    print(tr("Something went wrong inside Plaint; nothing you wrote is lost."), file=sys.stderr)
    try:
        open_logbook(log_file(data))
    except OSError:
        print(tr("The log could not be written."), file=sys.stderr)
        return BUG
    log_bug(error)
    close_logbook()
    print(tr("What happened is in {path}, without any of your words.").format(path=log_file(data)), file=sys.stderr)
    return BUG


def _speak_utf8() -> None:
    """Print every script and emoji also where the terminal's own encoding could not."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
