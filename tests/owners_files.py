"""Whether a file is for its owner alone, as far as the system tells by bits."""

import sys
from pathlib import Path


def is_for_its_owner_alone(path: Path) -> bool:
    """Return it; on Windows, where the profile's folder closes what is in it, the bits say nothing."""
    return sys.platform == "win32" or not path.stat().st_mode & 0o077
