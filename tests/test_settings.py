"""Settings: what each may be, and the file that keeps them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.i18n import language, speaking
from app.paths import settings_file
from app.settings import APPEARANCES, TEXT_SIZES, Settings, SettingsFile, speak_as_set


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "data" / "settings.json")


def test_without_a_file_there_are_the_defaults(file: SettingsFile) -> None:
    assert file.load() == Settings()


@given(st.sampled_from(APPEARANCES), st.sampled_from(TEXT_SIZES), st.text(st.characters(codec="utf-8")))
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, look: str, size: str, folder: str) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("settings") / "settings.json")
    settings = Settings(look, size, folder, "place", "word")
    file.save(settings)
    assert file.load() == settings
    assert file.pdf_engine() == "word"


def test_saving_leaves_one_file(file: SettingsFile, tmp_path: Path) -> None:
    file.save(Settings())
    file.save(Settings(appearance="dark"))
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"dark"', '{"appearance": 3}', '{"appearance": "pink"}', '{"x": "y"}', "[" * 100_000],
)
def test_a_damaged_file_gives_the_defaults(file: SettingsFile, tmp_path: Path, text: str) -> None:
    file.save(Settings())
    (tmp_path / "data" / "settings.json").write_text(text, encoding="utf-8")
    assert file.load() == Settings()


def test_what_is_whole_in_a_damaged_file_is_kept(file: SettingsFile, tmp_path: Path) -> None:
    file.save(Settings())
    (tmp_path / "data" / "settings.json").write_text('{"appearance": "dark", "text_size": "1"}', encoding="utf-8")
    assert file.load() == Settings(appearance="dark")


@pytest.mark.parametrize(("name", "value"), [("colour", "red"), ("appearance", "pink"), ("text_size", "101")])
def test_a_setting_that_cannot_be_is_refused_with_what_can(name: str, value: str) -> None:
    with pytest.raises(UserError) as refused:
        Settings().changed(name, value)
    assert refused.value.hint


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="could not be saved"):
        SettingsFile(tmp_path / "file" / "settings.json").save(Settings())


def test_a_language_that_plaint_has_can_be_set_and_is_spoken_from_then_on(tmp_path: Path) -> None:
    kept = SettingsFile(settings_file(tmp_path))
    kept.save(Settings().changed("language", "cy"))
    with speaking("en"):
        speak_as_set(tmp_path)
        assert language() == "cy"


def test_a_language_that_plaint_has_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError) as refused:
        Settings().changed("language", "pseudo")
    assert refused.value.hint == "It can be: en, cy."
