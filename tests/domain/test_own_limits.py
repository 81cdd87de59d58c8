"""Our own limits: for which letters they are, and when they were met."""

from datetime import UTC, date, datetime

import pytest

from app.domain.clock_rules import Clock
from app.domain.letters import Channel, Letter, LetterState, Sending, TemplateName
from app.domain.own_limits import letters_that_meet, met_on
from app.domain.pack_contents import Pack, PackInfo
from app.domain.routes import RoutesFile
from app.domain.templates import Template

MEETING = frozenset({"appeal"})


def clock(**more: object) -> Clock:
    given = {"id": "limit", "title": "T", "whose": "ours", "starts": "dated", "period": {"days": 14}, **more}
    source = {"source": "S", "checked_on": date(2026, 1, 1), "confidence": "general"}
    return Clock.model_validate({**given, **source})


def template(name: str, *clocks: str) -> Template:
    step = {"title": "T", "questions": [{"id": "a", "kind": "text", "label": "A"}]}
    uses = [{"id": each} for each in clocks]
    return Template.model_validate(
        {"id": name, "title": "T", "summary": "S", "category": "appeal", "clocks": uses, "steps": [step]}
    )


def pack(**routes: object) -> Pack:
    info = PackInfo.model_validate(
        {
            "format": 1,
            "id": "pack",
            "version": "1",
            "title": "T",
            "publisher": "P",
            "language": "en-GB",
            "licence": "CC0",
        }
        | {"summary": "S"}
    )
    file = RoutesFile.model_validate(routes)
    templates = (template("notice", "limit"), template("appeal"))
    return Pack(info, templates, routes=file.routes, readiness=file.readiness)


def letter(number: int, name: str, sent_on: date | None) -> Letter:
    sending = Sending(sent_on, Channel.EMAIL, "", sent_on, sent_on, False) if sent_on else None
    state = LetterState.SENT if sent_on else LetterState.DRAFT
    at = datetime(2026, 11, 20, tzinfo=UTC)
    return Letter(number, 1, TemplateName("p", name, "1"), "T", at, state=state, sending=sending)


def test_a_limit_is_for_the_letter_to_which_a_route_leads_after_it() -> None:
    route = {"from": "notice", "to": "appeal", "when": ["always"], "after": "limit"}
    assert letters_that_meet(pack(routes=[route]), clock()) == {"appeal"}


def test_a_limit_is_for_the_letter_whose_checklist_wants_it_open() -> None:
    line = {"letter": "appeal", "id": "in-time", "title": "T", "need": {"clock_open": "limit"}, "mend": {"answer": "a"}}
    assert letters_that_meet(pack(readiness=[line]), clock()) == {"appeal"}


def test_a_typed_date_is_for_the_letter_that_asks_for_it() -> None:
    assert letters_that_meet(pack(), clock(period="typed")) == {"notice"}


def test_a_limit_that_nothing_leads_to_is_for_no_letter() -> None:
    assert letters_that_meet(pack(), clock()) == frozenset()


@pytest.mark.parametrize(
    ("sent", "met"),
    [
        ([(2, "appeal", date(2026, 11, 12)), (3, "appeal", date(2026, 11, 18))], date(2026, 11, 12)),
        ([(2, "notice", date(2026, 11, 12))], None),
        ([(2, "appeal", date(2026, 11, 9))], None),
        ([], None),
    ],
)
def test_a_limit_is_met_on_the_first_day_that_such_a_letter_was_sent(
    sent: list[tuple[int, str, date]], met: date | None
) -> None:
    starting = letter(1, "notice", date(2026, 11, 10))
    assert met_on(starting, MEETING, [starting, *(letter(*each) for each in sent)]) == met


def test_a_letter_meets_its_own_limit_when_it_is_sent() -> None:
    appeal = letter(1, "appeal", date(2026, 11, 10))
    assert met_on(appeal, MEETING, [appeal]) == date(2026, 11, 10)


def test_a_draft_has_met_nothing() -> None:
    earlier = letter(1, "appeal", date(2026, 11, 10))
    assert met_on(letter(2, "appeal", None), MEETING, [earlier]) is None


def test_what_was_sent_before_an_answer_has_not_met_the_limit_that_runs_from_it() -> None:
    starting, early, late = (letter(n, "appeal" if n > 1 else "notice", date(2026, 11, 8 + n)) for n in (1, 2, 3))
    assert met_on(starting, MEETING, [starting, early], since=date(2026, 11, 11)) is None
    assert met_on(starting, MEETING, [starting, early, late], since=date(2026, 11, 11)) == date(2026, 11, 11)
