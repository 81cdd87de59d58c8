"""Bundles of a case: what they hold, and what they keep private."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.exhibits import Exhibit
from app.domain.letters import Channel, Letter
from app.domain.progress import StoppedError, tell_nobody
from app.domain.replies import ReplyKind
from app.rendering.preview import page_count, page_text
from app.services.bundle_redaction import RedactionWish
from app.services.bundle_service import BundleService, BundleWish, write_bundle
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_draft, a_finished_letter, a_sent_letter
from tests.intake.mails import mail


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    """A case with a letter, replies, exhibits, a call and a private note."""
    letter = a_sent_letter(plaint)
    case = plaint.cases.view(letter.case_id).case
    plaint.replies.add(case.id, Arrival(TODAY, name="r.eml", data=mail("We refuse & decline.")))
    plaint.replies.add(case.id, Arrival(TODAY, text="Pasted words."))
    plaint.replies.mark(1, ReplyKind.REFUSAL)
    plaint.exhibits.add(case.id, "Their e-mail", "mail.eml", mail("Enclosed."), "2026-11-02")
    plaint.exhibits.add(case.id, "A recording", "call.mp3", b"ID3\x00\x01\x02sound")
    plaint.cases.note(case.id, "My private thought", TODAY)
    plaint.cases.contact(case.id, TODAY, "the office", "They will look.")
    a_draft(plaint, case, "apology-request")
    return letter


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, page) for page in range(page_count(pdf))).split())


def test_an_archive_holds_the_originals_and_verifies(plaint: Plaint, letter: Letter) -> None:
    data = plaint.bundles.archive(plaint.cases.view(letter.case_id).case)
    held = names(data)
    assert BundleService.verify(data).faults == ()
    assert "replies/001-2026-11-20/r.eml" in held
    assert "exhibits/A-their-e-mail/mail.eml" in held
    assert sum(name.startswith("letters/") for name in held) == 2


def test_a_private_note_is_in_no_bundle(plaint: Plaint, letter: Letter) -> None:
    case = plaint.cases.view(letter.case_id).case
    assert b"private thought" not in plaint.bundles.archive(case)
    assert "private thought" not in words(plaint.bundles.pdf(case))


def test_the_manifest_says_which_case_it_is(plaint: Plaint, letter: Letter) -> None:
    case = plaint.cases.view(letter.case_id).case
    with zipfile.ZipFile(BytesIO(plaint.bundles.archive(case))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["case"], manifest["head"]) == (case.ref, plaint.bundles.head(case))


def test_the_pdf_holds_letters_replies_and_exhibits(plaint: Plaint, letter: Letter) -> None:
    said = words(plaint.bundles.pdf(plaint.cases.view(letter.case_id).case))
    for expected in (
        "We refuse & decline.",
        "Pasted words.",
        "Exhibit A: Their e-mail",
        "Enclosed.",
        "The file itself is in the bundle’s ZIP.",
    ):
        assert expected in said
    assert "They will look." in said


def test_proofs_of_sending_come_along(plaint: Plaint) -> None:
    finished = a_finished_letter(plaint)
    proof = plaint.recording.keep_file("receipt.png", b"receipt")
    plaint.letters.mark_sent(finished.id, SendingAccount(TODAY, Channel.POST, proof=proof))
    held = names(plaint.bundles.archive(plaint.cases.view(finished.case_id).case))
    assert [name for name in held if name.endswith("/proof/receipt.png")]


def test_evidence_without_a_file_has_a_sheet_only(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.records.exhibits.add(Exhibit(0, case.id, "A", "What I saw"))
    plaint.replies.add(case.id, Arrival(TODAY, name="scan.png", data=b"\x89PNG no picture"))
    assert "No file is kept of it." in words(plaint.bundles.pdf(case))
    assert not [name for name in names(plaint.bundles.archive(case)) if name.startswith("exhibits")]


def test_an_empty_case_can_be_bundled(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert plaint.bundles.verify(plaint.bundles.archive(case)).faults == ()
    assert plaint.bundles.head(case)


def test_a_note_that_was_deleted_keeps_its_place(plaint: Plaint, letter: Letter) -> None:
    case = plaint.cases.view(letter.case_id).case
    plaint.records.history.delete_content(case.id, 1, TODAY)
    data = plaint.bundles.archive(case)
    assert BundleService.verify(data).faults == ()
    assert b'"deleted_on": "2026-11-20"' in data


def test_a_zip_is_not_cut(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="A ZIP can’t be cut"):
        plaint.bundles.job(a_case(plaint), BundleWish("zip", 5))


def test_a_size_of_nothing_is_refused(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="more than nothing"):
        plaint.bundles.job(a_case(plaint), BundleWish("pdf", 0))


def test_a_limit_is_in_millions_of_bytes(plaint: Plaint, letter: Letter) -> None:
    case = plaint.cases.view(letter.case_id).case
    whole = plaint.bundles.pdf(case)
    parts = plaint.bundles.job(case, BundleWish("pdf", 0.1))(tell_nobody)
    assert len(whole) > 100_000 >= max(map(len, parts))


def test_one_file_takes_the_name_that_was_given(tmp_path: Path) -> None:
    assert write_bundle(tmp_path / "b.pdf", [b"x"]) == [tmp_path / "b.pdf"]


def test_several_files_say_which_of_how_many_they_are(tmp_path: Path) -> None:
    written = write_bundle(tmp_path / "b.pdf", [b"x", b"y"])
    assert [(path.name, path.read_bytes()) for path in written] == [("b-1-of-2.pdf", b"x"), ("b-2-of-2.pdf", b"y")]


@pytest.mark.parametrize(("typed", "size"), [("", None), (" 10 ", 10.0), ("4,5 mb", 4.5), ("0.25", 0.25)])
def test_a_size_is_read_as_people_type_it(typed: str, size: float | None) -> None:
    assert BundleService.size_limit(typed) == size


@pytest.mark.parametrize("typed", ["large", "-1", "1e9", "nan"])
def test_what_is_no_size_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="as a number"):
        BundleService.size_limit(typed)


REDACTION = RedactionWish(("Quillfeather",))
KINDS = [BundleWish("pdf"), BundleWish("pdf", 0.1), BundleWish("zip"), BundleWish("pdf", redaction=REDACTION)]


@pytest.mark.parametrize("wish", [*KINDS, BundleWish("zip", redaction=REDACTION)])
def test_work_on_a_bundle_never_goes_back_and_can_be_stopped_until_its_end(
    plaint: Plaint, letter: Letter, wish: BundleWish
) -> None:
    job = plaint.bundles.job(plaint.cases.view(letter.case_id).case, wish)
    told: list[float] = []
    job(lambda done, of: told.append(done / of))
    assert told == sorted(told)
    assert told[-1] >= 0.8

    def stop(done: int, of: int) -> None:
        if done / of >= told[-1]:
            raise StoppedError

    with pytest.raises(StoppedError):
        job(stop)


def test_a_bundle_that_is_not_wanted_any_more_when_it_is_made_is_not_written(tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        write_bundle(tmp_path / "b.pdf", [b"x"], stop)
    assert not list(tmp_path.iterdir())
