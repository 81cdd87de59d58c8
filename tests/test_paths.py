"""Where things are."""

from pathlib import Path

from app import paths


def test_what_ships_with_the_app_is_there() -> None:
    assert (paths.BUNDLED_PACKS / "uk-members" / "pack.toml").is_file()
    assert paths.RESOURCES.is_dir()


def test_everything_of_a_person_is_in_their_one_folder(tmp_path: Path) -> None:
    kept = (paths.database_file, paths.installed_packs, paths.settings_file, paths.log_file)
    assert {each(tmp_path).parent for each in kept} == {tmp_path}
    assert len({each(tmp_path) for each in kept}) == len(kept)


def test_the_platforms_folders_are_named_for_people() -> None:
    assert paths.default_data_folder().name.casefold() == "plaint"
    assert paths.default_letters_folder().name == "Plaint letters"


def test_the_nearest_folder_is_the_one_that_is_there(tmp_path: Path) -> None:
    assert paths.nearest_folder(tmp_path) == tmp_path
    assert paths.nearest_folder(tmp_path / "gone" / "too") == tmp_path


def test_a_folder_that_cannot_be_looked_into_is_passed_over(tmp_path: Path) -> None:
    assert paths.nearest_folder(tmp_path / ("long" * 100)) == tmp_path
