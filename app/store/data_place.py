"""Where a data folder lies: on this computer, on a network drive, or in a folder that is kept the same elsewhere too.

On a network drive a write-ahead log does not work (https://sqlite.org/wal.html, 1), and a program that copies folders
to other computers copies the file and its log at different moments. What tells such places apart is data here.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from os import environ
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath


class PlaceKind(StrEnum):
    """How far a folder can be trusted to be this computer's alone."""

    HERE = "here"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a folder lies.

    Attributes:
        kind: Which kind of place it is.
        service: What keeps it the same elsewhere, such as “OneDrive”, or the file system of a network drive.
    """

    kind: PlaceKind
    service: str = ""


# File systems whose files lie on another computer, as Linux (proc(5), mountinfo) and macOS (mount(8)) name them. The
# last line are folders that a virtual machine shares with its host.
NETWORK_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "webdav", "davfs", "ceph", "lustre"),
        *(
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.gvfsd-fuse",
            "fuse.davfs",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.onedriver",
        ),
        *("fuse.google-drive-ocamlfuse", "fuse.kio-fuse", "fuse.curlftpfs", "macfuse.sshfs"),
        *("pcloudfs", "fuse.pcloud", "9p", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs"),
    )
)
# What such programs leave in the folder that they keep the same, as their own guides and forums describe it.
MARKS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".sync/ID": "Resilio Sync",
}
# Folders of the home that such programs make, as regular expressions of their names.
FOLDERS: Mapping[str, str] = {
    r"OneDrive( - .+)?": "OneDrive",
    r"Dropbox( \(.+\))?": "Dropbox",
    r"iCloudDrive": "iCloud Drive",
    r"Google ?Drive|My Drive": "Google Drive",
    r"Nextcloud\d*": "Nextcloud",
    r"ownCloud\d*": "ownCloud",
    r"pCloud ?Drive": "pCloud",
    r"MEGA": "MEGA",
    r"Box|Box Sync": "Box",
    r"SynologyDrive": "Synology Drive",
}
# Variables in which OneDrive says where its folders are (Windows).
VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
CLOUD_STORAGE = ("Library", "CloudStorage")  # macOS: one folder for each service, such as `OneDrive-Personal`
ICLOUD = ("Library", "Mobile Documents")
_REMOTE_DRIVE = 4  # GetDriveTypeW, DRIVE_REMOTE


def mounts_of(system: str) -> Iterable[tuple[str, str]]:
    """Return where file systems are mounted, and of which type each is."""
    if system.startswith("linux"):
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return linux_mounts(lines)
    if system == "darwin":
        from subprocess import run  # the other systems need no other program for this

        return mac_mounts(run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout.splitlines())
    return ()


def linux_mounts(lines: Iterable[str]) -> list[tuple[str, str]]:
    r"""Read lines of mountinfo: the fifth word is the place, a space in it `\040`; the type follows a lone hyphen."""
    read = []
    for line in lines:
        before, _, after = line.partition(" - ")
        words = before.split()
        if len(words) > 4 and after:
            read.append((re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), words[4]), after.split()[0]))
    return read


def mac_mounts(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Read lines such as `//me@server/share on /Volumes/share (smbfs, nodev)`."""
    found = (re.fullmatch(r".+? on (.+) \(([^,)]+).*\)", line) for line in lines)
    return [(match[1], match[2]) for match in found if match]


def is_remote_drive(drive: str) -> bool:
    """Ask Windows whether a drive's letter stands for a folder of another computer."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE)


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the system; tests give answers of other systems."""

    system: str = sys.platform
    variables: Mapping[str, str] = field(default_factory=lambda: environ)
    home: PurePath = field(default_factory=Path.home)
    mounts: Callable[[str], Iterable[tuple[str, str]]] = mounts_of
    is_remote: Callable[[str], bool] = is_remote_drive
    exists: Callable[[PurePath], bool] = lambda path: Path(path).exists()

    def path(self, text: PurePath | str) -> PurePath:
        """Return a path as this system writes it."""
        return PureWindowsPath(text) if self.system == "win32" else PurePosixPath(text)


def place_of(folder: PurePath, machine: Machine | None = None) -> Place:
    """Return where a folder lies; a system that does not answer is taken at its best."""
    asked = machine or Machine()
    try:
        where = asked.path(folder)
        service = _synced_by(where, asked)
        if service:
            return Place(PlaceKind.SYNCED, service)
        network = _network(where, asked)
    except (OSError, ValueError):
        return Place(PlaceKind.HERE)
    return Place(PlaceKind.NETWORK, network) if network else Place(PlaceKind.HERE)


def _network(folder: PurePath, machine: Machine) -> str:
    """Return the file system of a network drive, or ""."""
    if machine.system == "win32":
        drive = folder.drive
        is_share = drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\(?!UNC\\)", drive, re.IGNORECASE)
        return "SMB" if is_share or machine.is_remote(drive) else ""
    around = [(len(where), kind) for where, kind in machine.mounts(machine.system) if folder.is_relative_to(where)]
    kind = max(around, default=(0, ""))[1]
    return kind if kind in NETWORK_SYSTEMS else ""


def _synced_by(folder: PurePath, machine: Machine) -> str:
    """Return the name of what keeps a folder the same elsewhere, or ""."""
    home = machine.path(machine.home)
    for name in VARIABLES:
        if machine.variables.get(name) and folder.is_relative_to(machine.path(machine.variables[name])):
            return "OneDrive"
    if folder.is_relative_to(home):
        below = folder.relative_to(home).parts
        if below[:2] == ICLOUD:
            return "iCloud Drive"
        if below[:2] == CLOUD_STORAGE and len(below) > len(CLOUD_STORAGE):
            return below[2].partition("-")[0]
        for pattern, service in FOLDERS.items():
            if below and re.fullmatch(pattern, below[0]):
                return service
    around = (folder, *folder.parents)
    return next((MARKS[mark] for each in around for mark in MARKS if machine.exists(each / mark)), "")
