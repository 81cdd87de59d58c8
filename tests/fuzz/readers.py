"""Every reader of foreign bytes, as the fuzzer asks it: it answers, or refuses with an error that people can mend."""

import functools
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.commands import answer_input
from app.domain.answer_file import parse_answer_file
from app.domain.calendars import HolidaysFile
from app.domain.check_phrases import ChecksFile
from app.domain.clock_rules import ClocksFile
from app.domain.errors import UserError
from app.domain.pack_contents import GlossaryFile, OrganisationsFile, PackInfo, StartFile
from app.domain.points import Point
from app.domain.reply_words import RepliesFile
from app.domain.routes import RoutesFile
from app.domain.templates import Template
from app.intake.reply_reader import ReaderWords, ReplyContext, read_reply
from app.packs.minisign import read_public_key, read_secret_key, signing_key_id, verified_comment
from app.packs.pack_check import check_docx, check_files
from app.packs.pack_installing import PackInstaller
from app.packs.pack_library import PackLibrary
from app.packs.publisher_keys import PublishersFile
from app.packs.toml_problems import read_model
from app.rendering.docx_letter import DocumentProperties, compile_letter
from app.rendering.exhibit_pages import exhibit_pages
from app.rendering.pdf_letter import draw_pdf
from app.services.outcome_service import read_card
from app.worker_tasks import read_reply as read_reply_file
from tests.conftest import TODAY
from tests.fuzz.corpus import PASSPHRASE, TEMPLATES
from tests.fuzz.limits import CPU_S, MEMORY
from tests.packs.hostile.cases import KEY, LETTER_FILE, SAMPLE_FILE, right_files, signed

Result = tuple[str, ...]
GIB = 1024 * 1024 * 1024
OWN_S = 20  # for what a person brings along: evidence is drawn page by page, a key is slow by design
MODELS: tuple[type[BaseModel], ...] = (
    PackInfo, ClocksFile, OrganisationsFile, RoutesFile, RepliesFile, StartFile, ChecksFile, GlossaryFile, HolidaysFile,
    PublishersFile, Template,
)  # fmt: skip
PLACES = (
    "pack.toml", LETTER_FILE, SAMPLE_FILE, "clocks/soft.toml", "organisations/parties.toml", "routes.toml",
    "start.toml", "checks.toml", "replies.toml", "holidays.toml", "glossary.toml", "letters/complaint.large.toml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """One way in for foreign bytes.

    Attributes:
        name: As the command line calls it.
        kind: Which files it is tried with (`corpus`).
        changes: How they are changed (`mutations`); "" as each file's name tells.
        read: Reads a file in a folder of its own and returns what came of it in a few words; refuses with `UserError`.
        memory: How many bytes it may have.
        seconds: How long it may work.
    """

    name: str
    kind: str
    changes: str
    read: Callable[[str, bytes, Path], Result]
    memory: int = MEMORY
    seconds: float = CPU_S


def _pack(_name: str, data: bytes, folder: Path) -> Result:
    """Install a pack as a person would who trusts everybody; a refused one leaves nothing, another one is whole."""
    source, installed = folder / "a.plaintpack", folder / "installed"
    source.write_bytes(data)
    installer = PackInstaller(installed, ())
    offer = installer.judge(source, TODAY)
    installer.install(offer, trust=True)
    library = PackLibrary(folder / "none", installed)
    assert [pack.info.id for pack in library.packs()] == [offer.info.id], "what was installed cannot be read"
    return (offer.signed.value, offer.standing.value)


def _word_check(_name: str, data: bytes, _folder: Path) -> Result:
    return tuple(sorted({problem.code for problem in check_docx(data, "a.docx")}))


def _word_fill(_name: str, data: bytes, _folder: Path) -> Result:
    letter = compile_letter(data).fill(_context(), DocumentProperties("A letter", "", created=TODAY))
    drawn = draw_pdf(letter.docx)
    return (str(min(drawn.pages, 4)), *sorted(drawn.unsupported)[:3])


def _word_draw(_name: str, data: bytes, _folder: Path) -> Result:
    drawn = draw_pdf(data)
    return (str(min(drawn.pages, 4)), *sorted(drawn.unsupported)[:3])


def _exhibit(_name: str, data: bytes, _folder: Path) -> Result:
    pages = exhibit_pages(data)
    return (str(bool(pages.pdf)), *(note[:30] for note in pages.notes))


def _toml_model(name: str, data: bytes, _folder: Path) -> Result:
    found: set[str] = set()
    for model in MODELS:
        _, problems = read_model(model, data, name)
        found |= {problem.code for problem in problems}
    return tuple(sorted(found))


def _toml_pack(name: str, data: bytes, _folder: Path) -> Result:
    """Check a right pack in which one file is another: the one that the name tells, or one by its size."""
    own = {
        "pack.toml": "pack.toml",
        ".sample.toml": SAMPLE_FILE,
        "clocks/": "clocks/soft.toml",
        "letters/": LETTER_FILE,
    }
    place = next((path for mark, path in own.items() if mark in name), PLACES[len(data) % len(PLACES)])
    problems = check_files({**right_files(), place: data}, TODAY)
    return tuple(sorted({problem.code for problem in problems}))


def _answers(name: str, data: bytes, folder: Path) -> Result:
    path = folder / "a.toml"
    path.write_bytes(data)
    parse_answer_file(answer_input._table(answer_input._text(str(path)), str(path)))
    return (name,)


def _card(_name: str, data: bytes, folder: Path) -> Result:
    path = folder / "a.toml"
    path.write_bytes(data)
    return (str(read_card(path).organisation),)


def _key(_name: str, data: bytes, _folder: Path) -> Result:
    text = data.decode("utf-8", "replace")
    said = [
        _refusal(lambda: read_public_key(text).text[:2]),
        _refusal(lambda: signing_key_id(text)[:2]),
        _refusal(lambda: verified_comment(_manifest(), text, KEY.public)),
    ]
    is_locked = "\nRWRTY" in text  # opening one takes a second, as it should: see `locked-key`
    return (*said, "locked" if is_locked else _refusal(lambda: read_secret_key(text, "").public.text[:2]))


def _locked_key(_name: str, data: bytes, _folder: Path) -> Result:
    return (_refusal(lambda: read_secret_key(data.decode("utf-8", "replace"), PASSPHRASE).public.text[:2]),)


def _refusal(work: Callable[[], str]) -> str:
    try:
        return work()
    except UserError as error:
        return error.message[:40]


def _reply(name: str, data: bytes, _folder: Path) -> Result:
    incoming = read_reply_file(name, data)
    proposals = read_reply(incoming, ReplyContext(TODAY, _POINTS, ("P-2026-0001",), date(2026, 10, 1)), _words())
    assert not any("\0" in text for text in (incoming.text, incoming.subject, incoming.sender)), "a NUL came through"
    return (str(proposals.kind.kind), str(bool(incoming.text)), *(notice[:30] for notice in incoming.notices[:2]))


_POINTS = (Point(1, 1, "The minutes of June"), Point(2, 2, "An apology to the branch"))


@functools.cache
def _words() -> ReaderWords:
    """Return the bundled pack's words without its examples, which take a second to be made ready."""
    text = (TEMPLATES / "replies.toml").read_text(encoding="utf-8")
    before, examples, after = text.partition("[[examples]]")
    rest = after[after.index("\n[[verdicts]]") :].partition("\n[[examples]]")[0] if examples else ""
    found, _ = read_model(RepliesFile, (before + rest).encode(), "replies.toml")
    assert found
    return ReaderWords([found])


@functools.cache
def _manifest() -> bytes:
    return signed(right_files())["MANIFEST.toml"]


def _context() -> Mapping[str, Any]:
    """Return an answer for each of the names that the letters use most; others end in a refusal."""
    person = {"name": "Siân & <Owen>", "address": ["14 Weir Cottages", "Harbour"], "email": "a@b.example", "phone": ""}
    item = {
        "on": "2026-05-27",
        "what": "x\n\ny",
        "name": "a",
        "title": "t",
        "label": "A",
        "statement": "s",
        "remedy": "r",
    }
    names = ("points", "exhibits", "incidents", "signatories", "copies_to", "chronology", "earlier", "requests", "asks")
    return {
        **{name: [item, item] for name in names},
        **dict.fromkeys(("me", "to", "about", "behalf"), person),
        "today": "2026-11-20",
        "reply_by": "2026-12-18",
        "our_ref": "P-2026-0001",
        "your_ref": "",
        "subject": "A {{ matter }}",
        "law": {},
    }


READERS: tuple[Reader, ...] = (
    Reader("pack", "pack", "zip", _pack),
    Reader("docx-check", "docx", "zip", _word_check),
    Reader("docx-fill", "docx", "zip", _word_fill),
    Reader("docx-draw", "docx", "zip", _word_draw),
    Reader("docx-exhibit", "docx", "zip", _exhibit, seconds=OWN_S),
    Reader("toml", "toml", "toml", _toml_model),
    Reader("toml-in-pack", "toml", "toml", _toml_pack),
    Reader("answers", "toml", "toml", _answers),
    Reader("card", "toml", "toml", _card),
    Reader("key", "key", "key", _key),
    Reader("locked-key", "locked", "key", _locked_key, 2 * GIB, OWN_S),
    Reader("reply", "reply", "mail", _reply),
    Reader("reply-bytes", "reply", "", _reply),
    Reader("pdf-exhibit", "pdf", "pdf", _exhibit, seconds=OWN_S),
    Reader("picture-exhibit", "picture", "binary", _exhibit),
)


def emptied(folder: Path) -> None:
    """Take away what a reader wrote into its folder."""
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
