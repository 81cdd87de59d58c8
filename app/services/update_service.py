"""A newer Plaint, found in a folder that a person points at: started only when the makers' signature is over it.

Nothing is fetched and nobody is asked. The signature is minisign's; its trusted comment names the version and the file
("plaint 0.2.0 Plaint-0.2.0-windows-x64.exe"), so that no other file of the makers' can pass for an installer.
"""

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.packs.minisign import SIGNATURE_END, PublicKey, read_public_key, verified_comment
from app.store.private_files import make_private_folder

_VERSION = r"(\d+(?:\.\d+){1,3})"
_MACHINES = {"amd64": "x86_64", "arm64": "arm64", "aarch64": "arm64", "x86_64": "x86_64"}
_MOST_BYTES, _MOST_SIGNATURE = 400_000_000, 10_000


@dataclass(frozen=True, slots=True)
class System:
    """What an installer must be for.

    Attributes:
        platform: As `sys.platform` has it.
        machine: As `platform.machine()` has it, in any case.
    """

    platform: str
    machine: str

    @classmethod
    def here(cls) -> "System":
        """Return the system that this runs on."""
        return cls(sys.platform, platform.machine())

    def names(self) -> re.Pattern[str]:
        """Return what installers for this system are called; one of its groups holds the version."""
        is_arm = _MACHINES.get(self.machine.casefold()) == "arm64"
        match self.platform:
            case "win32":
                pattern = rf"Plaint-{_VERSION}-windows-x64\.exe"
            case "darwin":
                pattern = rf"Plaint-{_VERSION}-macos-{'apple' if is_arm else 'intel'}\.dmg"
            case _:
                debian, others = ("arm64", "aarch64") if is_arm else ("amd64", "x86_64")
                pattern = rf"plaint(?:_{_VERSION}_{debian}\.deb|-{_VERSION}-linux-{others}\.tar\.xz)"
        return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Installer:
    """An installer that the makers signed, in a copy that nobody else can change.

    Attributes:
        path: The copy.
        version: The version that it installs.
    """

    path: Path
    version: str


class UpdateService:
    """Looks for installers in folders.

    Args:
        key_file: The makers' public key, which a maintainer puts among the resources; it need not be there.
        copies: Where copies are kept until the next start.
        version: The version that runs.
        system: What an installer must be for.
    """

    def __init__(self, key_file: Path, copies: Path, version: str, system: System | None = None) -> None:
        self._key_file, self._copies, self._version = key_file, copies, version
        self._system = system or System.here()

    def look(self, folder: Path) -> Installer:
        """Return the newest installer in a folder, once its signature is found to be the makers'.

        Raises:
            UserError: There is none for this system, it is not newer, not signed, signed by somebody else, or changed;
                or this Plaint has no key to check it with.
        """
        version, path = self._newest(folder)
        if _numbers(version) <= _numbers(self._version):
            raise UserError(
                tr("“{name}” is not newer than the Plaint that you have, {version}.").format(
                    name=path.name, version=self._version
                ),
                tr("It was not started. You need do nothing."),
            )
        key = self._key(path)
        copy = self._copied(path)
        try:
            self._check(path, copy, version, key)
        except UserError:
            self.forget_copies()
            raise
        return Installer(copy, version)

    def forget_copies(self) -> None:
        """Take copies away; an installer that still runs on Windows stays until the next start."""
        shutil.rmtree(self._copies, ignore_errors=True)

    def _newest(self, folder: Path) -> tuple[str, Path]:
        found = sorted(self._installers(folder), key=lambda each: (_numbers(each[0]), each[1].suffix == ".deb"))
        if not found:
            raise UserError(
                tr("There is no installer of Plaint for this computer in “{folder}”.").format(folder=folder.name),
                tr("Choose the folder that you saved it in, and do not rename the file."),
            )
        return found[-1]

    def _installers(self, folder: Path) -> Iterator[tuple[str, Path]]:
        names = self._system.names()
        try:
            for path in folder.iterdir():
                if (match := names.fullmatch(path.name)) and path.is_file():
                    yield next(filter(None, match.groups())), path
        except OSError as error:
            raise UserError(
                tr("“{folder}” could not be read: {why}.").format(folder=folder.name, why=why_refused(error)),
                tr("Choose another folder."),
            ) from error

    def _key(self, path: Path) -> PublicKey:
        try:
            text = self._key_file.read_text(encoding="utf-8")
        except OSError:
            raise UserError(
                tr("“{name}” cannot be checked: this Plaint came without its makers’ key.").format(name=path.name),
                tr("It was not started. Ask whoever gave you Plaint whether the file is theirs."),
            ) from None
        return read_public_key(text)

    def _copied(self, path: Path) -> Path:
        """Copy the file first: what is checked must be what is started, whatever becomes of the one in the folder."""
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise UserError(
                    tr("“{name}” is far too large to be an installer of Plaint.").format(name=path.name),
                    tr("It was not started. Delete it."),
                )
            self.forget_copies()
            make_private_folder(self._copies)
            return Path(shutil.copyfile(path, self._copies / path.name))
        except OSError as error:
            raise UserError(
                tr("“{name}” could not be copied: {why}.").format(name=path.name, why=why_refused(error)),
                tr("It was not started. Free some space and try again."),
            ) from error

    def _check(self, path: Path, copy: Path, version: str, key: PublicKey) -> None:
        signature = path.with_name(path.name + SIGNATURE_END)
        try:
            text = signature.read_bytes()[:_MOST_SIGNATURE].decode()
        except (OSError, ValueError):
            raise UserError(
                tr("“{name}” is not signed, so nobody can tell who made it.").format(name=path.name),
                tr("It was not started. Save the file “{signature}” beside it too.").format(signature=signature.name),
            ) from None
        try:
            comment = verified_comment(copy.read_bytes(), text, key)
        except UserError as error:
            raise UserError(
                tr("“{name}” was not signed by the makers of Plaint. {why}").format(name=path.name, why=error.message),
                tr("It was not started. Delete it, and ask whoever gave it to you where they have it from."),
            ) from error
        if comment != f"plaint {version} {path.name}":
            raise UserError(
                tr("The signature beside “{name}” is that of another file.").format(name=path.name),
                tr("It was not started. Save the installer and its signature again, and rename neither."),
            )


def _numbers(version: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in re.findall(r"\d+", version))
    return numbers + (0,) * (4 - len(numbers))
