"""What the worker can be asked for."""

from datetime import date
from pathlib import Path

from app.domain.incoming_replies import IncomingReply
from app.worker_tasks import TASKS, check_pack, read_reply, warm_up
from tests.packs.sample_pack import word_file


def test_a_word_file_is_checked() -> None:
    assert [problem.file for problem in TASKS["check_docx"](word_file("{{ to.name"), "a.docx")] == ["a.docx"]  # type: ignore[attr-defined]


def test_a_pack_is_checked_where_it_was_laid_out(tmp_path: Path) -> None:
    assert [problem.code for problem in check_pack(str(tmp_path), date(2026, 11, 20))] == ["no-pack-toml"]


def test_an_empty_reply_is_one_without_words() -> None:
    assert isinstance(read_reply("a.txt", b"x"), IncomingReply)


def test_it_can_make_itself_ready() -> None:
    warm_up()
