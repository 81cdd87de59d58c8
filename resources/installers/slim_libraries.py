"""Libraries of a bundle for Linux without what only debuggers read, and ICU without its languages."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from resources.installers.bundle_plan import Entry
from resources.installers.small_icu import shorten

# Qt's are slim already. Those in the `.libs` of a wheel were moved about by patchelf, and stripping can break them.
_LEFT_AS_IT_IS = re.compile(r"^PySide6/|^shiboken6/|\.libs/")
_ICU_DATA = re.compile(r"/libicudata\.so")


def slimmed(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """Return the entries with slimmer copies in place of libraries, on Linux; elsewhere as they are.

    Args:
        entries: The binaries of the bundle.
        work: A folder for the copies.
    """
    if not sys.platform.startswith("linux"):
        return list(entries)
    shutil.rmtree(work, ignore_errors=True)
    return [entry if entry[2] == "SYMLINK" else _slim(entry, work) for entry in entries]


def _slim(entry: Entry, work: Path) -> Entry:
    place, source, kind = entry
    copy = work / place
    copy.parent.mkdir(parents=True, exist_ok=True)
    if _ICU_DATA.search(place):
        is_slim = shorten(Path(source), copy)
    else:
        is_slim = not _LEFT_AS_IT_IS.search(place) and _stripped(Path(source), copy)
    return (place, str(copy), kind) if is_slim else entry


def _stripped(source: Path, copy: Path) -> bool:
    tool = shutil.which("strip")
    if tool is None:
        return False
    shutil.copyfile(source, copy)
    copy.chmod(0o755)
    return subprocess.run([tool, "--strip-unneeded", str(copy)], check=False, capture_output=True).returncode == 0
