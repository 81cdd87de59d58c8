"""The run through a letter's questions."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Answers, Value
from app.domain.interview import Interview, StepState, after_leaving, is_so, letter_texts, shown_in_entries
from app.domain.templates import Step

TODAY = date(2026, 11, 20)
WHO = Step.model_validate(
    {
        "title": "Who it is about",
        "questions": [
            {"id": "me.nation", "kind": "text", "label": "Nation"},
            {"id": "member", "kind": "yes_no", "label": "Are you a member?", "required": True},
            {"id": "branch", "kind": "text", "label": "Branch", "required": True, "show_if": "member"},
            {"id": "ward", "kind": "text", "label": "Ward", "show_if": "branch"},
        ],
    }
)
INSIDE: list[dict[str, Any]] = [
    {"id": "on", "kind": "date", "label": "When", "required": True, "approximate": True, "not_after": "today"},
    {"id": "what", "kind": "long_text", "label": "What happened", "required": True},
    {"id": "rule", "kind": "text", "label": "Rule", "show_if": "member"},
    {"id": "page", "kind": "text", "label": "Page", "show_if": "rule"},
]
INCIDENTS = {
    "id": "incidents",
    "kind": "list",
    "label": "What happened",
    "required": True,
    "sort_by": "on",
    "questions": INSIDE,
}
WHAT = Step.model_validate({"title": "What happened", "questions": [INCIDENTS]})
MORE = Step.model_validate(
    {"title": "Membership", "questions": [{"id": "number", "kind": "number", "label": "Number", "show_if": "member"}]}
)
LAST = Step.model_validate({"title": "Anything else", "questions": [{"id": "note", "kind": "text", "label": "Note"}]})
STEPS = (WHO, WHAT, MORE, LAST)
MAY: dict[str, Value] = {"on": "2026-05-27", "what": "The agenda came.", "rule": "7", "page": "2"}
JULY: dict[str, Value] = {"on": {"text": "about mid-July 2026", "sort": "2026-07-15"}, "what": "I read the minutes."}
FULL: Answers = {"member": True, "branch": "Calder Valley", "ward": "North", "incidents": [JULY, MAY], "number": 12}


def holds(expression: str, names: Mapping[str, Value]) -> bool:
    """Stand in for the small language: a name, or `not` and a name; an unknown name is an error as in the real one."""
    return not names[expression.removeprefix("not ")] if expression.startswith("not ") else bool(names[expression])


def interview(answers: Answers | None = None, steps: tuple[Step, ...] = STEPS) -> Interview:
    return Interview(steps, FULL if answers is None else answers, holds, TODAY)


def test_a_question_is_asked_only_where_it_applies() -> None:
    shown = interview().answer("member", False)
    assert ([shown.is_visible(each) for each in ("member", "branch", "note")]) == [True, False, True]


@pytest.mark.parametrize(("condition", "so"), [("", True), ("branch", False), ("note", False), ("not branch", True)])
def test_other_conditions_of_the_pack_see_what_questions_see(condition: str, so: bool) -> None:
    assert is_so(interview().answer("member", False), condition) is so


def test_a_condition_sees_hidden_answers_as_empty() -> None:
    assert not interview().answer("member", False).is_visible("ward")


def test_a_hidden_answer_comes_back_with_its_question() -> None:
    there_and_back = interview().answer("member", False).answer("member", True)
    assert there_and_back.template_answers() == interview().template_answers()


def test_a_hidden_answer_is_kept_but_neither_looked_at_nor_in_the_letter() -> None:
    hidden = interview({**FULL, "member": False, "number": "twelve"})
    assert (hidden.answers["number"], hidden.problems(), hidden.template_answers()["number"]) == ("twelve", [], "")


def test_a_topic_in_which_nothing_is_asked_is_skipped() -> None:
    shown = interview().answer("member", False)
    assert (shown.visible_steps(), shown.step_after(WHAT), shown.step_before(LAST)) == ([WHO, WHAT, LAST], LAST, WHAT)


def test_there_is_nothing_beyond_the_first_and_the_last_topic() -> None:
    assert (interview().step_before(WHO), interview().step_after(LAST)) == (None, None)


def test_problems_come_in_page_order() -> None:
    problems = interview({"member": True, "incidents": [{"on": "soon", "what": ""}]}).problems()
    assert [problem.path for problem in problems] == [("branch",), ("incidents", 0, "on"), ("incidents", 0, "what")]


def test_problems_of_one_topic_leave_out_the_others() -> None:
    assert [problem.path for problem in interview({}).problems(WHAT)] == [("incidents",)]


@pytest.mark.parametrize(
    ("answers", "seen", "state"),
    [
        ({}, False, StepState.TODO),
        ({}, True, StepState.PROBLEM),
        ({"incidents": [MAY]}, False, StepState.DONE),
        ({"incidents": [{**MAY, "on": "31 June"}]}, False, StepState.PROBLEM),
    ],
)
def test_the_outline_shows_a_slip_at_once_and_what_is_missing_once_the_topic_was_left(
    answers: Answers, seen: bool, state: StepState
) -> None:
    run = after_leaving(interview(answers), WHAT) if seen else interview(answers)
    assert run.step_state(WHAT) is state


def test_a_topic_that_is_begun_and_not_finished_is_still_to_do() -> None:
    assert interview({"member": True}).step_state(WHO) is StepState.TODO


def test_a_topic_without_duties_is_done_once_it_was_left() -> None:
    assert interview().step_state(LAST) is StepState.TODO
    assert after_leaving(interview(), LAST).step_state(LAST) is StepState.DONE


def test_an_interview_resumes_at_the_first_topic_that_is_not_finished() -> None:
    assert interview({"member": False}).first_unfinished() is WHAT


def test_an_interview_is_complete_when_nothing_shown_is_missing() -> None:
    assert interview().is_complete()
    assert interview().first_unfinished() is None
    assert not interview({}).is_complete()


def test_what_was_typed_is_fixed_to_its_day_when_it_is_answered() -> None:
    answered = interview().answer("incidents", [{"on": "yesterday", "what": "x"}])
    assert answered.answers["incidents"] == [{"on": "2026-11-19", "what": "x"}]


def test_an_answer_to_a_question_of_another_version_is_kept() -> None:
    assert interview().answer("gone", "x").answers["gone"] == "x"


def test_a_template_never_meets_an_undefined_name() -> None:
    assert interview({}).template_answers() == {
        "me.nation": "", "member": False, "branch": "", "ward": "", "incidents": [], "number": "", "note": ""
    }  # fmt: skip


def test_a_preview_marks_what_is_missing_and_shown() -> None:
    seen = interview({"member": True}).template_answers(mark_missing=True)
    marks = {"on": "\ufdd0When\ufdd1", "what": "\ufdd0What happened\ufdd1", "rule": "", "page": ""}
    assert (seen["branch"], seen["incidents"]) == ("\ufdd0Branch\ufdd1", [marks])


def test_in_a_list_names_are_first_the_entrys_then_the_letters() -> None:
    seen = interview().answer("member", False).template_answers()["incidents"]
    assert isinstance(seen, list)
    assert seen[0] == {**MAY, "rule": "", "page": "2"}


def test_the_letter_must_hold_all_that_is_shown_and_nothing_hidden() -> None:
    assert letter_texts(interview()) == ["Calder Valley", "North", "The agenda came.", "7", "2", "I read the minutes."]
    assert "7" not in letter_texts(interview().answer("member", False))


def test_an_answer_that_is_not_for_the_letter_need_not_be_in_it() -> None:
    aside = Step.model_validate(
        {"title": "T", "questions": [{"id": "a", "kind": "text", "label": "A", "in_letter": False}]}
    )
    assert letter_texts(interview({"a": "x"}, (aside,))) == []


def test_check_your_answers_heads_each_entry_by_its_date() -> None:
    lines = {step.title: lines for step, lines in interview().summary()}["What happened"]
    assert [(line.path, line.label, line.text) for line in lines] == [
        (("incidents", 1), "Wed 27 May 2026", "The agenda came.\nRule: 7\nPage: 2"),
        (("incidents", 0), "About mid-July 2026", "I read the minutes."),
    ]


def test_check_your_answers_leaves_out_what_is_hidden() -> None:
    summary = interview().answer("member", False).summary()
    assert [line.label for _step, lines in summary for line in lines][:2] == ["Nation", "Are you a member?"]
    assert "Number" not in [line.label for _step, lines in summary for line in lines]


def test_check_your_answers_says_what_was_not_answered() -> None:
    (_who, _what, (_step, [line])) = interview({}).summary()
    assert (line.question_id, line.label, line.text) == ("note", "Note", "Not answered")


def test_a_condition_may_look_at_the_tables_that_are_always_there() -> None:
    names: dict[str, Value] = {}

    def note(_condition: str, given: Mapping[str, Value]) -> bool:
        names.update(given)
        return False

    Interview(STEPS, {"me.nation": "scotland"}, note, TODAY).visible_steps()
    assert names["me"] == {"nation": "scotland"}


def test_an_editor_can_ask_what_is_shown_in_an_entry() -> None:
    page = WHAT.questions[0].questions[3]  # type: ignore[union-attr] # it is a list
    shown = shown_in_entries(interview())
    assert (shown(page, {"rule": "7"}), shown(page, {"rule": ""})) == (True, False)


def ahead(*conditions: tuple[str, str]) -> tuple[Step, ...]:
    questions = [{"id": id_, "kind": "text", "label": id_, "show_if": text} for id_, text in conditions]
    return (Step.model_validate({"title": "T", "questions": questions}),)


def test_a_condition_that_looks_ahead_sees_what_is_shown_in_the_end() -> None:
    run = interview({"a": "1", "b": "1"}, ahead(("a", "b"), ("b", "c"), ("c", "")))
    assert [run.is_visible(each) for each in "abc"] == [False, False, True]


def test_conditions_that_go_round_in_a_circle_come_to_an_end() -> None:
    run = interview({"a": "1", "b": "1"}, ahead(("a", "not b"), ("b", "not a")))
    assert [run.is_visible("a"), run.is_visible("b")] == [False, True]


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("member"), st.booleans()),
        st.tuples(st.sampled_from(["branch", "ward", "note"]), st.text(max_size=8)),
        st.tuples(st.just("number"), st.one_of(st.integers(0, 99), st.just("twelve"))),
        st.tuples(st.just("incidents"), st.lists(st.sampled_from([MAY, JULY, {}]), max_size=3)),
    ),
    max_size=12,
)


@given(MOVES)
def test_no_order_of_answering_loses_an_answer(moves: list[tuple[str, Any]]) -> None:
    run = interview({})
    for question_id, value in moves:
        run = run.answer(question_id, value)
        assert run.template_answers().keys() == interview({}).template_answers().keys()
    assert run.answers == dict(moves)


@given(MOVES)
def test_hiding_and_showing_again_changes_nothing(moves: list[tuple[str, Any]]) -> None:
    run = interview(dict(moves)).answer("member", True)
    hidden_and_back = run.answer("member", False).answer("member", True)
    assert hidden_and_back.template_answers() == run.template_answers()
    assert hidden_and_back.problems() == run.problems()


@given(MOVES)
def test_answers_come_through_json_as_they_were(moves: list[tuple[str, Any]]) -> None:
    run = interview(dict(moves))
    again = interview(json.loads(json.dumps(dict(run.answers))))
    assert (again.template_answers(True), again.summary()) == (run.template_answers(True), run.summary())


def test_an_earlier_letter_is_summed_up_by_its_name_where_that_is_known() -> None:
    which = {"id": "letter", "kind": "earlier_letter", "label": "Which letter?"}
    step = Step.model_validate({"title": "Before", "questions": [which]})
    asked = interview({"letter": 2}, (step,))
    named = [
        lines[0].text for names in ({2: "Complaint, Thu 24 Sep 2026"}, {}, None) for _, lines in asked.summary(names)
    ]
    assert named == ["Complaint, Thu 24 Sep 2026", "2", "2"]
