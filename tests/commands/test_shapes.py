"""The shapes of values that other commands' tests do not meet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.commands.shapes import agenda_shape, case_shape, letter_shape, reply_shape
from app.domain.case_needs import CaseStatus, Need
from app.domain.letters import Channel
from app.services.agenda import AgendaItem
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_draft, a_finished_letter, a_reply, opened


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as found:
        yield found


def test_a_draft_has_no_bytes_yet(plaint: Plaint) -> None:
    assert letter_shape(a_draft(plaint))["sha256"] is None


def test_a_finished_letter_goes_by_the_hash_of_its_word_file(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    word = letter.file(".docx")
    assert word
    assert letter_shape(letter)["sha256"] == word.sha256


def test_a_recorded_letter_goes_by_the_hash_of_its_own_file(plaint: Plaint) -> None:
    account = SendingAccount(TODAY, Channel.POST)
    written = WrittenElsewhere(plaint.packs.template("party-complaint"), "scan.jpg", b"jpg", account)
    letter = plaint.recording.record(a_case(plaint), written)
    assert letter_shape(letter)["sha256"] == letter.files[0].sha256


def test_a_pasted_reply_has_no_file(plaint: Plaint) -> None:
    assert reply_shape(a_reply(plaint, a_case(plaint).id))["sha256"] is None


def test_a_letter_says_which_pack_it_was_written_with(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    (shape,) = case_shape(plaint.cases.view(letter.case_id), plaint.packs.origins.made_with)["letters"]
    version = letter.template.version
    assert shape["pack"] == {"id": "uk-members", "version": version, "sha256": letter.template.digest}
    assert shape["made_with"] == f"Written with version {version} of “Letters for members”."


def test_an_exhibit_has_its_label(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_finished_letter(plaint, case, changes={"exhibits": [{"title": "Minutes", "dated": "2026-05-12"}]})
    shape = case_shape(plaint.cases.view(case.id), plaint.packs.origins.made_with)
    assert shape["exhibits"] == [{"label": "A", "title": "Minutes", "dated": "2026-05-12"}]


@pytest.mark.parametrize(("need", "whose"), [(Need.OURS, "ours"), (Need.OVERDUE, "theirs"), (Need.DRAFT, "ours")])
def test_a_row_of_today_says_whose_move_it_is(plaint: Plaint, need: Need, whose: str) -> None:
    item = AgendaItem(a_case(plaint), CaseStatus(need, "So it is.", by=date(2026, 12, 1)), "open")
    assert (agenda_shape(item)["whose"], agenda_shape(item)["by"]) == (whose, "2026-12-01")
