"""A small working pack to start from, with one letter, in a folder of one's own."""

import re
import shutil
from pathlib import Path

from app.domain.errors import UserError
from app.i18n import tr

MODEL = Path(__file__).resolve().parents[2] / "resources" / "new-pack"


def make_pack(folder: Path) -> str:
    """Make the folder with the pack in it, and return the pack's id, taken from the folder's name.

    Raises:
        UserError: The folder is there and holds something, or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(tr("“{name}” is there already.").format(name=folder.name), tr("Choose a new folder."))
    pack_id = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")[:60]
    pack_id = pack_id if len(pack_id) > 1 else "my-pack"
    try:
        shutil.copytree(MODEL, folder, dirs_exist_ok=True)
        path = folder / "pack.toml"
        path.write_text(path.read_text("utf-8").replace('"my-pack"', f'"{pack_id}"'), "utf-8", newline="\n")
    except OSError as error:
        raise UserError(
            tr("The folder “{name}” could not be made.").format(name=folder.name), tr("Choose another place.")
        ) from error
    return pack_id
