"""Builds the services; the only module that knows every part."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import app.services
import app.store
from app import VERSION, paths
from app.domain.errors import UserError
from app.i18n import language
from app.later import MadeOnce
from app.logbook import close_logbook, open_logbook
from app.services.half_made import take_away, tidy_up_unheld
from app.services.people_folders import PeopleFolders
from app.services.records import Records
from app.services.system_keyring import SystemKeyring
from app.services.temporary_folder import TemporaryFolder
from app.services.time_source import TimeSource
from app.services.unlocking import Door, Key
from app.settings import SettingsFile
from app.store.database import open_database
from app.store.filled_tables import has_rows
from app.store.store_faults import told_plainly

if TYPE_CHECKING:  # the others are loaded when they are first asked for; see app.later
    import app.packs.own_holidays
    import app.packs.pack_library
    import app.rendering.kept_words
    import app.services.agenda_reckoning
    import app.services.agenda_service
    import app.services.apology_tracker
    import app.services.backup_keeper
    import app.services.backup_service
    import app.services.bin_service
    import app.services.bundle_service
    import app.services.calendar_service
    import app.services.case_service
    import app.services.check_service
    import app.services.clock_service
    import app.services.directory_exchange
    import app.services.due_service
    import app.services.exhibit_service
    import app.services.export_service
    import app.services.glossary_service
    import app.services.kept_agenda
    import app.services.letter_service
    import app.services.letter_writing
    import app.services.limited_work
    import app.services.lock_service
    import app.services.organisation_service
    import app.services.outcome_service
    import app.services.pack_exchange
    import app.services.pack_service
    import app.services.past_service
    import app.services.place_service
    import app.services.profile_service
    import app.services.recording_service
    import app.services.removal_service
    import app.services.reply_reading
    import app.services.reply_service
    import app.services.search_service
    import app.services.send_service
    import app.services.spelling_service
    import app.services.typing_service
    import app.services.update_service
    import app.services.web_form_service
    import app.services.whole_doctor
    import app.services.whole_export
    import app.store.restoring

Part = TypeVar("Part")
services = app.services


class _Service(MadeOnce["Plaint", Part]):
    """A service, made from others when it is first asked for."""


class Plaint:
    """Everything a person can do, on one open data folder; each service is made when it is first asked for.

    Packs that somebody is making, in the folders of `trials`, are used beside the others.
    """

    def __init__(self, data: Path, time: TimeSource, records: Records, trials: Sequence[Path] = ()) -> None:
        self.data, self.time, self.records, self.trials = data, time, records, trials
        self.settings = SettingsFile(paths.settings_file(data))
        self.temporary = TemporaryFolder(paths.temporary_folder(data))

    # Those that others stand on come first.
    library = _Service(lambda my: app.packs.pack_library.PackLibrary(*my.pack_folders, my.trials))
    own_holidays = _Service(lambda my: app.packs.own_holidays.OwnHolidays(paths.own_holidays_file(my.data)))
    packs = _Service(lambda my: services.pack_service.PackService(my.library, my.time, my.own_holidays))
    clocks = _Service(lambda my: services.clock_service.ClockService(my.packs, my.time))
    apologies = _Service(lambda my: services.apology_tracker.ApologyTracker(my.records, my.packs))
    cases = _Service(lambda my: services.case_service.CaseService(my.records, my.clocks, my.apologies, my.time))
    organisations = _Service(
        lambda my: services.organisation_service.OrganisationService(my.records, my.packs, my.time)
    )
    letters = _Service(
        lambda my: services.letter_service.LetterService(
            my.records, my.packs, my.organisations, my.cases, my.clocks, my.time, my.settings.pdf_engine
        )
    )
    exports = _Service(
        lambda my: services.export_service.ExportService(
            my.records, my.packs, my.clocks, my.time, my.settings.pdf_engine
        )
    )
    recording = _Service(
        lambda my: services.recording_service.RecordingService(my.records, my.packs, my.clocks, my.time)
    )
    replies = _Service(lambda my: services.reply_service.ReplyService(my.records, my.apologies, my.time))

    reckoning = _Service(lambda my: services.agenda_reckoning.AgendaReckoning(my.cases, my.packs))

    agenda = _Service(
        lambda self: services.agenda_service.AgendaService(
            self.records, self._agenda_rests_on, lambda: self.reckoning, lambda: vars(self).get("reckoning")
        )
    )
    backups = _Service(lambda my: services.backup_service.BackupService(my.records.database, my.data, my.time))
    bin = _Service(lambda my: services.bin_service.BinService(my.records, my.apologies, my.time))
    bundles = _Service(lambda my: services.bundle_service.BundleService(my.records, my.cases, my.time))
    calendar = _Service(lambda my: services.calendar_service.CalendarService(my.cases, my.time))
    checks = _Service(
        lambda my: services.check_service.CheckService(
            my.records, my.library, my.packs, services.letter_writing.LetterWriting(my.packs, my.clocks), my.time
        )
    )
    directory = _Service(
        lambda my: services.directory_exchange.DirectoryExchange(my.records, my.packs, my.organisations)
    )
    doctor = _Service(
        lambda my: services.whole_doctor.doctor_of(
            my.data, paths.temporary_folder(my.data), my.records, my.library, my.pack_folders, my.time
        )
    )
    due = _Service(lambda my: services.due_service.DueService(my.records, my.packs))
    everything = _Service(
        lambda my: services.whole_export.WholeExport(
            my.records,
            my.cases,
            my.time,
            my.data,
            {"settings.json": paths.settings_file(my.data), "holidays.toml": paths.own_holidays_file(my.data)},
        )
    )
    exhibits = _Service(lambda my: services.exhibit_service.ExhibitService(my.records))
    glossary = _Service(lambda my: services.glossary_service.GlossaryService(my.packs))
    keeper = _Service(lambda my: services.backup_keeper.BackupKeeper(my.records.database, my.data, my.time))
    lock = _Service(lambda my: services.lock_service.LockService(my.records.database, SystemKeyring()))
    outcomes = _Service(lambda my: services.outcome_service.OutcomeService(my.records, my.cases, my.time))
    pack_exchange = _Service(lambda my: services.pack_exchange.PackExchange(my.library, my.pack_folders[1], my.time))
    past = _Service(lambda my: services.past_service.PastService(my.records, my.cases, my.recording, my.replies))
    people = _Service(lambda my: PeopleFolders(my.data))
    place = _Service(lambda my: services.place_service.PlaceService(my.records, my.data, my.time))
    profile = _Service(lambda my: services.profile_service.ProfileService(my.records))
    reading = _Service(
        lambda my: services.reply_reading.ReadingService(my.records, my.packs, my.cases, my.apologies, my.time)
    )
    removals = _Service(lambda my: services.removal_service.RemovalService(my.records, my.cases))
    search = _Service(lambda my: services.search_service.SearchService(my.records))
    sending = _Service(
        lambda my: services.send_service.SendService(my.records, my.packs, my.organisations, my.exports, my.time)
    )
    spelling = _Service(lambda my: services.spelling_service.SpellingService(my.records, paths.DICTIONARIES))
    typing = _Service(lambda my: services.typing_service.TypingService(my.records, my.letters))
    updates = _Service(
        lambda my: services.update_service.UpdateService(
            paths.release_key_file(), paths.updates_folder(my.data), VERSION
        )
    )
    web_forms = _Service(lambda my: services.web_form_service.WebFormService(my.records, my.packs, my.clocks))

    @property
    def pack_folders(self) -> tuple[Path, Path]:
        """Where the packs are that come with Plaint, and where those are that were installed."""
        return paths.BUNDLED_PACKS, paths.installed_packs(self.data)

    def close(self) -> None:
        """Close the data file and the log, and take private copies away; a second call finds nothing to do."""
        self.temporary.end()
        if self.records.database.is_open:
            self.expire(is_closing=True)
            if "place" in vars(self):
                self.place.end()
        is_readable = self.records.database.is_open and self.records.database.key is None and not self.trials
        days = self.agenda.coming(self.time.today()) if is_readable and "agenda" in vars(self) else {}
        self.close_trial()
        _kept_agenda(self.data).keep(days)
        close_logbook()

    def look_ahead(self) -> None:
        """Work out what Today will say on the next days, so that it is there at once when one of them comes."""
        with suppress(UserError):  # nobody is kept from closing by it
            self.agenda.look_ahead(self.time.today(), lambda day: self._on(day).agenda.agenda())

    def _on(self, day: date) -> "Plaint":
        """Return the same with another day, on the same open data file."""
        then = Plaint(self.data, TimeSource.fixed(day), self.records, self.trials)
        vars(then)["library"] = self.library
        return then

    def _agenda_rests_on(self) -> tuple[object, ...]:
        """Return what is another once Today may be another, besides what is in the data file."""
        calendar = paths.own_holidays_file(self.data)
        looks = self.library.looks if "library" in vars(self) else 1
        return self.time.today(), language(), looks, calendar.stat().st_mtime_ns if calendar.exists() else None

    def expire(self, *, is_closing: bool) -> None:
        """Delete for good what was in the bin for thirty days; where the disk refuses, it is tried again next time."""
        with suppress(UserError):
            if has_rows(self.records.database, "bin"):
                self.bin.expire(is_closing=is_closing)

    def lock_up(self) -> None:
        """Close, and forget every word that drawing and reading keep in memory."""
        self.close()
        app.rendering.kept_words.forget_letters()
        services.limited_work.WORKER.stop()
        services.search_service.rest()

    def close_trial(self) -> None:
        """Close what `open_trial` opened: the log and the temporary files are those of the Plaint that it is beside."""
        if "sending" in vars(self):
            self.sending.copies.clear()
        self.records.database.close()


def door_of(data: Path) -> Door:
    """Return the door of a data folder, which says whether a key is needed and finds it."""
    _take_up(data)
    return Door(paths.database_file(data), SystemKeyring())


def tidy_up(data: Path) -> None:
    """Take away what a killed Plaint left that can be read, before anybody gives a passphrase."""
    if data.exists():
        tidy_up_unheld(paths.database_file(data), data, paths.temporary_folder(data))


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
    kept = _kept_agenda(data)
    days = kept.take(time.today()) if key is None and not trials else None
    records = Records.on(open_database(paths.database_file(data), key=key))
    kept.forget()
    open_logbook(paths.log_file(data))
    plaint = Plaint(data, time, records, trials)
    if days is not None:
        plaint.agenda.begin_with(*days)
    take_away(data, paths.temporary_folder(data))
    plaint.temporary.begin()
    if paths.updates_folder(data).exists():
        plaint.updates.forget_copies()
    plaint.expire(is_closing=False)
    return plaint


def open_trial(data: Path, time: TimeSource, packs: Sequence[Path] = ()) -> Plaint:
    """Open an empty data folder to try something on, perhaps packs that somebody is making; see `close_trial`."""
    return Plaint(data, time, Records.on(open_database(paths.database_file(data))), packs)


def _take_up(data: Path) -> None:
    """Go on with the restoring of a backup that was interrupted."""
    if paths.restoring_folder(data).exists():
        with told_plainly():
            app.store.restoring.take_up(data)


def _kept_agenda(data: Path) -> "services.kept_agenda.KeptAgenda":
    others = (paths.BUNDLED_PACKS, paths.installed_packs(data), paths.own_holidays_file(data))
    return services.kept_agenda.KeptAgenda(paths.kept_agenda_file(data), paths.database_file(data), others)
