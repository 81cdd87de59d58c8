from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.packs.minisign import SecretKey
from app.services.update_service import System, UpdateService

KEY = SecretKey.new()
WINDOWS = System("win32", "AMD64")
NAME = "Plaint-0.2.0-windows-x64.exe"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Downloads"
    made.mkdir()
    return made


@pytest.fixture
def updates(tmp_path: Path) -> UpdateService:
    (tmp_path / "release.pub").write_text(KEY.public.file_text(), encoding="utf-8")
    return UpdateService(tmp_path / "release.pub", tmp_path / "updates", "0.1.0", WINDOWS)


def an_installer(folder: Path, name: str = NAME, comment: str = "", key: SecretKey = KEY) -> Path:
    path = folder / name
    path.write_bytes(b"an installer")
    text = key.sign(b"an installer", comment or f"plaint {name.split('-')[1]} {name}")
    (folder / f"{name}.minisig").write_text(text, encoding="utf-8")
    return path


def refused(updates: UpdateService, folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        updates.look(folder)
    return f"{caught.value.message} {caught.value.hint}"


def test_a_signed_newer_installer_is_found_and_copied_where_nobody_else_writes(
    updates: UpdateService, folder: Path, tmp_path: Path
) -> None:
    an_installer(folder)
    found = updates.look(folder)
    assert (found.version, found.path) == ("0.2.0", tmp_path / "updates" / NAME)
    assert found.path.read_bytes() == b"an installer"


def test_of_several_the_newest_is_taken_by_its_numbers(updates: UpdateService, folder: Path) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        an_installer(folder, f"Plaint-{version}-windows-x64.exe")
    assert updates.look(folder).version == "0.10.0"


def test_the_same_version_and_an_older_one_are_not_started(updates: UpdateService, folder: Path) -> None:
    for version in ("0.1.0", "0.0.9"):
        an_installer(folder, f"Plaint-{version}-windows-x64.exe")
    assert "is not newer than the Plaint that you have, 0.1.0." in refused(updates, folder)


def test_one_without_a_signature_is_not_started(updates: UpdateService, folder: Path) -> None:
    an_installer(folder).with_name(f"{NAME}.minisig").unlink()
    assert f"“{NAME}” is not signed" in refused(updates, folder)


def test_one_that_somebody_else_signed_is_not_started(updates: UpdateService, folder: Path) -> None:
    an_installer(folder, key=SecretKey.new())
    assert "was not signed by the makers of Plaint" in refused(updates, folder)


def test_one_that_was_changed_is_not_started_and_leaves_no_copy(
    updates: UpdateService, folder: Path, tmp_path: Path
) -> None:
    an_installer(folder).write_bytes(b"an evil one!")
    assert "was not signed by the makers of Plaint" in refused(updates, folder)
    assert not (tmp_path / "updates").exists()


def test_an_older_installer_under_a_newer_name_is_not_started(updates: UpdateService, folder: Path) -> None:
    an_installer(folder, comment="plaint 0.1.0 Plaint-0.1.0-windows-x64.exe")
    assert "is that of another file" in refused(updates, folder)


def test_without_the_makers_key_nothing_is_started(folder: Path, tmp_path: Path) -> None:
    an_installer(folder)
    keyless = UpdateService(tmp_path / "none.pub", tmp_path / "updates", "0.1.0", WINDOWS)
    assert "came without its makers’ key" in refused(keyless, folder)


def test_installers_for_other_systems_are_passed_over(updates: UpdateService, folder: Path) -> None:
    for name in ("Plaint-0.2.0-macos-apple.dmg", "Plaint-0.2.0-windows-x64.exe.part", "notes.txt"):
        (folder / name).touch()
    (folder / NAME).mkdir()
    assert "no installer of Plaint for this computer in “Downloads”" in refused(updates, folder)


def test_a_folder_that_cannot_be_read_is_said_so(updates: UpdateService, folder: Path) -> None:
    assert "could not be read" in refused(updates, folder / "gone")


def test_a_file_that_is_far_too_large_is_not_even_copied(
    updates: UpdateService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_installer(folder)
    monkeypatch.setattr("app.services.update_service._MOST_BYTES", 5)
    assert "far too large" in refused(updates, folder)


def test_a_full_disk_is_said_so(updates: UpdateService, folder: Path, tmp_path: Path) -> None:
    an_installer(folder)
    (tmp_path / "updates").write_text("in the way")
    assert "could not be copied" in refused(updates, folder)


@pytest.mark.parametrize(
    ("system", "name"),
    [
        (System("darwin", "arm64"), "Plaint-0.2.0-macos-apple.dmg"),
        (System("darwin", "x86_64"), "Plaint-0.2.0-macos-intel.dmg"),
        (System("linux", "x86_64"), "plaint-0.2.0-linux-x86_64.tar.xz"),
        (System("linux", "x86_64"), "plaint_0.2.0_amd64.deb"),
        (System("linux", "aarch64"), "plaint_0.2.0_arm64.deb"),
    ],
)
def test_each_system_knows_its_own_installers(system: System, name: str) -> None:
    match = system.names().fullmatch(name)
    assert match is not None
    assert "0.2.0" in match.groups()


def test_the_system_is_this_one_unless_another_is_named() -> None:
    assert System.here().names()
