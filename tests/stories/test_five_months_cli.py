"""Five months of a subject access request on the command line, entered half-way, and the bundle of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from app.rendering.bundle_pages import words_pages
from tests.stories import five_months as told
from tests.stories.at_the_terminal import Member, one_line
from tests.stories.five_months import Stand

Step = tuple[Stand, Callable[[], object]]
VERDICTS = ("P1=answered", "P2=refused", "P3=ignored")


@dataclass(frozen=True)
class Story:
    """The case when all is over: who wrote it, how it had to stand and stood after each step, and its bundle."""

    member: Member
    expected: list[Stand]
    stood: list[Stand]
    bundle: PdfReader

    def pages(self) -> list[str]:
        """Return the words of each page of the bundle."""
        return [one_line(page.extract_text()) for page in self.bundle.pages]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """All of it, from Monday 10 August 2026, when Plaint knew nothing yet of two letters and two replies."""
    folder = tmp_path_factory.mktemp("five-months")
    member = Member(folder)
    member.day = "2026-08-10"
    member.does("case", "new", "--title", "My data", "--to", "The Lantern Party")
    steps = [*entered_late(member), *chased(member), *taken_further(member)]
    stood = []
    for stand, does in steps:
        member.day = stand.day
        does()
        stood.append(look(member))
    keeps_evidence(member, folder)
    member.does("bundle", "1", str(folder / "bundle.pdf"))
    return Story(member, [stand for stand, _does in steps], stood, PdfReader(folder / "bundle.pdf"))


def records(member: Member, template: str, sent: str, *more: str) -> None:
    letter = member.file(f"{template}.txt", f"Dear Sir or Madam, this is my letter of {sent}.")
    member.does("letter", "record", "1", letter, "--as", template, "--sent", sent, "--by", "email", *more)


def hears(member: Member, words: str, kind: str, *verdicts: str, received: str = "") -> None:
    came = member.file(f"{kind}.txt", words)
    reply = member.does("reply", "add", "1", came, "--received", received or member.day)
    proposed = reply["proposals"]["kind"]["value"]
    assert proposed == kind
    member.does("reply", "mark", str(reply["reply"]), "--kind", kind, *verdicts)


def writes_and_sends(member: Member, template: str, answers: str, by: str = "email") -> None:
    member.sends(member.writes(template, answers), by)


def finishes_and_sends(member: Member, letter: int, by: str) -> None:
    member.does("finish", str(letter))
    member.sends(letter, by)


def look(member: Member) -> Stand:
    """Return how the case stands now."""
    shown, following = member.case(), member.does("next", "1")
    clocks = tuple(f"{clock['id']} {clock['shown']} {clock['state']}" for clock in shown["clocks"])
    may_write = tuple(letter["letter"] for letter in following if letter["due"])
    of = (*may_write[:1], "ico-referral")[0]
    needs = [each for letter in following if letter["letter"] == of for each in letter["conditions"]]
    action = next((action for _why, action in member.today()), "")
    return Stand(member.day, shown["status"], clocks, action, may_write, {each["id"]: each["met"] for each in needs})


def entered_late(member: Member) -> list[Step]:
    """Return the first steps: what had happened before Plaint, in the order in which somebody finds it."""
    points = member.file("points.toml", told.POINTS)
    return [
        (told.RECORDED, lambda: records(member, "subject-access-request", "2026-06-18", "--points", points)),
        (told.ASKED_FOR_ID, lambda: hears(member, told.ID_ASKED, "asks-for-id", received="2026-06-24")),
        (told.ID_SENT, lambda: records(member, "sar-id-or-clarification", "2026-06-26")),
        (told.TOO_LATE, lambda: hears(member, told.EXTENSION, "extension", received="2026-08-07")),
    ]


def chased(member: Member) -> list[Step]:
    """Return two reminders, and what came of them."""
    about_me = told.ABOUT_ME + told.OVERDUE
    return [
        (told.CHASED, lambda: writes_and_sends(member, "sar-overdue", about_me)),
        (told.HELD_OFF, lambda: hears(member, told.HOLDING, "holding")),
        (told.CHASE_OVER, lambda: None),
        (told.CHASED_AGAIN, lambda: writes_and_sends(member, "sar-overdue", told.OVERDUE)),
        (told.DISCLOSED_IN_PART, lambda: hears(member, told.DISCLOSED, "partial", *VERDICTS)),
        (told.ASKED_FOR_THE_REST, lambda: writes_and_sends(member, "sar-incomplete", told.INCOMPLETE)),
        (told.REST_OVER, lambda: None),
    ]


def taken_further(member: Member) -> list[Step]:
    """Return the complaint to the organisation and the referral."""
    begins = ("write", "1", "ico-referral", "--answers")
    return [
        (told.COMPLAINED, lambda: writes_and_sends(member, "data-protection-complaint", told.COMPLAINT)),
        (told.HEARD, lambda: hears(member, told.ACKNOWLEDGED, "acknowledgement")),
        (told.TIME_GIVEN, lambda: None),
        (told.BEGUN, lambda: member.does(*begins, member.answers(told.REFERRAL))),
        (told.REFERRED, lambda: finishes_and_sends(member, 7, "form")),
    ]


def keeps_evidence(member: Member, folder: Path) -> None:
    """Keep two pieces of evidence: a page of what they sent, and a photograph."""
    (folder / "page-14.pdf").write_bytes(words_pages("Page 14", (), "From the regional office: see the file."))
    Image.new("RGB", (400, 300), "white").save(folder / "envelope.png")
    kept = ("exhibit", "add", "1")
    member.does(*kept, str(folder / "page-14.pdf"), "--title", "Page 14 of what they sent")
    member.does(*kept, str(folder / "envelope.png"), "--title", "The envelope", "--dated", "2026-09-09")


def test_every_clock_sentence_and_readiness_is_right_at_each_step(story: Story) -> None:
    for expected, stood in zip(story.expected, story.stood, strict=True):
        assert stood == expected


def test_the_working_tells_why_the_month_began_late_and_was_not_lengthened(story: Story) -> None:
    working = " ".join(story.member.case()["clocks"][0]["working"])
    assert "What they had asked for came Fri 26 Jun 2026; the time runs from then." in working
    assert "One month is Sun 26 Jul 2026. The next working day in England is Mon 27 Jul 2026." in working
    assert "that was after Mon 27 Jul 2026, so it is not counted." in working


def test_the_letters_say_what_is_known_and_ask_for_nothing_twice(story: Story) -> None:
    chaser, rest, complaint, referral = (story.member.letter(number).pdf for number in (4, 5, 6, 7))
    assert "You asked for proof of who I am on 24 June 2026 and had it on 26 June 2026." in chaser
    assert "That time ended on 27 July 2026, 31 days ago." in chaser
    assert "On 7 August 2026 you wrote that you needed more time. By then the month was over." in chaser
    assert "Your reference: DP-2026-0093" in chaser
    assert "You wrote: “We cannot provide the file on complaint CMP-2026-0388.”" in rest
    for letter in (rest, complaint, referral):
        assert "P2 The file on complaint CMP-2026-0388" in letter
        assert "P3 Messages about me" in letter
        assert "Everything in my membership record" not in letter
    assert "by 30 October 2026" in complaint
    assert "complained to The Lantern Party by e-mail on 30 September 2026" in referral


# How each paper begins on its first page, in the order of the bundle: its bookmark, its line in the index, its words.
PAPERS = (
    ("Subject access request", "Subject access request 18 June 2026", "this is my letter of 2026-06-18."),
    ("Reply of 24 June 2026", "Reply of 24 June 2026 24 June 2026", "we need proof of your identity"),
    (
        "Answer about your subject access request",
        "Answer about your subject access request 26 June 2026",
        "2026-06-26.",
    ),
    ("Reply of 7 August 2026", "Reply of 7 August 2026 7 August 2026", "a further two months"),
    ("Overdue subject access request", "Overdue subject access request 10 August 2026", "14 days ago"),
    ("Reply of 20 August 2026", "Reply of 20 August 2026 20 August 2026", "sorry for the delay"),
    ("Overdue subject access request", "Overdue subject access request 27 August 2026", "31 days ago"),
    ("Reply of 9 September 2026", "Reply of 9 September 2026 9 September 2026", "Petra Quill"),
    ("What is missing from your data", "What is missing from your data 14 September 2026", "page 14 of what you sent"),
    ("Data protection complaint", "Data protection complaint 30 September 2026", "Please acknowledge this complaint"),
    ("Reply of 8 October 2026", "Reply of 8 October 2026 8 October 2026", "we acknowledge receipt"),
    (
        "Complaint to the Information Commissioner",
        "Complaint to the Information Commissioner 12 November 2026",
        "In short",
    ),
    ("Exhibit A: Page 14 of what they sent", "A Page 14 of what they sent", "Exhibit A: Page 14 of what they sent"),
    ("Exhibit B: The envelope", "B The envelope 9 September 2026", "Exhibit B: The envelope"),
)


def test_each_bookmark_of_the_bundle_opens_the_first_page_of_its_paper(story: Story) -> None:
    marks = [mark for mark in story.bundle.outline if isinstance(mark, Destination)]
    opens = [(str(mark.title), story.bundle.get_destination_page_number(mark)) for mark in marks]
    fronts = ["My data: bundle", "Index", "Chronology"]
    assert [title for title, _page in opens] == [
        *fronts,
        *(title for title, _line, _words in PAPERS),
        "About this bundle",
    ]
    pages = story.pages()
    for (_title, page), (_mark, _line, words) in zip(opens[3:-1], PAPERS, strict=True):
        assert page is not None
        assert words in pages[page]


def test_every_page_number_in_the_index_is_true(story: Story) -> None:
    pages = story.pages()
    index = next(page for page in pages if page.startswith("Index"))
    for _title, line, words in PAPERS:
        found = re.search(rf"{re.escape(line)} (\d+)\b", index)
        assert found, line
        assert words in pages[int(found[1]) - 1]


def test_the_pages_of_the_bundle_are_numbered_through(story: Story) -> None:
    pages = story.pages()
    assert all(page.endswith(f"Page {number} of {len(pages)}") for number, page in enumerate(pages, 1))


def test_the_page_behind_each_cover_sheet_is_the_evidence(story: Story) -> None:
    pages = story.pages()
    covers = [number for number, page in enumerate(pages) if page.startswith("Exhibit ")]
    assert "From the regional office: see the file." in pages[covers[0] + 1]
    assert len(story.bundle.pages[covers[1] + 1].images) == 1
