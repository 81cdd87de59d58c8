"""The catalogues of texts are those of the code, and what is translated has a source."""

import gettext
import io
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from resources.catalogues import (
    LOCALE_FOLDER,
    SOURCE,
    TEMPLATE,
    SteadyCatalog,
    as_mo,
    as_po,
    brought_up_to_date,
    catalogue_file,
    dates_of,
    is_translated,
    main,
    of_a_language,
    of_the_code,
)

MEND = "Run `python3 dev.py words` and commit what it writes."
LANGUAGES = sorted(path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir())
Texts = set[str | tuple[str, ...]]


@pytest.fixture(scope="module")
def code() -> Catalog:
    return of_the_code()


def texts(catalogue: Catalog) -> Texts:
    return {message.id for message in catalogue if message.id}  # type: ignore[misc] # a list of two would be a tuple


@cache
def kept_of(language: str) -> Catalog:
    return of_a_language(language)


def translated(language: str) -> list[Message]:
    return [message for message in kept_of(language) if message.id and is_translated(message)]


def test_there_is_a_welsh_catalogue() -> None:
    assert "cy" in LANGUAGES


def test_the_template_has_the_texts_of_the_code_and_no_others(code: Catalog) -> None:
    kept = texts(read_po(io.BytesIO(TEMPLATE.read_bytes())))
    assert (texts(code) - kept, kept - texts(code)) == (set(), set()), MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_texts_of_the_code_and_no_others(code: Catalog, language: str) -> None:
    kept = texts(kept_of(language))
    assert (texts(code) - kept, kept - texts(code)) == (set(), set()), MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_the_translators_wrote(language: str) -> None:
    compiled = catalogue_file(language).with_suffix(".mo").read_bytes()
    assert compiled == as_mo(kept_of(language)), MEND
    words = gettext.GNUTranslations(io.BytesIO(compiled))
    assert all(words.gettext(str(each.id)) == each.string for each in translated(language) if not each.pluralizable)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_cldr(language: str) -> None:
    kept, rule = kept_of(language), Locale.parse(language).plural_form
    assert kept.num_plurals == len(rule.tags | {"other"})
    choose = gettext.c2py(kept.plural_expr)  # what gettext itself reads the rule with
    in_order = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in rule.tags | {"other"}]
    assert [in_order[choose(n)] for n in range(120)] == [rule(n) for n in range(120)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_has_a_source(language: str) -> None:
    assert not [each.id for each in translated(language) if not any(SOURCE in line for line in each.user_comments)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_days_are_called_as_in_the_cldr(language: str) -> None:
    kept = kept_of(language)
    for english, own in dates_of(language):
        message = kept.get(english)
        assert message is not None, english
        assert message.string == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_what_its_text_names(language: str) -> None:
    """A placeholder that is lost or made up would stop the program where the text is shown."""
    for message in translated(language):
        ids, strings = as_tuple(message.id), as_tuple(message.string)
        assert all(fields(string) <= fields(ids[-1]) for string in strings), message.id
        assert all(mnemonics(string) == mnemonics(ids[0]) for string in strings), message.id


def as_tuple(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words),)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def mnemonics(text: str) -> int:
    return len(re.findall(r"&\w", text))


def test_a_text_that_is_gone_keeps_its_translation_until_it_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resources.catalogues.LOCALE_FOLDER", tmp_path)
    catalogue_file("cy").parent.mkdir(parents=True)
    for given, is_there in ((("Friday", "Post"), True), (("Post",), False), (("Friday", "Post"), True)):
        kept = brought_up_to_date("cy", catalogue_of(*given))
        catalogue_file("cy").write_bytes(as_po(kept))
        assert ("Friday" in kept) == is_there
        assert "Dydd Gwener" in catalogue_file("cy").read_text("utf-8")


def test_a_language_is_begun_with_its_months_and_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("resources.catalogues.LOCALE_FOLDER", tmp_path)
    monkeypatch.setattr("resources.catalogues.TEMPLATE", tmp_path / "plaint.pot")
    monkeypatch.setattr("resources.catalogues.of_the_code", lambda: catalogue_of("Friday", "Post"))
    assert main(["ga"]) == 0
    assert capsys.readouterr().out == "ga: 1 of 2 texts translated\n"
    assert of_a_language("ga")["Friday"].string == "Dé hAoine"


def catalogue_of(*given: str) -> Catalog:
    made = SteadyCatalog(fuzzy=False)
    for text in given:
        made.add(text)
    return made
