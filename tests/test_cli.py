"""The command line as a whole: exit codes, where things are said, and what happens when the world is not kind."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app import cli
from app.cli import data_folder as data_folder_for
from app.cli import run, window_arguments
from tests.builders import SAMPLES, opened

ROOT = Path(__file__).parents[1]
COVERAGE = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")  # it could write nothing under a limit
MAIN = [sys.executable, "-m", "app"]
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); "
RUN = "from app.cli import run; sys.exit(run(sys.argv[2:]))"


def plaint(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLAINT_DATA": str(data)}
    command = [*MAIN, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def limited(most_bytes: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command where no file may grow beyond so many bytes, as on a disk that is almost full."""
    environment = {name: value for name, value in os.environ.items() if name not in COVERAGE}
    command = [sys.executable, "-c", LIMITED + RUN, str(most_bytes), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def broken(given: object) -> None:
    """Stand in for a command with a bug; the secret must not be printed or logged."""
    raise ZeroDivisionError("the secret words")


def test_what_was_done_is_said_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["letters", "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    assert captured.err == ""


def test_a_wrong_command_line_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["lettres"])
    assert left.value.code == 2


def test_problems_are_1_and_said_in_words_with_their_hints(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    file.write_text("[answers]\nsubjekt = 1\n", encoding="utf-8")
    assert run(["draft", "party-complaint", "--answers", str(file), "--out", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[1:] == [
        "  answers.subjekt: There is no question “subjekt” here.",
        "    Did you mean “subject”?",
    ]


def test_what_is_refused_is_3_with_message_and_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["case", "show", "7", "--json"]) == 3
    captured = capsys.readouterr()
    assert set(json.loads(captured.out)["error"]) == {"message", "hint"}
    assert captured.err.splitlines() == ["There is no case “7”.", "See your cases with: plaint case list"]


def test_what_is_refused_without_a_hint_is_one_line(capsys: pytest.CaptureFixture[str], data_folder: Path) -> None:
    run(["case", "new", "--title", "T", "--to", "X"])
    run(["case", "close", "1"])
    capsys.readouterr()
    assert run(["case", "close", "1"]) == 3
    assert capsys.readouterr().err == "“T” is closed already.\n"


def test_a_bug_is_70_and_keeps_every_word_to_itself(
    capsys: pytest.CaptureFixture[str], data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_command", lambda runs: broken)
    assert run(["letters"]) == 70
    said = capsys.readouterr().err + (data_folder / "plaint.log").read_text("utf-8")
    assert "bug ZeroDivisionError at test_cli.py" in said
    assert "secret" not in said


def test_a_bug_is_70_also_where_no_log_can_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(cli, "_command", lambda runs: broken)
    assert run(["letters", "--data", str(tmp_path / "file" / "data")]) == 70
    assert "The log could not be written." in capsys.readouterr().err


def test_notices_are_said_on_standard_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "few.toml"
    file.write_text("[answers]\n", encoding="utf-8")
    run(["case", "new", "--title", "T", "--to", "X"])
    capsys.readouterr()
    assert run(["write", "1", "party-complaint", "--answers", str(file)]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Draft 1 in P-")
    assert "name" in captured.err


def test_the_data_folder_is_the_one_named_first_then_the_environments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_folder: Path
) -> None:
    assert data_folder_for(tmp_path) == tmp_path
    assert data_folder_for(None) == data_folder
    monkeypatch.delenv("PLAINT_DATA")
    assert data_folder_for(None).name.casefold() == "plaint"


def test_no_command_opens_the_window_on_the_folder_and_day_given(tmp_path: Path) -> None:
    wanted = window_arguments(["--data", str(tmp_path), "--today", "2026-11-20"])
    assert wanted
    assert (wanted.data, wanted.time.today()) == (tmp_path, date(2026, 11, 20))


def test_a_window_without_a_day_is_on_the_real_one(data_folder: Path) -> None:
    wanted = window_arguments([])
    assert wanted
    assert wanted.data == data_folder


def test_a_command_opens_no_window() -> None:
    assert window_arguments(["case", "new", "--title", "T", "--to", "green-party"]) is None


def test_a_pack_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = window_arguments(["--data", str(tmp_path), "Harbour.PLAINTPACK"])
    assert wanted is not None
    assert wanted.file == tmp_path / "Harbour.PLAINTPACK"
    assert window_arguments(["one.plaintpack", "two.plaintpack"]) is None


def test_a_backup_opens_the_window_and_is_not_restored_unasked(tmp_path: Path) -> None:
    wanted = window_arguments(["--data", str(tmp_path), str(tmp_path / "mine.plaintbackup")])
    assert wanted is not None
    assert wanted.file == tmp_path / "mine.plaintbackup"


def test_a_folder_that_cannot_be_written_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(["today", "--data", str(tmp_path / "file" / "data")]) == 3
    assert capsys.readouterr().err.strip()


def test_a_second_plaint_on_the_same_folder_is_told_so(data_folder: Path) -> None:
    with opened(data_folder):
        said = plaint("today", data=data_folder)
    assert said.returncode == 3
    assert said.stderr.startswith("Your letters are open in Plaint already.")


def test_the_environment_names_the_data_folder(tmp_path: Path) -> None:
    plaint("case", "new", "--title", "T", "--to", "X", data=tmp_path / "mine")
    assert (tmp_path / "mine" / "plaint.db").is_file()
    assert plaint("case", "list", data=tmp_path / "mine").stdout.startswith("P-")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no head")
def test_output_may_be_cut_off(data_folder: Path) -> None:
    shell = f"'{sys.executable}' -m app letters | head -c 1; echo; echo ${{PIPESTATUS[0]}}"
    said = subprocess.run(["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.stdout.split()[-1], said.stderr) == ("0", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("most_bytes", [4096, 60_000])
def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path, data_folder: Path, most_bytes: int) -> None:
    with opened(data_folder):
        pass
    answers, out = str(SAMPLES / "party-complaint.large.toml"), tmp_path / "out"
    said = limited(most_bytes, "draft", "party-complaint", "--answers", answers, "--out", str(out))
    assert (said.returncode, said.stderr.count("\n")) == (3, 2)
    assert [path for path in out.glob(".*") if out.exists()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_while_a_letter_is_finished_leaves_a_whole_draft(data_folder: Path) -> None:
    run(["case", "new", "--title", "T", "--to", "green-party"])
    run(["write", "1", "party-complaint", "--answers", str(SAMPLES / "party-complaint.large.toml")])
    said = limited(40_000, "finish", "1")
    assert said.returncode == 3, said.stderr
    with opened(data_folder) as found:
        assert found.letters.writing(1).letter.state == "draft"


def test_output_that_has_no_encoding_is_taken_as_it_is(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdout", output)
    assert run(["letters"]) == 0
    assert "party-complaint" in output.getvalue()
