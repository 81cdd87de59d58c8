"""Company records of the open directory, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.company_records import CompanyRecord, as_organisation, as_record
from app.domain.organisations import Organisation

RECORD = {
    "slug": "harbour-party",
    "relevant-countries": ["gb"],
    "categories": ["political party"],
    "name": "The Harbour Party",
    "address": "Data Protection\n1 Quay Row\nHarbour Town\nHT1 1AA\nUnited Kingdom",
    "phone": "+44 20 7946 0000",
    "email": "data@harbourparty.example",
    "webform": "https://harbourparty.example/form",
    "web": "https://harbourparty.example",
    "sources": ["https://harbourparty.example/privacy"],
    "required-elements": [{"desc": "Membership number", "type": "input"}, {"desc": "X", "optional": True}],
    "needs-id-document": True,
    "comments": ["Answers slowly."],
    "quality": "verified",
}


def taken(**changes: object) -> Organisation:
    return as_organisation(CompanyRecord.model_validate(RECORD | changes))


def test_a_record_becomes_an_organisation_with_a_route_for_data() -> None:
    party = taken()
    (route,) = party.routes
    assert (party.id, party.kind, party.web) == ("harbour-party", "party", "https://harbourparty.example")
    assert (route.purpose, route.email, route.form) == (
        "data",
        "data@harbourparty.example",
        "https://harbourparty.example/form",
    )
    assert route.post == ("Data Protection", "1 Quay Row", "Harbour Town", "HT1 1AA")


def test_where_it_was_read_is_kept_and_when_is_not_known() -> None:
    (route,) = taken().routes
    assert (route.source, route.checked_on, route.confidence) == (
        "https://harbourparty.example/privacy",
        None,
        "secondary",
    )


def test_what_they_ask_for_is_in_the_note() -> None:
    note = taken().routes[0].note
    assert note == (
        "Answers slowly. Asks for: Membership number. Asks for a copy of an identity document. "
        "Telephone +44 20 7946 0000."
    )


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"categories": ["public body"]}, "public-body"),
        ({"categories": ["telecommunication", "school"]}, "school"),
        ({"categories": []}, "company"),
    ],
)
def test_categories_say_what_kind_it_is(changes: dict[str, object], kind: str) -> None:
    assert taken(**changes).kind == kind


@pytest.mark.parametrize("quality", ["imported", "scraped"])
def test_what_nobody_checked_is_unsure(quality: str) -> None:
    assert taken(quality=quality).routes[0].confidence == "unsure"


def test_a_link_that_is_none_is_left_out_and_a_source_is_always_named() -> None:
    party = taken(web="javascript:alert(1)", webform="see website", sources=[])
    assert (party.web, party.routes[0].form) == ("", "")
    assert "datenanfragen.de" in party.routes[0].source


@pytest.mark.parametrize(("countries", "is_home"), [(["gb"], True), (["de", "all"], True), (["de"], False), ([], True)])
def test_records_are_for_people_of_some_countries(countries: list[str], is_home: bool) -> None:
    assert CompanyRecord.model_validate(RECORD | {"relevant-countries": countries}).is_for_home is is_home


def test_a_key_of_a_later_form_is_passed_over() -> None:
    assert taken(**{"facet-group": "school", "new-key": [1]}).name == "The Harbour Party"


@pytest.mark.parametrize("changes", [{"slug": "../x"}, {"name": ""}, {"email": 5}, {"web": "https://" + "a" * 600}])
def test_what_is_no_record_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CompanyRecord.model_validate(RECORD | changes)


def test_an_organisation_becomes_a_record_of_the_same_form() -> None:
    record = as_record(taken(), with_note=True)
    assert record is not None
    kept = ("slug", "relevant-countries", "categories", "name", "email", "webform", "web", "sources")
    assert {key: record[key] for key in kept} == {key: RECORD[key] for key in kept}
    assert record["address"] == RECORD["address"]
    assert set(record) <= {*RECORD, "request-language", "suggested-transport-medium"}


def test_a_note_goes_along_only_when_it_may() -> None:
    assert "comments" not in (as_record(taken(), with_note=False) or {})


def test_an_organisation_of_which_too_little_is_known_is_no_record() -> None:
    assert as_record(Organisation(id="a", name="A", kind="party"), with_note=True) is None
    nowhere = taken(address="", email="", webform="")
    assert as_record(nowhere, with_note=True) is None
    unsourced = taken(sources=[], web="")
    assert as_record(unsourced, with_note=True) is None


@given(
    st.builds(
        lambda name, address, comments: RECORD | {"name": name, "address": address, "comments": comments},
        st.text(min_size=1, max_size=200).filter(str.strip),
        st.text(max_size=2000),
        st.lists(st.text(max_size=2000), max_size=6),
    )
)
def test_any_words_in_a_record_make_an_organisation(record: dict[str, object]) -> None:
    assert as_organisation(CompanyRecord.model_validate(record)).routes[0].purpose == "data"
