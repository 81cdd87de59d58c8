"""What narrows a search on the command line."""

from datetime import date

from app.commands.arguments import build_parser
from app.commands.search_arguments import KINDS
from app.domain.findings import FOUND_KINDS


def test_a_search_is_not_narrowed_unless_told() -> None:
    given = build_parser().parse_args(["search", "minutes"])
    narrowed = (given.text, given.kind, given.sent, given.organisation, given.since, given.until, given.is_open)
    assert narrowed == ("minutes", [], False, "", None, None, None)


def test_days_and_kinds_are_read() -> None:
    words = "search minutes --kind reply --from 2026-01-02 --until 2026-02-03 --open --most 7"
    given = build_parser().parse_args(words.split())
    assert (given.kind, given.since, given.until) == (["reply"], date(2026, 1, 2), date(2026, 2, 3))
    assert (given.is_open, given.most) == (True, 7)


def test_the_kinds_are_those_that_can_be_found() -> None:
    assert KINDS == FOUND_KINDS
