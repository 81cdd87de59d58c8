"""Packs put in their place whole or not at all, whatever stops the computer in between."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

REMOVED = ".removed"  # in an installed pack's folder: its versions are kept for the letters that use them


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any moment either the old one or the new one is there; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def laid_out(files: Mapping[str, bytes], parent: Path) -> Iterator[Path]:
    """Write a pack's files into a folder that nobody looks into, and take it away at the end unless it was moved.

    Args:
        files: The files by their paths in the pack; the paths were checked before (`pack_archive.read_archive`).
        parent: Where the folder is made; its name begins with a point.

    Raises:
        OSError: There is no room, or the folder cannot be written.
    """
    parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=parent))
    try:
        for name, data in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
            path.chmod(0o600)
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def put_in_place(part: Path, target: Path) -> None:
    """Move a finished folder to where packs are looked for; raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part.replace(target)
