import json
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from resources.installers import try_release
from resources.installers.try_release import (
    TriedError,
    program_in,
    report_is_good,
    self_test,
    try_linux,
    try_macos,
    try_windows,
)

GOOD = {"ok": True, "problems": [], "letters": 27, "seconds": 1.5}
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def stand_in(place: Path, report: object, code: int = 0) -> Path:
    """Put a program into a place that writes a report as the self-test does."""
    place.mkdir(parents=True)
    program = place / "plaint"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen(sys.argv[3], 'w').write({json.dumps(report)!r})\nsys.exit({code})\n"
    )
    program.chmod(0o755)
    return place


def test_the_program_is_found_in_each_kind_of_bundle(tmp_path: Path) -> None:
    for inside in ("Contents/MacOS/plaint", "plaint.exe", "plaint"):
        folder = tmp_path / inside.replace("/", "-")
        program = folder / inside
        program.parent.mkdir(parents=True)
        program.touch()
        assert program_in(folder) == program


def test_a_folder_without_plaint_is_told(tmp_path: Path) -> None:
    with pytest.raises(TriedError, match="There is no Plaint"):
        program_in(tmp_path)


@pytest.mark.parametrize(
    "report",
    [{**GOOD, "ok": False}, {**GOOD, "problems": ["a"]}, {**GOOD, "letters": 0}],
    ids=["not ok", "problem", "none"],
)
def test_a_report_is_good_only_if_all_of_it_is(report: object) -> None:
    assert report_is_good(json.dumps(GOOD))
    assert not report_is_good(json.dumps(report))
    assert not report_is_good("Segmentation fault")


@posix_only
def test_a_good_bundle_passes(tmp_path: Path) -> None:
    assert "27 letters" in self_test(stand_in(tmp_path / "bundle", GOOD))


@posix_only
@pytest.mark.parametrize(("report", "code"), [(GOOD, 1), ({**GOOD, "ok": False}, 0)])
def test_a_bundle_fails_by_its_code_and_by_its_report(tmp_path: Path, report: object, code: int) -> None:
    with pytest.raises(TriedError, match=f"ended with {code}"):
        self_test(stand_in(tmp_path / "bundle", report, code))


@posix_only
def test_an_archive_is_tried_where_it_was_unpacked(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "plaint.tar.xz", "w:xz") as archive:
        archive.add(stand_in(tmp_path / "bundle", GOOD), "plaint-1.0")
    said = try_linux(tmp_path / "plaint.tar.xz")
    assert "für mich" in said
    assert "plaint-1.0" in said


@posix_only
def test_the_command_fails_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert try_release.main(["bundle", str(stand_in(tmp_path / "bundle", GOOD, 3))]) == 1
    assert "FAILED: The self-test ended with 3" in capsys.readouterr().err
    assert try_release.main(["sideways", "x"]) == 2


class Commands:
    """Remembers commands, and does what the last word of one is known to do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[str] = []
        self.tried: list[Path] = []
        monkeypatch.setattr(try_release, "_must", self.must)
        monkeypatch.setattr(try_release, "self_test", self.self_test)

    def must(self, command: Sequence[str | Path]) -> None:
        self.given.append(" ".join(str(part) for part in command))

    def self_test(self, place: Path) -> str:
        self.tried.append(place)
        return "fine"


def test_an_image_is_tried_in_itself_and_as_a_copy_and_detached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = Commands(monkeypatch)
    assert try_macos(tmp_path / "Plaint.dmg") == "fine"
    assert [line.split()[:2] for line in commands.given][::2] == [["hdiutil", "attach"], ["hdiutil", "detach"]]
    assert [place.parent.name for place in commands.tried] == ["volume", "Applications"]


def test_what_an_uninstaller_leaves_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = Commands(monkeypatch)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    place = tmp_path / "Programs" / "Plaint"
    place.mkdir(parents=True)
    (place / "uninstall.exe").touch()
    assert try_windows(tmp_path / "x.exe") == "fine"
    assert [line.split()[-2] for line in commands.given[:2]] == [str(tmp_path / "x.exe")] * 2

    place.mkdir()
    (place / "forgotten.dll").touch()
    with pytest.raises(TriedError, match=r"forgotten\.dll"):
        try_windows(tmp_path / "x.exe")
