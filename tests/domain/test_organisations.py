"""Organisations and how a letter addresses them."""

from datetime import date
from typing import Any

import pytest

from app.domain.organisations import Organisation, as_recipient, greeting, why_refused

TODAY = date(2026, 11, 20)
COMPLAINT = {"purpose": "complaint", "department": "Complaints Team", "post": ["1 Quay Row"], "checked_on": TODAY}
GENERAL = {"purpose": "general", "email": "hello@harbour.example", "checked_on": date(2026, 5, 23)}


def harbour(*routes: dict[str, Any], kind: str = "party") -> Organisation:
    return Organisation.model_validate(
        {"id": "harbour", "name": "The Harbour Party", "kind": kind, "routes": [*routes]}
    )


@pytest.mark.parametrize(
    ("purpose", "found"), [("complaint", "complaint"), ("data", "general"), ("general", "general")]
)
def test_a_route_is_the_one_for_the_purpose_or_the_general_one(purpose: str, found: str) -> None:
    route = harbour(COMPLAINT, GENERAL).route(purpose)
    assert route
    assert route.purpose == found


def test_without_a_general_route_the_first_is_taken() -> None:
    route = harbour(COMPLAINT).route("data")
    assert route
    assert route.purpose == "complaint"


def test_an_organisation_without_routes_has_none() -> None:
    assert harbour().route("data") is None


@pytest.mark.parametrize(("checked_on", "stale"), [(date(2026, 5, 24), False), (date(2026, 5, 23), True), (None, True)])
def test_a_route_grows_stale_after_180_days(checked_on: date | None, stale: bool) -> None:
    assert harbour({**COMPLAINT, "checked_on": checked_on}).is_stale(TODAY) is stale


def test_the_recipient_is_the_department_at_its_address() -> None:
    organisation = harbour(COMPLAINT)
    assert as_recipient(organisation, organisation.route("complaint")) == {
        "organisation": "harbour", "name": "The Harbour Party", "department": "Complaints Team",
        "address": ["1 Quay Row"], "email": "", "salutation": "Dear Complaints Team", "valediction": "Yours faithfully",
    }  # fmt: skip


def test_an_organisation_without_a_route_is_still_a_recipient() -> None:
    recipient = as_recipient(harbour(kind="individual"), None)
    assert (recipient["email"], recipient["salutation"], recipient["valediction"]) == (
        "", "Dear Harbour Party", "Yours sincerely"
    )  # fmt: skip


def test_nobody_is_greeted_where_nobody_is_named() -> None:
    assert greeting({})["salutation"] == ""


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("The Labour Party", "Labour Party"),
        ("Scottish National Party", "Scottish National Party"),
        ("Information Commissioner's Office", "Information Commissioner"),
        ("The Registrar’s Office", "Registrar"),
        ("The Mayor’s Office for Roads", "Mayor’s Office for Roads"),
        ("’s Office", "’s Office"),
        ("The ", "The "),
        ("Theatre Society", "Theatre Society"),
    ],
)
def test_an_organisation_is_greeted_as_one_speaks_to_it(name: str, greeted: str) -> None:
    assert greeting({"name": name})["salutation"] == f"Dear {greeted}"


@pytest.mark.parametrize("name", ["The Harbour Party", "harbour party", " THE HARBOUR PARTY "])
def test_a_refused_organisation_is_known_however_its_name_is_written(name: str) -> None:
    assert why_refused(name, {"The Harbour Party": "It need not answer."}) == "It need not answer."


@pytest.mark.parametrize("name", ["Harbour Council", "", "The"])
def test_another_organisation_is_not_refused(name: str) -> None:
    assert why_refused(name, {"The Harbour Party": "It need not answer."}) == ""
