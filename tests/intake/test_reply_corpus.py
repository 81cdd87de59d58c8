"""Whole replies as organisations write them: are their kinds proposed rightly, and is nobody misled where not?"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app.domain.pack_contents import Pack
from app.domain.reply_proposals import Certainty, KindProposal
from app.intake.point_passages import VerdictWords
from app.intake.reply_reader import ReplyContext, read_reply
from app.packs.pack_folder import read_pack
from app.services.reply_reading import read_reply_file
from tests.intake.reply_corpus import ReplyFile, replies

HALVES = ("first", "second")


@cache
def pack() -> Pack:
    return read_pack(Path(__file__).parents[2] / "templates" / "uk-members")


@cache
def proposed(which: str) -> list[tuple[ReplyFile, KindProposal]]:
    verdicts = VerdictWords(pack().reply_verdicts)
    context = ReplyContext(date(2026, 11, 20))
    read = ((file, read_reply_file(file.file_name, file.data)) for file in replies(which) if file.kind)
    return [(file, read_reply(reply, context, pack().reply_kinds, verdicts).kind) for file, reply in read]


@pytest.mark.parametrize("which", HALVES)
def test_kinds_are_proposed_rightly(which: str) -> None:
    found = proposed(which)
    wrong = {file.name: kind.kind.value for file, kind in found if kind.kind.value != file.kind}
    assert len(wrong) <= len(found) // 10, wrong


@pytest.mark.parametrize("which", HALVES)
def test_nothing_wrong_is_said_to_be_sure(which: str) -> None:
    sure = [(file, kind) for file, kind in proposed(which) if kind.certainty is Certainty.SURE]
    assert sure
    assert not [file.name for file, kind in sure if kind.kind.value != file.kind]


@pytest.mark.parametrize("which", HALVES)
def test_few_are_left_unsure(which: str) -> None:
    found = proposed(which)
    assert sum(kind.certainty is Certainty.UNSURE for _, kind in found) <= len(found) // 4


@pytest.mark.parametrize("which", HALVES)
def test_the_sentence_that_says_so_stands_in_the_reply(which: str) -> None:
    assert all(kind.because for _, kind in proposed(which) if kind.certainty is not Certainty.UNSURE)


@pytest.mark.parametrize("which", HALVES)
def test_what_holds_no_words_says_what_to_do(which: str) -> None:
    without = [read_reply_file(file.file_name, file.data) for file in replies(which) if not file.kind]
    assert all(reply.notices and not reply.text for reply in without)
