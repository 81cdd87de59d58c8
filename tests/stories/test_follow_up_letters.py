"""Letters that go on from earlier ones: what they draw from the case, and what they therefore do not ask."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from docx import Document

from app.domain.answers import Value
from app.domain.case_questions import EarlierLetterQuestion
from app.domain.pack_contents import Pack
from app.rendering.plain_text import letter_text
from tests.stories.test_bundled_letters import answered, filled_with, read_pack_once, sample_file

FOLLOW_UPS = sorted(
    template.id
    for template in read_pack_once().templates
    if any(isinstance(question, EarlierLetterQuestion) for question in template.questions())
)
# Each follow-up's question about the day of the letter before, which the case knows once that letter is chosen.
DAYS = {
    "party-complaint-chaser": "complained_on",
    "inadequate-reply": "wrote_on",
    "sar-id-or-clarification": "requested_on",
    "sar-overdue": "requested_on",
    "sar-incomplete": "requested_on",
    "ico-follow-up": "complained_on",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack_once()


def own_answers(pack: Pack, letter: str) -> dict[str, Value]:
    return {
        key: value
        for key, value in answered(pack, letter, "sample").answers.items()
        if "." not in key and key not in {"to", "about", "your_ref"}
    }


def text_with(pack: Pack, letter: str, changes: Mapping[str, Value], most_points: int = 9) -> str:
    return letter_text(filled_with(pack, letter, {**own_answers(pack, letter), **changes}, {}, most_points))


@pytest.mark.parametrize(("letter", "day"), DAYS.items())
def test_what_the_case_knows_is_not_asked_again(pack: Pack, letter: str, day: str) -> None:
    known, unknown = answered(pack, letter, "sample"), answered(pack, letter, "minimal")
    assert (known.is_visible(day), unknown.is_visible(day)) == (False, True)


@pytest.mark.parametrize("letter", FOLLOW_UPS)
def test_a_follow_up_says_when_the_letter_before_it_was_sent(pack: Pack, letter: str) -> None:
    sent_on = str(sample_file(letter, "sample").earlier[0]["sent_on"])
    year, _month, day = sent_on.split("-")
    text = text_with(pack, letter, {})
    assert f"{int(day)} " in text
    assert year in text


def test_the_table_has_a_row_for_each_open_point_in_their_words(pack: Pack) -> None:
    docx = filled_with(pack, "inadequate-reply", own_answers(pack, "inadequate-reply"), {})
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(docx)).tables[1].rows]
    points = sample_file("inadequate-reply", "sample").points
    assert rows[0] == ["What I asked", "What you answered", "What is still missing"]
    assert [row[0] for row in rows[1:]] == [f"{point['number']} {point['statement']}" for point in points]
    assert rows[1][1] == "“The minutes were approved by the following meeting.”"
    assert rows[2][1:] == ["Nothing.", "An answer."]


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("ignored", "Nothing."),
        ("refused", "You refused, and gave no reason that I can find."),
        ("promised", "You promised an answer by 30 November 2026."),
        ("partly", "A part of it."),
        ("off-the-point", "Something that I had not asked."),
        ("waiting", "Nothing yet."),
    ],
)
def test_a_point_without_their_words_says_what_became_of_it(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, verdict: str, words: str
) -> None:
    point = sample_file("inadequate-reply", "sample").points[0]
    for key, value in {"verdict": verdict, "their_words": "", "promised_by": "2026-11-30", "i_had_said": ""}.items():
        monkeypatch.setitem(point, key, value)
    assert words in text_with(pack, "inadequate-reply", {}, most_points=1)


def test_what_was_denied_and_never_said_is_set_right(pack: Pack) -> None:
    text = text_with(pack, "inadequate-reply", {})
    assert "P4. You write: “We have found no evidence that the secretary altered the minutes.”" in text
    assert "What I had said was: “I told the branch secretary so by e-mail" in text


def test_nothing_is_set_right_where_nothing_was_denied(pack: Pack) -> None:
    assert "What I did not say" not in text_with(pack, "inadequate-reply", {}, most_points=2)


@pytest.mark.parametrize(("most", "words"), [(1, "One point is still open:"), (2, "These points are still open:")])
def test_one_open_point_and_many_read_right(pack: Pack, most: int, words: str) -> None:
    assert words in text_with(pack, "inadequate-reply", {}, most)


@pytest.mark.parametrize(
    ("extension", "words"),
    [
        ("none", "You have not told me that you need more time."),
        ("late", "By then the month was over."),
        ("no_reasons", "and gave no reasons."),
        ("passed", "That longer time has passed."),
    ],
)
def test_more_time_is_answered_by_whether_and_when_they_asked_for_it(pack: Pack, extension: str, words: str) -> None:
    text = text_with(pack, "sar-overdue", {"extension": extension, "extension_on": "2026-10-24"})
    assert words in text
    assert ("I therefore do not believe that your time was extended." in text) is (extension in {"late", "no_reasons"})


def test_an_overdue_request_says_by_how_many_days(pack: Pack) -> None:
    assert "That time ended on 7 September 2026, 74 days ago." in text_with(pack, "sar-overdue", {})


def test_the_regulator_comes_after_the_complaint_to_the_organisation(pack: Pack) -> None:
    assert "a data protection complaint to you under section 164A of the Data Protection Act 2018. After that" in (
        text_with(pack, "sar-overdue", {"next_step": True})
    )
    leading = pack.leading_to("ico-referral")
    assert leading == ("data-protection-complaint", "data-breach-complaint")


@pytest.mark.parametrize(
    ("reply_kind", "words"),
    [("asks-for-id", "Please send me the copy by 21 December 2026."), ("holding", "by 18 December 2026.")],
)
def test_the_day_of_an_answer_is_the_cases_where_it_knows_what_they_asked(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, reply_kind: str, words: str
) -> None:
    monkeypatch.setitem(sample_file("sar-id-or-clarification", "sample").earlier[1], "reply_kind", reply_kind)
    assert words in text_with(pack, "sar-id-or-clarification", {})


@pytest.mark.parametrize(("kind", "says_day"), [("asks-for-id", True), ("extension", False)])
def test_an_overdue_request_names_a_day_only_where_the_case_knows_what_moved_it(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, kind: str, says_day: bool
) -> None:
    monkeypatch.setitem(sample_file("sar-overdue", "sample").earlier[1], "reply_kind", kind)
    asked = {"asked_me": "id", "asked_on": "2026-08-07", "answered_on": "2026-08-07"}
    text = text_with(pack, "sar-overdue", asked)
    assert ("That time ended on 7 September 2026" in text, "That time has passed." in text) == (says_day, not says_day)
