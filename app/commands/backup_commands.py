"""`plaint backup`, `plaint backups` and `plaint restore`."""

import getpass
from argparse import Namespace
from functools import partial
from pathlib import Path

from app.commands.given_files import first_line, passphrase_file
from app.commands.passphrases import is_terminal, key_for, new_passphrase
from app.commands.results import Result, plaint_for, progress_bar
from app.domain.errors import LockedError
from app.i18n import tr, trn
from app.services.backup_keeper import KeptBackups, restore_kept
from app.services.disk_room import in_mb
from app.services.restore_service import Key, LookedAt, Restored, key_by_code, key_by_passphrase, look, restore_file
from app.services.time_source import TimeSource


def backup(given: Namespace) -> Result:
    """Write everything into one encrypted file."""
    target: Path = given.file
    with plaint_for(given) as plaint:
        own = given.backup_passphrase_file
        passphrase = new_passphrase(own, "--backup-passphrase-file") if plaint.backups.asks_passphrase else ""
        made = plaint.backups.to_file(target, passphrase, progress_bar, is_inside_wished=given.anyway)
    shape = {
        "file": str(made.path), "bytes": made.size, "cases": made.cases, "letters": made.letters,
        "problems": list(made.faults),
    }  # fmt: skip
    said = tr("Backed up to {file} ({size}), read back and whole: {cases}.").format(
        file=made.path, size=in_mb(made.size), cases=_cases(made.cases)
    )
    opens = (
        tr("It opens with the passphrase that you just gave. Nothing else opens it.")
        if passphrase
        else tr("It opens with the passphrase and the recovery code of your letters.")
    )
    return Result(shape, [said], [opens, *(tr("In your letters: {fault}").format(fault=each) for each in made.faults)])


def restore(given: Namespace) -> Result:
    """Put a backup into an empty folder, or in the place of the letters that are there."""
    day = (TimeSource.fixed(given.today) if given.today else TimeSource()).today()
    if given.kept is not None:
        key = key_for(given, is_keyring_enough=False)
        restored = restore_kept(given.kept, key, given.data, day, progress_bar)
    else:
        file = look(given.file)
        unlock = partial(_key, given, file)
        restored = restore_file(file, unlock, given.data, day, progress_bar, is_replacing=given.replace)
    return _restored(given.data, restored)


def list_backups(given: Namespace) -> Result:
    """List the automatic backups, the newest first."""
    found = KeptBackups(given.data).all(key_for(given))  # also of letters that can't be opened any more
    shapes = [{"number": each.rung.number, "made": each.rung.made.isoformat()} for each in found]
    lines = [f"{each.rung.number}  {each.rung.made.astimezone():%Y-%m-%d %H:%M}" for each in found]
    return Result(shapes, lines or [tr("None yet.")])


def _restored(data: Path, restored: Restored) -> Result:
    tried, kept = restored.tried, restored.kept
    shape = {
        "data": str(data), "made": tried.made.isoformat(), "cases": tried.cases, "letters": tried.letters,
        "replies": tried.replies, "kept": str(kept) if kept else None,
    }  # fmt: skip
    said = tr("Restored into {folder}: {cases}, as of {day}.").format(
        folder=data, cases=_cases(tried.cases), day=tried.made.date().isoformat()
    )
    notice = [tr("What was there before is kept, whole, in {folder}.").format(folder=kept)] if kept else []
    return Result(shape, [said], notice)


def _key(given: Namespace, file: LookedAt) -> Key:
    """Return the key of a backup, by what the command line gives, else asked for."""
    if given.recovery_code_file is not None:
        return key_by_code(file.lock, first_line(given.recovery_code_file))
    words = given.backup_passphrase_file or passphrase_file(given)
    if words is not None:
        return key_by_passphrase(file.lock, first_line(words))
    if not is_terminal():
        raise LockedError(
            tr("A backup is encrypted, and no passphrase was given."),
            tr("Give it in a file: --backup-passphrase-file FILE, or --recovery-code-file FILE."),
        )
    return key_by_passphrase(file.lock, getpass.getpass(tr("Passphrase of the backup: ")))


def _cases(number: int) -> str:
    return trn("{n} case", "{n} cases", number)
