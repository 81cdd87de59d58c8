"""The packs at hand."""

from pathlib import Path

import pytest

from app.domain.errors import NotFoundError, UserError
from app.packs.pack_library import PackLibrary
from tests.packs.sample_pack import LETTER, PACK, SAMPLE, write_pack


def newer(version: str = "2026.12.1", id_: str = "harbour") -> str:
    return PACK.replace("2026.11.1", version).replace('"harbour"', f'"{id_}"')


@pytest.fixture
def library(tmp_path: Path) -> PackLibrary:
    write_pack(tmp_path / "bundled" / "harbour")
    return PackLibrary(tmp_path / "bundled", tmp_path / "installed")


def install(tmp_path: Path, version: str, id_: str = "harbour", **changes: str) -> None:
    write_pack(tmp_path / "installed" / id_ / version, pack=newer(version, id_), **changes)


def versions(library: PackLibrary) -> list[str]:
    return [f"{pack.info.id} {pack.info.version}" for pack in library.packs()]


def test_bundled_packs_are_there(library: PackLibrary) -> None:
    assert (versions(library), library.problems()) == (["harbour 2026.11.1"], ())


def test_an_installed_pack_is_there_in_its_newest_version(library: PackLibrary, tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.10rc1"):
        install(tmp_path, version, "other")
    assert versions(library) == ["harbour 2026.11.1", "other 1.10"]


@pytest.mark.parametrize(("version", "used"), [("2026.12.1", "2026.12.1"), ("2026.10.1", "2026.11.1")])
def test_an_installed_version_is_used_only_when_it_is_newer(
    library: PackLibrary, tmp_path: Path, version: str, used: str
) -> None:
    install(tmp_path, version)
    assert versions(library) == [f"harbour {used}"]


def test_a_broken_pack_stops_nothing_and_says_what_is_wrong(library: PackLibrary, tmp_path: Path) -> None:
    install(tmp_path, "2026.12.1", letter="title = ")
    assert versions(library) == ["harbour 2026.11.1"]
    assert [problem.code for problem in library.problems()] == ["toml-syntax"]


def test_a_pack_of_which_nothing_can_be_read_is_left_out(library: PackLibrary, tmp_path: Path) -> None:
    install(tmp_path, "1.0", "other", letter="title = ")
    assert versions(library) == ["harbour 2026.11.1"]


def test_a_broken_bundled_pack_stops_nothing_either(library: PackLibrary, tmp_path: Path) -> None:
    write_pack(tmp_path / "bundled" / "another", pack="x = ")
    assert versions(library) == ["harbour 2026.11.1"]


def test_a_pack_that_is_installed_meanwhile_is_seen_after_a_refresh(library: PackLibrary, tmp_path: Path) -> None:
    before = versions(library)
    install(tmp_path, "1.0", "other")
    assert versions(library) == before
    library.refresh()
    assert versions(library) == [*before, "other 1.0"]


@pytest.mark.parametrize("name", ["complaint", "harbour:complaint"])
def test_a_template_is_found_by_either_name(library: PackLibrary, name: str) -> None:
    assert library.template(name).name == "harbour:complaint"


def test_a_template_that_there_is_not_gets_the_nearest_names(library: PackLibrary) -> None:
    with pytest.raises(NotFoundError, match="There is no letter “complaind”") as caught:
        library.template("complaind")
    assert caught.value.hint.startswith("Did you mean complaint")


def test_a_template_like_no_other_gets_the_way_to_the_list(library: PackLibrary) -> None:
    with pytest.raises(NotFoundError) as caught:
        library.template("zz")
    assert caught.value.hint == "See the list with: plaint letters"


def test_a_name_that_two_packs_have_must_say_which(library: PackLibrary, tmp_path: Path) -> None:
    install(tmp_path, "1.0", "other")
    with pytest.raises(UserError, match="More than one pack") as caught:
        library.template("complaint")
    assert caught.value.hint == "Name its pack too: harbour:complaint, other:complaint."


def test_a_draft_keeps_its_version_when_a_newer_one_comes(library: PackLibrary, tmp_path: Path) -> None:
    library.keep(library.template("complaint"))
    write_pack(tmp_path / "bundled" / "harbour", pack=newer(), letter=LETTER.replace("Complaint", "Newer"))
    library.refresh()
    titles = [library.template("harbour:complaint", version).title for version in (None, "2026.11.1")]
    assert titles == ["Newer", "Complaint"]
    assert library.template("complaint", "2026.11.1").title == "Complaint"
    assert library.document(library.template("complaint", "2026.11.1"))[:2] == b"PK"


def test_keeping_a_version_twice_changes_nothing(library: PackLibrary, tmp_path: Path) -> None:
    template = library.template("complaint")
    library.keep(template)
    library.keep(template)
    assert [path.name for path in (tmp_path / "installed" / "harbour").iterdir()] == ["2026.11.1"]


def test_an_installed_version_is_kept_where_it_is(library: PackLibrary, tmp_path: Path) -> None:
    install(tmp_path, "2026.12.1")
    library.keep(library.template("complaint"))
    assert [path.name for path in (tmp_path / "installed" / "harbour").iterdir()] == ["2026.12.1"]


def test_an_old_version_that_cannot_be_read_is_not_there(library: PackLibrary, tmp_path: Path) -> None:
    install(tmp_path, "1.0", letter="title = ")
    with pytest.raises(NotFoundError, match=r"Version 1.0 of the pack “harbour” is not here\."):
        library.pack("harbour", "1.0")


def test_a_half_made_copy_is_no_version(library: PackLibrary, tmp_path: Path) -> None:
    write_pack(tmp_path / "installed" / "harbour" / ".part-1", pack=newer())
    (tmp_path / "installed" / "harbour" / "latest").mkdir()
    assert versions(library) == ["harbour 2026.11.1"]


def test_a_pack_that_there_is_not_gets_the_list(library: PackLibrary) -> None:
    with pytest.raises(NotFoundError) as caught:
        library.pack("../harbour")
    assert caught.value.hint == "Installed are: harbour."


def test_a_document_is_read_once(library: PackLibrary) -> None:
    template = library.template("complaint")
    assert library.document(template) is library.document(template)


def test_sample_answers_come_as_they_are(library: PackLibrary) -> None:
    assert library.sample(library.template("complaint")) == SAMPLE


@pytest.mark.parametrize("which", ["large", "../../pack"])
def test_sample_answers_that_there_are_not_are_said(library: PackLibrary, which: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        library.sample(library.template("complaint"), which)
    assert caught.value.hint == "There is: sample."


def test_a_folder_is_read_again_when_a_file_in_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "bundled" / "harbour"
    write_pack(folder)
    assert PackLibrary(tmp_path / "bundled", tmp_path / "none").packs()
    (folder / "pack.toml").write_text("broken", encoding="utf-8")
    assert PackLibrary(tmp_path / "bundled", tmp_path / "none").packs() == ()


def test_a_pack_has_another_digest_when_any_file_of_it_is_another(library: PackLibrary, tmp_path: Path) -> None:
    before = library.digest("harbour", "2026.11.1")
    (tmp_path / "bundled" / "harbour" / "CHANGES.md").write_text("New.\n")
    assert library.digest("harbour", "2026.11.1") == before  # read once, until it is looked at again
    library.refresh()
    assert len({before, library.digest("harbour", "2026.11.1")}) == 2


def test_a_kept_version_has_the_digest_of_the_pack_that_it_was_copied_from(
    library: PackLibrary, tmp_path: Path
) -> None:
    before = library.digest("harbour", "2026.11.1")
    library.keep(library.template("complaint"))
    kept = PackLibrary(tmp_path / "none", tmp_path / "installed")
    assert kept.digest("harbour", "2026.11.1") == before
