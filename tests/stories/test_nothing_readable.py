"""A full working day under a passphrase: none of fifty planted words can be read in any byte that is left on the disk.

The same day without a passphrase finds them, so that the search is known to find what there is.
"""

import io
import os
import re
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint, tidy_up
from app.domain.cases import Case
from app.domain.letters import Channel, LetterState
from app.domain.replies import ReplyKind
from app.services.backup_keeper import KeptBackups
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource
from tests.builders import TODAY, a_case, a_draft

pytestmark = pytest.mark.usefixtures("cheap_guesses")

WORDS = tuple(f"{head}{tail}" for head in ("quor", "blith", "vond", "zark", "mump") for tail in (
    "enwick", "asture", "ombrel", "ixley", "undine", "ettiwake", "olphin", "arrowgate", "ymondham", "usterly"
))  # fmt: skip
EVIDENCE = "evidence.docx"
ROOT = Path(__file__).parents[2]


def sentence(*places: int) -> str:
    return " ".join(f"About {WORDS[place]}." for place in places)


def word_file(words: str) -> bytes:
    """Return the bytes of a file that deflates what it holds, as Word does."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w>{words}</w>" * 20)
    return made.getvalue()


def mail(words: str, name: str) -> bytes:
    return f"From: {name}@example.org\r\nSubject: {words}\r\n\r\nWe looked. {words}\r\n".encode()


def works_a_day(plaint: Plaint, *, with_bundles: bool) -> None:
    """Do what a member does from morning to evening, with a word of the fifty in each thing."""
    profile = plaint.profile.load()
    plaint.profile.save(replace(profile, name=WORDS[0], address=(WORDS[1], WORDS[2])))
    case = a_case(plaint, sentence(3, 4))
    plaint.cases.note(case.id, sentence(5, 6, 7))
    plaint.cases.contact(case.id, TODAY, WORDS[8], sentence(9, 10))
    plaint.exhibits.add(case.id, sentence(11), f"{WORDS[12]}.txt", sentence(13, 14).encode())
    plaint.exhibits.add(case.id, sentence(15), EVIDENCE, word_file(sentence(16, 17)))
    plaint.exhibits.add(case.id, sentence(18), "utf16.txt", sentence(19).encode("utf-16"))
    draft = a_draft(plaint, case, changes={"points": [{"statement": sentence(20, 21), "remedy": sentence(22)}]})
    for typed in range(23, 28):
        draft = plaint.typing.save(draft.id, {**draft.answers, "me.name": WORDS[typed]}, draft.step)
    letter = plaint.letters.finish_now(draft.id)[0]
    plaint.letters.mark_sent(letter.id, SendingAccount(TODAY, Channel.EMAIL, sentence(28)))
    plaint.sending.copies.copy(f"{WORDS[29]}.txt", sentence(30).encode())
    plaint.replies.add(case.id, Arrival(TODAY, ReplyKind.PARTIAL, text=sentence(31, 32, 33)))
    scan = plaint.replies.add(case.id, Arrival(TODAY, ReplyKind.FULL, name="scan.jpg", data=b"\xff\xd8\xff" * 9))
    plaint.replies.keep_words(scan.id, sentence(34, 35))
    plaint.replies.add(
        case.id, Arrival(TODAY, ReplyKind.UNREAD, name=f"{WORDS[36]}.eml", data=mail(sentence(37, 38), WORDS[39]))
    )
    plaint.search.read_files()
    assert plaint.search.find(WORDS[13])
    other = a_draft(plaint, a_case(plaint, sentence(40)), changes={"me.name": sentence(41, 42)})
    plaint.typing.save(other.id, {**other.answers, "me.name": sentence(43, 44)}, sentence(45))
    plaint.cases.rename(case.id, sentence(46))
    plaint.cases.note(case.id, sentence(47, 48, 49))
    deletes_and_takes_back(plaint, case)
    if with_bundles:
        assert plaint.bundles.pdf(plaint.cases.find(str(case.id)))
        assert plaint.bundles.archive(plaint.cases.find(str(case.id)))
    backups = plaint.data / "backups"
    backups.mkdir(exist_ok=True)
    plaint.records.database.copy_to(backups / "evening.db")
    assert plaint.agenda.agenda()


def deletes_and_takes_back(plaint: Plaint, case: Case) -> None:
    """Go back and forth in a draft; bring one thing back from the bin, and leave two there."""
    begun = a_draft(plaint, case)
    for typed in (25, 26):
        begun = plaint.typing.save(begun.id, {**begun.answers, "subject": sentence(typed)}, begun.step)
        begun = plaint.typing.save(begun.id, {**begun.answers, "me.name": sentence(typed)}, begun.step)
    assert plaint.typing.back(begun.id, "subject")
    plaint.cases.note(case.id, sentence(5, 10))
    places = [entry.place for entry in plaint.cases.view(case.id).history][-1:]
    plaint.bin.restore(plaint.bin.put_entry(case.id, places[0]).id)
    plaint.bin.put_entry(case.id, places[0])
    plaint.bin.put_letter(begun.id)


def takes_back_tomorrow(plaint: Plaint) -> Plaint:
    """Close, open again, delete for good what was deleted first, and take back in each draft what was typed before."""
    key = plaint.records.database.key
    plaint.close()
    again = open_plaint(plaint.data, TimeSource.fixed(TODAY), key=key)
    again.bin.empty([again.bin.all()[-1].id])
    for draft in again.records.letters.all_of((LetterState.DRAFT,)):
        assert again.typing.back(draft.id)
        assert again.typing.forward(draft.id)
        assert again.typing.back(draft.id)
    return again


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the bytes themselves, and what is deflated in them: entries of ZIP files and streams of PDFs."""
    yield data
    for found in re.finditer(rb"PK\x03\x04", data):
        at = found.start()
        names = int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
        yield inflated(data[at + 30 + names : at + 200_000], -15)
    for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        yield inflated(data[found.start() : found.start() + 200_000], 15)


def inflated(data: bytes, window: int) -> bytes:
    """Return what comes out of a deflated stream until it breaks off."""
    stream, out = zlib.decompressobj(window), b""
    with suppress(zlib.error):
        for start in range(0, len(data), 64):
            out += stream.decompress(data[start : start + 64])
    return out


def words_in(folder: Path) -> set[str]:
    """Return which of the words lie in any file of a folder, in any of the ways in which text is written."""
    found = set()
    for path in folder.rglob("*"):
        for data in unpacked(path.read_bytes()) if path.is_file() else ():
            lower = data.lower()
            found |= {
                word
                for word in WORDS
                if any(word.encode(form) in lower for form in ("utf-8", "utf-16-le", "utf-16-be"))
            }
        found |= {word for word in WORDS if word in str(path.relative_to(folder))}
    return found


def a_day(data: Path, passphrase_from: str) -> dict[str, set[str]]:
    """Work a day, with a passphrase from the morning or the evening on, or never; what is found, open and closed."""
    plaint = open_plaint(data, TimeSource.fixed(TODAY))
    if passphrase_from == "morning":
        plaint.lock.put_on("tea for two")
    works_a_day(plaint, with_bundles=passphrase_from != "evening")  # they take long to draw
    if passphrase_from == "evening":
        plaint.lock.put_on("tea for two")
    if passphrase_from != "never":  # what was typed over would go with the log
        plaint = takes_back_tomorrow(plaint)
    logs = {path.name for path in data.iterdir() if path.name.endswith("-wal") and path.stat().st_size}
    assert logs or passphrase_from == "evening", "there is a log to be searched"
    plaint.sending.copies.clear()  # what another program is shown must be readable as long as it is
    found = {"open": words_in(data)}
    plaint.sending.copies.copy(f"{WORDS[29]}.txt", sentence(30).encode())
    assert plaint.keeper.back_up()
    KeptBackups(plaint.data).try_one(1, plaint.records.database.key).drop()
    plaint.close()
    return found | {"closed": words_in(data)}


def test_without_a_passphrase_the_search_finds_every_word(tmp_path: Path) -> None:
    found = a_day(tmp_path / "data", "never")
    assert sorted(set(WORDS) - found["open"] - {WORDS[29], WORDS[30]}) == []
    assert len(found["closed"]) >= 30, "what was typed over goes with the log"


def test_with_a_passphrase_no_word_can_be_read_while_open_or_after(tmp_path: Path) -> None:
    assert a_day(tmp_path / "data", "morning") == {"open": set(), "closed": set()}


def test_a_passphrase_set_in_the_evening_leaves_nothing_of_the_day(tmp_path: Path) -> None:
    assert a_day(tmp_path / "data", "evening") == {"open": set(), "closed": set()}


def test_a_killed_plaint_leaves_copies_until_the_next_start_only(tmp_path: Path) -> None:
    plaint = open_plaint(tmp_path / "data", TimeSource.fixed(TODAY))
    plaint.sending.copies.copy("letter.txt", sentence(30).encode())
    plaint.records.database.close()  # as the system does it for a process that is gone
    open_plaint(tmp_path / "data", TimeSource.fixed(TODAY)).close()
    assert words_in(tmp_path / "data") == set()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_plaint_killed_under_a_passphrase_leaves_no_word_anywhere_it_can_write(tmp_path: Path) -> None:
    """What another program was shown must be readable as long as it is, and goes before the lock screen shows."""
    for name in ("home", "temp"):
        (tmp_path / name).mkdir()
    places = {"HOME": "home", "XDG_DATA_HOME": "home/d", "XDG_CONFIG_HOME": "home/c", "XDG_CACHE_HOME": "home/k"}
    own = {name: str(tmp_path / place) for name, place in {**places, "TMPDIR": "temp"}.items()}
    command = [sys.executable, "-m", "tests.stories.killed_day", str(tmp_path)]
    killed = subprocess.run(command, env={**os.environ, **own}, cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (tmp_path / "home" / "data" / "plaint.db-wal").stat().st_size
    assert words_in(tmp_path) == {WORDS[29], WORDS[30]}
    tidy_up(tmp_path / "home" / "data")
    assert words_in(tmp_path) == set()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["stick.plaintbackup"]
