"""Whole replies as organisations write them: are their kinds proposed rightly, and is nobody misled where not?

The figures that each set had before anybody who works on the method had read it stand at its head.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app.domain.incoming_replies import IncomingReply
from app.domain.reply_proposals import Certainty, KindProposal
from app.intake.incoming_file import read_incoming
from app.intake.reply_reader import ReaderWords, ReplyContext, read_reply
from app.packs.pack_folder import read_pack
from app.rendering.preview import page_texts
from tests.intake.reply_corpus import FOLDER, ReplyFile, replies

pytestmark = pytest.mark.no_cover

SETS = sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def words() -> ReaderWords:
    return ReaderWords([read_pack(Path(__file__).parents[2] / "templates" / "uk-members").replies])


@cache
def incoming(which: str) -> list[tuple[ReplyFile, IncomingReply]]:
    return [(file, read_incoming(file.file_name, file.data, lambda pdf: page_texts(pdf, 9))) for file in replies(which)]


@cache
def proposed(which: str) -> list[tuple[ReplyFile, KindProposal]]:
    context = ReplyContext(date(2026, 11, 20))
    return [(file, read_reply(reply, context, words()).kind) for file, reply in incoming(which) if file.kind]


@pytest.mark.parametrize("which", SETS)
def test_kinds_are_proposed_rightly(which: str) -> None:
    found = proposed(which)
    wrong = {file.name: kind.kind.value for file, kind in found if kind.kind.value != file.kind}
    assert len(wrong) <= len(found) // 10, wrong


@pytest.mark.parametrize("which", SETS)
def test_nothing_wrong_is_said_to_be_sure(which: str) -> None:
    sure = [(file, kind) for file, kind in proposed(which) if kind.certainty is Certainty.SURE]
    assert sure
    assert not [file.name for file, kind in sure if kind.kind.value != file.kind]


@pytest.mark.parametrize("which", SETS)
def test_few_are_left_unsure(which: str) -> None:
    found = proposed(which)
    assert sum(kind.certainty is Certainty.UNSURE for _, kind in found) <= len(found) // 4


@pytest.mark.parametrize("which", SETS)
def test_the_sentence_that_says_so_stands_in_the_reply(which: str) -> None:
    assert all(kind.because for _, kind in proposed(which) if kind.certainty is not Certainty.UNSURE)


@pytest.mark.parametrize("which", SETS)
def test_what_holds_no_words_says_what_to_do(which: str) -> None:
    without = [reply for file, reply in incoming(which) if not file.kind]
    assert all(reply.notices and not reply.text for reply in without)
