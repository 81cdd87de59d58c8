"""What a command gives back: data for scripts, lines for people."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.bootstrap import Plaint, open_plaint
from app.commands.passphrases import key_for
from app.domain.errors import UserError
from app.i18n import tr
from app.services.time_source import TimeSource

_BAR = 40  # characters


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one command.

    Attributes:
        data: What `--json` prints.
        lines: What is printed for people.
        notices: What is said on standard error besides.
    """

    data: Any
    lines: Sequence[str] = ()
    notices: Sequence[str] = ()
    found_problems: bool = False


def progress_bar(done: int, of: int) -> None:
    """Show on a terminal how far long work is; say nothing where nobody looks."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r[{'#' * round(_BAR * done / max(of, 1)):<{_BAR}}]")
        sys.stderr.write("\r" + " " * (_BAR + 2) + "\r" if done + 1 >= of else "")
        sys.stderr.flush()


def key_values(changes: Sequence[str]) -> dict[str, str]:
    """Return `FIELD=VALUE` arguments as a table.

    Raises:
        UserError: One of them has no `=`.
    """
    table = {}
    for change in changes:
        field, equals, value = change.partition("=")
        if not equals:
            raise UserError(
                tr("“{change}” does not say what to change.").format(change=change), tr("Write FIELD=VALUE.")
            )
        table[field] = value
    return table


def iso(day: date | None) -> str | None:
    """Return a day as scripts read it."""
    return day.isoformat() if day else None


@contextmanager
def plaint_for(given: Namespace, *, is_keyring_enough: bool = True) -> Iterator[Plaint]:
    """Open the data folder that a command names, on the day that it names, with the passphrase that it gives."""
    time = TimeSource.fixed(given.today) if given.today else TimeSource()
    plaint = open_plaint(given.data, time, key=key_for(given, is_keyring_enough=is_keyring_enough))
    changes = plaint.records.database.changes_so_far()
    try:
        yield plaint
        if plaint.records.database.changes_so_far() != changes:
            back_up_daily(plaint)
    finally:
        plaint.close()


def back_up_daily(plaint: Plaint) -> None:
    """Keep an automatic backup unless one of the last day is there; the window does so whenever it is closed."""
    if plaint.keeper.is_due():
        try:
            plaint.keeper.back_up(progress_bar)
        except UserError as error:
            print(error.message, error.hint, file=sys.stderr)
