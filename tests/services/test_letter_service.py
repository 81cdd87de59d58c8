"""Letters of a case: begun, written, finished for good, sent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import Plaint
from app.domain.answers import Answers, Value
from app.domain.errors import NotAllowedError, ProblemsFoundError, UserError
from app.domain.history import Happened
from app.domain.letters import Channel, LetterState
from app.domain.people import Represented
from app.domain.replies import ReplyKind
from app.services.letter_drawing import draw_letter
from app.services.letter_service import Writing, file_reference, kept_file
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, Calendar, a_case, a_draft, a_finished_letter, a_reply, a_sent_letter, points


def numbers(plaint: Plaint, case_id: int) -> list[str]:
    return [point.label for point in plaint.cases.view(case_id).points]


def test_a_draft_begins_with_what_the_profile_knows(plaint: Plaint) -> None:
    known = replace(plaint.profile.load(), name="Siân", remembered={"membership": "current", "elsewhere": "x"})
    plaint.profile.save(known)
    letter = plaint.letters.begin(a_case(plaint), plaint.packs.template("party-complaint"), {})
    assert letter.answers == {"me.name": "Siân", "membership": "current"}


def test_given_answers_win_over_the_profile(plaint: Plaint) -> None:
    plaint.profile.save(replace(plaint.profile.load(), name="Siân"))
    letter = plaint.letters.begin(a_case(plaint), plaint.packs.template("party-complaint"), {"me.name": "Ana"})
    assert letter.answers["me.name"] == "Ana"


def test_a_first_letter_opens_its_case(plaint: Plaint) -> None:
    template = plaint.packs.template("party-complaint")
    named, unnamed = plaint.letters.begin_from(template, 0, " The minutes "), plaint.letters.begin_from(template, 0)
    titles = [plaint.cases.view(letter.case_id).case.title for letter in (named, unnamed)]
    assert titles == ["The minutes", "Complaint to your party"]


def test_a_next_letter_goes_to_the_cases_organisation(plaint: Plaint) -> None:
    case = a_case(plaint)
    letter = plaint.letters.begin_from(plaint.packs.template("subject-access-request"), case.id)
    to = letter.answers["to"]
    assert isinstance(to, dict)
    assert to["organisation"] == "green-party"


def test_a_letter_to_a_regulator_is_about_the_cases_organisation(plaint: Plaint) -> None:
    letter = plaint.letters.begin_from(plaint.packs.template("ico-referral"), a_case(plaint).id)
    assert "to" not in letter.answers
    assert isinstance(letter.answers["about"], dict)


@pytest.mark.parametrize(("template", "place"), [("subject-access-request", "to"), ("ico-referral", "about")])
def test_an_organisation_that_was_written_down_is_known_to_the_next_letter(
    plaint: Plaint, template: str, place: str
) -> None:
    harbour: Value = {"name": "The Harbour Party", "address": "Pier House"}
    first = plaint.letters.begin_from(plaint.packs.template("party-complaint"), 0)
    plaint.letters.save(first.id, {"to": harbour}, "")
    letter = plaint.letters.begin_from(plaint.packs.template(template), first.case_id)
    assert {key: letter.answers.get(key) for key in ("to", "about")} == {"to": None, "about": None, place: harbour}


def test_a_letter_that_the_cases_organisation_does_not_take_asks_to_whom_it_goes(plaint: Plaint) -> None:
    case = plaint.cases.follow_recipient(a_case(plaint), plaint.organisations.find("ico"), "ICO")
    letter = plaint.letters.begin_from(plaint.packs.template("party-complaint"), case.id)
    assert "to" not in letter.answers


def test_the_reference_that_they_gave_last_is_known(plaint: Plaint) -> None:
    case = a_case(plaint)
    for reference in ("AB/1", "AB/2", ""):
        plaint.replies.add(case.id, Arrival(TODAY, text="Thank you", their_ref=reference))
    letter = plaint.letters.begin_from(plaint.packs.template("party-complaint"), case.id)
    assert letter.answers["your_ref"] == "AB/2"


def test_a_reminder_knows_which_letter_it_follows_and_what_came_since(plaint: Plaint) -> None:
    sent = a_sent_letter(plaint)
    plaint.replies.add(sent.case_id, Arrival(TODAY, text="Thank you"))
    reminder = plaint.letters.begin_from(plaint.packs.template("party-complaint-chaser"), sent.case_id)
    assert (reminder.answers["complaint"], reminder.answers["last_reply"]) == (1, 2)


def test_a_reminder_tells_by_when_the_letter_had_to_be_answered(plaint: Plaint) -> None:
    sent = a_sent_letter(plaint)
    reminder = plaint.letters.begin_from(plaint.packs.template("party-complaint-chaser"), sent.case_id)
    (earlier,) = plaint.letters.writing(reminder.id).so_far.earlier
    assert earlier["due_on"] == str(sent.reply_by)


def test_writing_is_kept_with_the_place_where_the_person_was(plaint: Plaint) -> None:
    draft = a_draft(plaint)
    plaint.letters.save(draft.id, {**draft.answers, "subject": "half a wo"}, "Who it is about")
    letter = plaint.letters.writing(draft.id).letter
    assert (letter.answers["subject"], letter.step) == ("half a wo", "Who it is about")


def test_a_case_takes_the_name_of_whom_its_draft_goes_to(plaint: Plaint) -> None:
    letter = plaint.letters.begin_from(plaint.packs.template("party-complaint"), 0)
    party = plaint.organisations.recipient("labour-party", plaint.packs.template("party-complaint"))
    plaint.letters.save(letter.id, {"to": party}, "")
    assert plaint.cases.view(letter.case_id).case.organisation_id == "labour-party"


@pytest.mark.parametrize("to", ["", "labour-party", {"name": ""}])
def test_a_case_keeps_its_name_while_nobody_is_chosen(plaint: Plaint, to: str | dict[str, str]) -> None:
    draft = a_draft(plaint)
    plaint.letters.save(draft.id, {"to": to if isinstance(to, str) else dict(to)}, "")
    assert plaint.cases.view(draft.case_id).case.organisation_id == "green-party"


def test_a_preview_draws_what_is_there_so_far(plaint: Plaint) -> None:
    letter = plaint.letters.begin(a_case(plaint), plaint.packs.template("party-complaint"), {"subject": "a motion"})
    drawn = draw_letter(plaint.letters.preview(plaint.letters.writing(letter.id)))
    assert "a motion" in drawn.text
    assert "[Your name]" in drawn.text


def test_a_letter_with_answers_missing_is_not_finished(plaint: Plaint) -> None:
    letter = plaint.letters.begin(a_case(plaint), plaint.packs.template("party-complaint"), {})
    with pytest.raises(ProblemsFoundError) as refused:
        plaint.letters.finishing(letter.id)
    assert "me.name" in {problem.tag for problem in refused.value.problems}


def test_a_letter_to_somebody_who_need_not_answer_is_not_finished(plaint: Plaint) -> None:
    to: Value = {"name": "The Labour Party", "email": "office@labour.example"}
    with pytest.raises(UserError, match="can’t go to The Labour Party"):
        plaint.letters.finishing(a_draft(plaint, template="foi-request", changes={"to": to}).id)


def test_one_missing_answer_is_said_in_the_singular(plaint: Plaint) -> None:
    with pytest.raises(ProblemsFoundError, match=r"^One answer needs a change"):
        plaint.letters.finishing(a_draft(plaint, changes={"subject": ""}).id)


def test_finishing_freezes_words_date_and_recipient(plaint: Plaint) -> None:
    letter, drawn = plaint.letters.finish_now(a_draft(plaint).id)
    assert (letter.state, letter.dated, letter.reply_by) == (LetterState.FINISHED, TODAY, date(2026, 12, 18))
    assert letter.recipient["name"] == "The Green Party of England and Wales"
    assert [plaint.letters.file_bytes(file) for file in letter.files] == [drawn.pdf.pdf, drawn.docx]


def test_a_finished_letter_can_be_neither_edited_nor_finished_again(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    with pytest.raises(NotAllowedError):
        plaint.letters.save(letter.id, {}, "")
    with pytest.raises(NotAllowedError):
        plaint.letters.finish_now(letter.id)


def test_points_go_on_counting_in_the_case(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_finished_letter(plaint, case, changes={"points": points("Who?", "When?")})
    a_finished_letter(plaint, case, changes={"points": points("Why?")})
    assert numbers(plaint, case.id) == ["P1", "P2", "P3"]


def test_a_letter_that_replaces_an_unsent_one_keeps_its_numbers(plaint: Plaint) -> None:
    first = a_finished_letter(plaint, changes={"points": points("Who?", "When?")})
    draft = plaint.letters.supersede(first.id)
    plaint.letters.save(draft.id, {**draft.answers, "points": points("Who was it?", "When?", "Why?")}, "")
    plaint.letters.finish_now(draft.id)
    found = [(point.label, point.statement) for point in plaint.cases.view(first.case_id).points]
    assert found == [("P1", "Who was it?"), ("P2", "When?"), ("P3", "Why?")]


def test_a_letter_that_replaces_a_sent_one_takes_new_numbers(plaint: Plaint) -> None:
    first = a_sent_letter(plaint)
    plaint.letters.finish_now(plaint.letters.supersede(first.id).id)
    assert numbers(plaint, first.case_id) == ["P1", "P2"]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["new", "replace", "send"])), min_size=1, max_size=4))
def test_no_number_of_a_point_is_ever_used_for_two(plaint: Plaint, letters: list[tuple[int, str]]) -> None:
    case, latest = a_case(plaint), 0
    for count, how in letters:
        stated = {"points": points(*(f"Point {number}?" for number in range(count)))}
        if how == "replace" and latest:
            draft = plaint.letters.supersede(latest)
            plaint.letters.save(draft.id, {**draft.answers, **stated}, "")
            latest = plaint.letters.finish_now(draft.id)[0].id
        else:
            latest = a_finished_letter(plaint, case, changes=stated).id
        if how == "send":
            plaint.letters.mark_sent(latest, SendingAccount(TODAY, Channel.EMAIL))
    used = numbers(plaint, case.id)
    assert used == [f"P{number}" for number in range(1, len(used) + 1)]


def test_exhibits_are_labelled_for_good_in_one_series(plaint: Plaint) -> None:
    case = a_case(plaint)
    file = plaint.recording.keep_file("minutes.pdf", b"%PDF")
    entry: dict[str, Value] = {"title": "Minutes", "dated": "2026-05-12", "file": file_reference(file)}
    a_finished_letter(plaint, case, changes={"exhibits": [entry]})
    a_finished_letter(plaint, case, changes={"exhibits": [{"title": "Agenda"}, {"title": ""}]})
    exhibits = plaint.cases.view(case.id).exhibits
    assert [(exhibit.label, exhibit.title) for exhibit in exhibits] == [("A", "Minutes"), ("B", "Agenda")]
    assert exhibits[0].file == file


def test_a_letter_teaches_the_profile(plaint: Plaint) -> None:
    a_finished_letter(plaint, changes={"me.membership_number": "204 518"})
    profile = plaint.profile.load()
    assert (profile.name, profile.memberships) == ("Ana Reyes", {"green-party": "204 518"})
    assert profile.remembered["membership"] == "none"


def test_a_sent_letter_is_told_on_the_day_it_went(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    plaint.letters.mark_sent(letter.id, SendingAccount(date(2026, 11, 19), Channel.POST, "1 High Street"))
    happening = plaint.cases.view(letter.case_id).history[-1].happening
    assert (happening.kind, happening.on) == (Happened.SENT, date(2026, 11, 19))


def test_a_draft_is_not_sent(plaint: Plaint) -> None:
    with pytest.raises(NotAllowedError, match="still a draft"):
        plaint.letters.mark_sent(a_draft(plaint).id, SendingAccount(TODAY, Channel.EMAIL))


def test_a_letter_is_not_sent_twice(plaint: Plaint) -> None:
    with pytest.raises(NotAllowedError, match="sent already"):
        plaint.letters.mark_sent(a_sent_letter(plaint).id, SendingAccount(TODAY, Channel.EMAIL))


def test_a_follow_up_knows_the_letters_and_replies_before_it(plaint: Plaint, calendar: Calendar) -> None:
    letter = a_sent_letter(plaint)
    calendar.day = date(2026, 11, 25)
    a_reply(plaint, letter.case_id, ReplyKind.HOLDING)
    case = plaint.cases.view(letter.case_id).case
    job = plaint.letters.finishing(a_draft(plaint, case, "subject-access-request").id).job
    earlier = job.context["earlier"]
    assert isinstance(earlier, list)
    assert [entry["kind"] for entry in earlier if isinstance(entry, dict)] == ["letter", "reply"]


def test_a_letter_without_a_recipient_freezes_none(plaint: Plaint) -> None:
    finishing = plaint.letters.finishing(a_draft(plaint).id)
    context = {**finishing.job.context, "to": ""}
    changed = replace(finishing, job=replace(finishing.job, context=context))
    assert plaint.letters.finish(changed, draw_letter(finishing.job)).recipient == {}


def test_an_answer_names_a_kept_file(plaint: Plaint) -> None:
    file = plaint.recording.keep_file("a#b.pdf", b"%PDF")
    assert kept_file(file_reference(file)) == file


MOTHER: Answers = {"behalf.who": "other", "behalf.name": "Mair Pritchard", "behalf.relation": "my mother"}


def for_whom(plaint: Plaint, case_id: int = 1) -> str:
    whom = plaint.cases.view(case_id).case.represents
    return whom.name if whom else ""


def test_a_case_is_for_whom_its_first_letter_is(plaint: Plaint) -> None:
    draft = a_draft(plaint, changes=MOTHER)
    assert plaint.cases.view(draft.case_id).case.represents == Represented("Mair Pritchard", "my mother")


def test_a_draft_that_is_changed_takes_the_case_along_until_a_letter_is_finished(plaint: Plaint) -> None:
    draft = a_draft(plaint, changes=MOTHER)
    plaint.letters.save(draft.id, draft.answers | {"behalf.name": "Mari Pritchard"}, "")
    assert for_whom(plaint) == "Mari Pritchard"
    plaint.letters.save(draft.id, draft.answers | {"behalf.who": "self"}, "")
    assert for_whom(plaint) == ""


def test_a_case_stays_for_whom_a_finished_letter_is_whatever_a_draft_says(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_finished_letter(plaint, case, changes=MOTHER)
    mine = a_draft(plaint, case, changes={"behalf.who": "self"})
    assert for_whom(plaint) == "Mair Pritchard"
    plaint.letters.finish_now(mine.id)
    assert for_whom(plaint) == ""


def test_a_letter_that_does_not_ask_leaves_the_case_for_whom_it_is(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_draft(plaint, case, changes=MOTHER)
    a_finished_letter(plaint, case, "foi-request", changes={"behalf.who": "self"})
    assert for_whom(plaint) == "Mair Pritchard"


def test_a_follow_up_names_the_open_points_of_the_letter_that_it_follows_alone(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_sent_letter(plaint, case, changes={"points": points("The minutes.", "The vote.")})
    other: dict[str, Value] = {
        "organisation": "labour-party",
        "name": "The Labour Party",
        "address": "1 Quay Row",
        "email": "",
    }
    a_sent_letter(plaint, case, changes={"to": other, "points": points("The fee.")})
    reminder = a_draft(plaint, case, "party-complaint-chaser", {"earlier": 1})
    writing = plaint.letters.writing(reminder.id)
    told = [[each["number"] for each in _open_points(plaint, writing, number)] for number in (1, 2)]
    assert told == [["P1", "P2"], ["P3"]]


def _open_points(plaint: Plaint, writing: Writing, earlier: int) -> Sequence[Mapping[str, Value]]:
    question = next(each.id for each in writing.template.questions() if each.kind == "earlier_letter")
    interview = replace(writing.interview, answers={**writing.interview.answers, question: earlier})
    return plaint.letters._facts(replace(writing, interview=interview)).open_points
