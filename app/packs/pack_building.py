"""A pack's folder made into one file, signed if its publisher has a key; and either of the two read."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from app.domain.errors import NotFoundError, ProblemsFoundError, UserError
from app.domain.problems import Problem
from app.i18n import tr
from app.packs.minisign import PublicKey, SecretKey, verified_comment
from app.packs.pack_archive import (
    MANIFEST,
    MAX_ARCHIVE_BYTES,
    SIGNATURE,
    PackArchive,
    manifest_of,
    manifest_problems,
    read_archive,
    trusted_comment,
    write_archive,
)
from app.packs.pack_check import check_folder
from app.packs.pack_limits import files_of, limit_problems

Unpack: TypeAlias = Callable[[bytes], PackArchive]
CheckFolder: TypeAlias = Callable[[Path, date], Sequence[Problem]]


def build_pack(folder: Path, today: date, key: SecretKey | None = None, check: CheckFolder = check_folder) -> bytes:
    """Return the pack in a folder as one file: the same bytes for the same files, key and version.

    Args:
        folder: The pack's folder; a manifest and a signature in it are made anew.
        today: The day on which samples without a day of their own are judged.
        key: The publisher's key; without it the pack is not signed.
        check: Looks at the folder before anything is made of it.

    Raises:
        ProblemsFoundError: Something in the pack is wrong; warnings do not stop it.
    """
    errors = [problem for problem in check(folder, today) if problem.severity == "error"]
    if errors:
        message = tr("The pack “{name}” has problems and was not built.").format(name=folder.name)
        raise ProblemsFoundError(message, errors, tr("Mend them in the pack’s files and try again."))
    files = {name: data for name, data in read_files(folder).files.items() if name not in (MANIFEST, SIGNATURE)}
    info = tomllib.loads(files["pack.toml"].decode("utf-8-sig"))
    files[MANIFEST] = manifest_of(info["id"], info["version"], files, key.public.text if key else "")
    if key is not None:
        files[SIGNATURE] = key.sign(files[MANIFEST], trusted_comment(info["id"], info["version"])).encode()
    return write_archive(files)


def read_files(source: Path, unpack: Unpack = read_archive) -> PackArchive:
    """Return the files of a pack that is a folder or a file.

    Args:
        source: Where it is.
        unpack: Takes a file apart.

    Raises:
        NotFoundError: There is nothing there.
        UserError: It could not be read.
        ProblemsFoundError: It is no pack, or breaks a limit.
    """
    try:
        if source.is_dir():
            return _of_folder(source)
        if source.stat().st_size <= MAX_ARCHIVE_BYTES:
            return unpack(source.read_bytes())
    except FileNotFoundError:
        raise NotFoundError(tr("There is no pack “{name}”.").format(name=source.name)) from None
    except OSError as error:
        message = tr("“{name}” could not be read.").format(name=source.name)
        raise UserError(message, tr("See whether it is there and may be opened, then try again.")) from error
    problem = Problem("error", "pack-too-large", tr("This pack is larger than 20 MiB."), file=source.name)
    raise ProblemsFoundError(tr("This pack was not opened."), [problem])


def signature_problems(archive: PackArchive, key: PublicKey) -> list[Problem]:
    """Return what is wrong with a pack as its publisher made it: its files, its manifest, its signature by a key."""
    problems = manifest_problems(archive)
    if problems:
        return problems
    if not archive.signature:
        return [Problem("error", "not-signed", tr("This pack is not signed."), file=SIGNATURE)]
    try:
        said = verified_comment(archive.manifest, archive.signature, key)
    except UserError as error:
        return [Problem("error", "signature", error.message, error.hint, SIGNATURE)]
    manifest = tomllib.loads(archive.manifest.decode())
    if said != trusted_comment(manifest["id"], manifest["version"]):
        message = tr("The signature was made for another pack or version: it says “{said}”.").format(said=said)
        return [Problem("error", "other-pack", message, file=SIGNATURE)]
    return []


def _of_folder(folder: Path) -> PackArchive:
    found = files_of(folder)
    problems = limit_problems(folder, found)
    if problems:
        raise ProblemsFoundError(tr("This pack was not opened."), problems)
    return PackArchive({path.relative_to(folder).as_posix(): path.read_bytes() for path in found})
