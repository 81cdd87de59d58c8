"""What somebody who makes packs does."""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from app.domain.errors import ProblemsFoundError, UserError
from app.domain.problems import Problem
from app.packs.letter_trials import LetterToTry
from app.packs.minisign import read_secret_key
from app.services import pack_workshop
from app.services.limited_work import WORKER
from tests.conftest import TODAY
from tests.packs.sample_pack import PACK, PARAGRAPHS, word_file, write_pack
from tests.packs.test_minisign import ENCRYPTED, KEY, PASSPHRASE


def test_a_new_pack_has_no_problem(tmp_path: Path) -> None:
    assert pack_workshop.begin(tmp_path / "calder") == "calder"
    assert pack_workshop.check(tmp_path / "calder", TODAY) == ()


def test_a_new_key_opens_and_has_words() -> None:
    made = pack_workshop.new_key("open")
    assert read_secret_key(made.secret, "open").public == made.key == pack_workshop.public_key(made.public)
    assert len(pack_workshop.words_of(made.key).split()) == 10


def test_a_signed_pack_is_built_and_verifies(tmp_path: Path) -> None:
    data, key = pack_workshop.build(write_pack(tmp_path / "harbour"), TODAY, (ENCRYPTED, PASSPHRASE))
    (tmp_path / "a.plaintpack").write_bytes(data)
    assert key == KEY.public
    assert list(pack_workshop.verify(tmp_path / "a.plaintpack", key)) == []
    assert list(pack_workshop.check(tmp_path / "a.plaintpack", TODAY)) == []


def test_a_pack_without_a_key_is_not_signed(tmp_path: Path) -> None:
    data, key = pack_workshop.build(write_pack(tmp_path / "harbour"), TODAY)
    (tmp_path / "a.plaintpack").write_bytes(data)
    assert key is None
    assert [each.code for each in pack_workshop.verify(tmp_path / "a.plaintpack", KEY.public)] == ["not-signed"]


def test_what_is_no_pack_is_a_problem_not_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.plaintpack").write_bytes(b"words")
    assert [each.code for each in pack_workshop.check(tmp_path / "a.plaintpack", TODAY)] == ["not-a-pack"]
    assert [each.code for each in pack_workshop.verify(tmp_path / "a.plaintpack", KEY.public)] == ["not-a-pack"]


def test_a_folder_somebody_zipped_is_checked_without_a_manifest(tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "a"), "zip", write_pack(tmp_path / "harbour"))
    (tmp_path / "a.zip").rename(tmp_path / "a.plaintpack")
    assert list(pack_workshop.check(tmp_path / "a.plaintpack", TODAY)) == []


def test_a_word_file_alone_is_looked_at() -> None:
    assert [each.file for each in pack_workshop.check_word_file(word_file("{{ to.name"), "a.docx")] == ["a.docx"]
    assert "Dear" in pack_workshop.words(word_file("Dear"))


def test_what_changed_is_told(tmp_path: Path) -> None:
    old, new = write_pack(tmp_path / "old"), write_pack(tmp_path / "new", pack="format = 2\n")
    assert "+format = 2" in pack_workshop.changes(old, new)


def test_a_pack_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no pack"):
        pack_workshop.check(tmp_path / "none", TODAY)


def test_each_letter_is_drawn_and_counted(tmp_path: Path) -> None:
    folder, told = write_pack(tmp_path / "harbour"), list[tuple[int, int]]()
    (folder / "letters" / "complaint.docx").write_bytes(word_file(*PARAGRAPHS, "Telephone: {{ me.phone }}"))
    found = pack_workshop.check(folder, TODAY, lambda done, of: told.append((done, of)))
    assert [(each.severity, each.code) for each in found] == [("warning", "gap")]
    assert told == [(0, 1)]


def test_a_letter_that_was_drawn_before_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_pack(tmp_path / "harbour")
    before = pack_workshop.check(folder, TODAY)
    monkeypatch.setattr(WORKER, "try_letter", None)
    assert pack_workshop.check(folder, TODAY) == before


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("Stopped."), "slow-letter"),
        (ProblemsFoundError("Wrong.", [Problem("error", "syntax", "A tag is wrong.")]), "syntax"),
    ],
)
def test_a_letter_that_cannot_be_drawn_is_a_problem_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: UserError, code: str
) -> None:
    def refuse(_letter: LetterToTry) -> NoReturn:
        raise error

    monkeypatch.setattr(WORKER, "try_letter", refuse)
    folder = write_pack(tmp_path / "harbour", pack=PACK.replace("2026.11.1", f"2026.12.{len(code)}"))
    (problem,) = pack_workshop.check(folder, TODAY)
    assert (problem.code, problem.file) == (code, "letters/complaint.docx")
