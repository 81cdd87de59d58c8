"""Disks that are full and people who may not write, for real."""

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pytest

NOBODY = 65534
BLOCK = bytes(4096)


@contextmanager
def small_disk(tmp_path: Path, size: str = "6m") -> Iterator[Path]:
    """Mount a small disk in memory; skips the test where that is not allowed."""
    disk = tmp_path / "small disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Fill a disk to its last byte; there is room again afterwards."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        fill(file)
    yield
    ballast.unlink()


def fill(file: BinaryIO) -> None:
    """Write to a file until its disk takes no more."""
    with suppress(OSError):
        while file.write(BLOCK):
            pass


@contextmanager
def open_to_all() -> Iterator[Path]:
    """Give a folder that every account of the computer can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        yield folder


@contextmanager
def without_rights() -> Iterator[None]:
    """Be somebody to whom the rights of files apply: nothing is forbidden to root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def forbidden(*paths: Path) -> Iterator[None]:
    """Let nobody write to files, or make any in folders, for a while."""
    before = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        yield
    finally:
        for path, mode in zip(paths, before, strict=True):
            path.chmod(stat.S_IMODE(mode))
