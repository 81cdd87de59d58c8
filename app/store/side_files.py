"""The side files of a data file and of its copies: where each lies, and that none is left half changed."""

from pathlib import Path

from app.store.private_files import settle_private_file

FOLDER, AUTOMATIC, MOVED_ASIDE = "backups", "automatic", "before-restore-"
KEY_COPIES = ("keys.json", "keys-again.json")  # two, for without it every backup of the vault is lost


def key_path(path: Path) -> Path:
    """Return the side file of a data file or of a copy of one."""
    return path.with_name(f"{path.name}.key")


def automatic_folder(data: Path) -> Path:
    """Return where the automatic backups of a data folder are."""
    return data / FOLDER / AUTOMATIC


def vaults(root: Path) -> list[Path]:
    """Return the folders of vaults."""
    return sorted(path.parent for path in root.glob(f"*/{KEY_COPIES[0]}"))


def copies_of(path: Path) -> list[Path]:
    """Return the whole copies of a data file: those in `backups/`, and what restores moved aside."""
    moved = path.parent.glob(f"{MOVED_ASIDE}*/{path.name}")
    return [*sorted((path.parent / FOLDER).glob("*.db")), *sorted(moved)]


def settle_side_files(path: Path) -> None:
    """Wipe what an interrupted change of the lock left beside the side files, also in `backups/`: old ways in."""
    for each in (path, *copies_of(path)):
        settle_private_file(key_path(each))
    for folder in vaults(automatic_folder(path.parent)):
        for name in KEY_COPIES:
            settle_private_file(folder / name)
