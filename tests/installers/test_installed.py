"""The installer for Windows under Wine, with a stand-in of two files for the bundle; `try_windows` tries the real one.

It takes a minute, so that it runs only with PLAINT_WINE=1.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.installers.try_windows import ENTRY, IS_OPEN, ODD_PLACE
from resources.installers.windows_installer import make_installer
from resources.installers.wine import Wine

pytestmark = pytest.mark.skipif(
    os.environ.get("PLAINT_WINE") != "1" or not shutil.which("wine") or not shutil.which("makensis"),
    reason="only with PLAINT_WINE=1, Wine and NSIS",
)
FAILED = 2
PROGRAMS = {"plaint.exe", "plaint.com", "plaint.pkg"}
OPENS = r"Software\Classes\Plaint.Pack\shell\open\command"
STAND_IN = """
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "{output}"
Section
  Sleep 20000
SectionEnd
"""


@pytest.fixture(scope="module")
def installers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Installers of two versions; each has a file that the other lacks. The program in them stays open for a while."""
    folder = tmp_path_factory.mktemp("installers")
    bundle = folder / "plaint"
    inside = bundle / "_internal" / "größe"
    inside.mkdir(parents=True)
    (folder / "stand-in.nsi").write_text(STAND_IN.format(output=bundle / "plaint.exe"))
    subprocess.run(["makensis", "-V1", folder / "stand-in.nsi"], check=True)
    shutil.copy(bundle / "plaint.exe", bundle / "plaint.com")
    (bundle / "plaint.pkg").write_bytes(b"what both share")
    made = {}
    for number in ("1.0.0", "2.0.0"):
        only_here = inside / f"only-in-{number}.txt"
        only_here.touch()
        made[number] = folder / f"{number}.exe"
        make_installer(bundle, made[number], number, {}, is_quick=True)
        only_here.unlink()
    return made


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Wine:
    made = Wine(tmp_path_factory.mktemp("windows"))
    made.make()
    return made


@pytest.fixture
def member(windows: Wine) -> Iterator[Wine]:
    """A Windows with letters of two people, and without Plaint."""
    for name in ("Plaint", "Plaint-2"):
        (windows.local / name).mkdir()
        (windows.local / name / "people.json").touch()
    (windows.local / "Plaint-notes").mkdir()  # of another program
    yield windows
    windows.close()
    for folder in (*windows.local.glob("Plaint*"), windows.local / "Programs", windows.prefix / "drive_c" / "Übung"):
        shutil.rmtree(folder, ignore_errors=True)
    windows.run(["reg", "delete", f"HKCU\\{ENTRY}", "/f"])


def place(member: Wine) -> Path:
    return member.path_here(member.registered(ENTRY, "InstallLocation"))


def installed(member: Wine, installer: Path, *more: str) -> Path:
    assert member.run([installer, "/S", *more]).code == 0
    return place(member)


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*") if file.is_file()}


def uninstall(member: Wine, folder: Path, *more: str) -> int:
    """Uninstall in the foreground; that way the uninstaller cannot remove itself."""
    code = member.run([folder / "uninstall.exe", "/S", *more, *f"_?={member.path_there(folder)}".split(" ")]).code
    (folder / "uninstall.exe").unlink(missing_ok=code == 0)
    return code


def test_an_upgrade_replaces_the_program_and_leaves_the_letters(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"])
    assert installed(member, installers["2.0.0"]) == folder
    assert files(folder) == {*PROGRAMS, "uninstall.exe", "only-in-2.0.0.txt"}
    assert member.registered(ENTRY, "DisplayVersion") == "2.0.0"
    assert (member.local / "Plaint" / "people.json").exists()


def test_a_version_with_one_program_is_replaced_too(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"])
    for name in ("plaint.com", "plaint.pkg"):
        (folder / name).unlink()
    installed(member, installers["2.0.0"])
    assert files(folder) == {*PROGRAMS, "uninstall.exe", "only-in-2.0.0.txt"}


@pytest.mark.parametrize("program", ["plaint.exe", "plaint.com"])
def test_while_plaint_is_open_nothing_is_changed(member: Wine, installers: dict[str, Path], program: str) -> None:
    folder = installed(member, installers["1.0.0"])
    before = files(folder)
    with member.started([folder / program]):
        time.sleep(2)
        assert member.run([installers["2.0.0"], "/S"]).code == IS_OPEN
        assert member.run([folder / "uninstall.exe", "/S", f"_?={member.path_there(folder)}"]).code == IS_OPEN
    assert files(folder) == before


def test_what_cannot_be_unpacked_leaves_the_old_version_as_it_was(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"])
    (folder / "new").touch()  # where the new version is unpacked
    assert member.run([installers["2.0.0"], "/S"]).code == FAILED
    assert {*PROGRAMS, "only-in-1.0.0.txt"} <= files(folder)
    assert member.registered(ENTRY, "DisplayVersion") == "1.0.0"


def test_a_folder_with_spaces_and_umlauts_is_remembered(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"], *f"/D={ODD_PLACE}".split(" "))  # NSIS wants it without quotes
    assert folder == member.path_here(ODD_PLACE)
    assert member.registered(OPENS) == f'"{ODD_PLACE}\\plaint.exe" "%1"'
    assert installed(member, installers["2.0.0"]) == folder


def test_uninstalled_silently_the_letters_stay(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"])
    (folder / "notes.txt").touch()  # of the person's
    assert uninstall(member, folder) == 0
    assert files(folder) == {"notes.txt"}
    assert (member.local / "Plaint-2" / "people.json").exists()
    assert not member.registered(ENTRY, "DisplayName")
    assert not member.registered(OPENS)
    assert not (member.start_menu / "Plaint.lnk").exists()


def test_uninstalled_with_the_data_everybody_s_letters_go(member: Wine, installers: dict[str, Path]) -> None:
    folder = installed(member, installers["1.0.0"])
    assert uninstall(member, folder, "/DATA=remove") == 0
    assert [each.name for each in member.local.glob("Plaint*")] == ["Plaint-notes"]
