"""Builds the services; the only module that knows every part."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import VERSION
from app.domain.errors import UserError
from app.logbook import close_logbook, open_logbook
from app.packs.own_holidays import OwnHolidays
from app.packs.pack_library import PackLibrary
from app.paths import (
    BUNDLED_PACKS,
    DICTIONARIES,
    database_file,
    installed_packs,
    log_file,
    own_holidays_file,
    release_key_file,
    settings_file,
    temporary_folder,
    updates_folder,
)
from app.rendering.kept_words import forget_letters
from app.services.agenda_service import AgendaService
from app.services.apology_tracker import ApologyTracker
from app.services.backup_health import BackupHealth
from app.services.backup_keeper import BackupKeeper, KeptBackups
from app.services.backup_service import BackupService
from app.services.bin_service import BinService
from app.services.bundle_service import BundleService
from app.services.calendar_service import CalendarService
from app.services.case_service import CaseService
from app.services.check_service import CheckService
from app.services.clock_service import ClockService
from app.services.directory_exchange import DirectoryExchange
from app.services.doctor_service import DoctorService
from app.services.due_service import DueService
from app.services.exhibit_service import ExhibitService
from app.services.export_service import ExportService
from app.services.folder_health import FolderHealth
from app.services.half_made import take_away
from app.services.letter_service import LetterService
from app.services.letter_writing import LetterWriting
from app.services.limited_work import WORKER
from app.services.lock_service import LockService
from app.services.organisation_service import OrganisationService
from app.services.outcome_service import OutcomeService
from app.services.pack_exchange import PackExchange
from app.services.pack_health import PackHealth
from app.services.pack_service import PackService
from app.services.past_service import PastService
from app.services.people_folders import PeopleFolders
from app.services.place_service import PlaceService
from app.services.profile_service import ProfileService
from app.services.recording_service import RecordingService
from app.services.records import Records
from app.services.removal_service import RemovalService
from app.services.reply_reading import ReadingService
from app.services.reply_service import ReplyService
from app.services.search_service import SearchService, rest
from app.services.send_service import SendService
from app.services.spelling_service import SpellingService
from app.services.system_keyring import SystemKeyring
from app.services.temporary_folder import TemporaryFolder
from app.services.time_source import TimeSource
from app.services.typing_service import TypingService
from app.services.unlocking import Door, Key
from app.services.update_service import UpdateService
from app.services.web_form_service import WebFormService
from app.services.whole_export import WholeExport
from app.settings import SettingsFile
from app.store.backup import settle_side_files
from app.store.database import open_database
from app.store.file_swap import settle
from app.store.one_writer import hold
from app.store.restoring import take_up
from app.store.store_faults import told_plainly


@dataclass(frozen=True, slots=True)
class Plaint:
    """Everything a person can do, on one open data folder."""

    data: Path
    time: TimeSource
    settings: SettingsFile
    packs: PackService
    pack_exchange: PackExchange
    organisations: OrganisationService
    directory: DirectoryExchange
    profile: ProfileService
    clocks: ClockService
    due: DueService
    cases: CaseService
    calendar: CalendarService
    letters: LetterService
    typing: TypingService
    checks: CheckService
    recording: RecordingService
    replies: ReplyService
    past: PastService
    reading: ReadingService
    exhibits: ExhibitService
    bundles: BundleService
    bin: BinService
    removals: RemovalService
    agenda: AgendaService
    outcomes: OutcomeService
    exports: ExportService
    sending: SendService
    web_forms: WebFormService
    search: SearchService
    spelling: SpellingService
    lock: LockService
    place: PlaceService
    doctor: DoctorService
    backups: BackupService
    keeper: BackupKeeper
    records: Records
    temporary: TemporaryFolder
    updates: UpdateService

    @property
    def people(self) -> PeopleFolders:
        """Who else has letters at this computer account."""
        return PeopleFolders(self.data)

    @property
    def everything(self) -> WholeExport:
        """What writes all of it out in open formats."""
        besides = {"settings.json": settings_file(self.data), "holidays.toml": own_holidays_file(self.data)}
        return WholeExport(self.records, self.cases, self.time, self.data, besides)

    def close(self) -> None:
        """Close the data file and the log, and take private copies away; a second call finds nothing to do."""
        self.temporary.end()
        if self.records.database.is_open:
            self.expire(is_closing=True)
        self.close_trial()
        close_logbook()

    def expire(self, *, is_closing: bool) -> None:
        """Delete for good what was in the bin for thirty days; where the disk refuses, it is tried again next time."""
        with suppress(UserError):
            self.bin.expire(is_closing=is_closing)

    def lock_up(self) -> None:
        """Close, and forget every word that drawing and reading keep in memory."""
        self.close()
        forget_letters()
        WORKER.stop()
        rest()

    def close_trial(self) -> None:
        """Close what `open_trial` opened: the log and the temporary files are those of the Plaint that it is beside."""
        self.sending.copies.clear()
        self.records.database.close()


def door_of(data: Path) -> Door:
    """Return the door of a data folder, which says whether a key is needed and finds it."""
    _take_up(data)
    return Door(database_file(data), SystemKeyring())


def tidy_up(data: Path) -> None:
    """Take away what a killed Plaint left that can be read, before anybody gives a passphrase.

    Where another Plaint has the folder nothing is touched, nor where the disk refuses: opening says why.
    """
    path = database_file(data)
    if not data.exists():
        return
    with suppress(UserError, OSError), closing(hold(path)):
        settle(path)
        settle_side_files(path)
        take_away(data, temporary_folder(data))
        TemporaryFolder(temporary_folder(data)).end()


def open_plaint(
    data: Path, time: TimeSource | None = None, trials: Sequence[Path] = (), key: Key | None = None
) -> Plaint:
    """Open a data folder, made when it is not there.

    Args:
        data: The folder.
        time: The day to go by; else the computer's.
        trials: Folders of packs that somebody is making, to be used beside the others.
        key: What the door gave for a passphrase, when the letters are locked.

    Raises:
        LockedError: The letters are locked, and no key was given.
        UserError: The folder is in use, damaged, from a newer Plaint, or can't be written.
    """
    time = time or TimeSource()
    _take_up(data)
    records = Records.on(open_database(database_file(data), key=key))
    open_logbook(log_file(data))
    plaint = _services(data, time, records, _library(data, trials))
    take_away(data, temporary_folder(data))
    plaint.temporary.begin()
    plaint.updates.forget_copies()
    plaint.expire(is_closing=False)
    return plaint


def open_trial(pack: Path, data: Path, time: TimeSource) -> Plaint:
    """Open an empty data folder on which somebody tries the pack that they are making; close it with `close_trial`.

    Args:
        pack: The pack's folder.
        data: An empty folder that goes afterwards.
        time: The day to go by.
    """
    return _services(data, time, Records.on(open_database(database_file(data))), _library(data, [pack]))


def _take_up(data: Path) -> None:
    """Go on with the restoring of a backup that was interrupted."""
    with told_plainly():
        take_up(data)


def _services(data: Path, time: TimeSource, records: Records, library: PackLibrary) -> Plaint:
    """Return the services on an open data file."""
    settings, packs = SettingsFile(settings_file(data)), _packs(data, time, library)
    clocks, apologies = ClockService(packs, time), ApologyTracker(records, packs)
    cases, organisations = CaseService(records, clocks, apologies, time), OrganisationService(records, packs, time)
    recording, replies = RecordingService(records, packs, clocks, time), ReplyService(records, apologies, time)
    letters = LetterService(records, packs, organisations, cases, clocks, time, settings.pdf_engine)
    exports = ExportService(records, packs, clocks, time, settings.pdf_engine)
    return Plaint(
        data=data,
        time=time,
        settings=settings,
        packs=packs,
        pack_exchange=PackExchange(library, installed_packs(data), time),
        organisations=organisations,
        directory=DirectoryExchange(records, packs, organisations),
        profile=ProfileService(records),
        clocks=clocks,
        due=DueService(records, packs),
        cases=cases,
        calendar=CalendarService(cases, time),
        letters=letters,
        typing=TypingService(records, letters),
        checks=CheckService(records, library, packs, LetterWriting(packs, clocks), time),
        recording=recording,
        replies=replies,
        past=PastService(records, cases, recording, replies),
        reading=ReadingService(records, packs, cases, apologies, time),
        exhibits=ExhibitService(records),
        bundles=BundleService(records, cases, time),
        removals=RemovalService(records, cases),
        agenda=AgendaService(cases, packs),
        outcomes=OutcomeService(records, cases, time),
        exports=exports,
        sending=SendService(records, packs, organisations, exports, time),
        web_forms=WebFormService(records, packs, clocks),
        doctor=_doctor(data, time, records, library),
        records=records,
        **_care(data, time, records, apologies),
    )


def _library(data: Path, trials: Sequence[Path]) -> PackLibrary:
    return PackLibrary(BUNDLED_PACKS, installed_packs(data), trials)


def _packs(data: Path, time: TimeSource, library: PackLibrary) -> PackService:
    return PackService(library, time, OwnHolidays(own_holidays_file(data)))


def _doctor(data: Path, time: TimeSource, records: Records, library: PackLibrary) -> DoctorService:
    """Return what examines all that lies in a data folder."""
    packs = PackHealth(library, BUNDLED_PACKS, installed_packs(data))
    folder = FolderHealth(data, database_file(data), temporary_folder(data))
    return DoctorService(records, packs, folder, BackupHealth(KeptBackups(data), lambda: records.database.key), time)


def _care(data: Path, time: TimeSource, records: Records, apologies: ApologyTracker) -> dict[str, Any]:
    """Return the services that take care of the data as a whole."""
    return {
        "bin": BinService(records, apologies, time),
        "search": SearchService(records),
        "spelling": SpellingService(records, DICTIONARIES),
        "updates": UpdateService(release_key_file(), updates_folder(data), VERSION),
        "lock": LockService(records.database, SystemKeyring()),
        "place": PlaceService(records, data, time),
        "backups": BackupService(records.database, data, time),
        "keeper": BackupKeeper(records.database, data, time),
        "temporary": TemporaryFolder(temporary_folder(data)),
    }
