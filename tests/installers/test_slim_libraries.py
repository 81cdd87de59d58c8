import shutil
import sys
from pathlib import Path

import pytest

from resources.installers.slim_libraries import slimmed

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there libraries carry such words")


@linux_only
@pytest.mark.skipif(not shutil.which("strip"), reason="strip is not installed")
def test_a_library_becomes_a_stripped_copy_but_what_a_wheel_moved_is_left(tmp_path: Path) -> None:
    from lxml import etree

    source = str(etree.__file__)
    entries = [("lxml/etree.so", source, "EXTENSION"), ("pillow.libs/libz.so", source, "BINARY")]
    first, second = slimmed(entries, tmp_path / "slim")
    assert Path(first[1]).is_relative_to(tmp_path)
    assert Path(first[1]).stat().st_size <= Path(source).stat().st_size
    assert second == entries[1]


@linux_only
def test_without_the_tool_libraries_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    entries = [("lxml/etree.so", "file", "EXTENSION"), ("link.so", "lxml/etree.so", "SYMLINK")]
    assert slimmed(entries, tmp_path) == entries


def test_other_systems_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert slimmed([("a.dll", "b", "BINARY")], tmp_path) == [("a.dll", "b", "BINARY")]
