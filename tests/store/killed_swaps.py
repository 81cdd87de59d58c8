"""Run as a program: changes a data file's key, killed before its n-th touch of the disk, for each n in turn.

Prints one line for each n: the names that lay in the folder at that moment. It ends when a change got through.
"""

import json
import os
import shutil
import signal
import sys
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


def main(source: Path, work: Path, to: str) -> None:
    """Try each moment on a copy of its own."""
    for number in range(200):
        folder = work / str(number)
        shutil.copytree(source, folder)
        child = os.fork()
        if child == 0:
            kill_at(number, str(folder))
            change(folder / "plaint.db", to)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        print(json.dumps([number, sorted(file.name for file in folder.iterdir())]), flush=True)
        if status == 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
