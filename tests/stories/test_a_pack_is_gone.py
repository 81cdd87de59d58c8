"""Letters whose pack is in no version here that they were written with: all lists go on, and say which it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import NotFoundError
from app.domain.letters import Letter
from app.domain.replies import ReplyKind
from app.services.follow_ups import due_letter, follow_ups
from app.services.reply_service import Arrival
from tests.builders import TODAY, a_case, a_draft, opened
from tests.stories.at_the_terminal import Member

OLD_FILE = Path(__file__).parents[1] / "store" / "old_files" / "version-1.db"
WHY = "Version 1.0.0 of the pack “uk-members” is not here. Install that version of the pack"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(OLD_FILE, folder / "plaint.db")
    return folder


@pytest.fixture
def plaint(data: Path) -> Iterator[Plaint]:
    whole = '{"id": "ashdown-party", "name": "Ashdown Party", "kind": "party"}'  # the old file has a shorter one
    with opened(data) as plaint:
        plaint.records.database.write("UPDATE organisations SET record = ?", (whole,))
        yield plaint


@pytest.fixture
def sent(plaint: Plaint) -> Letter:
    """The old letter, refused in the meantime."""
    plaint.replies.add(1, Arrival(TODAY, ReplyKind.REFUSAL, text="We refuse."))
    return plaint.letters.get(1)


def test_today_shows_the_others_and_says_which_draft_cannot_go_on_and_what_to_do(plaint: Plaint) -> None:
    a_draft(plaint, a_case(plaint))
    rows = plaint.agenda.agenda().ours
    assert [row.case.title for row in rows] == ["No answer since May", "A mailing list"]
    assert WHY in rows[0].status.sentence
    assert "topics" in rows[1].status.sentence


def test_the_terminal_lists_everything_and_says_why_the_draft_cannot_be_finished(data: Path, tmp_path: Path) -> None:
    member = Member(tmp_path, "data")
    assert WHY in member.reads("today")
    assert "No answer since May" in member.reads("case", "list")
    assert "party-complaint-chaser" in member.reads("next", "P-2026-0001")
    assert WHY in " ".join(member.is_refused("finish", "2").split())


def test_the_way_on_from_such_a_letter_is_still_shown(plaint: Plaint, sent: Letter) -> None:
    view = plaint.cases.view(1)
    titles = [each.template.id for each in follow_ups(plaint.packs, view) if each.is_due]
    assert "escalation" in titles
    assert due_letter(plaint.packs, view, view.apology) is not None


def test_the_next_letter_is_begun_with_all_that_needs_no_old_questions(plaint: Plaint, sent: Letter) -> None:
    for template in ("inadequate-reply", "escalation", "party-complaint-chaser"):
        begun = plaint.letters.begin_from(plaint.packs.template(template), sent.case_id)
        assert begun.answers["me.name"] == "Siân Ó Néill"


def test_such_a_letter_can_still_be_looked_at_and_sent(plaint: Plaint, sent: Letter) -> None:
    assert plaint.sending.destination(sent).email == sent.recipient.get("email", "")
    assert plaint.web_forms.boxes(sent) == []
    with pytest.raises(NotFoundError, match=r"Version 1\.0\.0"):
        plaint.letters.writing(2)
