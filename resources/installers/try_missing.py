"""Takes parts out of copies of a bundle, one by one, and sees that the self-test fails each time.

    python -m resources.installers.try_missing dist/plaint

A part is taken out twice: as it is, and so that the list of files does not tell (as if the build had never put it in).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

FILE_LIST = "bundle-files.txt"
# What is taken out: a pattern of one file in the bundle's `_internal`, and whether only the list tells that it is gone,
# as nothing but the list misses a licence.
PARTS = (
    ("resources/fonts/Carlito-Bold.ttf", False),
    ("templates/*/letters/party-complaint.docx", False),
    ("holidays/locale/en_GB/LC_MESSAGES/GB.mo", False),
    ("resources/app.qss", False),
    ("pypdfium2_raw/*pdfium.*", False),
    ("nacl/_sodium*", False),
    ("_argon2_cffi_bindings/_ffi*", False),
    ("resources/locale/cy/LC_MESSAGES/plaint.mo", False),
    ("resources/dictionaries/en_GB.dic", False),
    ("apsw/__init__*.*", False),
    ("PySide6/**/*Qt6Widgets.*", False),
    ("PySide6/**/*qoffscreen.*", False),
    ("licences/lxml/LICENSE.txt", True),
)


def self_test_passes(bundle: Path, home: Path) -> bool:
    """Run the self-test of a bundle from another folder, without a display, a home or any setting."""
    program = next(path for path in (bundle / "plaint", bundle / "plaint.exe") if path.exists())
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(
        [str(program), "self-test", "--json"], cwd=home, env=kept, check=False, capture_output=True, timeout=900
    )
    return done.returncode == 0


def copied(bundle: Path, to: Path) -> Path:
    """Return a copy of a bundle that shares its files, so that it takes no room and no time."""
    for path in sorted(bundle.rglob("*")):
        place = to / path.relative_to(bundle)
        if path.is_symlink():
            place.symlink_to(path.readlink())
        elif path.is_dir():
            place.mkdir(parents=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.hardlink_to(path)
    return to


def take_out(bundle: Path, pattern: str, *, also_from_list: bool) -> None:
    """Take one part out of a bundle, and perhaps its line out of the list of files."""
    inside = bundle / "_internal"
    part = next(path for path in sorted(inside.glob(pattern)) if not path.is_symlink())
    place = part.relative_to(inside).as_posix()
    part.unlink()
    if also_from_list:
        listed = inside / FILE_LIST
        lines = [line for line in listed.read_text("utf-8").splitlines() if line.partition("  ")[2] != place]
        listed.unlink()  # a new file: the copy shares the old one with the bundle
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Try all; returns how many parts were not missed."""
    bundle = Path(arguments[0]).resolve()
    unnoticed = 0
    with tempfile.TemporaryDirectory(dir=bundle.parent, prefix="missing ") as name:
        folder = Path(name)
        if not self_test_passes(copied(bundle, folder / "whole"), folder):
            print("the whole bundle does not pass its self-test")
            return 1
        print("whole: passes")
        for number, (pattern, only_listed) in enumerate(PARTS):
            for also_from_list in (False,) if only_listed else (False, True):
                copy = copied(bundle, folder / f"{number}-{also_from_list}")
                take_out(copy, pattern, also_from_list=also_from_list)
                is_missed = not self_test_passes(copy, folder)
                unnoticed += not is_missed
                how = "and from the list" if also_from_list else "as it is"
                print(f"without {pattern}, {how}: {'fails, as it should' if is_missed else 'PASSES'}", flush=True)
    return unnoticed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
