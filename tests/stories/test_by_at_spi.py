"""The first letter by a script in another process, through the bus that Orca listens on."""

from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="D-Bus is Linux’s own")

from tests.stories.atspi_machine import heard_from_outside, missing
from tests.stories.listener import Listener
from tests.stories.test_by_ear import writes_and_sends
from tests.stories.test_first_letter import MONDAY


@pytest.mark.no_cover
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_letter_is_written_and_sent_from_outside_through_at_spi(tmp_path: Path, letters: Path) -> None:
    with heard_from_outside(tmp_path / "data", MONDAY) as tree:
        writes_and_sends(Listener(tree), letters)
    assert {file.suffix for file in letters.iterdir()} == {".pdf", ".docx"}
