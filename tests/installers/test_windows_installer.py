import shutil
import subprocess
from pathlib import Path

import pytest

from resources.installers import windows_installer
from resources.installers.windows_installer import (
    INSTALLED_MOST,
    INSTALLER_MOST,
    CannotMakeError,
    definitions,
    four_numbers,
    make_installer,
)

with_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder with the shape of the bundle for Windows."""
    made = tmp_path / "für mich" / "plaint"
    (made / "_internal" / "a folder").mkdir(parents=True)
    for name in ("plaint.exe", "plaint.com", "plaint.pkg"):
        (made / name).write_bytes(b"MZ")
    (made / "_internal" / "a folder" / "größe.txt").write_text("words", encoding="utf-8")
    return made


def test_what_a_member_waits_for_and_has_room_for_is_kept() -> None:
    assert INSTALLER_MOST <= 36_000_000
    assert INSTALLED_MOST <= 100_000_000


def test_windows_gets_four_numbers() -> None:
    assert four_numbers("1.2") == "1.2.0.0"
    assert four_numbers("1.2.3") == "1.2.3.0"


def test_a_bundle_that_is_too_large_is_refused(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_installer, "INSTALLED_MOST", 5)
    with pytest.raises(CannotMakeError, match="at most 5 are promised"):
        definitions(bundle, Path("x.exe"), "1.0", {})


@pytest.mark.parametrize("name", ["", "_internal", "plaint.com", "notes.txt"])
def test_a_folder_that_is_not_the_bundle_is_refused(bundle: Path, name: str) -> None:
    if name == "_internal":
        shutil.rmtree(bundle / name)
    elif name == "plaint.com":
        (bundle / name).unlink()
    elif name:
        (bundle / name).touch()
    with pytest.raises(CannotMakeError, match="nothing else"):
        definitions(bundle if name else bundle / "nowhere", Path("x.exe"), "1.0", {})


def test_nothing_is_signed_unless_a_command_is_named(bundle: Path) -> None:
    assert "SIGN" not in definitions(bundle, Path("x.exe"), "1.0", {"PLAINT_SIGN_WINDOWS": ""})
    assert definitions(bundle, Path("x.exe"), "1.0", {"PLAINT_SIGN_WINDOWS": "sign"})["SIGN"] == "sign"


def test_without_nsis_it_says_how_to_get_it(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(CannotMakeError, match="apt-get install nsis"):
        make_installer(bundle, Path("x.exe"), "1.0", {})


@with_nsis
def test_the_script_makes_an_installer_without_a_warning(bundle: Path, tmp_path: Path) -> None:
    size = make_installer(bundle, tmp_path / "out" / "x.exe", "1.0", {}, is_quick=True)
    made = (tmp_path / "out" / "x.exe").read_bytes()
    assert len(made) == size
    assert made.startswith(b"MZ")


@with_nsis
def test_programs_uninstaller_and_installer_are_signed(bundle: Path, tmp_path: Path) -> None:
    sign = tmp_path / "sign.sh"
    sign.write_text(f'#!/bin/sh\nbasename "$1" >> "{tmp_path}/signed"\n')
    sign.chmod(0o755)
    make_installer(bundle, tmp_path / "x.exe", "1.0", {"PLAINT_SIGN_WINDOWS": str(sign)}, is_quick=True)
    program, console, uninstaller, installer = (tmp_path / "signed").read_text().split()
    assert (program, console, installer) == ("plaint.exe", "plaint.com", "x.exe")
    assert uninstaller


@with_nsis
def test_an_installer_that_cannot_be_signed_is_not_made(bundle: Path, tmp_path: Path) -> None:
    with pytest.raises((CannotMakeError, subprocess.CalledProcessError)):
        make_installer(bundle, tmp_path / "x.exe", "1.0", {"PLAINT_SIGN_WINDOWS": "false"}, is_quick=True)


def test_an_installer_that_is_too_large_is_refused(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = bundle.parent / "x.exe"

    def run(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        output.write_bytes(b"MZ, and more")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr(windows_installer, "INSTALLER_MOST", 12)
    assert make_installer(bundle, output, "1.0", {}) == 12
    monkeypatch.setattr(windows_installer, "INSTALLER_MOST", 11)
    with pytest.raises(CannotMakeError, match="at most 11 are promised"):
        make_installer(bundle, output, "1.0", {})


def test_the_command_fails_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert windows_installer.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err
