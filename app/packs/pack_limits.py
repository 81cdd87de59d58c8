"""What a pack may hold at all, looked at before anything in it is read: names, sizes, numbers (pack-format, Limits)."""

import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.problems import Problem
from app.i18n import tr

MAX_PACK_BYTES = 20 * 1024 * 1024
MAX_FILES = 500
MAX_TOML_BYTES = 2 * 1024 * 1024
MAX_DOCX_BYTES = 5 * 1024 * 1024
OTHER_NAMES = frozenset({"CHANGES.md", "MANIFEST.toml", "MANIFEST.toml.minisig", "README.md"})
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)  # fmt: skip
TOP_FILES = frozenset(
    {"pack.toml", "routes.toml", "start.toml", "checks.toml", "replies.toml", "holidays.toml", "glossary.toml"}
)  # fmt: skip
# What systems and programs leave in folders: Explorer, Finder, Word and LibreOffice while a file is open, Git.
_LEFT_OVER = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|Icon\r|\.directory|~\$.*|\.~lock\..*#|~WR[A-Z]\d+\.tmp|\._.*|.*\.bak|.*~|"
    r"__MACOSX|\.git|\.gitignore|\.gitattributes",
    re.IGNORECASE,
)
FOLDERS = {"letters": (".toml", ".docx"), "organisations": (".toml",), "clocks": (".toml",)}


def files_of(folder: Path) -> list[Path]:
    """Return what is in a pack's folder, subfolders included, in one order on every system; links are not followed.

    What systems and programs leave there (`is_left_over`) is not of the pack and passed over. Reading stops soon after
    the number of files that a pack may have.
    """
    found: list[Path] = []
    waiting = [folder]
    while waiting and len(found) <= MAX_FILES:
        for path in sorted(waiting.pop(0).iterdir(), key=lambda each: each.name):
            if is_left_over(path.name):
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            else:
                found.append(path)
    return found


def is_left_over(name: str) -> bool:
    """Whether a system or a program leaves a file or folder of this name behind, unasked."""
    return _LEFT_OVER.fullmatch(name) is not None


def limit_problems(folder: Path, files: list[Path]) -> list[Problem]:
    """Return what must not be in a pack; nothing of it is to be read when there is anything."""
    problems = [problem for path in files for problem in _file_problems(folder, path)]
    if len(files) > MAX_FILES:
        problems.append(_problem("too-many-files", tr("There are more than 500 files in this pack.")))
    elif sum(path.lstat().st_size for path in files) > MAX_PACK_BYTES:
        problems.append(_problem("pack-too-large", tr("This pack is larger than 20 MiB.")))
    return problems


def _file_problems(folder: Path, path: Path) -> Iterator[Problem]:
    name = path.relative_to(folder).as_posix()
    if path.is_symlink() or not path.is_file():
        yield _problem("not-a-file", tr("This is a link or a special file; a pack holds only files."), name)
        return
    yield from name_problems(name)
    limit, words = (
        (MAX_DOCX_BYTES, tr("This Word file is larger than 5 MiB."))
        if path.suffix == ".docx"
        else (MAX_TOML_BYTES, tr("This file is larger than 2 MiB."))
    )
    if path.stat().st_size > limit:
        yield _problem("file-too-large", words, name)


def name_problems(name: str) -> Iterator[Problem]:
    """Yield what is wrong with a file's path in its pack; `/` stands between its pieces on every system."""
    for part in name.split("/"):
        if part not in OTHER_NAMES and not re.fullmatch(r"[a-z0-9._-]{1,100}", part):
            message = tr("File names in a pack have only small letters, figures, points, hyphens and underscores.")
            yield _problem("file-name", message, name)
        elif part.partition(".")[0] in RESERVED or part.endswith("."):
            yield _problem("file-name", tr("Windows cannot have a file of this name."), name)


def place_problems(folder: Path, files: list[Path]) -> list[Problem]:
    """Return the files that nothing would read, most often because of a slip in the name."""
    names = [path.relative_to(folder).as_posix() for path in files]
    message = tr("Nothing in a pack is kept in a file like this.")
    return [Problem("error", "unknown-file", message, _place_hint(name), name) for name in names if not _belongs(name)]


def _place_hint(name: str) -> str:
    if name.endswith((".doc", ".docm", ".dotx", ".dotm", ".odt", ".rtf", ".pages")):
        return tr("Save the letter as a Word document (.docx), under the name that its .toml has.")
    return tr("A pack holds pack.toml and other files at the top, and letters, organisations and clocks in folders.")


def _belongs(name: str) -> bool:
    folder, slash, file = name.rpartition("/")
    if not slash:
        return file in TOP_FILES or file in OTHER_NAMES
    return folder in FOLDERS and file.endswith(FOLDERS[folder])


def _problem(code: str, message: str, file: str = "") -> Problem:
    return Problem("error", code, message, file=file)
