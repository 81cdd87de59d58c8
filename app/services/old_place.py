"""Where letters were before they were moved: known in the new folder as long as the old ones still lie there."""

import json
from pathlib import Path

from app.store.backup_contents import DATABASE

CAME_FROM = "moved-from.json"


def came_from(data: Path) -> Path | None:
    """Return the folder in which the old files still lie; None when there are none, or nobody moved."""
    try:
        old = Path(json.loads((data / CAME_FROM).read_bytes())["from"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return old if (old / DATABASE).exists() and old != data else None
