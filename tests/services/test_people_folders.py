"""Several people at one computer account, each with a folder of their own."""

import json
import sys
from pathlib import Path

import pytest

from app.domain.errors import NotAllowedError, UserError
from app.services.people_folders import MOST_PEOPLE, PeopleFolders, Person


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "Plaint"
    folder.mkdir()
    return folder


def test_alone_there_is_nobody_to_choose_from(data: Path) -> None:
    assert PeopleFolders(data).all() == ()


def test_somebody_else_gets_a_folder_beside_the_first(data: Path) -> None:
    added = PeopleFolders(data).add("Ffion", " Gethin  Rhys ")
    assert added == Person("Gethin Rhys", data.with_name("Plaint-2"))
    assert PeopleFolders(data).all() == (Person("Ffion", data), added)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a profile's folders by itself")
def test_the_folder_is_for_the_owner_of_the_account_alone(data: Path) -> None:
    folder = PeopleFolders(data).add("Ffion", "Gethin").folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (data / "people.json").stat().st_mode & 0o777 == 0o600


def test_a_third_is_added_and_no_folder_that_is_there_is_taken(data: Path) -> None:
    data.with_name("Plaint-2").mkdir()
    people = PeopleFolders(data)
    people.add("Ffion", "Gethin")
    people.add("", "Siân")
    assert [(person.name, person.folder.name) for person in people.all()] == [
        ("Ffion", "Plaint"),
        ("Gethin", "Plaint-3"),
        ("Siân", "Plaint-4"),
    ]


@pytest.mark.parametrize(("own", "other"), [("", "Gethin"), ("Ffion", " "), ("Ffion", "x" * 61)])
def test_a_name_that_is_none_is_refused(data: Path, own: str, other: str) -> None:
    with pytest.raises(UserError, match="1 to 60 characters"):
        PeopleFolders(data).add(own, other)
    assert PeopleFolders(data).all() == ()


def test_a_name_that_is_taken_is_refused(data: Path) -> None:
    with pytest.raises(NotAllowedError, match="there already"):
        PeopleFolders(data).add("Ffion", "FFION")


def test_a_list_has_an_end(data: Path) -> None:
    people = PeopleFolders(data)
    for number in range(MOST_PEOPLE - 1):
        people.add("Ffion", f"Person {number}")
    with pytest.raises(NotAllowedError, match="too many"):
        people.add("", "One more")


@pytest.mark.parametrize("folder", ["../elsewhere", "", "..", "a/b"])
def test_a_list_that_points_elsewhere_is_not_followed(data: Path, folder: str) -> None:
    listed = [{"name": "Ffion", "folder": "Plaint"}, {"name": "x", "folder": folder}]
    (data / "people.json").write_text(json.dumps(listed), encoding="utf-8")
    assert PeopleFolders(data).all() == ()


@pytest.mark.parametrize("text", ["", "{}", "[1, 2]", '[{"name": "x"}]'])
def test_a_damaged_list_names_nobody(data: Path, text: str) -> None:
    (data / "people.json").write_text(text, encoding="utf-8")
    assert PeopleFolders(data).all() == ()
