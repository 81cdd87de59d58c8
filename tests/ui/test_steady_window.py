"""What keeps the window answering."""

import gc
import sys
from collections.abc import Iterator

import pytest

from app.ui.steady_window import TURN_SECONDS, spare_what_stays, take_short_turns


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_threads_take_short_turns() -> None:
    take_short_turns()
    assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)


def test_what_is_loaded_is_spared_once() -> None:
    spare_what_stays("start")
    frozen = gc.get_freeze_count()
    kept = [[object()] for _ in range(500)]
    spare_what_stays("start")
    assert frozen > 1000
    assert gc.get_freeze_count() <= frozen
    assert len(kept) == 500
