"""About me, settings and organisations on the command line."""

from tests.commands.conftest import Say


def test_what_is_told_about_oneself_is_kept(say: Say) -> None:
    say("me", "name=Siân Ó Néill", "address= 1 Weir Lane | Tolbury |", "nation=scotland")
    shape = say("me").data
    assert (shape["name"], shape["address"]) == ("Siân Ó Néill", ["1 Weir Lane", "Tolbury"])
    assert shape["nation"] == "scotland"


def test_what_is_not_asked_about_oneself_is_refused(say: Say) -> None:
    said = say("me", "age=70")
    assert (said.code, said.data["error"]["message"]) == (3, "There is no “age” about you.")


def test_a_nation_whose_holidays_are_not_known_is_refused(say: Say) -> None:
    assert say("me", "nation=mars").code == 3
    assert say("me").data["nation"] == ""


def test_a_setting_that_is_changed_is_kept(say: Say) -> None:
    assert say("settings", "appearance=dark").data["appearance"] == "dark"
    assert say("settings", as_json=False).out.startswith("appearance = dark\n")


def test_a_setting_that_cannot_be_is_refused_and_nothing_changes(say: Say) -> None:
    assert say("settings", "appearance=dark", "text_size=900").code == 3
    assert say("settings").data["appearance"] == "system"


def test_organisations_are_listed_by_name(say: Say) -> None:
    rows = say("organisation", "list").data
    names = [row["name"].casefold() for row in rows]
    assert names == sorted(names)
    assert set(rows[0]) == {"id", "name", "kind", "nation", "corrected", "stale"}


def test_an_organisation_is_shown_with_where_it_is_known_from(say: Say) -> None:
    shape = say("organisation", "show", "ico").data
    assert (shape["kind"], shape["corrected"]) == ("regulator", False)
    assert all(route["source"] for route in shape["routes"])


def test_an_organisation_is_shown_in_words_with_the_day_it_was_checked(say: Say) -> None:
    assert "(checked on 2" in say("organisation", "show", "ico", as_json=False).out


def test_an_organisation_that_is_not_there_is_refused(say: Say) -> None:
    assert say("organisation", "show", "nobody").code == 3


def test_a_corrected_route_is_the_members_own_and_checked_today(say: Say) -> None:
    shape = say("organisation", "correct", "ico", "email=a@b.example", "post=1 Street|Town").data
    route = next(route for route in shape["routes"] if route["purpose"] == "complaint")
    assert (route["email"], route["post"], route["checked_on"]) == ("a@b.example", ["1 Street", "Town"], "2026-11-20")
    assert say("organisation", "show", "ico").data["corrected"] is True


def test_a_route_that_was_not_there_is_made(say: Say) -> None:
    shape = say("organisation", "correct", "ico", "--route", "press", "email=press@b.example").data
    assert [route["purpose"] for route in shape["routes"]][-1] == "press"


def test_only_what_a_route_says_can_be_corrected(say: Say) -> None:
    assert [say("organisation", "correct", "ico", change).code for change in ("checked_on=2020-01-01", "x=1")] == [3, 3]
