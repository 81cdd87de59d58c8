from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.case_clocks import CaseClock, ClockState
from app.domain.letters import Letter, TemplateName
from app.ui.after_sending import before_it_is_sent, once_it_is_sent

LETTER = Letter(
    3,
    1,
    TemplateName("a-pack", "a-letter", "1"),
    "A letter",
    datetime(2026, 11, 20, 12, tzinfo=UTC),
    reply_by=date(2026, 12, 18),
)
CLOCK = CaseClock(
    "reply", "Reply to you", "theirs", False, 3, date(2026, 11, 20), date(2026, 12, 21), date(2026, 12, 21),
    date(2026, 12, 21), date(2026, 12, 21), ClockState.RUNNING, 31, 0, (),
)  # fmt: skip


def said(sentences: list[tuple[str, str]]) -> list[str]:
    return [sentence for _, sentence in sentences]


def test_before_it_is_sent_the_date_in_the_letter_counts() -> None:
    assert said(before_it_is_sent(LETTER)) == [
        "They have until Fri 18 Dec 2026, the date in your letter.",
        "If nothing comes, Today says so on Sat 19 Dec 2026.",
        "When they answer, add the reply to the case.",
    ]


def test_a_letter_without_a_date_promises_none() -> None:
    assert "every date" in said(before_it_is_sent(replace(LETTER, reply_by=None)))[0]


def test_once_it_is_sent_the_earliest_of_their_clocks_counts() -> None:
    sooner = replace(CLOCK, title="Say that they have it", shown=date(2026, 12, 1))
    assert said(once_it_is_sent(LETTER, [CLOCK, sooner]))[:2] == [
        "They have until Tue 1 Dec 2026: Say that they have it.",
        "If nothing comes, Today says so on Wed 2 Dec 2026.",
    ]


def test_a_date_that_is_past_is_said_as_past() -> None:
    assert said(once_it_is_sent(LETTER, [replace(CLOCK, state=ClockState.OVERDUE)]))[0] == (
        "Their time ended on Mon 21 Dec 2026: Reply to you."
    )


def test_our_own_time_is_said_too() -> None:
    ours = replace(CLOCK, whose="ours", title="Go to court", state=ClockState.WAITING_FOR_US)
    assert said(once_it_is_sent(LETTER, [ours]))[0] == "Your own time runs until Mon 21 Dec 2026: Go to court."


def test_clocks_of_other_letters_and_settled_ones_say_nothing() -> None:
    others = [replace(CLOCK, letter_id=4), replace(CLOCK, state=ClockState.ANSWERED)]
    assert said(once_it_is_sent(LETTER, others))[0] == "No date runs from this letter."
