"""`python -m tests.fuzz`: hunts for files that break a promise; see tests/README.md."""

import argparse
import json
import logging
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic

from tests.fuzz.hunt import Find, Trial, hunt, kept
from tests.fuzz.limits import Watch, scratch
from tests.fuzz.readers import READERS


def main() -> int:
    """Hunt, or read one kept file again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="where what is found is kept")
    parser.add_argument("--reader", action="append", default=[], choices=[reader.name for reader in READERS])
    parser.add_argument("--again", type=Path, metavar="FILE", help="read a kept file again, with --reader")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.again:
        return _again(given.reader[0], given.again)
    return _inside(given) if given.inside else _outside(given)


def _again(reader_name: str, file: Path) -> int:
    folder = scratch()
    reader = next(reader for reader in READERS if reader.name == reader_name)
    told = file.with_suffix(".txt")
    name = told.read_text(encoding="utf-8").split("\n")[1] if told.exists() else file.name
    trial = Trial(reader, Watch(folder), folder)
    found = trial.read(name, file.read_bytes())
    shutil.rmtree(folder)
    print(found.story if found else f"Nothing: {trial.seen}")
    return 1 if found else 0


def _inside(given: argparse.Namespace) -> int:
    """Hunt in this process, which may fall over; one line of JSON for each find and each few files."""
    logging.disable()  # a library tells what is wrong with each file
    folder = scratch()
    for found, counts in hunt(given.seed, given.minutes, folder, given.inside, given.reader):
        told = {"what": found.what, "reader": found.reader, "file": str(kept(found, given.out))} if found else None
        print(json.dumps({"find": told, "counts": counts}), flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return 0


def _outside(given: argparse.Namespace) -> int:
    """Hunt in another process, begun again with other files whenever it ended before its time."""
    began, seed, total, finds = monotonic(), given.seed, Counter[str](), list[str]()
    parent = scratch()
    current = parent / "current"
    while (left := given.minutes - (monotonic() - began) / 60) > 0.02:
        counts, found, is_whole = _one(given, seed, left, current)
        total += counts
        finds += found
        if not is_whole and current.exists():
            finds.append(_fallen(current, given.out))
        seed += 1_000_000
    shutil.rmtree(parent, ignore_errors=True)
    print(f"{sum(total.values())} files in {(monotonic() - began) / 60:.1f} minutes; {dict(sorted(total.items()))}")
    print(f"{len(set(finds))} finds")
    for line in sorted(set(finds)):
        print(f"  {line}")
    return 1 if finds else 0


def _one(given: argparse.Namespace, seed: int, minutes: float, current: Path) -> tuple[Counter[str], list[str], bool]:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.fuzz", "--inside", str(current), "--seed", str(seed)]
    command += ["--minutes", str(minutes), "--out", str(given.out)]
    command += [word for name in given.reader for word in ("--reader", name)]
    counts, finds = Counter[str](), list[str]()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            said = json.loads(line)
            counts = Counter(said["counts"])
            if said["find"]:
                told = "{reader}: {what} ({file})".format(**said["find"])
                finds.append(told)
                print(told, file=sys.stderr, flush=True)
    return counts, finds, process.returncode == 0


def _fallen(current: Path, out: Path) -> str:
    head, _, data = current.read_bytes().partition(b"\n")
    reader, name = json.loads(head)
    path = kept(Find(reader, name, data, "the process ended", ""), out)
    told = f"{reader}: the process ended ({path})"
    print(told, file=sys.stderr, flush=True)
    return told


if __name__ == "__main__":
    sys.exit(main())
