"""What the trial of Plaint for Windows tries: the bundle and two signed installers, made under Wine."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources.installers.bundle_plan import ROOT, version
from resources.installers.windows_installer import (
    CONSOLE,
    INSTALLED_MOST,
    INSTALLER_MOST,
    PROGRAM,
    SIGN,
    installer_name,
    make_installer,
    size_of,
)
from resources.installers.wine import Wine, windows_path

EARLIER, ONLY_EARLIER = "0.0.1", "only-in-the-earlier-version.txt"
PROGRAMS = {
    "wine": "wine",
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "mingw-w64",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
    "Xvfb": "xvfb",
    "unzip": "unzip",
}


class TrialError(Exception):
    """What did not go as it should."""


def missing(kit: Path) -> list[str]:
    """Return what has to be there first, each with the way to it."""
    found = [f"{name} (apt-get install {package})" for name, package in PROGRAMS.items() if not shutil.which(name)]
    if not (kit / "make_winpython.sh").is_file():
        found.append(f"a folder with make_winpython.sh, which makes a Python of Windows under Wine ({kit} has none)")
    if sys.version_info[:2] != (3, 11):
        found.append("Python 3.11 to run this, whose standard library the kit takes")
    return found


def expect(is_so: bool, what: str) -> None:
    """Raise TrialError with what was expected unless it is so."""
    if not is_so:
        raise TrialError(what)


class TrialBuilds:
    """Makes what is tried, in a work folder; what was made before of the same parts is used again.

    Args:
        kit: The folder of `make_winpython.sh`.
        work: The work folder.

    Attributes:
        bundle: The bundle.
        installers: The installers by their version: an earlier one and this one.
        wine: The Windows in which it is built.
    """

    def __init__(self, kit: Path, work: Path) -> None:
        self._kit, self._work, self._tools = kit, work, work / "python"
        self.bundle = work / "dist" / "plaint"
        self.installers = {number: work / installer_name(number) for number in (EARLIER, version())}
        self.wine = Wine(self._tools / "wine")

    def make_python(self) -> str:
        """Have the kit make its Python, once for each state of the lock file."""
        wanted = self._work / "wanted.txt"
        lock = (ROOT / "requirements-build.lock").read_text(encoding="utf-8")
        names = re.findall(r"^[a-z0-9][^\n\\]*==[^\n\\]*", lock, re.MULTILINE)
        wanted.write_text("\n".join(names), encoding="utf-8")
        stamp, state = self._tools / "stamp", hashlib.sha256(wanted.read_bytes()).hexdigest()
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
            return "made before"
        shutil.rmtree(self._tools, ignore_errors=True)
        tools = self._work / "tools"
        self._call([sys.executable, "-m", "venv", tools])
        self._call([tools / "bin" / "python", "-m", "pip", "install", "-q", "uv"])
        settings = {"UV": str(tools / "bin" / "uv"), "PYTHON": str(tools / "bin" / "python")}
        self._call(["bash", self._kit / "make_winpython.sh", self._tools, wanted], settings)
        stamp.write_text(state, encoding="utf-8")
        return f"{len(names)} packages of requirements-build.lock"

    def make_windows(self, wine: Wine) -> None:
        """Make another Windows, with the kit's stand-ins for what Wine's lacks."""
        wine.make()
        for library in self._tools.glob("*.dll"):
            shutil.copy(library, wine.prefix / "drive_c" / "windows" / "system32")

    def build(self) -> str:
        """Build the bundle as on Windows."""
        shutil.rmtree(self.bundle, ignore_errors=True)
        folders = ["--distpath", windows_path(self._work / "dist"), "--workpath", windows_path(self._work / "build")]
        python = self._tools / "Python311" / "python.exe"
        wine = self.wine.with_settings({"PYTHONNODEBUGRANGES": "1"})  # as `dev.py build` does
        ended = wine.run([python, "-m", "PyInstaller", "--noconfirm", *folders, "build.spec"], ROOT)
        (self._work / "pyinstaller.log").write_text(ended.words, encoding="utf-8")
        expect(ended.code == 0 and (self.bundle / PROGRAM).is_file(), f"PyInstaller refused:\n{ended.words[-2000:]}")
        return f"{size_of(self.bundle):,} bytes, of {INSTALLED_MOST:,} at most"

    def pack(self) -> str:
        """Make both installers; the earlier one has a file that the later one lacks."""
        settings = {SIGN: self._make_certificate()}
        extra = self.bundle / "_internal" / ONLY_EARLIER
        extra.write_text("This file went with the upgrade.", encoding="utf-8")
        make_installer(self.bundle, self.installers[EARLIER], EARLIER, settings, is_quick=True)
        extra.unlink()
        size = make_installer(self.bundle, self.installers[version()], version(), settings)
        for file in (self.bundle / PROGRAM, self.bundle / CONSOLE, self.installers[version()]):
            expect(b"Signature verification: ok" in self._signature(file), f"{file.name} is not signed")
        return f"{self.installers[version()].name}, {size:,} bytes, of {INSTALLER_MOST:,} at most"

    def _make_certificate(self) -> str:
        """Return the command that signs with a certificate made for this trial."""
        key, certificate = self._work / "trial.key", self._work / "trial.crt"
        name = ["-subj", "/CN=Plaint trial", "-addext", "extendedKeyUsage=codeSigning"]
        made = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate)]
        self._call(["openssl", "req", "-x509", "-days", "2", *made, *name])
        return f"{ROOT / 'resources' / 'installers' / 'sign_windows.sh'} {certificate} {key}"

    def _signature(self, file: Path) -> bytes:
        done = subprocess.run(
            ["osslsigncode", "verify", "-CAfile", self._work / "trial.crt", file], capture_output=True, check=False
        )
        return done.stdout

    def _call(self, command: Sequence[str | Path], settings: Mapping[str, str] | None = None) -> None:
        done = subprocess.run(
            [str(part) for part in command],
            env={**os.environ, **(settings or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        expect(done.returncode == 0, f"{command[0]} refused:\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
