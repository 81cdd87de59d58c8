from pathlib import Path

from resources.installers.wine import Wine, windows_path


def test_wine_finds_our_files_on_drive_z() -> None:
    assert windows_path(Path("/a b/für mich.exe")) == r"Z:\a b\für mich.exe"


def test_a_place_on_drive_c_is_found_from_both_sides(tmp_path: Path) -> None:
    wine = Wine(tmp_path)
    place = wine.path_here(r"C:\Programs\für mich")
    assert place == tmp_path / "drive_c" / "Programs" / "für mich"
    assert wine.path_there(place) == r"C:\Programs\für mich"


def test_the_member_s_folders_are_found_whatever_their_name(tmp_path: Path) -> None:
    local = tmp_path / "drive_c" / "users" / "somebody" / "AppData" / "Local"
    local.mkdir(parents=True)
    assert Wine(tmp_path).local == local
    assert Wine(tmp_path).start_menu.is_relative_to(local.parent / "Roaming")
