"""Whatever a person writes comes out the same, after NFC, in every file of the letter."""

import email
import email.policy
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.answer_file import AnswerFile
from app.domain.answers import Value
from app.packs.own_holidays import OwnHolidays
from app.packs.pack_library import PackLibrary
from app.rendering.answer_text import clean
from app.rendering.preview import page_count, page_text
from app.services.clock_service import ClockService
from app.services.export_service import FORMATS, ExportService
from app.services.pack_service import PackService
from app.services.records import Records
from app.services.time_source import TimeSource
from app.store.database import open_database
from tests.builders import TODAY

pytestmark = pytest.mark.no_cover

PACK = """
format = 1
id = "any-words"
version = "1"
title = "Any words"
publisher = "A test"
language = "en-GB"
licence = "CC0-1.0"
summary = "One letter without limits."
"""
LETTER = """
title = "Any words"
summary = "Takes any words."
category = "other"
recipient_kinds = ["party"]
[[steps]]
title = "Words"
[[steps.questions]]
id = "words"
kind = "long_text"
label = "The words"
required = true
"""
PARAGRAPHS = ("{{ me.name }}", "{{ me.address|lines }}", "{{ to.name }}", "BEGIN", "{{ words }}", "END")
HARD = {
    "markup": 'Marks & Spencer <b>"x"</b> &amp; ]]> <!-- -->',
    "sums": "{{ 7*7 }}",
    "conditions": "{% if %}",
    "comments": "{# x #}",
    "braces": "{_{x}_}",
    "controls": "bell\x07 null\x00 escape\x1b[1m delete\x7f next\x85line",
    "half characters": "half \ud83d and \udc00",
    "noncharacters": "\ufffe \uffff \ufdd0 \U0001ffff",
    "a typed mark": "\ufdd0label\ufdd1",
    "Hebrew": "שלום דוד כהן",
    "Arabic": "السلام عليكم يا محمد",
    "emoji": "😀 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧 ❤️",
    "Welsh": "Ŵyr Llŷn â thŷ ẃ ẁ ŵ ŷ Ŷ",
    "Irish": "Ḃéal Ċúil Ḋoire Ḟada Ġaelaċ Ṁór Ṗáirc Ṡean Ṫír",
    "decomposed": "e\u0301 w\u0302 A\u030a",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five",
    "tabs and spaces": "a\tb  c   d",
    "empty lines": "one\n\n\ntwo",
    "one long word": "x" * 20_000,
    "20,000 characters": "twenty ab " * 2_000,
    "300 lines": "\n".join(f"Line {number} of many." for number in range(300)),
    "other scripts": "Ελληνικά Кириллица हिन्दी ไทย 日本語 한국어",
    "invisible": "zero\u200bwidth soft\u00adhyphen no\u00a0break \ufeffmark",
    "turned": "\u202eolleh\u202c",
    "a signature line": "-- \nFrom here\n.\n.",
}
# What people can type, and what only a program would: characters of every kind, often next to each other.
TYPED = st.text(
    st.one_of(
        st.characters(codec=None, exclude_categories=()),
        st.sampled_from("{}%#_&<>\"'`\\/[]()=\n\t\r\x00\x0b\x85\u2028\ufdd0\ufdd1\u0301\u05d0\u0627\U0001f600"),
    ),
    min_size=1,
    max_size=120,
)


@dataclass(frozen=True)
class Files:
    """The words that were found in each file of one letter."""

    txt: str
    docx: str
    eml: str
    pdf: str
    notices: tuple[str, ...]


class Desk:
    """Writes the letter of the test pack, again and again."""

    def __init__(self, folder: Path) -> None:
        letters = folder / "packs" / "any-words" / "letters"
        letters.mkdir(parents=True)
        (letters.parent / "pack.toml").write_text(PACK, encoding="utf-8")
        (letters / "any.toml").write_text(LETTER, encoding="utf-8")
        (letters / "any.sample.toml").write_text('[answers]\nwords = "x"\n', encoding="utf-8")
        document = Document()
        for paragraph in PARAGRAPHS:
            document.add_paragraph(paragraph)
        document.save(str(letters / "any.docx"))
        time = TimeSource.fixed(TODAY)
        self.folder = folder
        self.database = open_database(folder / "data" / "plaint.db")
        library = PackLibrary(folder / "packs", folder / "installed")
        self.packs = PackService(library, time, OwnHolidays(folder / "holidays.toml"))
        clocks = ClockService(self.packs, time)
        self.exports = ExportService(Records.on(self.database), self.packs, clocks, time)
        self.written: dict[tuple[str, str], Files] = {}

    def write(self, words: str, name: str = "Somebody") -> Files:
        """Write the letter in every format and read the files again; the same letter once."""
        if (words, name) not in self.written:
            self.written[words, name] = self._write(words, name)
        return self.written[words, name]

    def _write(self, words: str, name: str) -> Files:
        to: dict[str, Value] = {"name": "The Harbour Party", "address": ["1 Quay Row"], "email": ""}
        answers = AnswerFile(me={"name": name, "address": ["2 Weir Lane"]}, to=to, answers={"words": words})
        with TemporaryDirectory(dir=self.folder) as out:
            drafted = self.exports.draft(self.packs.template("any"), answers, Path(out), FORMATS)
            data = {kind: path.read_bytes() for kind, path in drafted.files.items()}
        return Files(
            data["txt"].decode(), docx_text(data["docx"]), eml_text(data["eml"]), pdf_text(data["pdf"]), drafted.notices
        )


def docx_text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def eml_text(data: bytes) -> str:
    body = email.message_from_bytes(data, policy=email.policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def pdf_text(data: bytes) -> str:
    return "\n".join(page_text(data, page) for page in range(page_count(data)))


def squeezed(text: str) -> str:
    """Return the text as pages of a PDF can be compared: no white space; ligatures and presentation forms undone.

    A PDF says U+2060 for U+FEFF, which stands for the same today: PDF/UA-1, 7.21.7, lets no character map name U+FEFF.
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("\ufeff", "\u2060")


def printed(words: str) -> str:
    """Return the words as a letter prints them."""
    return str(clean(words)[0])


@contextmanager
def a_desk() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        yield desk
        desk.database.close()


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with a_desk() as found:
        yield found


each_hard_text = pytest.mark.parametrize("words", HARD.values(), ids=HARD)


@each_hard_text
def test_hard_words_come_out_the_same_in_word_mail_and_text(desk: Desk, words: str) -> None:
    files = desk.write(words)
    for line in printed(words).split("\n"):
        assert line in files.docx
        assert line in files.eml
        assert line in files.txt


@each_hard_text
def test_hard_words_come_out_in_the_same_order_in_the_pdf(desk: Desk, words: str) -> None:
    assert f"BEGIN{squeezed(printed(words))}END" in squeezed(desk.write(words).pdf)


@each_hard_text
def test_the_person_is_told_when_something_was_replaced(desk: Desk, words: str) -> None:
    is_told = bool(desk.write(words).notices)
    assert is_told == ("\ufffd" in printed(words))


def test_every_replaced_character_is_counted(desk: Desk) -> None:
    assert desk.write("\x00a\x07b\ud800").notices[0].startswith("3 characters that cannot be printed")


def test_a_right_to_left_name_is_printed_and_its_hidden_marks_are_told(desk: Desk) -> None:
    files = desk.write("x", name="\u202eדוד כהן\u202c")
    assert "דוד כהן" in files.docx
    assert "\u202e" not in files.docx + files.txt + files.eml
    assert "taken out of the name “דוד כהן”" in files.notices[0]


def test_nothing_in_an_answer_is_worked_out(desk: Desk) -> None:
    files = desk.write("{{ 7*7 }}{% if true %}yes{% endif %}")
    assert "49" not in files.docx + files.txt + files.pdf


@given(TYPED)
def test_any_words_come_out_the_same_in_word_mail_and_text(desk: Desk, words: str) -> None:
    assume(words.strip())
    files = desk.write(words)
    for line in printed(words).split("\n"):
        assert line in files.docx
        assert line in files.eml
        assert line in files.txt


# What a PDF reader gives back: letters, digits and signs of the scripts that people here write in.
READABLE = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x24F) | st.sampled_from("ḂṪŵ😀"),
    min_size=1,
    max_size=300,
)


@given(READABLE)
def test_any_words_come_out_whole_in_the_pdf(desk: Desk, words: str) -> None:
    assume(words.strip())
    assert f"BEGIN{squeezed(printed(words))}END" in squeezed(desk.write(words).pdf)
