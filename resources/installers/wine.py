"""Runs programs for Windows on Linux, with Wine in a folder of its own, and looks at what they leave there."""

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 3600  # the build on a busy machine; nothing else comes near it

CONSOLE = "cp850"  # in which Windows' own tools write here; it and 437 have the umlauts at the same places


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, and what it wrote."""

    code: int
    words: str


class Wine:
    """A Windows in a folder, for one user, without a screen unless one is given.

    Args:
        prefix: Where it lies.
        settings: Environment variables that its programs get besides ours.
    """

    def __init__(self, prefix: Path, settings: Mapping[str, str] | None = None) -> None:
        self.prefix = prefix
        kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        wine = {"WINEPREFIX": str(prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        self._settings = {**kept, **wine, **(settings or {})}

    @property
    def local(self) -> Path:
        """Return the user's folder of local data (%LOCALAPPDATA%)."""
        return next(self.prefix.glob("drive_c/users/*/AppData/Local"))

    @property
    def start_menu(self) -> Path:
        """Return the user's Start menu."""
        return self.local.parent / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def make(self) -> None:
        """Make the Windows, a Windows 10, unless it is there."""
        if not (self.prefix / "system.reg").exists():
            self.run(["wineboot", "-i"])
            self.run(["winecfg", "-v", "win10"])

    def with_settings(self, settings: Mapping[str, str]) -> "Wine":
        """Return the same Windows whose programs get more environment variables."""
        return Wine(self.prefix, {**self._settings, **settings})

    def run(self, command: Sequence[str | Path], folder: Path | None = None, encoding: str = "utf-8") -> Ended:
        """Run a program to its end. It writes into a pipe: a Python of Windows dies under Wine when given a file."""
        with self.started(command, folder, encoding) as running:
            words, _ = running.communicate(timeout=PATIENCE_S)
        return Ended(running.returncode, words)

    @contextlib.contextmanager
    def started(
        self, command: Sequence[str | Path], folder: Path | None = None, encoding: str = "utf-8"
    ) -> Iterator["subprocess.Popen[str]"]:
        """Start a program and go on; when it is still there at the end, it is stopped."""
        running = subprocess.Popen(
            ["wine", *(windows_path(part) if isinstance(part, Path) else part for part in command)],
            cwd=folder,
            env=self._settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding=encoding,
            errors="replace",
        )
        assert running.stdin
        running.stdin.close()
        running.stdin = None
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()
                running.wait()
            if running.stdout and not running.stdout.closed:
                running.stdout.close()

    def registered(self, key: str, name: str = "") -> str:
        """Return a value of the user's registry, or an empty string; `name` is empty for a key's own value."""
        asked = self.run(["reg", "query", f"HKCU\\{key}", *(["/v", name] if name else ["/ve"])], encoding=CONSOLE)
        lines = [line.split("    ") for line in asked.words.splitlines() if "    REG_" in line]
        return lines[0][-1].strip() if asked.code == 0 and lines else ""

    def path_here(self, path: str) -> Path:
        """Return where a path of drive C: lies."""
        return self.prefix / "drive_c" / path.removeprefix("C:\\").replace("\\", "/")

    def path_there(self, path: Path) -> str:
        """Return the name on drive C: of what lies there; the names of users and programs are as Windows has them."""
        return "C:\\" + str(path.relative_to(self.prefix / "drive_c")).replace("/", "\\")

    def close(self) -> None:
        """End what still runs in it."""
        subprocess.run(["wineserver", "-k"], env=self._settings, check=False)


def windows_path(path: Path) -> str:
    """Return the name by which Wine's programs know a file of ours."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
