"""Everything a person can do, on a data folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from tests.builders import Calendar, opened


@pytest.fixture
def calendar() -> Calendar:
    """The day, which a test may change."""
    return Calendar()


@pytest.fixture
def plaint(data_folder: Path, calendar: Calendar) -> Iterator[Plaint]:
    with opened(data_folder, calendar) as found:
        yield found
