"""Looks whether all that is locked is ready made for each system: `python -m resources.installers.wheels` (needs uv).

What is missing for one system would otherwise be found out on the day of a release. Nothing is installed; uv asks for
the lists of files and compares them with the systems' names.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
# The systems that releases are built for, and the oldest and newest Python of the tests.
SYSTEMS = ("x86_64-manylinux_2_34", "x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-apple-darwin")
PYTHONS = ("3.11", "3.13", "3.14")


def command(uv: str, system: str, python: str, output: Path) -> list[str]:
    """Return the command that fails where a locked package has no wheel for the system and the Python."""
    ready_made = ["--only-binary", ":all:", "--no-header", "--no-annotate", "--quiet"]
    target = ["--python-platform", system, "--python-version", python]
    return [uv, "pip", "compile", *ready_made, *target, str(LOCK), "--output-file", str(output)]


def missing(uv: str, run: Callable[[Sequence[str]], tuple[int, str]]) -> list[str]:
    """Return a paragraph for each system and Python for which something is missing."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for system in SYSTEMS:
            for python in PYTHONS:
                code, words = run(command(uv, system, python, Path(folder) / "found.txt"))
                if code:
                    found.append(f"{system}, Python {python}:\n{words.strip()}")
    return found


def _run(line: Sequence[str]) -> tuple[int, str]:
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def main() -> int:
    """Say what is missing; exit code 1 when something is, 2 without uv."""
    uv = shutil.which("uv")
    if uv is None:
        print("uv is not here: pip install uv", file=sys.stderr)
        return 2
    found = missing(uv, _run)
    print(*found, sep="\n\n", file=sys.stderr)
    if not found:
        print(f"Everything is ready made for {', '.join(SYSTEMS)}; Python {', '.join(PYTHONS)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
