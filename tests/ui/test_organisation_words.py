from datetime import date
from typing import get_args

import pytest

from app.domain.organisations import Confidence, Nation, Organisation, OrganisationKind, OrganisationRoute, Purpose
from app.services.organisation_service import DirectoryEntry
from app.ui.organisation_words import (
    confidence_words,
    entry_badge,
    kind_words,
    nation_words,
    purpose_words,
    reach_words,
    route_notes,
)
from tests.builders import TODAY

ROUTE = OrganisationRoute(purpose="general", email="a@b.example", checked_on=date(2026, 9, 4), confidence="verified")
BODY = Organisation(id="b", name="B", kind="other", routes=(ROUTE,))


def test_every_kind_nation_and_purpose_has_words() -> None:
    assert set(kind_words()) == set(get_args(OrganisationKind))
    assert set(nation_words()) == set(get_args(Nation))
    assert set(purpose_words()) == set(get_args(Purpose))


@pytest.mark.parametrize("confidence", get_args(Confidence))
def test_every_confidence_has_words(confidence: Confidence) -> None:
    assert confidence_words(ROUTE.model_copy(update={"confidence": confidence}))


def test_what_the_member_wrote_is_called_theirs() -> None:
    assert confidence_words(ROUTE.model_copy(update={"source": "member"})) == "You wrote this yourself."


def test_how_they_are_reached_is_said() -> None:
    assert reach_words(BODY) == "Reached by e-mail"
    assert reach_words(BODY.model_copy(update={"routes": ()})) == "No address is known: look it up"


@pytest.mark.parametrize(
    ("entry", "badge"),
    [
        (DirectoryEntry(BODY, corrected=False, is_stale=False), ""),
        (DirectoryEntry(BODY, corrected=False, is_stale=True), "Check the address"),
        (DirectoryEntry(BODY, corrected=True, is_stale=True), "Your own copy"),
        (DirectoryEntry(BODY.model_copy(update={"routes": ()}), corrected=False, is_stale=False), "Not known"),
    ],
)
def test_the_badge_says_what_matters_most(entry: DirectoryEntry, badge: str) -> None:
    assert entry_badge(entry)[1] == badge


def test_a_day_that_nobody_noted_is_said() -> None:
    assert route_notes(ROUTE.model_copy(update={"checked_on": None}), TODAY)[0][2].startswith("Nobody has noted")


def test_what_they_take_is_said() -> None:
    told = [words for _, _, words in route_notes(ROUTE.model_copy(update={"accepts": ("pdf", "post")}), TODAY)]
    assert "They take: PDF, post" in told
