"""Packs that come and go: installed, renewed, removed, and those that a folder holds newer than here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.pack_contents import Pack
from app.i18n import tr
from app.packs.minisign import PublicKey, read_public_key
from app.packs.pack_archive import PACK_END
from app.packs.pack_building import read_files
from app.packs.pack_installing import CHANGES, PackInstaller, PackOffer, Signed, Standing
from app.packs.pack_library import PackLibrary
from app.services.foreign_archives import differences, unpacked
from app.services.limited_work import WORKER
from app.services.time_source import TimeSource

__all__ = ["InstalledPack", "PackExchange", "PackOffer", "Signed", "Standing"]


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that can be used now.

    Attributes:
        pack: What it holds.
        is_bundled: It came with Plaint.
        key: The key that it was signed with; None where it is not signed, or came with Plaint.
    """

    pack: Pack
    is_bundled: bool
    key: PublicKey | None


class PackExchange:
    """Takes packs in and away; what is there is looked at anew after each change."""

    def __init__(self, library: PackLibrary, installed: Path, time: TimeSource) -> None:
        self._library = library
        self._time = time
        self._bundled = {pack.info.id for pack in library.bundled()}
        self._installer = PackInstaller(installed, self._bundled, WORKER.check_pack, unpacked)

    def all(self) -> list[InstalledPack]:
        """Return every pack that can be used, those of Plaint first."""
        keys = {each.pack: each.key for each in self._installer.publishers.all() if each.key}
        return [
            InstalledPack(
                pack,
                pack.info.id in self._bundled,
                read_public_key(keys[pack.info.id]) if pack.info.id in keys else None,
            )
            for pack in self._library.packs()
        ]

    def offer(self, source: Path, key: PublicKey | None = None) -> PackOffer:
        """Return what a pack is and how it stands to what is here; nothing is kept.

        Raises:
            UserError: It is refused; the message says why and what to do.
        """
        return self._installer.judge(source, self._time.today(), key)

    def differences(self, offer: PackOffer) -> str:
        """Return what an update changes in the files that are here, as a unified diff; "" for a new pack."""
        here = self._library.folder_of(offer.info.id) if offer.standing is Standing.UPDATE and offer.installed else None
        if here is None:
            return ""
        old, new = (
            {path: data for path, data in files.items() if path != CHANGES}  # shown by itself
            for files in (read_files(here).files, offer.archive.files)
        )
        return differences(old, new)

    def install(self, offer: PackOffer, *, trust: bool = False) -> None:
        """Install what was offered; raises UserError where its key is not trusted yet, or there is no room."""
        self._installer.install(offer, trust=trust)
        self._library.refresh()

    def remove(self, pack_id: str) -> None:
        """Take an installed pack away; letters that were written with it keep working. Raises NotFoundError."""
        self._installer.remove(pack_id)
        self._library.refresh()

    def newer_in(self, folder: Path) -> Iterator[PackOffer | tuple[Path, UserError]]:
        """Yield the packs of a folder that are newer than those here, and those that were refused with the reason.

        Raises:
            UserError: The folder cannot be looked into.
        """
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix == PACK_END)
        except OSError as error:
            raise UserError(
                tr("The folder “{name}” could not be looked into.").format(name=folder.name),
                tr("See whether it is there and may be opened, then try again."),
            ) from error
        for path in files:
            try:
                offer = self.offer(path)
            except UserError as error:
                yield path, error
                continue
            if offer.standing is not Standing.SAME:
                yield offer
