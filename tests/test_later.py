"""What is loaded or made when it is first asked for."""

import subprocess
import sys

import pytest

import app.services
from app.later import MadeOnce, modules_of


class Whole:
    """Counts how often its part is made."""

    def __init__(self) -> None:
        self.times = 0

    def _make(self) -> list[int]:
        self.times += 1
        return [self.times]

    part = MadeOnce(_make)


def test_a_part_is_made_when_it_is_first_asked_for_and_then_the_same() -> None:
    whole = Whole()
    assert whole.times == 0
    assert whole.part is whole.part
    assert whole.times == 1


def test_each_whole_has_a_part_of_its_own() -> None:
    assert Whole().part is not Whole().part


def test_of_the_class_it_is_how_the_part_is_made() -> None:
    assert isinstance(Whole.part, MadeOnce)


def test_a_package_loads_a_module_where_its_name_is_first_reached() -> None:
    asks = (
        "import sys, app.domain; before = 'app.domain.dates' in sys.modules;"
        "app.domain.dates.full_date; print(before, 'app.domain.dates' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]


def test_a_module_that_a_package_does_not_have_is_no_attribute_of_it() -> None:
    assert not hasattr(app.services, "no_such_service")
    assert not hasattr(app.services, "__wrapped__")


def test_a_module_that_lacks_another_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(_name: str) -> None:
        raise ModuleNotFoundError("no", name="docx")

    monkeypatch.setattr("app.later.import_module", lacks)
    with pytest.raises(ModuleNotFoundError) as told:
        modules_of("app.services")("letter_service")
    assert told.value.name == "docx"
