from collections.abc import Sequence

import pytest

from resources.installers import wheels


def test_every_system_and_python_of_a_release_is_asked_about() -> None:
    asked: list[str] = []

    def run(line: Sequence[str]) -> tuple[int, str]:
        asked.append(" ".join(line))
        return 0, ""

    assert wheels.missing("uv", run) == []
    assert len(asked) == len(wheels.SYSTEMS) * len(wheels.PYTHONS)
    assert all("--only-binary :all:" in line for line in asked)


def test_what_is_missing_is_told_with_its_system() -> None:
    def run(line: Sequence[str]) -> tuple[int, str]:
        return (1, "no wheel for lxml") if "aarch64-apple-darwin" in line else (0, "")

    first, *_ = wheels.missing("uv", run)
    assert first == "aarch64-apple-darwin, Python 3.11:\nno wheel for lxml"


def test_without_uv_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert wheels.main() == 2
    assert "pip install uv" in capsys.readouterr().err
