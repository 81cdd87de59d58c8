import sys
from pathlib import Path

import pytest

from resources.installers.library_needs import elf_needs, needs

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")


@linux_only
def test_a_library_names_what_it_refers_to_itself() -> None:
    import PySide6

    core = next((Path(PySide6.__path__[0]) / "Qt" / "lib").glob("libQt6Gui.so.6"))
    named = list(needs(str(core)))
    assert "libQt6Core.so.6" in named
    assert "libicudata.so.73" not in named  # that is what libQt6Core refers to


def test_what_is_no_library_names_nothing() -> None:
    assert elf_needs(b"MZ and so on") == []
