"""The elements of an apology, and what came of each."""

from datetime import date

import pytest

from app.domain.apologies import ApologyElement, Element, ElementAccount, Given, count_came


@pytest.mark.parametrize("element", Element)
def test_every_element_has_words_of_its_own_for_pages_letters_and_margins(element: Element) -> None:
    said = [(each.heading, each.asked, each.missing, each.mark) for each in Element]
    mine = (element.heading, element.asked, element.missing, element.mark)
    assert all(mine)
    assert said.count(mine) == 1


def test_only_what_came_whole_is_settled() -> None:
    assert [given for given in Given if not given.is_open] == [Given.CAME]


def test_every_outcome_has_a_word_of_its_own() -> None:
    assert len({given.label for given in Given}) == len(Given)


def test_a_template_sees_what_was_asked_and_what_came() -> None:
    account = ElementAccount(Given.PARTLY, "We regret it", "sorry", "the newsletter", date(2026, 12, 1), None)
    seen = ApologyElement(Element.PUBLISHED, 3, "In the newsletter", date(2026, 12, 11), account).for_template()
    assert seen == {
        "element": "published",
        "title": "Where the apology should appear",
        "asked": "In the newsletter",
        "missing": "The apology in that place.",
        "given": "partly",
        "given_label": "Partly",
        "their_words": "We regret it",
        "still_wanted": "sorry",
        "place": "the newsletter",
        "came_on": "2026-12-01",
        "promised_by": "",
        "due_on": "2026-12-11",
        "is_open": True,
    }


def test_what_came_whole_is_counted() -> None:
    came = [ApologyElement(element, 1, account=ElementAccount(Given.CAME)) for element in list(Element)[:2]]
    assert count_came([*came, ApologyElement(Element.REPAIRS, 1)]) == 2
