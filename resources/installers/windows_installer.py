"""Makes the installer for Windows from the bundle: `python -m resources.installers.windows_installer BUNDLE FOLDER`.

NSIS makes it (`plaint.nsi`), on Linux: Debian's and Ubuntu's package `nsis` can make 64-bit installers. With
PLAINT_SIGN_WINDOWS, a command that signs the file whose name is put behind it (such as `sign_windows.sh CERTIFICATE
KEY`), the programs, the uninstaller and the installer are signed; without it none is.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources.installers.bundle_plan import version

SCRIPT = Path(__file__).with_name("plaint.nsi")
SIGN = "PLAINT_SIGN_WINDOWS"
PROGRAM, CONSOLE, SHARED, INSIDE = "plaint.exe", "plaint.com", "plaint.pkg", "_internal"
MEGABYTE = 1_000_000
INSTALLED_MOST, INSTALLER_MOST = 100 * MEGABYTE, 36 * MEGABYTE  # bytes; what a member waits for and has room for


class CannotMakeError(Exception):
    """Why there is no installer, for whoever builds one."""


def installer_name(number: str) -> str:
    """Return the file's name of the installer of a version."""
    return f"Plaint-{number}-windows-x64.exe"


def size_of(bundle: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file())


def four_numbers(number: str) -> str:
    """Return a version as Windows keeps it, for example `1.2.0.0` for `1.2`."""
    numbers = [*re.findall(r"\d+", number), "0", "0", "0", "0"]
    return ".".join(numbers[:4])


def definitions(bundle: Path, output: Path, number: str, settings: Mapping[str, str]) -> dict[str, str]:
    """Return what `plaint.nsi` must be told.

    Args:
        bundle: The folder that PyInstaller made on Windows.
        output: The installer to write.
        number: The version, as the list of installed programs shows it.
        settings: The environment; SIGN may name a command.

    Raises:
        CannotMakeError: The folder is not the bundle for Windows, or larger than a member was promised.
    """
    inside = sorted(entry.name for entry in bundle.iterdir()) if bundle.is_dir() else []
    wanted = sorted([INSIDE, PROGRAM, CONSOLE, SHARED])
    if inside != wanted:
        raise CannotMakeError(f"{bundle} should hold {', '.join(wanted)} and nothing else; it holds {inside}.")
    size = size_of(bundle)
    if size > INSTALLED_MOST:
        raise CannotMakeError(f"Installed, it would take {size:,} bytes; at most {INSTALLED_MOST:,} are promised.")
    told = {
        "BUNDLE": str(bundle.resolve()),
        "OUTPUT": str(output.resolve()),
        "VERSION": number,
        "VERSION4": four_numbers(number),
        "SIZE_KB": str(size // 1024),
    }
    icon = bundle / INSIDE / "resources" / "plaint.ico"
    return told | ({"ICON": str(icon.resolve())} if icon.is_file() else {}) | signing(settings)


def signing(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the command that signs what NSIS makes, where the environment names one."""
    return {"SIGN": settings[SIGN]} if settings.get(SIGN) else {}


def make_installer(
    bundle: Path, output: Path, number: str, settings: Mapping[str, str], *, is_quick: bool = False
) -> int:
    """Make the installer; returns its size in bytes. One for a trial is made quickly and may be large.

    Raises:
        CannotMakeError: NSIS is not here or refuses, or the installer is larger than promised.
    """
    makensis = shutil.which("makensis")
    if makensis is None:
        raise CannotMakeError("makensis is not here; on Debian and Ubuntu: apt-get install nsis")
    told = definitions(bundle, output, number, settings) | ({"QUICK": "1"} if is_quick else {})
    if settings.get(SIGN):
        for program in (PROGRAM, CONSOLE):
            command = f'{settings[SIGN]} "{bundle / program}"'
            subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)  # noqa: S602 the makers' own
    output.parent.mkdir(parents=True, exist_ok=True)
    making = [makensis, "-V2", "-WX", *(f"-D{name}={value}" for name, value in told.items()), str(SCRIPT)]
    made = subprocess.run(making, capture_output=True, text=True, check=False)
    if made.returncode:
        raise CannotMakeError(f"makensis refused:\n{made.stdout}{made.stderr}")
    size = output.stat().st_size
    if size > INSTALLER_MOST and not is_quick:
        raise CannotMakeError(f"The installer has {size:,} bytes; at most {INSTALLER_MOST:,} are promised.")
    return size


def main(arguments: Sequence[str]) -> int:
    """Make the installer that the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Makes the installer for Windows from the bundle.")
    parser.add_argument("bundle", type=Path, help="the folder that PyInstaller made on Windows")
    parser.add_argument("folder", type=Path, help="where the installer is written")
    given = parser.parse_args(arguments)
    output = given.folder / installer_name(version())
    try:
        size = make_installer(given.bundle, output, version(), os.environ)
    except CannotMakeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{output}: {size:,} bytes; installed {size_of(given.bundle):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
