"""Where a data folder lies, with the answers that Windows, macOS and Linux give."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from app.store.data_place import (
    Machine,
    Place,
    PlaceKind,
    is_remote_drive,
    linux_mounts,
    mac_mounts,
    mounts_of,
    place_of,
)

HERE = Place(PlaceKind.HERE)
LINUX = """
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:44 / /home/sian/Shared\\040drive rw,relatime shared:1 - cifs //server/share rw
41 27 0:45 / /mnt/work rw - nfs4 server:/work rw
42 27 0:46 / /mnt/work/local rw - ext4 /dev/sdb rw
43 27 0:47 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//sian@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by sian)
server:/work on /Volumes/my work (nfs)
"""


def machine(
    system: str, home: str, *, marks: tuple[str, ...] = (), variables: Mapping[str, str] | None = None
) -> Machine:
    mounts = linux_mounts(LINUX.splitlines()) if system == "linux" else mac_mounts(MAC.splitlines())
    return Machine(
        system=system,
        variables=variables or {},
        home=PurePath(home),
        mounts=lambda _system: mounts,
        is_remote=lambda drive: drive == "N:",
        exists=lambda path: path.as_posix() in marks,
    )


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/sian/.local/share/Plaint", ""),
        ("/home/sian/Shared drive/Plaint", "cifs"),
        ("/mnt/work/Plaint", "nfs4"),
        ("/mnt/work/local/Plaint", ""),
        ("/run/user/1000/gvfs/smb-share:server=nas/Plaint", "fuse.gvfsd-fuse"),
    ],
)
def test_linux_says_by_its_mounts_what_lies_on_the_network(folder: str, kind: str) -> None:
    expected = Place(PlaceKind.NETWORK, kind) if kind else HERE
    assert place_of(PurePath(folder), machine("linux", "/home/sian")) == expected


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/Users/sian/Library/Application Support/Plaint", ""),
        ("/Volumes/share/Plaint", "smbfs"),
        ("/Volumes/my work/Plaint", "nfs"),
    ],
)
def test_macos_says_it_by_its_mounts_too(folder: str, kind: str) -> None:
    expected = Place(PlaceKind.NETWORK, kind) if kind else HERE
    assert place_of(PurePath(folder), machine("darwin", "/Users/sian")) == expected


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        (r"C:\Users\Sian\AppData\Local\Plaint", False),
        (r"N:\Plaint", True),
        (r"\\server\share\Plaint", True),
        (r"\\wsl.localhost\Debian\home\sian", True),
        (r"\\?\UNC\server\share\Plaint", True),
        (r"\\?\C:\Users\Sian\Plaint", False),
    ],
)
def test_windows_says_it_by_the_drive(folder: str, is_network: bool) -> None:
    expected = Place(PlaceKind.NETWORK, "SMB") if is_network else HERE
    assert place_of(PureWindowsPath(folder), machine("win32", r"C:\Users\Sian")) == expected


@pytest.mark.parametrize(
    ("system", "home", "folder", "service"),
    [
        ("win32", r"C:\Users\Sian", r"C:\Users\Sian\OneDrive\Plaint", "OneDrive"),
        ("win32", r"C:\Users\Sian", r"C:\Users\Sian\OneDrive - Harbour Party\Plaint", "OneDrive"),
        ("win32", r"C:\Users\Sian", r"D:\Clouds\Plaint", "OneDrive"),
        ("win32", r"C:\Users\Sian", r"C:\Users\Sian\iCloudDrive\Plaint", "iCloud Drive"),
        ("darwin", "/Users/sian", "/Users/sian/Library/Mobile Documents/com~apple~CloudDocs/Plaint", "iCloud Drive"),
        ("darwin", "/Users/sian", "/Users/sian/Library/CloudStorage/GoogleDrive-s@example.org/My Drive", "GoogleDrive"),
        ("linux", "/home/sian", "/home/sian/Dropbox (Harbour)/Plaint", "Dropbox"),
        ("linux", "/home/sian", "/home/sian/Nextcloud/a/b/Plaint", "Nextcloud"),
        ("linux", "/home/sian", "/data/both/Plaint", "Syncthing"),
        ("linux", "/home/sian", "/home/sian/Boxing/Plaint", ""),
        ("linux", "/home/sian", "/home/sian", ""),
    ],
)
def test_folders_that_are_kept_the_same_elsewhere_are_known(system: str, home: str, folder: str, service: str) -> None:
    asked = machine(system, home, marks=("/data/both/.stfolder",), variables={"OneDriveCommercial": r"D:\Clouds"})
    expected = Place(PlaceKind.SYNCED, service) if service else HERE
    assert place_of(asked.path(folder), asked) == expected


def test_a_mark_in_a_folder_above_tells_of_this_one(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    assert place_of(tmp_path / "letters" / "Plaint") == Place(PlaceKind.SYNCED, "Dropbox")


def test_a_system_that_does_not_answer_is_taken_at_its_best() -> None:
    def silent(_system: str) -> list[tuple[str, str]]:
        raise OSError

    assert place_of(PurePath("/data"), Machine("linux", {}, PurePath("/home/sian"), silent)) == HERE


def test_each_system_is_asked_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    class Answer:
        stdout = MAC

    monkeypatch.setattr(subprocess, "run", lambda *_command, **_how: Answer())
    assert ("/Volumes/share", "smbfs") in mounts_of("darwin")
    assert list(mounts_of("win32")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks this computer")
def test_this_computer_answers() -> None:
    assert "/" in dict(mounts_of("linux"))


def test_windows_is_asked_for_the_kind_of_a_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kernel:
        @staticmethod
        def GetDriveTypeW(root: str) -> int:  # noqa: N802 the name that Windows has for it
            return 4 if root == "N:\\" else 3

    class Windll:
        kernel32 = Kernel

    assert not is_remote_drive("N:") or sys.platform == "win32"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("ctypes.windll", Windll, raising=False)
    assert (is_remote_drive("N:"), is_remote_drive("C:")) == (True, False)
