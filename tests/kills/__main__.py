"""`python -m tests.kills`: kills Plaint at random moments of random work and looks each time; see tests/README.md."""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from app.store import key_file
from app.store.key_wrapping import Cost
from tests.kills.member import Places
from tests.kills.trial import KILLS_IN_A_LIFE, Life, Tally

ROOT = Path(__file__).parents[2]
IN_MEMORY = {"tmpfs", "ramfs"}


def main() -> int:
    """Kill so many times, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lives", type=int, default=0, help="how many data folders; else one for every 40 kills")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "kills", help="on a disk; finds are kept there")
    parser.add_argument("--cheap-guesses", action="store_true", help="a passphrase costs nothing to try")
    given = parser.parse_args()
    folder: Path = given.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if file_system(folder) in IN_MEMORY:
        parser.error("that folder lies in memory; give one on a disk")
    if given.cheap_guesses:
        setattr(key_file, "USUAL_COST", Cost(64, 1, 1))  # noqa: B010 it has no other way in
    began, tally = time.monotonic(), Tally()
    _run(given.times, given.lives or -(-given.times // KILLS_IN_A_LIFE), given.seed, folder, tally)
    _tell(tally, time.monotonic() - began)
    return 1 if tally.finds else 0


def _run(times: int, lives: int, seed: int, folder: Path, tally: Tally) -> None:
    """Live one life after the other, every second one under a passphrase from the beginning."""
    in_a_life = -(-times // lives)
    work = Path(tempfile.mkdtemp(prefix="life-", dir=folder))
    memory = Path(tempfile.mkdtemp(prefix="plaint-kills-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    number = 0
    try:
        while tally.kills < times:
            root = work / str(number)
            for name, place in (("HOME", "home"), ("TMPDIR", "temp"), ("XDG_DATA_HOME", "home/data")):
                os.environ[name] = str(root / place)
            tempfile.tempdir = str(root / "temp")
            most = min(times - tally.kills, in_a_life)
            if _live(f"{seed}-{number}", Places(root, memory / "now"), tally, most, is_locked=number % 2 == 1):
                root.rename(Path(tempfile.mkdtemp(prefix=f"find-{seed}-{number}-", dir=folder)) / "life")
            number += 1
    finally:
        shutil.rmtree(work)
        shutil.rmtree(memory)


def _live(seed: str, places: Places, tally: Tally, most: int, *, is_locked: bool) -> bool:
    """Live one life until so many kills, or until something is found; return whether something was."""
    until = tally.kills + most
    try:
        life = Life(seed, places, tally, is_locked=is_locked)
        while tally.kills < until:
            if found := life.kill():
                break
        else:
            return False
    except Exception:  # noqa: BLE001 whatever it is, it is what is hunted for
        found = f"{seed}: {traceback.format_exc()}"
    tally.finds.append(found)
    print(f"found: {found}", file=sys.stderr, flush=True)
    return True


def _tell(tally: Tally, seconds: float) -> None:
    print(f"{tally.kills} kills in {seconds:.0f} s, {tally.locked} of the looks at a locked folder")
    print(f"{tally.confirmed} steps were confirmed, {len(tally.finds)} finds")
    for name, counted in (("ways", tally.ways), ("struck in", tally.struck), ("what was struck is", tally.became)):
        print(f"{name}: {', '.join(f'{each} {number}' for each, number in counted.most_common())}")


def file_system(folder: Path) -> str:
    """Return the kind of file system that a folder lies on; "" where the system does not say so."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    lines = (line.split() for line in mounts.read_text().splitlines())
    kinds = {point.replace("\\040", " "): kind for _device, point, kind, *_ in lines}
    return next((kinds[str(each)] for each in (folder, *folder.parents) if str(each) in kinds), "")


if __name__ == "__main__":
    sys.exit(main())
