"""A short hunt of every run, the same each time in CI; a long one: `python -m tests.fuzz` (tests/README.md)."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from tests.fuzz.corpus import KINDS, corpus
from tests.fuzz.hunt import Trial
from tests.fuzz.limits import Watch, scratch
from tests.fuzz.mutations import kind_of, mutated
from tests.fuzz.readers import READERS, Reader

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its limits are those of Linux")

# Few files each: what a run of minutes finds is not found here, but a reader that fell over is.
FEW = max(2, settings().max_examples // 12)
SLOW_BY_DESIGN = {"locked-key", "pdf-exhibit"}
WATCHED = [reader for reader in READERS if reader.name not in SLOW_BY_DESIGN]


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    folder = scratch()
    yield Watch(folder)
    shutil.rmtree(folder)


@pytest.mark.parametrize("reader", WATCHED, ids=lambda reader: reader.name)
@settings(max_examples=FEW)
@given(seed=st.integers(0, 2**32))
def test_a_changed_file_is_read_or_refused(reader: Reader, watch: Watch, seed: int) -> None:
    trial = Trial(reader, watch, watch.folder)
    found = trial.read(*trial.next_file(Random(seed)))
    assert found is None, found.story


def reading(folder: Path, work: object) -> Trial:
    reader = Reader("bad", "toml", "toml", work)  # type: ignore[arg-type]
    return Trial(reader, Watch(folder), folder)


def test_a_reader_that_fails_is_found(tmp_path: Path) -> None:
    found = reading(tmp_path, lambda _name, data, _folder: data[9]).read("a", b"")
    assert found
    assert found.what == "IndexError in ?"


def test_a_refusal_is_no_find(tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise UserError("No.")

    trial = reading(tmp_path, refuse)
    assert trial.read("a", b"") is None
    assert trial.seen == {("refused", "No.")}


def test_a_reader_that_writes_elsewhere_is_found(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (tmp_path / "own").mkdir()
    found = reading(tmp_path / "own", lambda *_: outside.write_bytes(b"x") and ()).read("a", b"")
    assert found
    assert "OutsideError" in found.what


def test_a_reader_that_leaves_something_half_made_is_found(tmp_path: Path) -> None:
    found = reading(tmp_path, lambda _name, _data, folder: (folder / ".part-1").write_bytes(b"x") and ()).read("a", b"")
    assert found
    assert "half made" in found.story


def test_a_reader_that_reads_what_is_not_its_own_is_found(tmp_path: Path) -> None:
    found = reading(tmp_path, lambda *_: Path("/etc/hostname").read_bytes() and ()).read("a", b"")
    assert found
    assert "hostname" in found.story


def test_a_reader_that_takes_long_is_found(tmp_path: Path) -> None:
    def turn(*_: object) -> None:
        while True:
            sum(range(1000))

    reader = Reader("slow", "toml", "toml", turn, seconds=0.05)  # type: ignore[arg-type]
    found = Trial(reader, Watch(tmp_path), tmp_path).read("a", b"")
    assert found
    assert "TooLongError" in found.what


def test_a_reader_that_takes_much_memory_is_found(tmp_path: Path) -> None:
    found = reading(tmp_path, lambda *_: bytes(1024**3) and ()).read("a", b"")
    assert found
    assert "MemoryError" in found.what


@example(b"", 0)
@given(st.binary(max_size=400), st.integers(0, 2**32))
def test_the_same_seed_changes_a_file_in_the_same_way(data: bytes, seed: int) -> None:
    for kind in ("zip", "toml", "xml", "mail", "pdf", "key", "binary"):
        assert mutated(Random(seed), data, kind, [b"x"]) == mutated(Random(seed), data, kind, [b"x"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"pack", "key", "locked"}])
def test_the_files_that_it_starts_from_are_many_kinds_of_file(kind: str) -> None:
    assert len({data for _name, data in corpus(kind)}) == len(corpus(kind)) > 3


def test_a_word_file_is_changed_from_the_inside() -> None:
    assert (kind_of("letters/a.docx"), kind_of("letters/a.toml"), kind_of("x")) == ("zip", "toml", "binary")
