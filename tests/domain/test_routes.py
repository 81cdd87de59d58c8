"""The way from letter to letter."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.routes import Readiness, Route, RoutesFile

ROUTE: dict[str, Any] = {
    "from": "request",
    "to": "chaser",
    "when": ["overdue", "reply:partial"],
    "carry": ["points", "to"],
}
LINE: dict[str, Any] = {
    "letter": "referral", "id": "complained", "title": "You complained first",
    "need": {"sent": "complaint"}, "mend": {"write": "complaint"},
}  # fmt: skip


def test_a_route_is_read_as_the_format_writes_it() -> None:
    file = RoutesFile.model_validate({"routes": [ROUTE], "readiness": [LINE]})
    assert (file.routes[0].from_, file.readiness[0].need.sent) == ("request", ("complaint",))


def test_a_condition_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValidationError, match="“late” is no condition; one of always"):
        Route.model_validate({**ROUTE, "when": ["overdue", "late"]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"need": {}},
        {"need": {"sent": "a", "reply": "b"}},
        {"mend": {}},
        {"mend": {"write": "a", "add": "reply"}},
        {"need": {"points_open": 0}},
    ],
)
def test_a_line_of_the_checklist_needs_one_thing_and_names_one_thing_that_mends_it(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Readiness.model_validate({**LINE, **wrong})
