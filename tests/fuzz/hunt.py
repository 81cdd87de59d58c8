"""The hunt: changed files read one after the other for as long as somebody likes; what breaks a promise is kept."""

import hashlib
import json
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic, process_time

from app.domain.errors import UserError
from tests.fuzz.corpus import corpus
from tests.fuzz.limits import Watch
from tests.fuzz.mutations import kind_of, mutated
from tests.fuzz.readers import READERS, Reader, emptied

MOST_KEPT = 600  # files that led somewhere new, from which others are made, of each reader


@dataclass(frozen=True, slots=True)
class Find:
    """A file that broke a promise.

    Attributes:
        what: The kind of error and the place in Plaint where it came up: two files with the same are one find.
    """

    reader: str
    name: str
    data: bytes
    what: str
    story: str


@dataclass
class Trial:
    """One reader, the files that it was tried with, and those that led somewhere new."""

    reader: Reader
    watch: Watch
    folder: Path
    seen: set[tuple[str, ...]] = field(default_factory=set)
    kept: list[tuple[str, bytes]] = field(default_factory=list)

    def next_file(self, random: Random) -> tuple[str, bytes]:
        """Return a changed file; now and then one of the good and hostile ones as it is."""
        files = corpus(self.reader.kind)
        name, data = random.choice(self.kept if self.kept and random.random() < 0.5 else files)
        changes = self.reader.changes or kind_of(name)
        others = [random.choice(files)[1]] if random.random() < 0.2 else []
        return name, mutated(random, data, changes, others) if random.random() > 0.01 else data

    def read(self, name: str, data: bytes) -> Find | None:
        """Read a file within the limits; return what was found, if anything."""
        try:
            with self.watch.over(memory=self.reader.memory, seconds=self.reader.seconds):
                came = self._read(name, data)
        except UserError as error:
            came = ("refused", *_codes(error))
        except BaseException as error:  # whatever it is, it is what is hunted for
            if isinstance(error, KeyboardInterrupt):
                raise
            return Find(self.reader.name, name, data, _place(error), traceback.format_exc())
        finally:
            emptied(self.folder)
        if came not in self.seen and len(self.kept) < MOST_KEPT:
            self.seen.add(came)
            self.kept.append((name, data))
        return None

    def _read(self, name: str, data: bytes) -> tuple[str, ...]:
        try:
            return self.reader.read(name, data, self.folder)
        finally:
            left = [path for path in self.folder.rglob("*") if path.name.startswith((".part-", "plaint-"))]
            assert not left, "something half made was left"


def _codes(error: UserError) -> tuple[str, ...]:
    problems = getattr(error, "problems", ())
    codes = tuple(sorted({str(getattr(problem, "code", problem))[:30] for problem in problems}))
    return codes or (error.message[:30],)


def _place(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/app/" in frame.filename]
    where = f"{Path(frames[-1].filename).stem}.{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {where}"


def hunt(
    seed: int, minutes: float, folder: Path, current: Path, names: Sequence[str] = ()
) -> Iterator[tuple[Find | None, Counter[str]]]:
    """Read changed files for some minutes; yield each find, and now and then how many files were read.

    Args:
        seed: The same one reads the same files, as long as what they lead to is the same.
        minutes: How long.
        folder: An empty folder that readers may write into.
        current: Where the file is kept that is being read, should the process end with it.
        names: Which readers; all of them when none is named.
    """
    watch, counts, known = Watch(folder), Counter[str](), set[tuple[str, str]]()
    trials = [Trial(reader, watch, folder) for reader in READERS if not names or reader.name in names]
    end, number = monotonic() + minutes * 60, 0
    spent = {trial.reader.name: 0.0 for trial in trials}
    while monotonic() < end:
        number += 1
        trial = min(trials, key=lambda each: spent[each.reader.name])  # each has the same share of the time
        began = process_time()
        name, data = trial.next_file(Random(f"{seed}-{number}"))
        current.write_bytes(json.dumps([trial.reader.name, name]).encode() + b"\n" + data)
        found = trial.read(name, data)
        spent[trial.reader.name] += process_time() - began
        counts[trial.reader.name] += 1
        if found and (found.reader, found.what) not in known:
            known.add((found.reader, found.what))
            yield found, counts
        elif number % 200 == 0:
            yield None, counts


def kept(find: Find, folder: Path) -> Path:
    """Write a find down: the file, and how it came about."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{find.reader}-{hashlib.sha256(find.data).hexdigest()[:12]}"
    path.with_suffix(".bin").write_bytes(find.data)
    path.with_suffix(".txt").write_text(f"{find.what}\n{find.name}\n\n{find.story}", encoding="utf-8")
    return path.with_suffix(".bin")
