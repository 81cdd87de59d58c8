import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from app.ui.application import DESKTOP_NAME
from resources.installers.bundle_plan import version
from resources.installers.linux_archive import SOURCES, make_archive, make_package, metainfo, shared_files
from resources.installers.publisher import BUNDLE_ID

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux, made on Linux")


@pytest.fixture(autouse=True)
def _a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of three files: a program, a library that it needs, and a link to that."""
    folder = tmp_path / "dist" / "plaint"
    (folder / "_internal").mkdir(parents=True)
    (folder / "plaint").write_text("#!/bin/sh\necho started\n")
    (folder / "plaint").chmod(0o755)
    (folder / "_internal" / "libdraws.so.1").write_bytes(b"code")
    (folder / "_internal" / "libdraws.so").symlink_to("libdraws.so.1")
    return folder


@pytest.fixture
def unpacked(bundle: Path, tmp_path: Path) -> Path:
    with tarfile.open(make_archive(bundle, tmp_path)) as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    return tmp_path / "unpacked" / f"plaint-{version()}"


def install(unpacked: Path, home: Path, *arguments: str) -> None:
    env = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run([str(unpacked / "install.sh"), *arguments], env=env, check=True, capture_output=True)


def test_the_same_bundle_gives_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for out in (one, other):
        out.mkdir()
        make_archive(bundle, out)
        make_package(bundle, out)
        os.utime(bundle / "plaint", (5, 5))
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_nothing_in_the_archive_names_who_made_it(bundle: Path, tmp_path: Path) -> None:
    with tarfile.open(make_archive(bundle, tmp_path)) as tar:
        assert {(each.uid, each.uname, each.mtime) for each in tar.getmembers()} == {(0, "root", 1796083200)}


def test_installed_for_one_person_it_starts_from_menu_and_terminal(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "a home"
    home.mkdir()
    install(unpacked, home)
    started = subprocess.run([str(home / ".local/bin/plaint")], check=True, capture_output=True, encoding="utf-8")
    entry = (home / ".local/share/applications/plaint.desktop").read_text("utf-8")
    assert started.stdout == "started\n"
    assert f'Exec="{home}/.local/lib/plaint/plaint" %f' in entry.splitlines()


def test_a_newer_one_takes_the_place_of_an_older_one(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    old = home / ".local/lib/plaint/_internal/of-the-old-one"
    old.parent.mkdir(parents=True)
    old.touch()
    install(unpacked, home)
    assert not old.exists()
    assert (home / ".local/lib/plaint/_internal/libdraws.so").readlink() == Path("libdraws.so.1")


def test_taken_away_it_leaves_nothing_but_the_letters(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    letters = home / ".local/share/Plaint/plaint.db"
    letters.parent.mkdir(parents=True)
    letters.write_bytes(b"letters")
    install(unpacked, home)
    install(unpacked, home, "--remove")
    ours = [path.name for path in home.rglob("*") if "plaint" in path.name.casefold()]
    assert sorted(ours) == ["Plaint", "plaint.db"]


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is not installed")
def test_dpkg_reads_the_package_and_what_is_in_it(bundle: Path, tmp_path: Path) -> None:
    package = make_package(bundle, tmp_path)
    told = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True, encoding="utf-8").stdout
    assert f"Version: {version()}\n" in told
    subprocess.run(["dpkg-deb", "-x", package, tmp_path / "root"], check=True)
    assert (tmp_path / "root/usr/bin/plaint").resolve() == tmp_path / "root/usr/lib/plaint/plaint"


def test_the_package_is_packed_as_dpkg_of_debian_12_takes_it(bundle: Path, tmp_path: Path) -> None:
    data = make_package(bundle, tmp_path).read_bytes()
    assert data.startswith(b"!<arch>\ndebian-binary ")
    assert data.count(b"\xfd7zXZ\x00") == 2  # the two tars; zstd came with Debian 13


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_metainfo_is_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{BUNDLE_ID}.metainfo.xml"
    file.write_text(metainfo(), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", str(file)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert not re.search(r"^[EW]:", done.stdout, re.MULTILINE), done.stdout


def test_the_menu_entry_has_the_name_that_the_window_gives_itself() -> None:
    entry = (SOURCES / "plaint.desktop").read_text("utf-8")
    assert f"StartupWMClass={DESKTOP_NAME}" in entry.splitlines()
    assert f"applications/{DESKTOP_NAME}.desktop" in {each.place for each in shared_files()}
