"""Organisations taken in and given out as files."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotFoundError, UserError
from app.services import directory_exchange
from tests.domain.test_company_records import RECORD

OTHER = RECORD | {"slug": "harbour-council", "name": "Harbour Council", "categories": ["public body"]}


def written(path: Path, value: Any) -> Path:  # noqa: ANN401 whatever the file is to hold
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_one_record_is_taken_in_as_the_members_own(plaint: Plaint, tmp_path: Path) -> None:
    taken = plaint.directory.take_in(written(tmp_path / "a.json", RECORD))
    assert taken.added == ("The Harbour Party",)
    entry = plaint.organisations.get("harbour-party")
    assert (entry.corrected, entry.is_stale) == (True, True)


def test_a_list_a_folder_and_a_zip_are_taken_in(plaint: Plaint, tmp_path: Path) -> None:
    assert len(plaint.directory.take_in(written(tmp_path / "list.json", [RECORD, OTHER])).added) == 2
    written(tmp_path / "data" / "companies" / "one.json", RECORD | {"slug": "one", "name": "One"})
    written(tmp_path / "data" / "obsolete-records" / "two.json", OTHER | {"slug": "two"})
    assert plaint.directory.take_in(tmp_path / "data").added == ("One",)
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
        archive.writestr("data-main/companies/three.json", json.dumps(OTHER | {"slug": "three", "name": "Three"}))
        archive.writestr("data-main/schema/x.json", "{}")
        archive.writestr("data-main/README.md", "words")
    assert plaint.directory.take_in(tmp_path / "data.zip").added == ("Three",)


def test_an_organisation_of_a_pack_is_left_as_it_is(plaint: Plaint, tmp_path: Path) -> None:
    taken = plaint.directory.take_in(written(tmp_path / "a.json", RECORD | {"slug": "labour-party"}))
    assert (taken.added, taken.known) == ((), ("The Harbour Party",))
    assert plaint.organisations.get("labour-party").organisation.name == "The Labour Party"


def test_one_that_was_taken_in_before_is_renewed_and_keeps_its_other_routes(plaint: Plaint, tmp_path: Path) -> None:
    plaint.directory.take_in(written(tmp_path / "a.json", RECORD))
    plaint.organisations.correct("harbour-party", "complaint", {"email": "complaints@harbourparty.example"})
    taken = plaint.directory.take_in(written(tmp_path / "a.json", RECORD | {"email": "new@harbourparty.example"}))
    assert taken.renewed == ("The Harbour Party",)
    party = plaint.organisations.get("harbour-party").organisation
    assert [(route.purpose, route.email) for route in party.routes] == [
        ("data", "new@harbourparty.example"),
        ("complaint", "complaints@harbourparty.example"),
    ]


def test_records_for_other_countries_are_counted_or_taken_when_asked(plaint: Plaint, tmp_path: Path) -> None:
    file = written(tmp_path / "a.json", RECORD | {"relevant-countries": ["de"]})
    assert (plaint.directory.take_in(file).elsewhere, plaint.organisations.find("harbour-party")) == (1, None)
    assert plaint.directory.take_in(file, everywhere=True).added == ("The Harbour Party",)


@pytest.mark.parametrize("text", ["{", "[[[" * 5000, '{"slug": "a"}', "7", '[{"slug": 1}]'])
def test_what_is_no_record_is_told_with_the_reason(plaint: Plaint, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    ((name, why),) = plaint.directory.take_in(tmp_path / "a.json").refused
    assert name == "a.json"
    assert why


def test_nothing_to_take_in_is_refused(plaint: Plaint, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no records"):
        plaint.directory.take_in(written(tmp_path / "a.json", []))


def test_a_file_that_is_not_there_or_damaged_is_refused(plaint: Plaint, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        plaint.directory.take_in(tmp_path / "none.json")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.json", json.dumps(RECORD))
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[40:44] = b"\0\0\0\0"
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(UserError, match="ZIP is damaged"):
        plaint.directory.take_in(tmp_path / "a.zip")


def test_too_much_at_once_is_refused_or_left_out(
    plaint: Plaint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "a.json", [RECORD, OTHER])
    monkeypatch.setattr(directory_exchange, "MAX_RECORDS", 1)
    with pytest.raises(UserError, match="too many"):
        plaint.directory.take_in(file)
    assert plaint.organisations.find("harbour-party") is None
    monkeypatch.setattr(directory_exchange, "MAX_FILE_BYTES", 10)
    with pytest.raises(UserError, match="too large"):
        plaint.directory.take_in(file)


def test_a_record_that_unpacks_to_too_much_is_left_out(
    plaint: Plaint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory_exchange, "MAX_RECORD_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.json", json.dumps(RECORD | {"comments": ["x" * 5000]}))
        archive.writestr("small.json", json.dumps(OTHER))
    assert plaint.directory.take_in(tmp_path / "a.zip").added == ("Harbour Council",)


def test_all_that_is_known_is_given_out_and_comes_in_again(plaint: Plaint, tmp_path: Path) -> None:
    known, left_out = plaint.directory.give_out(tmp_path / "all.json")
    assert "The Labour Party" in known
    assert "Ofcom" in left_out
    records = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert {record["slug"] for record in records} >= {"labour-party", "ico"}
    assert plaint.directory.take_in(tmp_path / "all.json").refused == ()


def test_one_organisation_is_one_record_and_a_folder_has_one_file_each(plaint: Plaint, tmp_path: Path) -> None:
    plaint.directory.give_out(tmp_path / "one.json", ["labour-party"])
    record = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert (record["email"], record["address"].splitlines()[-1]) == ("dataprotection@labour.org.uk", "United Kingdom")
    plaint.directory.give_out(tmp_path / "companies", ["labour-party", "ico"])
    assert sorted(path.name for path in (tmp_path / "companies").iterdir()) == ["ico.json", "labour-party.json"]


def test_what_a_member_noted_themselves_stays_at_home(plaint: Plaint, tmp_path: Path) -> None:
    plaint.organisations.correct("labour-party", "data", {"note": "Ask for my cousin."})
    plaint.directory.give_out(tmp_path / "one.json", ["labour-party"])
    assert "cousin" not in (tmp_path / "one.json").read_text(encoding="utf-8")


def test_an_organisation_that_is_not_there_is_refused(plaint: Plaint, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        plaint.directory.give_out(tmp_path / "one.json", ["nobody"])
