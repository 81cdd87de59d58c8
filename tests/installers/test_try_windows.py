from pathlib import Path

import pytest

from resources.installers import try_windows
from resources.installers.trial_builds import PROGRAMS, TrialError, expect, missing
from resources.installers.try_windows import Log, WindowsTrial
from resources.installers.wine import Wine


def test_what_is_missing_is_told_with_the_way_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    told = "\n".join(missing(tmp_path))
    assert all(f"{name} (apt-get install {package})" in told for name, package in PROGRAMS.items())
    assert "make_winpython.sh" in told


def test_the_command_does_nothing_while_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(try_windows.KIT, raising=False)
    assert try_windows.main([str(tmp_path / "no kit"), "--work", str(tmp_path / "work")]) == 2
    assert "has to be there first" in capsys.readouterr().err
    assert not (tmp_path / "work").exists()


class Steps(WindowsTrial):
    """A trial of three steps, the second of which fails."""

    def steps(self) -> list[tuple[str, try_windows.Step]]:
        return [("First", lambda: "fine"), ("Second", self.fail), ("Third", self.fail)]

    def fail(self) -> str:
        expect(False, "It was not so.")
        return ""


def test_a_step_that_fails_ends_the_trial_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wine, "close", lambda wine: None)
    assert not Steps(tmp_path, tmp_path, Log(tmp_path / "log.txt")).run()
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "ok: fine" in log
    assert "FAILED: It was not so." in log
    assert "Third" not in log


def test_what_is_expected_is_told_when_it_is_not_so() -> None:
    expect(True, "no matter")
    with pytest.raises(TrialError, match="This was to be"):
        expect(False, "This was to be.")
