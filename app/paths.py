"""Where things are: what ships with the app, and where a person's data belongs on each system."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLED_PACKS = ROOT / "templates"
RESOURCES = ROOT / "resources"
DICTIONARIES = RESOURCES / "dictionaries"
GUIDE = RESOURCES / "guide"


def default_data_folder() -> Path:
    """Return the platform's folder for this user's data."""
    import platformdirs  # whoever names a folder needs no other

    return Path(platformdirs.user_data_dir("Plaint", appauthor=False))


def database_file(data: Path) -> Path:
    """Return the one file that holds cases, letters and replies."""
    return data / "plaint.db"


def installed_packs(data: Path) -> Path:
    """Return the folder of installed packs and of pack versions that drafts stay on."""
    return data / "packs"


def started_again_folder(data: Path) -> Path:
    """Return where a second start leaves a note for the Plaint that is open."""
    return data / "started-again"


def own_holidays_file(data: Path) -> Path:
    """Return the member's own corrections to the calendar of public holidays; it need not exist."""
    return data / "holidays.toml"


def restoring_folder(data: Path) -> Path:
    """Return where a backup is laid out that is put in place; between two starts it is there only after a kill."""
    return data / "restoring"


def kept_agenda_file(data: Path) -> Path:
    """Return where Today's lists lie between a close and the next start, while no passphrase is on."""
    return data / "today.json"


def moved_note(data: Path) -> Path:
    """Return the note that says where the letters of a folder were moved to; it is there only where they were."""
    return data / "moved.json"


def move_wish(data: Path) -> Path:
    """Return the file that says that the person wants the letters moved to this computer at the next start."""
    return data / "move-wanted"


def settings_file(data: Path) -> Path:
    """Return the file of settings that say nothing about the person's cases."""
    return data / "settings.json"


def temporary_folder(data: Path) -> Path:
    """Return the folder of copies for other programs and of their work; it is wiped at start and end."""
    return data / "temporary"


def log_file(data: Path) -> Path:
    """Return the log; it holds ids and states, never what letters say."""
    return data / "plaint.log"


def release_key_file() -> Path:
    """Return the public key that installers are signed with; a maintainer puts it there, and it need not exist."""
    return RESOURCES / "release.pub"


def updates_folder(data: Path) -> Path:
    """Return where the copy of a checked installer lies until the next start."""
    return data / "updates"


def default_letters_folder() -> Path:
    """Return where saved letters go until the person chooses: a folder in their documents."""
    import platformdirs  # the same

    return Path(platformdirs.user_documents_dir()) / "Plaint letters"


def nearest_folder(wanted: Path) -> Path:
    """Return the folder itself or the nearest one above it that is there and may be looked into; else the home."""
    return next((each for each in (wanted, *wanted.parents) if _is_folder(each)), Path.home())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # for example a drive that was taken out, or a folder of somebody else
        return False
