"""Makes the disk image for macOS from the app, on a Mac: `python -m resources.installers.disk_image Plaint.app FOLDER`.

Signed where PLAINT_MAC_IDENTITY names a Developer ID in the keychain, and notarised where PLAINT_NOTARY_KEY (a file),
PLAINT_NOTARY_KEY_ID and PLAINT_NOTARY_ISSUER say with whose key; without them neither, and macOS warns the person.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources.installers.bundle_plan import version

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")
IDENTITY = "PLAINT_MAC_IDENTITY"
NOTARY = {
    "--key": "PLAINT_NOTARY_KEY",
    "--key-id": "PLAINT_NOTARY_KEY_ID",
    "--issuer": "PLAINT_NOTARY_ISSUER",
}

Command = list[str]


def image_name(number: str, processor: str) -> str:
    """Return the file's name of the image of a version for one kind of processor, as people know them."""
    return f"Plaint-{number}-macos-{'apple' if processor == 'arm64' else 'intel'}.dmg"


def signing(app: Path, settings: Mapping[str, str]) -> list[Command]:
    """Return the commands that sign the app with the hardened runtime, and look whether macOS takes the signature."""
    identity = settings.get(IDENTITY)
    if not identity:
        return []
    how = ["--force", "--deep", "--timestamp", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    return [
        ["codesign", *how, "--sign", identity, str(app)],
        ["codesign", "--verify", "--deep", "--strict", str(app)],
    ]


def imaging(folder: Path, output: Path) -> list[Command]:
    """Return the command that makes a compressed image (LZMA, macOS 10.15 and newer) of a folder."""
    how = ["-volname", "Plaint", "-fs", "HFS+", "-format", "ULMO", "-ov"]
    return [["hdiutil", "create", *how, "-srcfolder", str(folder), str(output)]]


def sealing(output: Path, settings: Mapping[str, str]) -> list[Command]:
    """Return the commands that sign the image, have Apple look at it, and staple what Apple says to it."""
    identity = settings.get(IDENTITY)
    if not identity:
        return []
    commands = [["codesign", "--force", "--timestamp", "--sign", identity, str(output)]]
    key = [part for option, name in NOTARY.items() if settings.get(name) for part in (option, settings[name])]
    if len(key) < 2 * len(NOTARY):
        return commands
    return [
        *commands,
        ["xcrun", "notarytool", "submit", str(output), *key, "--wait"],
        ["xcrun", "stapler", "staple", str(output)],
    ]


def lay_out(app: Path, folder: Path) -> None:
    """Put the app into a folder, with the link to the programs' folder onto which a person drags it."""
    shutil.copytree(app, folder / app.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")


def make_image(app: Path, output: Path, settings: Mapping[str, str]) -> None:
    """Make the image; raises CalledProcessError when a command refuses."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(app, folder)
        for command in [*signing(folder / app.name, settings), *imaging(folder, output), *sealing(output, settings)]:
            subprocess.run(command, check=True)


def main(arguments: Sequence[str]) -> int:
    """Make the image that the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Makes the disk image for macOS from the app.")
    parser.add_argument("app", type=Path, help="Plaint.app, as PyInstaller made it")
    parser.add_argument("folder", type=Path, help="where the image is written")
    given = parser.parse_args(arguments)
    output = given.folder / image_name(version(), platform.machine())
    make_image(given.app, output, os.environ)
    print(f"{output}: {output.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
