"""A fresh data file for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "letters" / "plaint.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(path) as opened:
        yield opened
