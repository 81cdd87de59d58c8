"""Commands that look after the data."""

import time
from argparse import Namespace
from typing import Any

from app.commands.given_files import passphrase_file
from app.commands.passphrases import key_for
from app.commands.results import Result, plaint_for, progress_bar
from app.domain.ailments import RESCUED_FROM, Ailment
from app.domain.errors import DamagedError
from app.domain.problems import Problem
from app.i18n import tr, trn
from app.paths import database_file
from app.services.backup_health import newest_in_words
from app.services.backup_keeper import KeptBackups
from app.services.doctor_service import Examined
from app.services.rescue_service import Rescued, rescue
from app.services.time_source import TimeSource


def doctor(given: Namespace) -> Result:
    """Check everything that is kept, and mend what can be mended without touching it."""
    started = time.perf_counter()
    examined, rescued = _examined(given), None
    if given.rescue and any(each.code in RESCUED_FROM for each in examined.ailments):
        today = given.today or TimeSource().today()
        rescued = rescue(database_file(given.data), key_for(given), today, progress_bar)
        examined = _examined(given)
    shape = {
        "rescued": _rescued_shape(rescued),
        "ok": examined.is_well,
        "problems": [each.to_json() for each in examined.ailments],
        "held": [{"head": each.head, "case": each.case, "place": each.place} for each in examined.held],
        **examined.figures,
        "seconds": round(time.perf_counter() - started, 2),
    }
    lines = [*([rescued.words()] if rescued else []), *_lines(examined)]
    return Result(shape, lines, found_problems=not examined.is_well or rescued is not None)


def _examined(given: Namespace) -> Examined:
    """Return what is found; that the data file can't be opened for damage is one finding."""
    try:
        with plaint_for(given) as plaint:
            return plaint.doctor.examine(progress_bar, mends=not given.look_only, heads=given.heads)
    except DamagedError as error:
        key = key_for(given) if passphrase_file(given) else None  # nobody is asked a second time for this
        newest = newest_in_words(KeptBackups(given.data).all(key))
        said = tr("What can be read is rescued with: plaint doctor --rescue. {more} {newest}")
        hint = said.format(more=error.hint, newest=newest).strip()
        return Examined((Ailment("file-damaged", "error", error.message, hint),))


def _rescued_shape(rescued: Rescued | None) -> dict[str, Any] | None:
    if rescued is None:
        return None
    shape = {"kept": str(rescued.kept), "rows": rescued.rows, "lost": dict(rescued.lost), "emptied": rescued.emptied}
    return {**shape, "message": rescued.words()}


def installer(given: Namespace) -> Result:
    """Check a newer Plaint's installer; it is left to the person to start it."""
    with plaint_for(given) as plaint:
        found = plaint.updates.look(given.folder)
    line = tr("Plaint {version} is signed by the makers of Plaint: {path}")
    return Result(
        {"version": found.version, "path": str(found.path)}, [line.format(version=found.version, path=found.path)]
    )


def export(given: Namespace) -> Result:
    """Write everything out in open formats."""
    with plaint_for(given) as plaint:
        written = plaint.everything.write(given.folder, progress_bar)
        notices = [plaint.everything.notice()] if plaint.everything.is_locked else []
    damaged = tr("Damaged, and therefore left out: {what}")
    problems = [Problem("error", "file-damaged", damaged.format(what=what)) for what in written.damaged]
    shape = {
        "folder": str(written.folder),
        "cases": written.cases,
        "letters": written.letters,
        "files": written.files,
        "size": written.size,
        "problems": [each.to_json() for each in problems],
    }
    files = trn("{n} file", "{n} files", written.files)
    cases = trn("{n} case", "{n} cases", written.cases)
    line = tr("Written to {folder}: {cases}, {files}. README.txt says what is what.")
    lines = [line.format(folder=written.folder, cases=cases, files=files), *(each.message for each in problems)]
    return Result(shape, lines, notices, found_problems=bool(problems))


def _lines(examined: Examined) -> list[str]:
    lines = [line for each in examined.ailments for line in _about(each)]
    held = tr("{case}: the history is unchanged up to entry {place}, where the fingerprint was noted.")
    lines += [held.format(case=each.case, place=each.place) for each in examined.held]
    if not examined.ailments:
        lines.append(tr("Everything is as it should be."))
    if not examined.figures:
        return lines
    files = trn("{n} file", "{n} files", examined.figures["files"])
    letters = trn("{n} letter", "{n} letters", examined.figures["letters"])
    return [*lines, tr("Looked at: {letters}, {files}.").format(letters=letters, files=files)]


def _about(each: Ailment) -> list[str]:
    mark = {"error": tr("Wrong"), "warning": tr("Worth a look")}[each.severity]
    lines = [f"{mark}: {each.message}"]
    if each.mended:
        lines.append("  " + tr("Mended: {what}").format(what=each.mended))
    elif each.hint:
        lines.append(f"  {each.hint}")
    return lines
