"""What a person deletes goes to the bin, comes back whole, and goes for good only when it is meant to."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.binned import Binned
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.points import Verdict
from app.services import bin_service
from app.store.bin_store import BinStore
from tests.builders import (
    TODAY,
    Calendar,
    a_case,
    a_draft,
    a_finished_letter,
    a_reply,
    a_sent_letter,
    opened,
    points,
)


def exhibits(*labels: str) -> list[Value]:
    return [{"label": label, "title": "A notice", "file": "", "dated": "", "carried": True} for label in labels]


def test_a_draft_goes_without_a_word_and_comes_back(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    binned = plaint.bin.put_letter(draft.id)
    with pytest.raises(NotFoundError):
        plaint.letters.writing(draft.id)
    plaint.bin.restore(binned.id)
    assert plaint.letters.writing(draft.id).letter == draft


@pytest.mark.parametrize("typed", ["", "yes", "P-2026-0002"])
def test_a_finished_letter_is_not_deleted_by_accident(plaint: Plaint, typed: str) -> None:
    letter = a_finished_letter(plaint)
    with pytest.raises(NotAllowedError, match="is finished") as told:
        plaint.bin.put_letter(letter.id, typed)
    assert "P-2026-0001" in told.value.hint
    assert plaint.cases.view(letter.case_id).letters == (letter,)


def test_a_sent_letter_goes_when_the_reference_is_typed_and_its_clocks_with_it(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, changes={"points": points("Nobody answered")})
    plaint.bin.put_letter(letter.id, " p-2026-0001 ")
    view = plaint.cases.view(letter.case_id)
    assert (view.letters, view.clocks, view.points) == ((), (), ())


def test_nothing_in_the_bin_is_found_or_stands_on_today(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, changes={"points": points("The zebra was left out")})
    found = plaint.search.cases_with("zebra")
    plaint.bin.put_case(letter.case_id)
    agenda = plaint.agenda.agenda()
    assert (agenda.ours, agenda.theirs, plaint.cases.all()) == ((), (), [])
    assert (found, plaint.search.cases_with("zebra")) == ({letter.case_id}, set())


def test_a_letter_leaves_exhibits_that_another_one_names(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.exhibits.add(case.id, "A notice", "a.txt", b"notice")
    first = a_finished_letter(plaint, case, changes={"exhibits": exhibits("A")})
    a_draft(plaint, case, changes={"exhibits": exhibits("A")})
    plaint.bin.put_letter(first.id, case.ref)
    assert [each.label for each in plaint.cases.view(case.id).exhibits] == ["A"]


def test_an_exhibit_goes_and_comes_back(plaint: Plaint) -> None:
    case = a_case(plaint)
    kept = plaint.exhibits.add(case.id, "A notice", "a.txt", b"notice")
    binned = plaint.bin.put_exhibit(case.id, " a ")
    assert (binned.title, plaint.cases.view(case.id).exhibits) == ("A: A notice", ())
    plaint.bin.restore(binned.id)
    assert plaint.cases.view(case.id).exhibits == (kept,)


def test_the_label_of_a_deleted_exhibit_is_not_given_again(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.exhibits.add(case.id, "A notice", "a.txt", b"notice")
    plaint.bin.put_exhibit(case.id, "A")
    assert plaint.exhibits.add(case.id, "A letter", "b.txt", b"letter").label == "B"


def test_an_exhibit_that_a_draft_names_is_taken_out_of_it_first(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.exhibits.add(case.id, "A notice", "a.txt", b"notice")
    a_draft(plaint, case, changes={"exhibits": exhibits("A")})
    with pytest.raises(NotAllowedError, match="names exhibit A") as told:
        plaint.bin.put_exhibit(case.id, "A")
    assert "out of the draft" in told.value.hint


def test_an_exhibit_that_a_finished_letter_names_stays_with_it(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.exhibits.add(case.id, "A notice", "a.txt", b"notice")
    a_finished_letter(plaint, case, changes={"exhibits": exhibits("A")})
    with pytest.raises(NotAllowedError) as told:
        plaint.bin.put_exhibit(case.id, "A")
    assert "kept with that letter" in told.value.hint


def test_what_is_not_there_can_not_be_deleted(plaint: Plaint) -> None:
    case = a_case(plaint)
    for delete in (
        lambda: plaint.bin.put_exhibit(case.id, "A"),
        lambda: plaint.bin.put_entry(case.id, 1),
        lambda: plaint.bin.put_case(9),
        lambda: plaint.bin.put_reply(9),
        lambda: plaint.bin.put_letter(9),
        lambda: plaint.bin.restore(9),
        lambda: plaint.bin.empty([9]),
    ):
        with pytest.raises(NotFoundError):
            delete()


def test_a_note_goes_with_what_was_corrected_of_it(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.note(case.id, "They rang at nine")
    plaint.recording.correct_entry(case.id, 2, {"text": "They rang at ten"}, "I looked again")
    binned = plaint.bin.put_entry(case.id, 3)
    history = plaint.cases.view(case.id).history
    assert [entry.deleted_on for entry in history] == [None, TODAY, TODAY]
    assert (binned.title, binned.item_id) == ("A note: They rang at nine", 2)


def test_a_deleted_note_can_not_be_deleted_again(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.note(case.id, "They rang")
    plaint.bin.put_entry(case.id, 2)
    with pytest.raises(NotFoundError):
        plaint.bin.put_entry(case.id, 2)


def test_a_reply_goes_with_what_it_was_said_to_do(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    before = plaint.cases.view(letter.case_id)
    reply = a_reply(plaint, letter.case_id)
    plaint.bin.put_reply(reply.id)
    after = plaint.cases.view(letter.case_id)
    assert (after.replies, after.clocks, after.status) == ((), before.clocks, before.status)
    assert all(point.verdict is Verdict.WAITING for point in after.points)


def test_a_case_comes_back_whole_but_for_what_was_deleted_in_it_before(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    note = a_reply(plaint, letter.case_id)
    earlier = plaint.bin.put_reply(note.id)
    before = plaint.cases.view(letter.case_id)
    plaint.bin.restore(plaint.bin.put_case(letter.case_id).id)
    assert plaint.cases.view(letter.case_id) == before
    plaint.bin.restore(earlier.id)
    assert plaint.cases.view(letter.case_id).replies == (note,)


def test_what_was_in_a_deleted_case_does_not_come_back_without_it(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    binned = plaint.bin.put_letter(draft.id)
    plaint.bin.put_case(draft.case_id)
    with pytest.raises(NotAllowedError, match="is in the bin too"):
        plaint.bin.restore(binned.id)


def test_some_can_be_deleted_for_good_at_once(plaint: Plaint) -> None:
    first, second = plaint.bin.put_letter(a_draft(plaint).id), plaint.bin.put_letter(a_draft(plaint).id)
    assert plaint.bin.empty([first.id]) == 1
    assert [each.id for each in plaint.bin.all()] == [second.id]


def test_a_case_and_what_was_deleted_in_it_go_for_good_together(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    plaint.bin.put_letter(draft.id)
    plaint.bin.put_case(draft.case_id)
    assert plaint.bin.empty() == 2
    assert plaint.bin.all() == []
    assert plaint.records.history.first_broken(draft.case_id) is None


def test_the_reference_of_a_case_that_is_gone_is_not_given_again(plaint: Plaint) -> None:
    plaint.bin.put_case(a_case(plaint).id)
    plaint.bin.empty()
    assert a_case(plaint).ref == "P-2026-0002"


def put(plaint: Plaint) -> Binned:
    return plaint.bin.put_letter(a_draft(plaint).id)


def test_what_was_in_the_bin_for_thirty_days_goes_when_plaint_opens(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        put(plaint)
    for days, left in ((29, 1), (30, 0)):
        with opened(data_folder, Calendar(TODAY + timedelta(days))) as plaint:
            assert len(plaint.bin.all()) == left


def test_it_goes_when_plaint_closes_after_many_days(data_folder: Path, calendar: Calendar) -> None:
    with opened(data_folder, calendar) as plaint:
        put(plaint)
        calendar.day = TODAY + timedelta(31)
    with opened(data_folder, Calendar(TODAY)) as plaint:
        assert plaint.bin.all() == []


def test_a_large_file_waits_until_plaint_closes(
    plaint: Plaint, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(plaint)
    calendar.day = TODAY + timedelta(31)
    monkeypatch.setattr(bin_service, "WIPED_AT_START_UP_TO_BYTES", 0)
    assert (plaint.bin.expire(), plaint.bin.expire(is_closing=True)) == (0, 1)


def test_nothing_goes_while_the_clock_is_behind_what_the_file_tells(plaint: Plaint, calendar: Calendar) -> None:
    put(plaint)
    calendar.day = date(2027, 3, 1)
    plaint.cases.note(1, "They rang")
    calendar.day = date(2027, 1, 1)
    assert plaint.bin.expire() == 0
    calendar.day = date(2027, 3, 1)
    assert plaint.bin.expire() == 1


def test_what_is_deleted_while_the_clock_is_behind_stays_thirty_days(plaint: Plaint, calendar: Calendar) -> None:
    draft = a_draft(plaint)
    calendar.day = date(2020, 1, 1)
    binned = plaint.bin.put_letter(draft.id)
    assert (binned.binned_on, binned.goes_on) == (date(2020, 1, 1), TODAY + timedelta(30))


def test_a_disk_that_refuses_keeps_nobody_from_opening(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(data_folder) as plaint:
        put(plaint)

    def refuse(_: BinStore) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(BinStore, "wipe_rests", refuse)
    with opened(data_folder, Calendar(TODAY + timedelta(30))) as plaint:
        assert plaint.cases.all()
