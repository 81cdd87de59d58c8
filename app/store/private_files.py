"""Files and folders that only their owner may read."""

from contextlib import suppress
from pathlib import Path

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder for the owner alone; one that is there stays as it is."""
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file for the owner alone, or take everybody else's rights from the one that is there.

    A file that is there is not opened: closing it would drop the locks that this process holds on it (POSIX).
    """
    with suppress(FileExistsError):
        path.touch(mode=OWNER_ONLY, exist_ok=False)
    path.chmod(OWNER_ONLY)
