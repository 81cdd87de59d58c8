"""Words that people see."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.i18n import for_others, how_much, is_language, language, languages, remembered, speak, speaking, tr, trn

ROOT = Path(__file__).parents[1]
WELSH_DAY = ("Friday", "Dydd Gwener")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    with speaking("en"):
        yield


def test_a_text_without_a_translation_is_itself() -> None:
    assert tr("Finish “{title}” first.") == "Finish “{title}” first."
    with speaking("cy"):
        assert tr("Finish “{title}” first.") == "Finish “{title}” first."


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
@pytest.mark.parametrize("code", ["en", "cy"])
def test_one_and_many_are_told_apart(n: int, said: str, code: str) -> None:
    with speaking(code):
        assert trn("{n} day", "{n} days", n) == said


def test_a_counted_text_may_name_more_than_its_number() -> None:
    assert trn("{n} date in {file}", "{n} dates in {file}", 2, file="a.ics") == "2 dates in a.ics"
    with speaking("pseudo"):
        assert "a.ics" in trn("{n} date in {file}", "{n} dates in {file}", 1, file="a.ics")


def test_no_counted_text_is_filled_in_twice() -> None:
    """Doubled braces would be fields again after the first time, which no translator can know."""
    for path, call in calls():
        texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
        assert not [text for text in texts if getattr(call.func, "id", "") == "trn" and "{{" in str(text)], path


def test_a_text_with_a_translation_is_in_the_language_that_is_spoken() -> None:
    speak("cy")
    assert (tr(WELSH_DAY[0]), language()) == (WELSH_DAY[1], "cy")
    speak("en")
    assert (tr(WELSH_DAY[0]), language()) == (WELSH_DAY[0], "en")


def test_the_variable_goes_before_what_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINT_LANGUAGE", "pseudo")
    speak("cy")
    assert tr("Settings") == "[Šéţţîñĝš ··]"
    assert trn("{n} day", "{n} days", 2) == "[2 đåýš ·]"


@pytest.mark.parametrize("code", ["xx", "../cy", "", "cy/LC_MESSAGES"])
def test_a_language_that_is_not_there_leaves_english(code: str) -> None:
    speak(code)
    assert (tr(WELSH_DAY[0]), language()) == (WELSH_DAY[0], "en")


def test_a_catalogue_that_is_cut_short_leaves_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "plaint.mo").write_bytes(b"\xde\x12\x04\x95\x00")
    (folder / "plaint.po").touch()
    monkeypatch.setattr(i18n, "LOCALE_FOLDER", tmp_path)
    speak("cy")
    assert language() == "en"


def test_what_others_read_is_english_whatever_the_screens_are_in() -> None:
    with speaking("cy"), for_others():
        assert (tr(WELSH_DAY[0]), trn("{n} day", "{n} days", 1), language()) == (WELSH_DAY[0], "1 day", "en")


def test_what_is_remembered_is_remembered_for_each_language() -> None:
    asked = []

    @remembered(4)
    def day(name: str) -> str:
        asked.append(name)
        return tr(name)

    with speaking("cy"):
        assert day(WELSH_DAY[0]) == day(WELSH_DAY[0]) == WELSH_DAY[1]
        with for_others():
            assert day(WELSH_DAY[0]) == WELSH_DAY[0]
    assert day(WELSH_DAY[0]) == WELSH_DAY[0]
    assert len(asked) == 2


def test_languages_are_the_folders_that_have_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert languages()[:2] == ("en", "cy")
    assert not is_language("pseudo")
    (tmp_path / "fr").mkdir()
    monkeypatch.setattr(i18n, "LOCALE_FOLDER", tmp_path)
    assert languages() == ("en",)


def test_it_is_known_how_much_is_translated() -> None:
    translated, texts = how_much("cy")
    assert 0 < translated < texts
    assert texts > 2000


def test_english_loads_nothing_to_look_words_up_with() -> None:
    asking = "import sys, app.i18n as i; print(i.tr('x'), {'gettext', 'app.pseudo_words'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-S", "-c", asking], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["x", "set()"]


def test_only_plain_texts_are_handed_to_translators() -> None:
    for path, call in calls():
        texts = call.args[: 1 if getattr(call.func, "id", "") == "tr" else 2]
        assert not [text for text in texts if not isinstance(text, ast.Constant)], (path, call.lineno)


def test_nothing_is_put_in_words_when_a_module_is_loaded() -> None:
    """The language is chosen later, and another person at the same computer may have another."""
    for path, tree in TREES.items():
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            assert not is_call(node), (path, getattr(node, "lineno", 0))
            waiting += run_at_once(node)


TREES: dict[Path, ast.AST] = {path: ast.parse(path.read_bytes()) for path in sorted(ROOT.glob("app/**/*.py"))}


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in TREES.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.Call) and is_call(node))


def is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "trn"}


def run_at_once(node: ast.AST) -> list[ast.AST]:
    """Return what of a node runs when it is reached: of a function only its decorators and defaults."""
    if isinstance(node, ast.FunctionDef):
        return [*node.decorator_list, node.args]
    return [] if isinstance(node, ast.Lambda) else list(ast.iter_child_nodes(node))


SHOWS = {
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setAccessibleName", "setTitle",
    "setAccessibleDescription", "setPlaceholderText", "setInformativeText", "setSuffix", "setPrefix", "addAction",
    "addMenu", "addTab", "addItem", "addButton", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox",
    "QAction", "QFileDialog", "Button", "LinkButton", "WrappedLabel", "PageHeader", "SectionHeader", "Badge", "Banner",
    "UserError", "ProblemsFoundError", "NotAllowedError", "DamagedError", "FilterError", "Problem", "command", "group",
    "add_argument", "ArgumentParser", "Option", "print",
}  # fmt: skip


def test_what_people_are_shown_goes_through_the_catalogue() -> None:
    """Arguments of what shows words, with two words or more; a single one may be an icon, a role or a code."""
    told = []
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SHOWS:
                given = [*node.args, *(each.value for each in node.keywords)]
                told += [f"{path}:{node.lineno}: {words}" for each in given if (words := bare_words(each))]
    assert not told


def bare_words(node: ast.AST) -> str:
    """Return the words of a text that stands in the code by itself, or of a text with places to fill in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = " … ".join(
        str(part.value) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )
    return said if re.search(r"[^\W\d_]{2,} +\W?[^\W\d_]{2,}", said) else ""
