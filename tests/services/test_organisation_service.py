"""The directory: the packs' organisations, the member's corrections, and the member's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.errors import NotFoundError, UserError
from app.paths import BUNDLED_PACKS
from tests.builders import TODAY, Calendar, a_draft, opened

MINE: dict[str, Value] = {"id": "harbour-party", "name": "The Harbour Party", "kind": "party"}


def test_organisations_are_in_the_order_of_their_names(plaint: Plaint) -> None:
    names = [entry.organisation.name.casefold() for entry in plaint.organisations.directory()]
    assert names == sorted(names)


def test_an_organisation_of_the_members_own_is_kept(plaint: Plaint) -> None:
    entry = plaint.organisations.add(MINE)
    assert (entry.corrected, plaint.organisations.find("harbour-party")) == (True, entry.organisation)


def test_an_organisation_that_cannot_be_is_refused_with_its_field(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="“kind” can’t be kept"):
        plaint.organisations.add({**MINE, "kind": "club"})
    assert plaint.organisations.find("harbour-party") is None


def test_an_organisation_that_is_not_there_is_not_found(plaint: Plaint) -> None:
    with pytest.raises(NotFoundError):
        plaint.organisations.get("harbour-party")


def test_a_correction_changes_the_members_copy_and_says_so(plaint: Plaint) -> None:
    before = plaint.organisations.get("ico")
    entry = plaint.organisations.correct("ico", "complaint", {"email": "a@b.example"})
    route = entry.organisation.route("complaint")
    assert route
    assert (before.corrected, entry.corrected) == (False, True)
    assert (route.email, route.source, route.checked_on) == ("a@b.example", "member", TODAY)


def test_a_correction_leaves_the_other_routes_where_they_are(plaint: Plaint) -> None:
    before = [route.purpose for route in plaint.organisations.get("ico").organisation.routes]
    entry = plaint.organisations.correct("ico", before[0], {"email": "a@b.example"})
    assert [route.purpose for route in entry.organisation.routes] == before


def test_a_route_that_was_not_known_is_added(plaint: Plaint) -> None:
    plaint.organisations.add(MINE)
    entry = plaint.organisations.correct("harbour-party", "data", {"post": ["1 Quay Row"]})
    assert [route.purpose for route in entry.organisation.routes] == ["data"]


@pytest.mark.parametrize("field", ["checked_on", "source", "confidence", "purpose", "nope"])
def test_only_what_a_route_says_can_be_corrected(plaint: Plaint, field: str) -> None:
    with pytest.raises(UserError, match="can’t be corrected"):
        plaint.organisations.correct("ico", "complaint", {field: "x"})


def test_a_correction_can_be_forgotten(plaint: Plaint) -> None:
    before = plaint.organisations.get("ico")
    plaint.organisations.correct("ico", "complaint", {"email": "a@b.example"})
    plaint.organisations.forget_correction("ico")
    assert plaint.organisations.get("ico") == before


def test_a_letter_is_offered_the_organisations_that_it_may_go_to(plaint: Plaint) -> None:
    offered = plaint.organisations.offered_to(plaint.packs.template("ico-referral"))
    assert {organisation.kind for organisation in offered} == {"regulator"}


def test_those_who_deal_with_what_the_letter_is_for_come_first(plaint: Plaint) -> None:
    offered = plaint.organisations.offered_to(plaint.packs.template("ipso-complaint"))
    assert [one.id for one in offered[:2]] == ["impress", "ipso"]
    assert {one.kind for one in offered} == {"regulator"}


@pytest.mark.parametrize("name", ["The Labour Party", "labour party"])
def test_a_request_that_parties_need_not_answer_is_refused_to_them_with_the_reason(plaint: Plaint, name: str) -> None:
    with pytest.raises(UserError) as refused:
        plaint.organisations.refuse_wrong({"name": name}, plaint.packs.template("foi-request"))
    assert "A political party is not one and need not answer" in refused.value.hint


@pytest.mark.parametrize("recipient", [{"name": "Harbour Council"}, {"name": ""}, None])
def test_a_request_to_anybody_else_is_not_refused(plaint: Plaint, recipient: Value | None) -> None:
    plaint.organisations.refuse_wrong(recipient, plaint.packs.template("foi-request"))


def test_a_letter_goes_by_the_route_that_it_uses(plaint: Plaint) -> None:
    plaint.organisations.add(MINE)
    plaint.organisations.correct("harbour-party", "general", {"email": "all@b.example"})
    plaint.organisations.correct("harbour-party", "data", {"email": "data@b.example"})
    for template, email in (("subject-access-request", "data@b.example"), ("party-complaint", "all@b.example")):
        value = plaint.organisations.recipient("harbour-party", plaint.packs.template(template))
        assert value["email"] == email


def test_an_address_that_was_checked_long_ago_is_stale(plaint: Plaint, calendar: Calendar) -> None:
    fresh = plaint.organisations.correct("ico", "complaint", {"email": "a@b.example"})
    calendar.day = date(2027, 12, 1)
    assert plaint.organisations.get("ico").is_stale
    assert fresh.organisation.route("complaint")


def test_a_correction_survives_a_newer_pack(plaint: Plaint) -> None:
    plaint.organisations.correct("ico", "complaint", {"email": "a@b.example"})
    shipped = BUNDLED_PACKS / "uk-members"
    newer = plaint.data / "packs" / "uk-members" / "2099.1"
    shutil.copytree(shipped, newer)
    for name, old, new in (
        ("pack.toml", plaint.packs.packs()[0].info.version, "2099.1"),
        ("organisations/regulators.toml", "Wycliffe House", "Another House"),
    ):
        text = (newer / name).read_text(encoding="utf-8")
        (newer / name).write_text(text.replace(old, new), encoding="utf-8")
    with opened_again(plaint) as again:
        assert again.packs.packs()[0].info.version == "2099.1"
        corrected = again.organisations.get("ico")
        assert (corrected.corrected, corrected.organisation.route("complaint").email) == (True, "a@b.example")  # type: ignore[union-attr]
        again.organisations.forget_correction("ico")
        assert again.organisations.get("ico").organisation.route("complaint").post[0] == "Another House"  # type: ignore[union-attr]


@contextmanager
def opened_again(plaint: Plaint) -> Iterator[Plaint]:
    """Close the data folder and open it as the next start of the program does."""
    plaint.close()
    with opened(plaint.data) as again:
        yield again


@pytest.mark.parametrize("name", ["ico", "Information Commissioner's Office"])
def test_a_copy_goes_to_no_kind_that_the_letter_is_not_copied_to(plaint: Plaint, name: str) -> None:
    copies: Value = [{"whom": {"name": name}, "role": ""}]
    with pytest.raises(UserError, match="can’t be copied to Information Commissioner's Office") as refused:
        plaint.organisations.refuse_copies(copies, plaint.packs.template("escalation"))
    assert refused.value.hint == "Copies of it can go to: party, party-unit."


@pytest.mark.parametrize(
    "copies", [None, "", [{"whom": {"name": "The region"}}], [{"whom": {"name": "green-party"}}], [7]]
)
def test_other_copies_are_left_to_the_person(plaint: Plaint, copies: Value | None) -> None:
    plaint.organisations.refuse_copies(copies, plaint.packs.template("escalation"))


def test_a_letter_with_a_copy_that_cannot_be_is_not_finished(plaint: Plaint) -> None:
    copies: Value = [{"whom": {"name": "IPSO"}, "role": ""}, {"whom": {"name": "ico"}, "role": ""}]
    draft = a_draft(plaint, template="escalation", changes={"copies_to": copies})
    with pytest.raises(UserError, match="can’t be copied"):
        plaint.letters.finishing(draft.id)
