"""Word files drawn by LibreOffice or Word, where a person has installed one of them and chosen it.

Each run has a folder of its own for the file, the program's settings and its output; it has a time limit, and all of it
is gone afterwards. The person's own settings, windows and documents are never touched. Links in a document are not
followed and its macros do not run.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.limited_process import ProgramFailedError, ProgramHungError, run_limited, stop_on_windows
from app.rendering.word_automation import WORD_SCRIPT, word_is_registered

BUILT_IN = "builtin"
NAMES: Mapping[str, str] = {"libreoffice": "LibreOffice", "word": "Microsoft Word"}
ENGINES = (BUILT_IN, *NAMES)
LIMIT_S = 90.0
_LARGEST_PDF = 200_000_000
_LIBREOFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_CAREFUL_SETTINGS = (
    ("org.openoffice.Office.Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("org.openoffice.Office.Common/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: where the file is, where the PDF shall be, and how long it may take."""

    folder: Path
    docx: Path
    pdf: Path
    limit_s: float


def find_engine(engine: str) -> str:
    """Return the path of the program behind an engine; empty where it is not installed.

    LibreOffice is looked for on the search path and where its installers put it. Word can only be driven on Windows:
    on a Mac it would open the letter in the person's own Word, with its windows.
    """
    if engine == "libreoffice":
        found = shutil.which("soffice") or shutil.which("libreoffice")
        return found or next((place for place in _LIBREOFFICE_PLACES if Path(place).is_file()), "")
    if engine == "word" and word_is_registered():
        return shutil.which("powershell") or ""
    return ""


def installed_engines() -> tuple[str, ...]:
    """Return the engines that can be chosen on this computer; the built-in one always can."""
    return (BUILT_IN, *(engine for engine in NAMES if find_engine(engine)))


def office_pdf(engine: str, docx: bytes, program: str = "", limit_s: float = LIMIT_S) -> bytes:
    """Return a Word file as the PDF that another program makes of it.

    Args:
        engine: `libreoffice` or `word`.
        docx: The file's bytes, known to be a Word file.
        program: The program's path; found by `find_engine` where none is given.
        limit_s: Seconds after which the program is stopped.

    Raises:
        UserError: It is not installed, did not finish in time, failed, or made nothing that is a PDF.
    """
    name = NAMES[engine]
    program = program or find_engine(engine)
    if not program:
        raise UserError(tr("{program} is not installed here.").format(program=name))
    with tempfile.TemporaryDirectory(prefix="plaint-", ignore_cleanup_errors=True) as made:
        run = _Run(Path(made), Path(made) / "letter.docx", Path(made) / "out" / "letter.pdf", limit_s)
        run.docx.write_bytes(docx)
        run.pdf.parent.mkdir()
        try:
            _RUNNERS[engine](program, run)
        except ProgramHungError as error:
            raise UserError(
                tr("{program} did not finish within {seconds} seconds and was stopped.").format(
                    program=name, seconds=round(limit_s)
                )
            ) from error
        except ProgramFailedError as error:
            raise UserError(tr("{program} could not draw this file.").format(program=name)) from error
        return _made(run.pdf, name)


def _made(path: Path, name: str) -> bytes:
    """Return the PDF that a program left."""
    try:
        pdf = path.read_bytes() if path.stat().st_size <= _LARGEST_PDF else b""
    except OSError:
        pdf = b""
    if not pdf.startswith(b"%PDF-"):
        raise UserError(tr("{program} made no PDF of this file.").format(program=name))
    return pdf


def _run_libreoffice(program: str, run: _Run) -> None:
    """Convert with a profile of the run's own, without windows, recovery, macros or network."""
    profile = run.folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_careful_profile(), encoding="utf-8")
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    where = ("--convert-to", "pdf", "--outdir", str(run.pdf.parent), str(run.docx))
    own = {name: str(run.folder / name.lower()) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    command = (program, f"-env:UserInstallation={profile.as_uri()}", *quiet, *where)
    run_limited(command, run.folder, run.limit_s, {**own, "SAL_USE_VCLPLUGIN": "svp"} if os.name == "posix" else None)


def _careful_profile() -> str:
    """Return settings that keep a document from running or fetching anything, and ask for tags for screen readers."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _CAREFUL_SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


def _run_word(program: str, run: _Run) -> None:
    """Export with a Word of the run's own; if it hangs, the very process that the script began is stopped too."""
    script, process = run.folder / "word.ps1", run.folder / "word.pid"
    script.write_text(WORD_SCRIPT, encoding="utf-8-sig")
    careful = ("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass")
    arguments = ("-File", str(script), str(run.docx), str(run.pdf), str(process))
    try:
        run_limited((program, *careful, *arguments), run.folder, run.limit_s)
    except ProgramHungError:
        number = process.read_text("utf-8-sig").strip() if process.is_file() else ""
        if sys.platform == "win32" and number.isdigit():
            stop_on_windows(int(number))
        raise


_RUNNERS: Mapping[str, Callable[[str, _Run], None]] = {"libreoffice": _run_libreoffice, "word": _run_word}
