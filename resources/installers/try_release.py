"""Tries what is given out, on the system it is for, as a member's computer would.

    python -m resources.installers.try_release bundle FOLDER|Plaint.app     the self-test of a bundle
    python -m resources.installers.try_release windows Plaint-….exe         install silently, self-test, uninstall
    python -m resources.installers.try_release macos Plaint-….dmg           attach, self-test, copy, self-test, detach
    python -m resources.installers.try_release linux plaint-….tar.xz        unpack elsewhere, self-test

Exit code 1 says that something did not go as it should, and what.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

LIMIT_S = 600
INSIDE_APP = Path("Contents", "MacOS", "plaint")
WINDOWS_PLACE = Path("Programs", "Plaint")


class TriedError(Exception):
    """What did not go as it should."""


def program_in(place: Path) -> Path:
    """Return the program of a bundle: in the app of macOS, `plaint.exe`, or `plaint`."""
    for each in (place / INSIDE_APP, place / "plaint.exe", place / "plaint"):
        if each.is_file():
            return each
    raise TriedError(f"There is no Plaint in {place}.")


def self_test(place: Path) -> str:
    """Run the self-test of the bundle in a place, from a folder that has nothing to do with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as elsewhere:
        report = Path(elsewhere) / "report.json"
        settings = {**os.environ, "PLAINT_DATA": str(Path(elsewhere) / "data")}
        done = _run([program_in(place.resolve()), "self-test", "--report", report], settings, Path(elsewhere))
        words = report.read_text(encoding="utf-8") if report.is_file() else done.stdout + done.stderr
    if done.returncode or not report_is_good(words):
        raise TriedError(f"The self-test ended with {done.returncode}:\n{words}")
    said = json.loads(words)
    return f"{place}: {said['letters']} letters in {said['seconds']} s"


def report_is_good(words: str) -> bool:
    """Return whether a self-test's report says that all is well, and that it had letters to try."""
    try:
        said = json.loads(words)
    except ValueError:
        return False
    return said.get("ok") is True and not said["problems"] and said["letters"] > 0


def try_windows(installer: Path) -> str:
    """Install silently, try what was installed, install over it, uninstall."""
    place = Path(os.environ["LOCALAPPDATA"]) / WINDOWS_PLACE
    for _ in range(2):
        _must([installer.resolve(), "/S"])
    said = self_test(place)
    _must([place / "uninstall.exe", "/S", f"_?={place}"])  # with _? it waits, but can't remove itself
    left = sorted(file.name for file in place.iterdir() if file.name != "uninstall.exe")
    shutil.rmtree(place)
    if left:
        raise TriedError(f"Uninstalled, these are left: {left}")
    return said


def try_macos(image: Path) -> str:
    """Attach the image, try the app in it and a copy of it elsewhere, detach."""
    with tempfile.TemporaryDirectory() as name:
        volume, copy = Path(name) / "volume", Path(name) / "Applications" / "Plaint.app"
        volume.mkdir()
        copy.parent.mkdir()
        _must(["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", volume, image])
        try:
            self_test(volume / "Plaint.app")
            _must(["ditto", volume / "Plaint.app", copy])
        finally:
            _must(["hdiutil", "detach", volume])
        return self_test(copy)


def try_linux(archive: Path) -> str:
    """Unpack the archive into a folder with a space in its name and try what is in it."""
    with tempfile.TemporaryDirectory(prefix="für mich ") as name:
        with tarfile.open(archive) as packed:
            packed.extractall(name, filter="data")
        places = [file.parent for file in Path(name).rglob("plaint") if file.is_file() and os.access(file, os.X_OK)]
        if not places:
            raise TriedError(f"There is no Plaint in {archive}.")
        return self_test(min(places, key=lambda place: len(place.parts)))


WAYS: Mapping[str, Callable[[Path], str]] = {
    "bundle": self_test,
    "windows": try_windows,
    "macos": try_macos,
    "linux": try_linux,
}


def _run(
    command: Sequence[str | Path], settings: Mapping[str, str] | None = None, folder: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(part) for part in command],
        env=settings,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=LIMIT_S,
        check=False,
    )


def _must(command: Sequence[str | Path]) -> None:
    done = _run(command)
    if done.returncode:
        raise TriedError(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def main(arguments: Sequence[str]) -> int:
    """Try what the command line names; returns the exit code."""
    if len(arguments) != 2 or arguments[0] not in WAYS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        print(WAYS[arguments[0]](Path(arguments[1])))
    except (TriedError, OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
