"""Run as a program: opens an old data file, killed at its n-th moment, for each n that was asked for.

A moment of a readable file is a write or a sync of SQLite's own: within a statement of a migration, between two, or in
a commit. What is encrypted does not go through a layer of ours; there it is every so many steps of SQLite's machine.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

import apsw

from app.store.database import open_database
from tests.store.faulty_disk import FaultyDisk
from tests.store.killed_swaps import KEY


class DeadlyDisk(FaultyDisk):
    """Ends the process where the faulty disk only fails."""

    def spend(self) -> None:
        """Let one write through, or die."""
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


STEPS = 200


def die_after(moments: int) -> None:
    """End the process within a statement, whichever connection runs it."""
    left = [moments]

    def look() -> bool:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    apsw.connection_hooks.append(lambda connection: connection.set_progress_handler(look, STEPS))


def main(source: Path, work: Path, way: str, numbers: list[int]) -> None:
    """Leave a folder for each number, as the kill left it; say which numbers got through."""
    for number in numbers:
        folder = work / str(number)
        shutil.copytree(source, folder)
        child = os.fork()
        if child == 0:
            if way == "locked":
                die_after(number)
                open_database(folder / "plaint.db", key=KEY)
            else:
                disk = DeadlyDisk(apsw.FullError)
                disk.writes_left = number
                open_database(folder / "plaint.db")
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if status == 0:
            print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], [int(each) for each in sys.argv[4:]])
