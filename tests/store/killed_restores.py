"""Run as a program: puts a backup in place over other files, killed before its n-th touch of the disk, for each n."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from app.store.backup_contents import Contents, Taken
from app.store.restoring import decide, lay_out
from tests.store.killed_swaps import killed_at_each

NEW = {"plaint.db": b"new letters", "settings.json": b"new", "packs/a/1/pack.toml": b"id"}


def contents(files: dict[str, bytes]) -> Contents:
    """Return files as they come out of a backup."""
    taken = [Taken(name, len(data), [data[:3], data[3:]]) for name, data in files.items()]
    return Contents(datetime(2026, 11, 20, tzinfo=UTC), None, 0, taken)


def do(path: Path) -> None:
    """Restore into the folder of a data file."""
    lay_out(path.parent, contents(NEW))
    decide(path.parent, date(2026, 11, 20))


if __name__ == "__main__":
    for _moment in killed_at_each(Path(sys.argv[1]), Path(sys.argv[2]), do):
        pass
