"""Commands of the lock: a passphrase put on, taken off, changed."""

from argparse import Namespace
from pathlib import Path

from app.bootstrap import Plaint
from app.commands.passphrases import new_passphrase
from app.commands.results import Result, plaint_for
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr


def lock(given: Namespace) -> Result:
    """Keep everything under a passphrase, and give the recovery code, once."""
    target: Path | None = given.code_to
    with plaint_for(given) as plaint:
        plaint.lock.refuse_when_on()
        if target is not None:
            _reserve(target)
        try:
            code = plaint.lock.put_on(new_passphrase(given.new_passphrase_file))
        except BaseException:
            if target is not None:
                target.unlink()
            raise
        readable, notices = _still_readable(plaint)
    said: dict[str, object] = {"locked": True, **_told(code, target), **readable}
    only_way = tr("If you forget the passphrase, only the recovery code opens your letters.")
    if "recovery_code" in said:
        words = tr("Recovery code, shown this once: {code}").format(code=code)
    else:
        words = tr("The recovery code is in {file}. Print it, keep it safe, then delete the file.").format(file=target)
    return Result(said, [tr("Locked."), words], [only_way, *notices])


def _told(code: str, target: Path | None) -> dict[str, str]:
    """Write the recovery code; where that fails now it is printed, for there is no other way to see it again."""
    if target is None:
        return {"recovery_code": code}
    try:
        target.write_text(f"{code}\n", encoding="ascii")
    except OSError:
        return {"recovery_code": code}
    return {"recovery_code_file": str(target)}


def unlock(given: Namespace) -> Result:
    """Take the passphrase off."""
    with plaint_for(given, is_keyring_enough=False) as plaint:
        plaint.lock.take_off()
        notice = _about_backups(plaint)
    said = tr("Not locked. Anybody who can use this computer account can read your letters.")
    return Result({"locked": False}, [said], notice)


def change(given: Namespace) -> Result:
    """Change the passphrase."""
    with plaint_for(given, is_keyring_enough=False) as plaint:
        plaint.lock.refuse_when_off()
        plaint.lock.change(new_passphrase(given.new_passphrase_file))
        readable, notices = _still_readable(plaint)
    said = tr("The passphrase is changed. The recovery code is the one you have.")
    return Result({"locked": True, **readable}, [said], notices)


def _still_readable(plaint: Plaint) -> tuple[dict[str, list[str]], list[str]]:
    """Return, as data and in words, which damaged copies could not be locked."""
    copies = [str(copy.relative_to(plaint.data)) for copy in plaint.lock.readable_copies]
    words = tr("“{file}” is damaged and could not be locked: anybody can read it. Delete it if you do not need it.")
    return ({"still_readable": copies} if copies else {}), [words.format(file=copy) for copy in copies]


def _about_backups(plaint: Plaint) -> list[str]:
    backups = plaint.data / "backups"
    if not any(backups.glob("*.key")):
        return []
    return [tr("Backups that were made while it was locked still open with the passphrase of that time.")]


def _reserve(target: Path) -> None:
    """Make sure that the code can be written before anything is locked; never over another file."""
    try:
        target.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be written: {why}.").format(file=target, why=why_refused(error)),
            tr("Nothing was locked. Choose another place for the recovery code."),
        ) from error
