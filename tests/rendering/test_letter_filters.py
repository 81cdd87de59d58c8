"""Each filter as in the table of pack-format.md, and with nothing or a missing answer in it."""

import pytest

from app.domain.answers import Value, missing_mark
from app.i18n import speaking
from app.rendering.letter_filters import FILTERS, FilterError

MARK = missing_mark("When")
ITEMS: list[Value] = [{"k": "b", "n": 2}, {"k": "A", "n": 1}, {"k": "", "n": 3}]
ARGUMENTS: dict[str, tuple[Value, ...]] = {
    "plural": ("day", "days"),
    "where": ("k", "A"),
    "without": ("k", "A"),
    "sort": ("k",),
    "default": ("",),
}


@pytest.mark.parametrize(
    ("name", "value", "arguments", "expected"),
    [
        ("long_date", "2026-11-20", (), "20 November 2026"),
        ("long_date", {"text": "about mid-July 2026", "sort": "2026-07-15"}, (), "about mid-July 2026"),
        ("short_date", "2026-11-02", (), "2 Nov 2026"),
        ("and_list", ["A", "B", "C"], (), "A, B and C"),
        ("and_list", ["A", "B"], (), "A and B"),
        ("and_list", ["A", ""], (), "A"),
        ("and_list", "A", (), "A"),
        ("plural", 1, ("day", "days"), "1 day"),
        ("plural", 3, ("day", "days"), "3 days"),
        ("plural", 0, ("day", "days"), "0 days"),
        ("plural", ["x"], ("exhibit", "exhibits"), "1 exhibit"),
        ("number_words", 3, (), "three"),
        ("number_words", 10, (), "ten"),
        ("number_words", 12, (), "12"),
        ("possessive", "James", (), "James's"),
        ("possessive", "members", (), "members'"),
        ("possessive", "the committee", (), "the committee's"),
        ("possessive", "Liberal Democrats", (), "Liberal Democrats'"),
        ("sentence", "it was late", (), "It was late."),
        ("sentence", "It was late.", (), "It was late."),
        ("sentence", "it was late..", (), "It was late."),
        ("sentence", "was it late?", (), "Was it late?"),
        ("sentence", "he said “no.”", (), "He said “no.”"),
        ("sentence", "and so…", (), "And so…"),
        ("sentence", "it was late, ", (), "It was late."),
        ("full_stop", "nobody voted", (), "nobody voted."),
        ("full_stop", "nobody voted.", (), "nobody voted."),
        ("full_stop", "he said “no.”", (), "he said “no.”"),
        ("full_stop", "the club (closed)", (), "the club (closed)."),
        ("full_stop", "diolch 🙂", (), "diolch 🙂"),
        ("lower_first", "The branch", (), "the branch"),
        ("lower_first", "NEC members", (), "NEC members"),
        ("lower_first", "I was there", (), "I was there"),
        ("upper_first", "the branch", (), "The branch"),
        ("upper_first", "ßtraße", (), "ßtraße"),
        ("upper", "ab", (), "AB"),
        ("lower", "AB", (), "ab"),
        ("trim", " ab ", (), "ab"),
        ("length", ["a", "b"], (), 2),
        ("first", ["a", "b"], (), "a"),
        ("last", ["a", "b"], (), "b"),
        ("first", "ab", (), "ab"),
        ("default", "", ("none",), "none"),
        ("default", 0, ("none",), 0),
        ("join", ["a", "b"], (" / ",), "a / b"),
        ("money", 125050, (), "£1,250.50"),
        ("money", -5, (), "-£0.05"),
        ("money", 0, (), "£0.00"),
        ("lines", ["1 High Street", "", "Town"], (), "1 High Street\nTown"),
        ("quote", "they said no", (), "“they said no”"),
        ("quote", 'he said "no" to us', (), "“he said ‘no’ to us”"),
        ("quote", "he said “no” to us", (), "“he said ‘no’ to us”"),
        ("quote", "“all of it”", (), "“all of it”"),
        ("quote", "“A” and “B”", (), "“‘A’ and ‘B’”"),
        ("exhibit_refs", ["A", "C"], (), "exhibits\u00a0A and\u00a0C"),
        ("exhibit_refs", ["A"], (), "exhibit\u00a0A"),
        ("exhibit_refs", [{"label": "B"}], (), "exhibit\u00a0B"),
    ],
)
def test_filter_gives(name: str, value: Value, arguments: tuple[Value, ...], expected: Value) -> None:
    assert FILTERS[name](value, *arguments) == expected


@pytest.mark.parametrize("name", sorted(FILTERS))
@pytest.mark.parametrize("empty", ["", [], False])
def test_nothing_in_is_nothing_out(name: str, empty: Value) -> None:
    expected: tuple[Value, ...] = ("0 days",) if name == "plural" and empty == [] else ("", [], 0)
    assert FILTERS[name](empty, *ARGUMENTS.get(name, ())) in expected


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"length"}))
def test_the_mark_of_a_missing_answer_passes_unharmed(name: str) -> None:
    assert FILTERS[name](MARK, *ARGUMENTS.get(name, ())) == MARK


def test_where_keeps_the_items_with_one_of_the_values() -> None:
    assert FILTERS["where"](ITEMS, "n", 1, 3) == [ITEMS[1], ITEMS[2]]


def test_without_drops_the_items_with_one_of_the_values() -> None:
    assert FILTERS["without"](ITEMS, "n", 1, 3) == [ITEMS[0]]


def test_where_keeps_items_that_are_not_answered_yet() -> None:
    assert FILTERS["where"]([{"k": MARK}], "k", "open") == [{"k": MARK}]


def test_sort_goes_by_a_field_without_regard_to_case_and_puts_nothing_last() -> None:
    assert FILTERS["sort"](ITEMS, "k") == [ITEMS[1], ITEMS[0], ITEMS[2]]


def test_sort_puts_approximate_dates_among_exact_ones() -> None:
    dates: list[Value] = [{"on": "2026-08-01"}, {"on": {"text": "mid-July", "sort": "2026-07-15"}}]
    assert FILTERS["sort"](dates, "on") == dates[::-1]


@pytest.mark.parametrize(
    ("name", "value", "arguments"),
    [
        ("long_date", "soon", ()),
        ("upper", ["a"], ()),
        ("and_list", {"a": "b"}, ()),
        ("and_list", [["a"]], ()),
        ("plural", "three", ("day", "days")),
        ("money", "12", ()),
        ("where", ["a"], ("k", "v")),
    ],
)
def test_a_value_that_does_not_suit_is_an_error(name: str, value: Value, arguments: tuple[Value, ...]) -> None:
    with pytest.raises(FilterError):
        FILTERS[name](value, *arguments)


def test_a_misspelt_field_is_answered_with_the_nearest() -> None:
    with pytest.raises(FilterError, match="Did you mean “verdict”"):
        FILTERS["where"]([{"verdict": "open"}], "verdikt", "open")


def test_letters_do_not_take_the_language_of_the_screens() -> None:
    with speaking("cy"):
        assert FILTERS["long_date"]("2026-11-20") == "20 November 2026"
        assert FILTERS["short_date"]("2026-11-20") == "20 Nov 2026"
