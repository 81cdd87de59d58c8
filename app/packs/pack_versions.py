"""Versions of packs in order (PEP 440, as far as PackInfo lets a version be written)."""

import re
from typing import TypeAlias

VersionKey: TypeAlias = tuple[int, tuple[int, ...], tuple[int, int], int, tuple[int, int]]

_VERSION = re.compile(
    r"(?:(?P<epoch>\d+)!)?(?P<release>\d+(?:\.\d+)*)(?:(?P<pre>a|b|rc)(?P<number>\d+))?"
    r"(?:\.post(?P<post>\d+))?(?:\.dev(?P<dev>\d+))?"
)
# Before a release comes its development, then a, b and rc (PEP 440, relative ordering of suffixes).
_PRE = {"dev": -1, "a": 0, "b": 1, "rc": 2}
_FINAL = (3, 0)


def version_key(version: str) -> VersionKey | None:
    """Return a key by which versions sort, oldest first; None for what is no version."""
    found = _VERSION.fullmatch(version)
    if not found:
        return None
    release = tuple(int(part) for part in found["release"].split("."))
    while len(release) > 1 and release[-1] == 0:
        release = release[:-1]
    post = int(found["post"]) if found["post"] else -1
    # What is still being developed comes before the same without .dev.
    dev = (0, int(found["dev"])) if found["dev"] else (1, 0)
    is_only_dev = bool(found["dev"]) and not found["pre"] and post < 0
    return (int(found["epoch"] or 0), release, _pre(found, is_only_dev=is_only_dev), post, dev)


def _pre(found: re.Match[str], *, is_only_dev: bool) -> tuple[int, int]:
    if found["pre"]:
        return (_PRE[found["pre"]], int(found["number"]))
    return (_PRE["dev"], 0) if is_only_dev else _FINAL
