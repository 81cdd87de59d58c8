"""Packs that are missing or changed on the disk: found, named, put back where they come with Plaint."""

import shutil
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.ailments import Ailment
from app.packs.pack_library import PackLibrary
from app.paths import BUNDLED_PACKS, installed_packs
from app.services.pack_health import PackHealth, UsedPack
from app.store.evidence_check import EvidenceCheck
from tests.builders import a_draft
from tests.services.test_pack_exchange import install, pack_file

OTHER: UsedPack = ("harbour", "2026.11.1", "")


@pytest.fixture
def folder(plaint: Plaint) -> Path:
    """Where the version lies that a draft was begun with."""
    name = a_draft(plaint).template
    return installed_packs(plaint.data) / name.pack / name.version


def look(plaint: Plaint, *, mends: bool = True, used: tuple[UsedPack, ...] = ()) -> list[Ailment]:
    installed = installed_packs(plaint.data)
    health = PackHealth(PackLibrary(BUNDLED_PACKS, installed), BUNDLED_PACKS, installed)
    return list(health.look([*EvidenceCheck(plaint.records.database).packs(), *used], mends=mends))


def test_of_packs_as_they_were_nothing_is_said(plaint: Plaint, folder: Path, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    assert not look(plaint)


def test_with_no_letters_and_no_packs_nothing_is_said(plaint: Plaint) -> None:
    assert not look(plaint)


def test_a_pack_that_is_gone_is_only_named_unless_it_is_to_be_mended(plaint: Plaint, folder: Path) -> None:
    shutil.rmtree(folder)
    (found,) = look(plaint, mends=False)
    assert (found.code, found.can_be_mended, folder.exists()) == ("pack-missing", True, False)


def test_a_pack_that_is_gone_is_put_back_as_it_came_with_plaint(plaint: Plaint, folder: Path) -> None:
    shutil.rmtree(folder)
    (found,) = look(plaint)
    assert found.mended == "It was put back as it came with Plaint."
    assert not look(plaint)


def test_another_publishers_pack_that_is_gone_has_to_be_installed_again(plaint: Plaint, folder: Path) -> None:
    (found,) = look(plaint, used=(OTHER,))
    assert (found.code, found.file, found.can_be_mended) == ("pack-missing", "harbour/2026.11.1", False)
    assert "install that version again" in found.hint


@pytest.mark.parametrize("damage", ["changed", "deleted"])
def test_a_pack_with_a_file_changed_or_deleted_is_put_back(plaint: Plaint, folder: Path, damage: str) -> None:
    file = folder / "letters" / "party-complaint.docx"
    if damage == "changed":
        file.write_bytes(b"PK other")
    else:
        file.unlink()
    assert [each.mended for each in look(plaint, mends=False)] == [""]
    (found,) = look(plaint)
    assert (found.code, bool(found.mended)) == ("pack-changed", True)
    assert file.read_bytes() == (BUNDLED_PACKS / "uk-members" / "letters" / "party-complaint.docx").read_bytes()


def test_another_publishers_pack_that_was_changed_is_named(plaint: Plaint, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    (installed_packs(plaint.data) / "harbour" / "2026.11.1" / "pack.toml").write_text("spoiled", encoding="utf-8")
    found = look(plaint)
    assert [each.code for each in found] == ["pack-changed", "pack-unreadable"]
    assert not found[0].can_be_mended


def test_a_pack_that_cannot_be_put_back_is_not_called_mended(
    plaint: Plaint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError("no room")

    shutil.rmtree(folder)
    monkeypatch.setattr("app.services.pack_health.put_in_place", full)
    (found,) = look(plaint)
    assert not found.mended


def test_a_pack_whose_files_cannot_be_read_was_changed(plaint: Plaint, folder: Path) -> None:
    (folder / "pack.toml").unlink()
    (folder / "pack.toml").symlink_to("nowhere")
    assert [each.code for each in look(plaint, mends=False)] == ["pack-changed"]


def test_a_list_of_publishers_that_cannot_be_read_stops_nothing(plaint: Plaint, folder: Path) -> None:
    (installed_packs(plaint.data) / "publishers.toml").write_text("not [ toml", encoding="utf-8")
    assert not look(plaint)
