"""A folder that is there whole or not at all: written beside its place under another name, then renamed."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.store.private_files import make_private_file, sync_folder

SUMS = "SHA256SUMS"


class NewFolder:
    """Takes files one by one and knows the SHA-256 of each; only the owner may read them.

    Used as a context: at its end the folder gets its name, unless something was raised; then nothing of it stays.

    Args:
        folder: Where it is to be: a place that is free, or an empty folder.

    Raises:
        UserError: Something is there already, or the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sums: list[tuple[str, str]] = []
        self.size = 0
        with _told_plainly(folder):
            if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
                raise UserError(
                    tr("“{name}” is not empty.").format(name=folder.name), tr("Choose an empty or a new folder.")
                )
            folder.absolute().parent.mkdir(parents=True, exist_ok=True)
            self._part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-part-", dir=folder.absolute().parent))

    def add(self, path: str, data: bytes | Iterable[str]) -> str:
        """Write a file, text as UTF-8, and return its path; where the path is taken, with a number.

        Raises:
            UserError: The disk is full or refuses.
        """
        with _told_plainly(self._folder):
            target = self._free(self._part / path)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_private_file(target)
            pieces = [data] if isinstance(data, bytes) else (piece.encode() for piece in data)
            found = hashlib.sha256()
            with target.open("r+b") as file:
                for piece in pieces:
                    file.write(piece)
                    found.update(piece)
                    self.size += len(piece)
        name = target.relative_to(self._part).as_posix()
        self.sums.append((found.hexdigest(), name))
        return name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if error is None:
                self.add(SUMS, (f"{sha256}  {name}\n" for sha256, name in sorted(self.sums, key=lambda each: each[1])))
                with _told_plainly(self._folder):
                    _sync()
                    if self._folder.exists():
                        self._folder.rmdir()
                    self._part.replace(self._folder)
                    sync_folder(self._folder.absolute().parent)
        finally:
            if self._part.exists():
                shutil.rmtree(self._part, ignore_errors=True)

    @staticmethod
    def _free(path: Path) -> Path:
        number, target = 1, path
        while target.exists():
            number += 1
            target = path.with_name(f"{path.stem}-{number}{path.suffix}")
        return target


def _sync() -> None:
    """Put everything on the disk at once: thousands of files one by one would take minutes. Windows does it itself."""
    if hasattr(os, "sync"):
        os.sync()


@contextmanager
def _told_plainly(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            tr("“{name}” could not be written: {why}.").format(name=folder.name, why=why_refused(error)),
            tr("Nothing of it is left there. Free some space, or choose another folder."),
        ) from error
