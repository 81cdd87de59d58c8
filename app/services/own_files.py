"""What ships with Plaint, held against the list that the build wrote: nothing missing, nothing changed."""

import gettext
import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path

from app.domain.problems import Problem
from app.i18n import LOCALE_FOLDER, tr
from app.rendering.fonts import FONT_FOLDER, damaged_fonts

FILE_LIST = "bundle-files.txt"
_NOT_COMPARED = "-"


def faulty_files(root: Path) -> list[Problem]:
    """Return a problem for each file that is not as it was built; none for a checkout, which has no list.

    Args:
        root: Where Plaint lies. Each line of the list there is a SHA-256, two spaces and a path; "-" instead of the sum
            for what is changed when it is signed.
    """
    listed = root / FILE_LIST
    if not listed.exists():
        return []
    return list(_compared(root, listed.read_text(encoding="utf-8").splitlines()))


def _compared(root: Path, lines: list[str]) -> Iterator[Problem]:
    for line in lines:
        digest, _, place = line.partition("  ")
        file = root / place
        if not file.is_file():
            yield _problem(tr("A part of Plaint is missing."), place)
        elif digest != _NOT_COMPARED and hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield _problem(tr("A part of Plaint was changed."), place)


def faulty_fonts(folder: Path = FONT_FOLDER) -> list[Problem]:
    """Return a problem for each font that ships with Plaint and can't be read."""
    return [_problem(tr("A font that ships with Plaint cannot be read."), name) for name in damaged_fonts(folder)]


def faulty_translations(folder: Path = LOCALE_FOLDER) -> list[Problem]:
    """Return a problem for each language whose words can't be read, and one where there is no language at all."""
    found = []
    shipped = sorted(path.name for path in folder.glob("*") if path.is_dir())
    for language in shipped:
        try:
            gettext.translation("plaint", folder, [language])
            (folder / language / "LC_MESSAGES" / "plaint.po").stat()  # how much is translated is told by it
        except (OSError, ValueError, struct.error):  # a catalogue that is cut short
            found.append(_problem(tr("The words of a language cannot be read."), language))
    return found if shipped else [_problem(tr("The words of all languages but English are missing."), folder.name)]


def _problem(message: str, place: str) -> Problem:
    return Problem("error", "self-test", message, tr("Install Plaint again."), file=place)
