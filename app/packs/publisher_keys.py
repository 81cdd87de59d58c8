"""Which key each installed pack is signed with: taken on first use, then held against every later version.

Kept in `publishers.toml` beside the installed packs, and kept when a pack is removed, so that nobody can slip another
publisher's pack in under its name.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from app.domain.errors import UserError
from app.domain.pack_contents import PackName, Version
from app.domain.question_parts import Items, PackData
from app.i18n import tr
from app.packs.pack_placing import write_whole
from app.packs.toml_problems import read_model

FILE_NAME = "publishers.toml"

KeyText = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/=]*$", max_length=100)]


class Publisher(PackData):
    """What is remembered of a pack's publisher.

    Attributes:
        pack: The pack's id.
        key: The public key as minisign prints it; "" where the pack came unsigned.
        next_key: The key that may follow, as a signed version said; "" where none did.
        version: The newest version that was ever installed: an older one is not taken.
        digest: The SHA-256 of that version's manifest.
    """

    pack: PackName
    key: KeyText = ""
    next_key: KeyText = ""
    version: Version
    digest: str = Field(default="", pattern=r"^[0-9a-f]*$", max_length=64)


class PublishersFile(PackData):
    """The whole of `publishers.toml`."""

    publishers: Items[Publisher] = ()


@dataclass(frozen=True, slots=True)
class PublisherKeys:
    """The remembered publishers, in one small file.

    Args:
        folder: The folder of installed packs; it need not exist.
    """

    folder: Path

    def all(self) -> tuple[Publisher, ...]:
        """Return every remembered publisher.

        Raises:
            UserError: The file is damaged; nothing may then be installed, for a key could have been changed unseen.
        """
        path = self.folder / FILE_NAME
        if not path.exists():
            return ()
        read, _ = read_model(PublishersFile, path.read_bytes(), FILE_NAME)
        if read is None:
            raise UserError(
                tr("The list of publishers whose keys you trust cannot be read."),
                tr("Move {path} away. Plaint will then ask again about each pack’s key.").format(path=path),
            )
        return read.publishers

    def of(self, pack_id: str) -> Publisher | None:
        """Return what is remembered of one pack."""
        return next((each for each in self.all() if each.pack == pack_id), None)

    def remember(self, publisher: Publisher) -> None:
        """Keep what is known of a pack's publisher in place of what was."""
        others = [each for each in self.all() if each.pack != publisher.pack]
        text = "# Which key each pack is signed with. Plaint writes this file.\n"
        for each in sorted([*others, publisher], key=lambda one: one.pack):
            fields = "".join(f'{name} = "{value}"\n' for name, value in each.model_dump().items())
            text += f"\n[[publishers]]\n{fields}"
        write_whole(self.folder / FILE_NAME, text.encode())
