"""Search over everything that is kept."""

from email.message import EmailMessage

import pytest

from app.bootstrap import Plaint
from app.domain.findings import SearchFilter
from app.services.reply_service import Arrival
from app.services.search_service import MOST_WORDS, words_in
from tests.builders import TODAY, a_case, a_draft, a_finished_letter, a_reply


def test_words_are_found_in_letters_replies_notes_and_calls(plaint: Plaint) -> None:
    case_id = a_finished_letter(plaint).case_id
    a_reply(plaint, case_id, text="The zebra replied.")
    plaint.cases.note(case_id, "A zebra rang.")
    plaint.cases.contact(case_id, TODAY, "the zebra", "It will look.")
    assert {hit.kind for hit in plaint.search.find("zebra")} == {"reply", "note", "contact"}


def test_a_draft_is_found_by_its_answers(plaint: Plaint) -> None:
    draft = a_draft(plaint, changes={"subject": "a zebra crossing"})
    assert [hit.id for hit in plaint.search.find("zebra")] == [draft.id]


def test_no_more_is_found_than_asked_for(plaint: Plaint) -> None:
    case_id = a_draft(plaint).case_id
    for _ in range(3):
        plaint.cases.note(case_id, "A zebra rang.")
    assert len(plaint.search.find("zebra", limit=2)) == 2


@pytest.mark.parametrize("text", ['"', "NEAR(", "a AND", "*", "", "-", "title:x", "'; --", "\x00"])
def test_whatever_is_typed_is_safe(plaint: Plaint, text: str) -> None:
    a_draft(plaint)
    assert isinstance(plaint.search.find(text), list)


def test_a_search_is_narrowed_and_counted(plaint: Plaint) -> None:
    case = a_case(plaint)
    a_reply(plaint, case.id, text="The zebra replied.")
    plaint.cases.note(case.id, "A zebra rang.")
    notes = SearchFilter(kinds=frozenset({"note"}))
    assert [hit.kind for hit in plaint.search.look("zebra", notes).hits] == ["note"]
    assert plaint.search.count("zebra", notes) == {"note": 1, "reply": 1}


def test_organisations_are_those_that_there_are_cases_with(plaint: Plaint) -> None:
    assert plaint.search.organisations() == []
    assert plaint.search.organisations() == [] != [a_case(plaint).organisation] == plaint.search.organisations()


def test_what_came_with_a_reply_is_found_by_its_name(plaint: Plaint) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Your complaint"
    mail.set_content("See the enclosure.")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="zebra-minutes.pdf")
    case = a_case(plaint)
    plaint.replies.add(case.id, Arrival(TODAY, name="reply.eml", data=mail.as_bytes()))
    assert not plaint.search.find("zebra")
    plaint.search.read_files()
    assert [hit.kind for hit in plaint.search.find("zebra-minutes.pdf")] == ["reply"]
    assert plaint.search.unread_files() == []


def test_the_words_in_an_exhibit_are_found_once_they_were_read(plaint: Plaint) -> None:
    plaint.exhibits.add(a_case(plaint).id, "Minutes", "minutes.txt", b"The zebra was seconded.")
    (file,) = plaint.search.unread_files()
    plaint.search.keep_words(file, words_in(file.name, plaint.search.bytes_of(file)))
    assert [(hit.kind, hit.title) for hit in plaint.search.find("zebra")] == [("exhibit", "Minutes")]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"%PDF-1.7 broken", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_has_no_words(data: bytes) -> None:
    assert words_in("evidence", data) == ""


def test_no_more_words_of_a_file_are_kept_than_a_book_has() -> None:
    assert len(words_in("long.txt", b"zebra " * MOST_WORDS)) == MOST_WORDS


def test_however_many_cases_hold_the_words_all_are_told(plaint: Plaint) -> None:
    cases = {a_case(plaint, f"Zebra {number}").id for number in range(60)}
    assert plaint.search.cases_with("zebra") == cases
