"""Run as a program: puts a passphrase on, changes it or takes it off, killed before its n-th touch of the disk."""

import sys
from pathlib import Path

import pytest

from app.services.lock_service import LockService
from app.services.unlocking import Door
from app.store.database import open_database
from app.store.key_wrapping import Cost
from tests.services.keyrings import MemoryKeyring
from tests.store.killed_swaps import killed_at_each

BEFORE, AFTER = "tea for two", "coffee"


def do(path: Path, deed: str) -> None:
    """Do one deed to the lock of a data file that is as it is before."""
    door = Door(path, MemoryKeyring())
    with open_database(path, key=door.by_passphrase(BEFORE) if door.is_locked else None) as db:
        lock = LockService(db, MemoryKeyring())
        match deed:
            case "put on":
                lock.put_on(AFTER)
            case "change":
                lock.change(AFTER)
            case _:
                lock.take_off()


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.store.key_file.USUAL_COST", Cost(64, 1, 1))
        for _moment in killed_at_each(Path(sys.argv[1]), Path(sys.argv[2]), lambda path: do(path, sys.argv[3])):
            pass
