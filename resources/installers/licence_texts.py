"""The licences of everything in a bundle, as texts in its folder `licences`: no work is passed on without them."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from resources.installers.bundle_plan import ROOT, Entry

STARTS_IT = "pyinstaller"  # its own program file is what starts ours
OURS = ROOT / "resources" / "licences"
_A_TEXT = re.compile(r"licen[cs]e|copying|notice|authors|copyright", re.IGNORECASE)


class LicenceMissingError(Exception):
    """Something would be bundled without its licence."""


def gather_licences(work: Path, pure: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Gather the licence texts of all that is bundled into a folder; return them as data for the bundle.

    Args:
        work: The folder to gather them in; what was there goes.
        pure: The modules of the bundle, by their dotted names.
        binaries: Its libraries, with where each came from.

    Raises:
        LicenceMissingError: A distribution has no licence text, or `resources/licences/parts.toml` does not name it.
    """
    shutil.rmtree(work, ignore_errors=True)
    parts = tomllib.loads((OURS / "parts.toml").read_text("utf-8"))["parts"]
    named = {_key(name): part for part in parts for name in part.get("from", ())}
    for part in parts:
        for text in part.get("texts", ()):
            _keep(work / _folder(part["name"]), OURS / text, text)
    binaries = list(binaries)
    for name in sorted({STARTS_IT, *bundled_distributions(pure, binaries)}):
        if _key(name) not in named:
            raise LicenceMissingError(f"resources/licences/parts.toml does not name {name}, which is in the bundle.")
        texts = list(_texts(distribution(name)))
        if not texts and not named[_key(name)].get("texts"):
            raise LicenceMissingError(f"{name} brings no licence text; name one in resources/licences/parts.toml.")
        for path, place in texts:
            _keep(work / name, path, place)
    for package, path in _system_packages(binaries):
        _keep(work / "system" / package, path, "copyright")
    files = sorted(path for path in work.rglob("*") if path.is_file())
    return [(f"licences/{path.relative_to(work).as_posix()}", str(path), "DATA") for path in files]


def bundled_distributions(pure: Iterable[Entry], binaries: Iterable[Entry]) -> set[str]:
    """Return the names of the distributions that modules and libraries come from."""
    owners = packages_distributions()
    tops = {name.partition(".")[0] for name, _, _ in pure}
    tops |= {re.split(r"[./\\]", place)[0] for place, _, _ in binaries}
    return {owner for top in tops for owner in owners.get(top, ()) if _key(owner) != "plaint"}


def _texts(found: Distribution) -> Iterator[tuple[Path, str]]:
    for file in found.files or ():
        inside = [part for part in file.parts if part.endswith(".dist-info")]
        if inside and _A_TEXT.search("/".join(file.parts[1:])):
            place = "/".join(part for part in file.parts[1:] if part != "licenses")
            yield Path(str(file.locate())), place


def _system_packages(binaries: Iterable[Entry]) -> Iterator[tuple[str, Path]]:
    """Yield each Debian package that a bundled library came from, with its copyright file."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    ours = (Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve())
    sources = (Path(source).resolve() for _, source, kind in binaries if kind != "SYMLINK")
    foreign = sorted({path for path in sources if not any(path.is_relative_to(each) for each in ours)})
    # Debian moved /lib into /usr/lib, and its lists still name the former for some packages.
    asked = [str(path).removeprefix(prefix) for path in foreign for prefix in ("", "/usr")]
    told = subprocess.run(["dpkg-query", "--search", *asked], check=False, capture_output=True, encoding="utf-8").stdout
    packages = {re.split(r"[:,]", line)[0] for line in told.splitlines()}
    for package in sorted(packages):
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            yield package, text.resolve()


def _keep(folder: Path, source: Path, place: str) -> None:
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _folder(name: str) -> str:
    return re.split(r"[ ,]", name)[0]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()
