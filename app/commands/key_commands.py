"""Commands about publishers' keys, and the passphrase that opens one."""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from app.commands.given_files import file_bytes
from app.commands.results import Result
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.services import pack_workshop

_MOST_BYTES = 10_000


def new(given: Namespace) -> Result:
    """Make a key pair; a key that is there is never written over."""
    public = given.file.with_name(given.file.name + ".pub")
    if taken := next((path for path in (given.file, public) if path.exists()), None):
        raise UserError(
            tr("There is a file “{name}” already.").format(name=taken.name),
            tr("It may be a key that packs are signed with. Choose another name."),
        )
    passphrase = _passphrase(given.key_passphrase_file, twice=True)
    made = pack_workshop.new_key(passphrase)
    _write(given.file, made.secret, mode=0o600)
    _write(public, made.public, mode=0o644)
    shape = {"secret": str(given.file), "public": str(public), **key_shape(made.key)}
    lines = [
        tr("Your key is in {file}. Keep it, and a copy of it, where nobody else comes.").format(file=given.file),
        tr("Give everybody the public key: {key}").format(key=made.key.text),
        tr("In words: {words}").format(words=shape["words"]),
    ]
    open_to_all = tr("The key has no passphrase: whoever gets the file can sign in your name.")
    return Result(shape, lines, [] if passphrase else [open_to_all])


def secret_key(given: Namespace) -> tuple[str, str] | None:
    """Return the text of the key that a pack is to be signed with and its passphrase, which is asked for if need be."""
    if given.sign is None:
        return None
    return _key_text(given.sign), _passphrase(given.key_passphrase_file)


def public_key(given: str) -> pack_workshop.PublicKey:
    """Return a public key that was given as its line or as the file that holds it; raises UserError."""
    path = Path(given)
    is_file = len(given) < 1000 and path.is_file()
    return pack_workshop.public_key(_key_text(path) if is_file else given)


def key_shape(key: pack_workshop.PublicKey) -> dict[str, str]:
    """Return a key as scripts read it."""
    return {"key": key.text, "key_id": key.name, "words": pack_workshop.words_of(key)}


def _key_text(file: Path) -> str:
    return file_bytes(file)[:_MOST_BYTES].decode("utf-8", "replace")


def _passphrase(file: Path | None, *, twice: bool = False) -> str:
    if file is not None:
        return file_bytes(file).decode("utf-8", "replace").rstrip("\r\n")
    if not sys.stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    passphrase = getpass.getpass(tr("Passphrase of the key: "))
    if twice and getpass.getpass(tr("Once more: ")) != passphrase:
        raise UserError(tr("The two passphrases differ, so no key was made."), tr("Try again."))
    return passphrase


def _write(path: Path, text: str, mode: int) -> None:
    try:
        path.touch(mode=mode, exist_ok=False)
        path.write_text(text, encoding="ascii", newline="\n")
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be written: {why}.").format(file=path, why=why_refused(error)),
            tr("Choose another folder."),
        ) from error
