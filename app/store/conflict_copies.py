"""Copies of the data file that lie beside it: left by programs that keep folders the same on several computers."""

import platform
from datetime import datetime
from pathlib import Path


def name_apart(path: Path, at: datetime) -> Path:
    """Return a free name beside the data file for what this computer holds, such as `plaint (kept on …).db`."""
    stem = f"{path.stem} (kept on {this_computer()} {at:%Y-%m-%d %H%M%S}"
    names = (path.with_name(f"{stem}{suffix}){path.suffix}") for suffix in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def this_computer() -> str:
    """Return what the computer calls itself, as far as it can stand in a file's name."""
    return "".join(sign for sign in platform.node() if sign.isalnum() or sign in "-_")[:40] or "this computer"
