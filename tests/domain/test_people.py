"""What a member told once, and what letters teach."""

import pytest

from app.domain.answers import Value
from app.domain.people import Profile

KNOWN = Profile("Siân", ("1 Weir Lane",), "s@b.example", "01", "scotland", {"green-party": "204"}, {"branch": "Calder"})


def test_a_draft_begins_with_what_is_known() -> None:
    assert KNOWN.answers("green-party") == {
        "me.name": "Siân",
        "me.address": ["1 Weir Lane"],
        "me.email": "s@b.example",
        "me.phone": "01",
        "me.nation": "scotland",
        "me.membership_number": "204",
    }


def test_a_membership_number_is_for_its_own_organisation_only() -> None:
    assert "me.membership_number" not in KNOWN.answers("labour-party")


def test_nothing_known_answers_nothing() -> None:
    assert set(Profile().answers()) <= {"me.nation"}


def test_a_letter_teaches_what_it_was_told() -> None:
    answers: dict[str, Value] = {"me.name": "Ana", "me.address": ["2 Orchard View"], "me.membership_number": "77"}
    learnt = KNOWN.learn(answers, {"membership": "current"}, "labour-party")
    assert (learnt.name, learnt.address) == ("Ana", ("2 Orchard View",))
    assert learnt.memberships == {"green-party": "204", "labour-party": "77"}
    assert learnt.remembered == {"branch": "Calder", "membership": "current"}


@pytest.mark.parametrize("empty", ["", [], False])
def test_an_empty_answer_never_wipes_a_known_one(empty: Value) -> None:
    keys = ("name", "address", "email", "phone", "nation", "membership_number")
    assert KNOWN.learn({f"me.{key}": empty for key in keys}, {}, "green-party") == KNOWN


def test_a_number_given_to_nobody_is_not_kept() -> None:
    assert KNOWN.learn({"me.membership_number": "77"}, {}, "").memberships == {"green-party": "204"}
