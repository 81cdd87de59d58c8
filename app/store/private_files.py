"""Files and folders that only their owner may read."""

import os
import shutil
import stat
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


def replace_private_file(path: Path, data: bytes) -> None:
    """Write a file for the owner alone: as a part file, on the disk, then under its name; what was there is wiped."""
    part, old = _sides(path)
    settle_private_file(path)
    make_private_file(part)
    with part.open("r+b") as written:
        written.write(data)
        written.flush()
        os.fsync(written.fileno())
    with suppress(OSError):
        os.link(path, old)  # so that the old bytes can be found and wiped once the name is the new file's
    part.replace(path)
    sync_folder(path.parent)
    wipe(old)


def settle_private_file(path: Path) -> None:
    """Wipe what an interrupted `replace_private_file` left beside a file, which is the old or the new one."""
    part, old = _sides(path)
    wipe(part)
    if path.exists() and old.exists():
        if old.samefile(path):
            old.unlink()
        else:
            wipe(old)


def wipe(path: Path) -> None:
    """Overwrite a file and delete it; one that is not there is no matter.

    A disk that spreads its writes (flash memory) may still keep old blocks where only special tools reach them.
    """
    with suppress(FileNotFoundError):
        overwrite(path)
        path.unlink()


def wipe_folder(folder: Path) -> None:
    """Overwrite and delete all that lies in a folder, and the folder, as far as the system lets it go."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with suppress(OSError):
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows deletes no file that can only be read
                wipe(path)
    shutil.rmtree(folder, ignore_errors=True)


def overwrite(path: Path) -> None:
    """Put zeros in place of what a file holds, on the disk, and leave its length as it is."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1024 * 1024)))
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put a new name on the disk; Windows does that by itself and lets nobody open a folder."""
    with suppress(PermissionError):
        opened = os.open(folder, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)


def _sides(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.old")
