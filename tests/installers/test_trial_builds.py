from pathlib import Path

import pytest

from resources.installers.trial_builds import EARLIER, TrialBuilds, TrialError


def test_two_versions_are_packed_and_the_earlier_one_sorts_first(tmp_path: Path) -> None:
    earlier, later = TrialBuilds(tmp_path, tmp_path / "work").installers
    assert earlier == EARLIER
    assert tuple(map(int, earlier.split("."))) < tuple(map(int, later.split(".")))


def test_the_python_of_windows_is_made_once_for_each_state_of_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(builds: TrialBuilds, command: list[object], settings: object = None) -> None:
        made.append(str(command[0]))
        (tmp_path / "python").mkdir(exist_ok=True)

    made: list[str] = []
    monkeypatch.setattr(TrialBuilds, "_call", call)
    builds = TrialBuilds(tmp_path / "kit", tmp_path)
    assert "packages" in builds.make_python()
    assert made[-1] == "bash"
    assert builds.make_python() == "made before"
    (tmp_path / "python" / "stamp").write_text("of another lock", encoding="utf-8")
    assert "packages" in builds.make_python()


def test_a_command_that_refuses_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(TrialError, match="no such thing"):
        TrialBuilds(tmp_path, tmp_path)._call(["sh", "-c", "echo no such thing >&2; exit 3"])
