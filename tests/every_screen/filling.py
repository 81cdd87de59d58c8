"""The cases that are shown on every screen: each way a case can stand, with long words where people write them."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.bootstrap import Plaint
from app.domain.apologies import Element, ElementAccount, Given
from app.domain.calendars import ClosedDay
from app.domain.cases import Case
from app.domain.people import Profile
from app.domain.points import PointAccount, Verdict
from app.domain.replies import ReplyKind
from app.services import pack_workshop
from app.services.reply_service import Arrival
from tests.packs.sample_pack import word_file
from tests.ui.page_samples import HARBOUR_RECORD
from tests.ui.sample_cases import case_of, drafted, finished, replied, sent

LONG_TITLE = "Veröffentlichungspflichtverletzungen and what the branch’s data-protection-correspondence-officer said"
LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Land Trust"
LONG_WORD = "A-word-that-somebody-types-without-any-space-" + "because-they-can-" * 6
ME = Profile("Siân Pritchard", ("14 Weir Cottages", "Mytholm HX7 8QR"), "sian.pritchard@example.org")
POINTS = (
    "My membership record since 2019, with every note that was made in it",
    "E-mails in the branch that name me",
    "Who was shown my complaint, and on which day",
    "The minutes of the meeting of 24 June 2026",
)
REPLY = (
    "Dear Ms Pritchard,\n\nOur reference HP-DP-0417. Thank you for your request of 24 September 2026.\n\n"
    "We enclose your membership record since 2019. We are unable to give you the e-mails in the branch that name you, "
    "because they also hold other people’s data.\n\nYour complaint was shown to the branch secretary.\n\n"
    "Yours sincerely,\nThe data protection team"
)
SORRY = (
    "Dear Ms Pritchard,\n\nWe are sorry that you feel hurt by what was said at the summer fair. "
    "We will print a correction in the next newsletter.\n\nYours sincerely,\nThe branch"
)
E_MAIL = (
    b"From: data@harbour.example\r\nTo: sian@example.org\r\nSubject: Your request\r\nMIME-Version: 1.0\r\n"
    b"Date: Fri, 06 Nov 2026 10:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/plain\r\n\r\nWe acknowledge your request. The record is enclosed.\r\n--x\r\n"
    b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=record-of-membership.txt\r\n\r\n"
    b"Member since 2019\r\n--x--\r\n"
)


@dataclass
class Story:
    """The ids of what is shown, by what it is."""

    cases: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    replies: dict[str, int] = field(default_factory=dict)
    pack: Path = Path()


def fill(plaint: Plaint, folder: Path) -> Story:
    """Make all cases, and a pack that somebody is making in `folder`."""
    story = Story()
    plaint.profile.save(ME)
    plaint.organisations.add(HARBOUR_RECORD)
    plaint.due.correct_calendar(ClosedDay(on=date(2027, 6, 4), nation="uk", name="A jubilee", source="the news"))
    _letters_under_way(plaint, story)
    _cases_that_wait(plaint, story)
    _replies(plaint, story)
    _apology(plaint, story)
    _rest(plaint, story)
    story.pack = folder / "lift-letters"
    words = ("{{ me.name }} to {{ to.name }}", "{{ thing }} {{ thing|upper }}", "{{ house }} has {{ when }}")
    pack_workshop.add(story.pack, pack_workshop.draft(word_file(*words), "Broken lift.docx"))
    return story


def _letters_under_way(plaint: Plaint, story: Story) -> None:
    draft = _case(plaint, story, "draft", "Motion taken off the agenda")
    story.letters["draft"] = drafted(plaint, draft, "party-complaint").id
    story.letters["dated"] = drafted(plaint, _case(plaint, story, "dated", "An appeal"), "appeal").id
    not_sent = _case(plaint, story, "finished", "Words at the summer fair")
    story.letters["finished"] = finished(plaint, not_sent, "party-complaint").id
    empty = _case(plaint, story, "begun", LONG_TITLE, LONG_NAME)
    template = plaint.packs.template("party-complaint")
    story.letters["empty"] = plaint.letters.begin(empty, template, {}).id


def _cases_that_wait(plaint: Plaint, story: Story) -> None:
    waiting = _case(plaint, story, "waiting", "Copy of my membership record")
    story.letters["sent"] = sent(plaint, waiting, date(2026, 11, 11), *POINTS).id
    overdue = _case(plaint, story, "overdue", LONG_TITLE, LONG_NAME)
    sent(plaint, overdue, date(2026, 9, 24), *POINTS[:2], LONG_WORD)
    closed = _case(plaint, story, "closed", "An old refund", "Riverside Leisure", "company")
    sent(plaint, closed, date(2026, 3, 2))
    plaint.cases.close(closed.id)


def _replies(plaint: Plaint, story: Story) -> None:
    """A request that was partly answered, with a call, a note, evidence; and replies that wait to be read."""
    case = _case(plaint, story, "rich", "Everything that they hold on me")
    sent(plaint, case, date(2026, 9, 24), *POINTS)
    replied(plaint, case, date(2026, 10, 6), ReplyKind.ACKNOWLEDGEMENT, "HP-DP-0417", "We have your request.")
    read = replied(plaint, case, date(2026, 11, 6), ReplyKind.PARTIAL, text=REPLY)
    plaint.replies.mark(read.id, None, {"P1": PointAccount(Verdict.ANSWERED), "P2": PointAccount(Verdict.REFUSED)})
    story.replies["read"] = read.id
    plaint.cases.note(case.id, f"I looked it up at home. {LONG_WORD}", date(2026, 11, 9))
    plaint.cases.contact(case.id, date(2026, 11, 10), "the data protection team", "They will send the rest.", "14:30")
    plaint.exhibits.add(case.id, "The minutes of 24 June 2026", "minutes.txt", b"Minutes", "2026-06-24")
    plaint.exhibits.add(case.id, LONG_TITLE, f"{LONG_WORD}.txt", b"Notice", "2026-07-01")
    many = _case(plaint, story, "many", "Letters of every kind")
    sent(plaint, many, date(2026, 9, 24), *POINTS[:2])
    replied(plaint, many, date(2026, 11, 6), ReplyKind.PARTIAL, text=REPLY)
    unread = _case(plaint, story, "unread", "Fence repair charge", "Northfield Housing Co-operative", "other")
    sent(plaint, unread, date(2026, 10, 21), *POINTS[:2])
    story.replies["unread"] = replied(plaint, unread, date(2026, 11, 18), text=REPLY).id
    came = plaint.replies.add(unread.id, Arrival(date(2026, 11, 19), name="reply.eml", data=E_MAIL))
    story.replies["attached"] = came.id
    picture = Arrival(date(2026, 11, 19), name="photo.bin", data=b"\x00\x01\x02 no words")
    story.replies["wordless"] = plaint.replies.add(unread.id, picture).id


def _apology(plaint: Plaint, story: Story) -> None:
    case = _case(plaint, story, "apology", "An apology for the summer fair")
    sent(plaint, case, date(2026, 11, 2), "An apology", template="apology-request")
    reply = replied(plaint, case, date(2026, 11, 18), ReplyKind.PARTIAL, text=SORRY)
    account = ElementAccount(Given.NOT, "sorry that you feel hurt", "sorry for the words that were said")
    plaint.replies.mark(reply.id, apology={Element.SORRY: account})
    story.replies["apology"] = reply.id


def _rest(plaint: Plaint, story: Story) -> None:
    gone = case_of(plaint, "A draft that was thrown away")
    plaint.bin.put_letter(drafted(plaint, gone).id)
    for number in range(4):
        case_of(plaint, f"Minutes of meeting {number + 1}", "Beckside School", "other")


def _case(
    plaint: Plaint, story: Story, name: str, title: str, to: str = "The Harbour Party", kind: str = "party"
) -> Case:
    case = case_of(plaint, title, to, kind)
    story.cases[name] = case.id
    return case
