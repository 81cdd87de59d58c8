"""Packs installed, renewed and removed: what is offered is judged first, and taken only whole.

Trust on first use: the first key seen for a pack is the one that every later version must be signed with, or the one
that such a version named as the next (`next_key`). Ids of packs that come with Plaint belong to Plaint.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from app.domain.errors import NotFoundError, ProblemsFoundError, UserError
from app.domain.pack_contents import Pack, PackInfo
from app.domain.problems import Problem
from app.i18n import tr
from app.packs.key_words import key_words
from app.packs.minisign import PublicKey, read_public_key, signing_key_id
from app.packs.pack_archive import MANIFEST, Manifest, PackArchive, manifest_problems, read_archive
from app.packs.pack_building import Unpack, read_files, signature_problems
from app.packs.pack_check import check_files
from app.packs.pack_folder import read_pack
from app.packs.pack_placing import REMOVED, laid_out, put_in_place
from app.packs.pack_versions import version_key
from app.packs.publisher_keys import Publisher, PublisherKeys
from app.packs.toml_problems import read_model

CHANGES = "CHANGES.md"
Check: TypeAlias = Callable[[Mapping[str, bytes], date], Sequence[Problem]]


class Standing(StrEnum):
    """How a pack that is offered stands to what is here."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"


class Signed(StrEnum):
    """What is known of who made a pack."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class PackOffer:
    """A pack that could be read, whose every file is right, and that may be installed once a person says so.

    Attributes:
        archive: Its files.
        pack: What it holds.
        standing: New, an update, or what is installed already.
        signed: By the key that is trusted for it, by a key not seen before, or not at all.
        key: The key that it is signed with, where it gives it or it is known.
        changes: Its CHANGES.md.
        installed: The version that is here now; "" where none is.
    """

    archive: PackArchive
    pack: Pack
    standing: Standing
    signed: Signed
    key: PublicKey | None
    changes: str
    installed: str

    @property
    def info(self) -> PackInfo:
        """What the pack says of itself."""
        return self.pack.info


class PackInstaller:
    """Judges packs and puts them in place.

    Args:
        folder: The folder of installed packs: `ID/VERSION/`.
        bundled: The ids that belong to Plaint's own packs.
        check: Looks at a pack's files before anything else does, and returns what is wrong with them.
        unpack: Takes a pack's file apart.
    """

    def __init__(
        self, folder: Path, bundled: Collection[str], check: Check = check_files, unpack: Unpack = read_archive
    ) -> None:
        self._folder = folder
        self._check, self._unpack = check, unpack
        self._bundled = frozenset(bundled)
        self.publishers = PublisherKeys(folder)

    def judge(self, source: Path, today: date, key: PublicKey | None = None) -> PackOffer:
        """Return what a pack is, without keeping any of it.

        Args:
            source: The pack, as a file or a folder.
            today: The day on which its samples are judged.
            key: The publisher's key, where the person has it; otherwise the one that is remembered, or the pack's own.

        Raises:
            ProblemsFoundError: Something in it is wrong, or its files are not those of its manifest.
            UserError: It is signed with another key than before, is older, or takes an id that is not its own.
        """
        archive = read_files(source, self._unpack)
        errors = [problem for problem in self._check(archive.files, today) if problem.severity == "error"]
        if errors:
            raise ProblemsFoundError(
                tr("This pack has problems and cannot be installed."), errors, tr("Tell its publisher what is wrong.")
            )
        with laid_out(archive.files, self._folder) as part:
            pack = read_pack(part)
        self._refuse_foreign_id(pack.info)
        known = self.publishers.of(pack.info.id)
        signed, signer = self._signed(archive, pack.info, known, key)
        installed = known.version if known and not self.is_removed(pack.info.id) else ""
        standing = self._standing(archive, pack.info, known)
        changes = archive.files.get(CHANGES, b"").decode("utf-8", "replace")
        return PackOffer(archive, pack, standing, signed, signer, changes, installed)

    def install(self, offer: PackOffer, *, trust: bool = False) -> None:
        """Put an offered pack in place, whole or not at all.

        Args:
            offer: What `judge` found.
            trust: The person compared the key with the publisher's, or wants an unsigned pack all the same.

        Raises:
            UserError: Nobody said yet that the key is trusted; or there is no room.
        """
        if offer.signed is not Signed.TRUSTED and not trust:
            raise _not_trusted(offer)
        info = offer.info
        try:
            with laid_out(offer.archive.files, self._folder) as part:
                target = self._folder / info.id / info.version
                if not target.exists():
                    put_in_place(part, target)
            (self._folder / info.id / REMOVED).unlink(missing_ok=True)
            self.publishers.remember(_publisher(offer))
        except OSError as error:
            raise UserError(
                tr("“{title}” could not be installed.").format(title=info.title),
                tr("Nothing was changed. Free some space, then try again."),
            ) from error

    def remove(self, pack_id: str) -> None:
        """Take a pack away from what can be written; its key stays remembered.

        Raises:
            NotFoundError: No such pack was installed.
        """
        if self.publishers.of(pack_id) is None or self.is_removed(pack_id):
            raise NotFoundError(
                tr("The pack “{id}” is not installed.").format(id=pack_id), tr("See the list with: plaint pack list")
            )
        (self._folder / pack_id / REMOVED).touch()

    def is_removed(self, pack_id: str) -> bool:
        """Whether a pack was removed; its versions may still be there for letters that use them."""
        return (self._folder / pack_id / REMOVED).exists()

    def _refuse_foreign_id(self, info: PackInfo) -> None:
        if info.id in self._bundled:
            raise UserError(
                tr("“{id}” is the name of a pack that comes with Plaint; it is renewed with Plaint alone.").format(
                    id=info.id
                ),
                tr("If you made this pack, give it an id of its own in pack.toml."),
            )

    def _signed(
        self, archive: PackArchive, info: PackInfo, known: Publisher | None, given: PublicKey | None
    ) -> tuple[Signed, PublicKey | None]:
        if not archive.signature:
            return self._unsigned(archive, info, known), None
        remembered = [text for text in (known.key, known.next_key) if text] if known else []
        expected = [read_public_key(text) for text in remembered] or ([given] if given else [])
        key = _signer(archive, expected or _own_key(archive))
        if key is None:
            raise _other_key(archive, info, is_known=bool(remembered))
        problems = signature_problems(archive, key)
        if problems:
            raise ProblemsFoundError(tr("This pack is not as its publisher made it."), problems)
        return (Signed.TRUSTED if expected else Signed.UNKNOWN), key

    def _unsigned(self, archive: PackArchive, info: PackInfo, known: Publisher | None) -> Signed:
        if known and known.key:
            raise UserError(
                tr("“{title}” was signed before, and this one is not.").format(title=info.title),
                tr("Do not use it. Ask the publisher for the signed pack."),
            )
        problems = manifest_problems(archive) if archive.manifest else []
        if problems:
            raise ProblemsFoundError(tr("This pack is not as its publisher made it."), problems)
        return Signed.UNSIGNED

    def _standing(self, archive: PackArchive, info: PackInfo, known: Publisher | None) -> Standing:
        if known is None:
            return Standing.NEW
        ours, theirs = version_key(known.version), version_key(info.version)
        if ours is None or theirs is None:
            raise AssertionError("a version passed that is none")
        if theirs < ours:
            message = tr("“{title}” {version} is older than {installed}, which was installed before.")
            raise UserError(
                message.format(title=info.title, version=info.version, installed=known.version),
                tr("An older pack can hold mistakes that were mended since. Ask the publisher for a newer one."),
            )
        if theirs > ours:
            return Standing.UPDATE
        if archive.digest != known.digest:
            raise UserError(
                tr("“{title}” {version} is installed already, with other contents.").format(
                    title=info.title, version=info.version
                ),
                tr("Two packs of one version cannot both be right. Ask the publisher for a new version."),
            )
        return Standing.SAME


def _publisher(offer: PackOffer) -> Publisher:
    """Return what to remember; only what was signed can name the key that comes next."""
    info, digest = offer.info, offer.archive.digest
    if offer.key is None:
        return Publisher(pack=info.id, version=info.version, digest=digest)
    following = read_public_key(info.next_key).text if info.next_key else ""
    return Publisher(pack=info.id, key=offer.key.text, next_key=following, version=info.version, digest=digest)


def _own_key(archive: PackArchive) -> list[PublicKey]:
    """Return the key that a manifest gives; a signature names its key only by an id."""
    manifest, problems = read_model(Manifest, archive.manifest, MANIFEST)
    if manifest is None:
        raise ProblemsFoundError(tr("This pack is not as its publisher made it."), problems)
    return [read_public_key(manifest.key)] if manifest.key else []


def _signer(archive: PackArchive, keys: Sequence[PublicKey]) -> PublicKey | None:
    name = signing_key_id(archive.signature)
    return next((key for key in keys if key.name == name), None)


def _other_key(archive: PackArchive, info: PackInfo, *, is_known: bool) -> UserError:
    name = signing_key_id(archive.signature)
    if is_known:
        return UserError(
            tr("“{title}” is signed with another key than before: {name}.").format(title=info.title, name=name),
            tr("Do not use it. Ask the publisher, by another way than the one it came by, whether their key changed."),
        )
    return UserError(
        tr("“{title}” is signed with the key {name}, and does not say what that key is.").format(
            title=info.title, name=name
        ),
        tr("Ask the publisher for their public key, and give it too."),
    )


def _not_trusted(offer: PackOffer) -> UserError:
    if offer.key is None:
        return UserError(
            tr("“{title}” is not signed: nobody can tell who made it, or whether it was changed on the way.").format(
                title=offer.info.title
            ),
            tr("Install it only if you had it from somebody you trust. Then say so with --trust."),
        )
    return UserError(
        tr("“{title}” is signed with a key that is not known here: {key} ({words}).").format(
            title=offer.info.title, key=offer.key.text, words=" ".join(key_words(offer.key))
        ),
        tr("Compare the key with the one that the publisher shows. If it is the same, say so with --trust."),
    )
