"""Packs that come and go, and what can be written before and after."""

from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.domain.errors import UserError
from app.packs.pack_building import build_pack
from app.packs.pack_installing import PackOffer, Standing
from app.services.time_source import TimeSource
from tests.conftest import TODAY
from tests.packs.sample_pack import ORGANISATIONS, PACK, write_pack
from tests.packs.test_minisign import KEY


def pack_file(folder: Path, version: str = "2026.11.1", **changes: str) -> Path:
    source = write_pack(folder / version, pack=PACK.replace("2026.11.1", version), **changes)
    file = folder / f"harbour-{version}.plaintpack"
    file.write_bytes(build_pack(source, TODAY, KEY))
    return file


def install(plaint: Plaint, file: Path) -> None:
    plaint.pack_exchange.install(plaint.pack_exchange.offer(file, KEY.public))


def test_an_installed_pack_can_be_written_with_at_once(plaint: Plaint, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    assert plaint.packs.template("harbour:complaint").title == "Complaint"


def test_plaints_own_packs_come_first_and_are_told_apart(plaint: Plaint, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    assert [(each.pack.info.id, each.is_bundled, each.key) for each in plaint.pack_exchange.all()] == [
        ("uk-members", True, None),
        ("harbour", False, KEY.public),
    ]


def test_a_removed_pack_is_no_longer_offered(plaint: Plaint, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    plaint.pack_exchange.remove("harbour")
    assert [pack.info.id for pack in plaint.packs.packs()] == ["uk-members"]


def test_a_pack_cannot_change_an_organisation_of_plaints_own(plaint: Plaint, tmp_path: Path) -> None:
    before = plaint.organisations.get("labour-party").organisation
    false_one = ORGANISATIONS + ORGANISATIONS.replace("harbour-party", "labour-party")
    install(plaint, pack_file(tmp_path, organisations=false_one))
    assert plaint.organisations.get("labour-party").organisation == before
    assert plaint.organisations.get("harbour-party").organisation.name == "The Harbour Party"


def test_a_folder_shows_what_is_newer_and_what_is_refused(plaint: Plaint, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    pack_file(tmp_path, "2026.12")
    pack_file(tmp_path, "2026.10")
    (tmp_path / "other.txt").touch()
    found = list(plaint.pack_exchange.newer_in(tmp_path))
    offers = [(each.info.version, each.standing) for each in found if isinstance(each, PackOffer)]
    refused = [each[0].name for each in found if not isinstance(each, PackOffer)]
    assert (offers, refused) == ([("2026.12", Standing.UPDATE)], ["harbour-2026.10.plaintpack"])


def test_a_folder_that_is_not_there_is_said_to_be(plaint: Plaint, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be looked into"):
        list(plaint.pack_exchange.newer_in(tmp_path / "none"))


def test_a_pack_that_somebody_is_making_stands_beside_the_others(tmp_path: Path) -> None:
    plaint = open_plaint(tmp_path / "data", TimeSource.fixed(TODAY), trials=[write_pack(tmp_path / "source")])
    try:
        assert [pack.info.id for pack in plaint.packs.packs()] == ["harbour", "uk-members"]
    finally:
        plaint.close()
