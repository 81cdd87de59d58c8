"""What is known of an organisation's address."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.domain.answers import Value
from app.domain.organisations import Organisation, OrganisationRoute, as_recipient
from app.ui.labels import WrappedLabel
from app.ui.organisation_cards import ChosenOrganisation, OrganisationFields, route_notes
from tests.ui.drafts import TODAY


def notes(route: OrganisationRoute | None, web: str = "") -> list[str]:
    organisation = Organisation(
        id="harbour", name="The Harbour Party", kind="party", web=web, routes=(route,) if route else ()
    )
    value = as_recipient(organisation, route)
    return [sentence for _icon, _ink, sentence in route_notes(value, organisation, route, TODAY)]


def route(checked_on: date | None, confidence: str = "verified", email: str = "a@b.example") -> OrganisationRoute:
    made = {"purpose": "complaint", "email": email, "checked_on": checked_on, "confidence": confidence}
    return OrganisationRoute.model_validate(made)


def test_a_fresh_address_says_when_it_was_checked() -> None:
    assert notes(route(date(2026, 11, 1))) == ["Checked on 1 November 2026"]


def test_an_old_or_unsure_address_asks_to_be_checked() -> None:
    assert "over six months ago" in notes(route(date(2026, 1, 5)))[0]
    assert "Nobody has noted" in notes(route(None))[0]
    assert "Generally known" in notes(route(date(2026, 11, 1), "general"))[1]


def test_an_unknown_address_asks_to_be_looked_up() -> None:
    assert "look it up on their website" in notes(None)[0]
    assert "https://harbour.example" in notes(route(None, email=""), "https://harbour.example")[0]


def test_the_card_shows_department_and_address(qtbot: QtBot) -> None:
    card = ChosenOrganisation()
    qtbot.addWidget(card)
    known: dict[str, Value] = {"name": "The Harbour Party", "department": "Complaints", "email": "c@h.example"}
    card.show_value({**known, "address": ["3 Quay Row"]}, None, None, TODAY)
    words = [label.text() for label in card.findChildren(WrappedLabel)]
    assert {"The Harbour Party", "Complaints\n3 Quay Row", "c@h.example"} <= set(words)


def test_written_fields_are_the_answer(qtbot: QtBot) -> None:
    fields = OrganisationFields(to_be_reached=True)
    qtbot.addWidget(fields)
    with qtbot.assertNotEmitted(fields.edited):
        fields.show_value({"name": "A", "address": ["B", "C"], "email": " d@e.example "})
    assert fields.value() == {"name": "A", "department": "", "address": ["B", "C"], "email": "d@e.example"}
