import re
import tomllib
from pathlib import Path

import pytest

from resources.installers import licence_texts
from resources.installers.bundle_plan import ROOT
from resources.installers.licence_texts import LicenceMissingError, bundled_distributions, gather_licences

PARTS = tomllib.loads((ROOT / "resources" / "licences" / "parts.toml").read_text("utf-8"))["parts"]
MODULES = [("docxtpl.template", "", "PYMODULE"), ("app.cli", "", "PYMODULE"), ("json", "", "PYMODULE")]


@pytest.fixture(autouse=True)
def _no_pyinstaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the tests builds nothing; another distribution stands in for what starts the program."""
    monkeypatch.setattr(licence_texts, "STARTS_IT", "lxml")


def test_every_distribution_of_the_lock_file_has_its_licence_named() -> None:
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    named = {re.sub(r"[-_.]+", "-", name).casefold() for part in PARTS for name in part.get("from", ())}
    assert set(locked) - named - {"setuptools"} == set()


def test_modules_and_libraries_are_traced_to_their_distributions() -> None:
    libraries = [("lxml/etree.so", "", "EXTENSION"), ("PIL\\_imaging.pyd", "", "EXTENSION")]
    assert bundled_distributions(MODULES, libraries) == {"docxtpl", "lxml", "pillow"}


def test_a_distributions_own_texts_and_ours_are_gathered(tmp_path: Path) -> None:
    places = {place for place, _, _ in gather_licences(tmp_path, MODULES, [])}
    assert {"licences/lxml/LICENSE.txt", "licences/docxtpl/LGPL-2.1.txt", "licences/Qt/LGPL-3.0.txt"} <= places


def test_a_distribution_that_nobody_named_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(LicenceMissingError, match="pytest"):
        gather_licences(tmp_path, [("pytest", "", "PYMODULE")], [])


def test_a_distribution_without_a_text_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licence_texts, "_texts", lambda _: iter(()))
    with pytest.raises(LicenceMissingError, match="lxml brings no licence text"):
        gather_licences(tmp_path, [("lxml", "", "PYMODULE")], [])
