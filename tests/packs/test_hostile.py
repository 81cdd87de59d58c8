"""Hostile packs are refused for the right reason, or do nothing; none takes long, much memory, or leaves a file."""

import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import ProblemsFoundError, UserError
from app.domain.problems import Problem
from app.packs.pack_building import read_files
from app.packs.pack_check import check_files
from app.packs.pack_installing import PackInstaller
from app.services import pack_workshop
from tests.conftest import TODAY
from tests.packs.hostile import containers, signatures, structure, template_code, word_xml
from tests.packs.hostile.cases import HARMLESS, KEY, Hostile

# Counting what is tested doubles what Python's own TOML reader takes.
CPU_S, MEMORY_MIB = 2 if sys.gettrace() is None else 4, 512
WRONG_PACKS = [
    *template_code.cases(),
    *word_xml.xml_cases(),
    *word_xml.outside_cases(),
    *word_xml.property_cases(),
    *containers.cases(),
    *structure.cases(),
]
FALSE_PACKS = list(signatures.cases())
EACH = 1 if os.environ.get("PLAINT_EVERY_HOSTILE") else 10  # all of them take more than a minute


def named(case: Hostile) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", case.name)


def most_memory() -> int:
    """Return the most memory that this process ever had, in MiB; nothing where the system does not say."""
    resource = pytest.importorskip("resource")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


class Limits:
    """Measures what is done within it."""

    def __enter__(self) -> None:
        self.began, self.memory = time.process_time(), most_memory()

    def __exit__(self, *_: object) -> None:
        assert time.process_time() - self.began < CPU_S
        assert most_memory() - self.memory < MEMORY_MIB


def left_over(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("case", WRONG_PACKS[::EACH], ids=named)
def test_a_hostile_pack_is_refused_for_the_right_reason_or_does_nothing(case: Hostile, tmp_path: Path) -> None:
    pack, installed = tmp_path / "hostile.plaintpack", tmp_path / "installed"
    pack.write_bytes(case.made())
    with Limits():
        errors = [each for each in problems_of(pack) if each.severity == "error"]
        verified = pack_workshop.verify(pack, KEY.public)
        refused = _refused(pack, installed, errors)
    found = {each.code for each in errors}
    assert verified
    assert found == set() if case.expected == HARMLESS else found
    assert case.expected in {*found, "*", HARMLESS}
    assert refused == bool(found)
    assert left_over(installed) == []


@pytest.mark.parametrize("case", FALSE_PACKS[:: min(EACH, 3)], ids=named)
def test_a_pack_that_is_not_as_its_publisher_signed_it_is_told_apart(case: Hostile, tmp_path: Path) -> None:
    pack, installed = tmp_path / "false.plaintpack", tmp_path / "installed"
    pack.write_bytes(case.made())
    with Limits():
        found = {each.code for each in pack_workshop.verify(pack, KEY.public)}
        is_trusted = not _refused(pack, installed) and _is_trusted(pack, installed)
    assert case.expected in found
    assert not is_trusted
    assert left_over(installed) == []


def problems_of(pack: Path) -> Sequence[Problem]:
    """Check as `pack_workshop.check` does, in this process, so that its time and memory can be measured."""
    try:
        return check_files(read_files(pack).files, TODAY)
    except ProblemsFoundError as error:
        return error.problems


def _refused(pack: Path, installed: Path, found: Sequence[Problem] = ()) -> bool:
    """Whether it would not be installed; what the check found is not looked for again."""
    try:
        PackInstaller(installed, (), lambda _files, _today: found).judge(pack, TODAY)
    except UserError as error:
        return bool(error.message)
    return False


def _is_trusted(pack: Path, installed: Path) -> bool:
    try:
        return PackInstaller(installed, ()).judge(pack, TODAY, KEY.public).signed == "trusted"
    except UserError:
        return False


def test_there_are_hostile_files_enough() -> None:
    assert len({each.name for each in (*WRONG_PACKS, *FALSE_PACKS)}) >= 150
