"""Run as a program: changes a data file's key, killed before its n-th touch of the disk, for each n in turn.

Prints one line for each n: the names that lay in the folder at that moment. It ends when a change got through.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.store.data_key import DataKey
from app.store.database import open_database

KEY = DataKey(b"0123456789abcdef" * 2)
TOUCHES = {"open", "os.rename", "os.remove", "os.link", "os.chmod", "os.truncate"}


def kill_at(number: int, folder: str) -> None:
    """Kill this process before the n-th thing that Python asks of the folder."""
    left = [number]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and folder in str(arguments[0]):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)


def change(path: Path, to: str) -> None:
    """Open the file as it is, and put it under the key or under none."""
    with open_database(path, key=None if to == "locked" else KEY) as db:
        db.change_key(KEY if to == "locked" else None)


def killed_at_each(source: Path, work: Path, deed: Callable[[Path], None]) -> Iterator[tuple[int, Path]]:
    """Do a deed to a data file, killed before its first touch of the disk, its second …, until one gets through.

    Yields:
        The number of each moment, and the folder, a copy of its own, as the kill left it.
    """
    for number in range(200):
        folder = work / str(number)
        shutil.copytree(source, folder)
        child = os.fork()
        if child == 0:
            kill_at(number, str(folder))
            deed(folder / "plaint.db")
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        yield number, folder
        if status == 0:
            return


def main(source: Path, work: Path, to: str) -> None:
    """Say what lay in the folder at each moment."""
    for number, folder in killed_at_each(source, work, lambda path: change(path, to)):
        print(json.dumps([number, sorted(file.name for file in folder.iterdir())]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
