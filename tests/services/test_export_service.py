"""Letters as files: whole, named, and never over another file."""

import email
import email.policy
import errno
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import Plaint
from app.domain.errors import ProblemsFoundError, UserError
from app.services.export_service import write_new, write_over
from tests.builders import a_finished_letter, sample_file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def drafted(plaint: Plaint, out: Path, *formats: str) -> list[Path]:
    template = plaint.packs.template("party-complaint")
    return list(plaint.exports.draft(template, sample_file(plaint), out, formats).files.values())


def test_a_letter_is_drawn_without_a_case(plaint: Plaint, out: Path) -> None:
    paths = drafted(plaint, out, "docx", "pdf", "eml", "txt")
    assert [path.name for path in paths] == [
        f"2026-11-20-complaint-to-your-party.{kind}" for kind in ("docx", "pdf", "eml", "txt")
    ]
    assert plaint.cases.all() == []


def test_a_file_that_says_its_own_day_is_drawn_on_that_day(plaint: Plaint, out: Path) -> None:
    file = replace(sample_file(plaint), today=date(2026, 12, 2))
    drawn = plaint.exports.draft(plaint.packs.template("party-complaint"), file, out, ("txt",))
    assert "2 December 2026" in drawn.files["txt"].read_text("utf-8")


def test_a_letter_is_drawn_without_what_is_missing_being_made_up(plaint: Plaint, out: Path) -> None:
    file = replace(sample_file(plaint), answers={})
    with pytest.raises(ProblemsFoundError):
        plaint.exports.draft(plaint.packs.template("party-complaint"), file, out, ("txt",))
    assert not out.exists()


def test_the_profile_fills_what_the_file_does_not_say(plaint: Plaint, out: Path) -> None:
    plaint.profile.save(replace(plaint.profile.load(), name="Siân Pritchard", address=("1 Weir Lane",)))
    file = replace(sample_file(plaint), me={})
    drawn = plaint.exports.draft(plaint.packs.template("party-complaint"), file, out, ("txt",))
    assert "Siân Pritchard" in drawn.files["txt"].read_text("utf-8")


@pytest.mark.parametrize("is_there", [False, True])
def test_a_disk_on_which_a_file_has_one_name_only_takes_letters_too(
    out: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on a memory stick")

    out.mkdir()
    if is_there:
        (out / "a.pdf").write_bytes(b"another")
    monkeypatch.setattr(os, "link", refuse)
    written = write_new(out / "a.pdf", b"kept")
    assert (written.name, written.read_bytes()) == ("a (2).pdf" if is_there else "a.pdf", b"kept")
    assert len(list(out.iterdir())) == 1 + is_there


def test_a_mail_draft_brings_both_files_and_the_words(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    message = email.message_from_bytes(plaint.exports.email_draft(letter), policy=email.policy.default)
    kept = {file.name: plaint.letters.file_bytes(file) for file in letter.files}
    assert {part.get_filename(): part.get_content() for part in message.iter_attachments()} == kept
    body = message.get_body(("plain",))
    assert body
    assert body.get_content().replace("\r\n", "\n") == letter.text


def test_a_mail_draft_goes_to_the_recipient_and_is_unsent(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    message = email.message_from_bytes(plaint.exports.email_draft(letter), policy=email.policy.default)
    assert (message["To"], message["X-Unsent"]) == (letter.recipient["email"] or None, "1")


def test_a_mail_draft_is_saved_beside_the_letter(plaint: Plaint, out: Path) -> None:
    letter = a_finished_letter(plaint)
    assert plaint.exports.save_email(letter, out).read_bytes() == plaint.exports.email_draft(letter)


def test_saved_files_are_the_exact_bytes(plaint: Plaint, out: Path) -> None:
    letter = a_finished_letter(plaint)
    saved = [path.read_bytes() for path in plaint.exports.save_files(letter, out)]
    assert saved == [plaint.letters.file_bytes(file) for file in letter.files]


def test_saving_twice_makes_no_second_copy(plaint: Plaint, out: Path) -> None:
    letter = a_finished_letter(plaint)
    assert plaint.exports.save_files(letter, out) == plaint.exports.save_files(letter, out)
    assert len(list(out.iterdir())) == 2


@given(st.lists(st.binary(max_size=3), max_size=8))
def test_no_file_is_ever_written_over_another(contents: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        paths = {write_new(Path(folder) / "letter.pdf", data): data for data in contents}
        assert {path: path.read_bytes() for path in paths} == paths
        assert len(list(Path(folder).iterdir())) == len(set(contents))


def test_a_folder_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").mkdir()
    assert write_new(tmp_path / "letter.pdf", b"x").name == "letter (2).pdf"


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="could not be saved") as refused:
        write_new(tmp_path / "file" / "letter.pdf", b"x")
    assert "Nothing in Plaint was changed" in refused.value.hint


def test_a_file_that_was_asked_for_by_name_is_replaced_whole(tmp_path: Path) -> None:
    write_over(tmp_path / "a.pdf", b"old")
    assert write_over(tmp_path / "a.pdf", b"new").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_letter_is_saved_where_its_exact_files_are(plaint: Plaint, out: Path) -> None:
    letter = a_finished_letter(plaint)
    assert not plaint.exports.is_saved(letter, out)
    for file in letter.files:
        write_new(out / file.name, b"an older letter")
    assert not plaint.exports.is_saved(letter, out)
    plaint.exports.save_files(letter, out)
    assert plaint.exports.is_saved(letter, out)


def test_a_folder_that_cannot_be_looked_into_holds_nothing(plaint: Plaint) -> None:
    assert not plaint.exports.is_saved(a_finished_letter(plaint), Path("long" * 100))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("write", [write_new, write_over])
def test_a_file_that_did_not_fit_leaves_nothing_behind(tmp_path: Path, write: Callable[[Path, bytes], Path]) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
    try:
        with pytest.raises(UserError, match="could not be saved"):
            write(tmp_path / "letter.pdf", b"more than four bytes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError):
        write_over(tmp_path / "folder", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_who_gets_a_copy_stands_at_the_end_of_a_letter_that_may_be_copied(plaint: Plaint, tmp_path: Path) -> None:
    file = replace(sample_file(plaint, "escalation"), copies_to=({"whom": {"name": "The region"}, "role": "clerk"},))
    drafted = plaint.exports.draft(plaint.packs.template("escalation"), file, tmp_path, ["txt"])
    assert drafted.files["txt"].read_text(encoding="utf-8").rstrip().endswith("Copy to\nThe region, clerk")
