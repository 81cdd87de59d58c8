"""For Linux: an archive that installs itself for one person, and a Debian package; the same bytes for the same bundle.

python -m resources.installers.linux_archive dist/plaint release
"""

import gzip
import io
import lzma
import os
import platform
import re
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from resources.installers.bundle_plan import ROOT, version
from resources.installers.icons import PNG_SIZES, drawn
from resources.installers.publisher import BUNDLE_ID, MAINTAINER, domain

SOURCES = ROOT / "resources" / "installers" / "linux"
# What a bundle takes from the system: Debian's names for the libraries that it refers to and does not hold, and the
# C library of the Ubuntu 22.04 that releases are built on.
DEPENDS = "libc6 (>= 2.35), libdbus-1-3, libegl1, libgl1, libwayland-client0, libwayland-cursor0, libxcb1"
RECOMMENDS = "libcups2, xdg-desktop-portal"
_PRESET = 6  # of xz: the higher ones take four times the memory to unpack for two per cent


@dataclass(frozen=True, slots=True)
class Member:
    """One file, link or folder of an archive: where it goes, and what it is."""

    place: str
    content: bytes | Path = b""
    link: str = ""
    is_executable: bool = False


def shared_files() -> Iterator[Member]:
    """Yield what desktops look for below `share`: the menu entry, the metainfo, the file type, the icons."""
    yield Member("applications/plaint.desktop", (SOURCES / "plaint.desktop").read_bytes())
    yield Member(f"metainfo/{BUNDLE_ID}.metainfo.xml", metainfo().encode())
    yield Member("mime/packages/plaint.xml", (SOURCES / "plaint.xml").read_bytes())
    yield Member("icons/hicolor/scalable/apps/plaint.svg", (ROOT / "resources" / "plaint.svg").read_bytes())
    for size in PNG_SIZES:
        picture = io.BytesIO()
        drawn(size).save(picture, "PNG", optimize=True)
        yield Member(f"icons/hicolor/{size}x{size}/apps/plaint.png", picture.getvalue())


def metainfo() -> str:
    """Return the AppStream metainfo of this version, with its date as the changelog has it, else the build's."""
    changes = (ROOT / "resources" / "changelog.md").read_text("utf-8")
    dated = re.search(rf"^## {re.escape(version())} \((\d{{4}}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    words = {
        "ID": BUNDLE_ID,
        "DEVELOPER": domain(),
        "VERSION": version(),
        "DATE": dated.group(1) if dated else f"{datetime.fromtimestamp(moment(), UTC):%Y-%m-%d}",
    }
    return re.sub(r"@(\w+)@", lambda name: words[name.group(1)], (SOURCES / "metainfo.xml").read_text("utf-8"))


def moment() -> int:
    """Return the time that files in the archives bear: SOURCE_DATE_EPOCH, as reproducible-builds.org has it, or now."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", datetime.now(UTC).timestamp()))


def bundle_files(bundle: Path, below: str) -> Iterator[Member]:
    """Yield everything of a bundle, in an order that does not depend on the disk."""
    for path in sorted(bundle.rglob("*")):
        place = f"{below}/{path.relative_to(bundle).as_posix()}"
        if path.is_symlink():
            yield Member(place, link=str(path.readlink()))
        elif path.is_file():
            yield Member(place, path, is_executable=bool(path.stat().st_mode & 0o100))


def tar_of(members: Sequence[Member], to: io.BufferedIOBase) -> None:
    """Write members as a tar file: owned by root, in the order given, each folder before what is in it."""
    folders: set[str] = set()
    with tarfile.open(fileobj=to, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for member in members:
            for folder in _folders_above(member.place):
                if folder not in folders:
                    folders.add(folder)
                    tar.addfile(_info(folder, tarfile.DIRTYPE, 0o755))
            if member.link:
                info = _info(member.place, tarfile.SYMTYPE, 0o777)
                info.linkname = member.link
                tar.addfile(info)
                continue
            content = member.content if isinstance(member.content, bytes) else member.content.read_bytes()
            info = _info(member.place, tarfile.REGTYPE, 0o755 if member.is_executable else 0o644)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))


def _folders_above(place: str) -> list[str]:
    parts = place.split("/")[:-1]
    return ["/".join(parts[: length + 1]) for length in range(len(parts)) if parts[length] != "."]


def _info(name: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.mode, info.mtime = kind, mode, moment()
    info.uname = info.gname = "root"
    return info


def make_archive(bundle: Path, out: Path) -> Path:
    """Write `plaint-<version>-linux-<machine>.tar.xz`: the bundle, what desktops look for, and `install.sh`."""
    top = f"plaint-{version()}"
    members = [
        Member(f"{top}/install.sh", (SOURCES / "install.sh").read_bytes(), is_executable=True),
        *(Member(f"{top}/share/{each.place}", each.content) for each in shared_files()),
        *bundle_files(bundle, f"{top}/plaint"),
    ]
    path = out / f"{top}-linux-{_machine()}.tar.xz"
    with lzma.open(path, "wb", preset=_PRESET) as packed:
        tar_of(members, packed)
    return path


def make_package(bundle: Path, out: Path) -> Path:
    """Write `plaint_<version>_<machine>.deb` into a folder; deb(5): an ar file of the format's number and two tars."""
    files = [
        *bundle_files(bundle, "./usr/lib/plaint"),
        Member("./usr/bin/plaint", link="../lib/plaint/plaint"),
        *(Member(f"./usr/share/{each.place}", each.content) for each in shared_files()),
        Member("./usr/share/doc/plaint/copyright", (ROOT / "LICENSE").read_bytes()),
        Member("./usr/share/doc/plaint/changelog.gz", _changes()),
    ]
    machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(_machine(), _machine())
    path = out / f"plaint_{version()}_{machine}.deb"
    parts = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": _packed([Member("./control", _control(files, machine).encode())]),
        "data.tar.xz": _packed(files),
    }
    path.write_bytes(b"!<arch>\n" + b"".join(_ar_member(name, data) for name, data in parts.items()))
    return path


def _control(files: Sequence[Member], machine: str) -> str:
    sizes = (len(each.content) if isinstance(each.content, bytes) else each.content.stat().st_size for each in files)
    return (
        f"Package: plaint\nVersion: {version()}\nArchitecture: {machine}\nMaintainer: {MAINTAINER}\n"
        f"Installed-Size: {sum(sizes) // 1024}\nDepends: {DEPENDS}\nRecommends: {RECOMMENDS}\n"
        "Section: editors\nPriority: optional\nDescription: write complaints that get answered\n"
        " Plaint asks plain questions, writes the letter as you type, keeps exactly what was\n"
        " sent, says by when an answer is due, and holds the reply against your points.\n"
    )


def _changes() -> bytes:
    return gzip.compress((ROOT / "resources" / "changelog.md").read_bytes(), mtime=0)


def _packed(members: Sequence[Member]) -> bytes:
    plain = io.BytesIO()
    tar_of(members, plain)
    return lzma.compress(plain.getvalue(), preset=_PRESET)


def _ar_member(name: str, data: bytes) -> bytes:
    head = f"{name:<16}{moment():<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
    return head.encode() + data + b"\n" * (len(data) % 2)


def _machine() -> str:
    return platform.machine()


def main(arguments: Sequence[str]) -> int:
    """Make both from a bundle: `linux_archive BUNDLE FOLDER`."""
    bundle, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    for made in (make_archive(bundle, out), make_package(bundle, out)):
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
