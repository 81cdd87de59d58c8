"""The doctor with all that it examines in one data folder."""

from pathlib import Path

from app.packs.pack_library import PackLibrary
from app.services.backup_health import BackupHealth
from app.services.backup_keeper import KeptBackups
from app.services.doctor_service import DoctorService
from app.services.folder_health import FolderHealth
from app.services.pack_health import PackHealth
from app.services.records import Records
from app.services.time_source import TimeSource


def doctor_of(
    data: Path, temporary: Path, records: Records, library: PackLibrary, packs: tuple[Path, Path], time: TimeSource
) -> DoctorService:
    """Return what examines all that lies in a data folder.

    Args:
        data: The folder.
        temporary: Its folder for temporary files.
        records: The stores of its open data file.
        library: The packs that are used.
        packs: The folder of packs that come with Plaint, and that of installed ones.
        time: The day to go by.
    """
    folder = FolderHealth(data, records.database.path, temporary)
    backups = BackupHealth(KeptBackups(data), lambda: records.database.key)
    return DoctorService(records, PackHealth(library, *packs), folder, backups, time)
