"""What of a case goes into its bundle; what the bundles show of it is in test_bundle_service."""

import pytest

from app.bootstrap import Plaint
from app.domain.history import Happened
from app.domain.letters import Channel
from app.i18n import PSEUDO, speaking
from app.services.bundle_papers import CasePapers, front_of, head_of, history_data, plain_name
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_draft, a_sent_letter
from tests.domain.case_samples import entry
from tests.rendering.drawn_letters import docx, paragraph


def papers(plaint: Plaint, case_id: int) -> CasePapers:
    return CasePapers(plaint.records, plaint.cases.view(case_id))


def test_a_letter_brings_the_word_file_that_it_was_drawn_from(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    (paper,) = papers(plaint, letter.case_id).to_draw()
    assert paper.data.startswith(b"%PDF")
    assert paper.word.startswith(b"PK")


def test_a_letter_from_before_is_in_it_though_it_is_no_pdf(plaint: Plaint) -> None:
    case = a_case(plaint)
    word = docx(paragraph("From before"))
    how = SendingAccount(TODAY, Channel.POST)
    plaint.recording.record(case, WrittenElsewhere(plaint.packs.template("party-complaint"), "b.docx", word, how))
    (paper,) = papers(plaint, case.id).to_draw()
    assert (paper.data, paper.word) == (word, b"")


def test_a_draft_is_not_in_it(plaint: Plaint) -> None:
    letter = a_draft(plaint)
    assert papers(plaint, letter.case_id).to_draw() == ()
    assert list(papers(plaint, letter.case_id).originals()) == []


def test_the_front_ends_with_the_fingerprint(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    view = plaint.cases.view(letter.case_id)
    front = front_of(view.case, view, TODAY)
    assert front.ending[-1] == head_of(view.history)
    assert front.chronology[0][0] == "20 November 2026"


def test_the_words_of_a_bundle_do_not_take_the_language_of_the_screens(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    view = plaint.cases.view(letter.case_id)
    english = front_of(view.case, view, TODAY), papers(plaint, letter.case_id).to_draw()
    with speaking(PSEUDO):
        assert (front_of(view.case, view, TODAY), papers(plaint, letter.case_id).to_draw()) == english


def test_a_history_without_entries_has_no_fingerprint() -> None:
    assert head_of([]) == ""


def test_a_link_can_be_given_without_what_happened() -> None:
    link = entry(Happened.CONTACT, None, text="Soon.")
    assert {"content", "salt"} <= set(history_data(link))
    assert not {"content", "salt"} & set(history_data(link, with_content=False))


@pytest.mark.parametrize(("words", "name"), [("Élan & Co", "elan-co"), ("日本", "file"), ("x" * 90, "x" * 60)])
def test_names_are_those_that_every_system_takes(words: str, name: str) -> None:
    assert plain_name(words) == name


def test_a_correction_of_a_note_stays_out_of_a_bundle_as_the_note_does() -> None:
    link = entry(Happened.CORRECTED, None, entry=1, reason="A slip", was={"text": "x"}, now={"text": "y"})
    assert "content" not in history_data(link)
    call = {"on": "2026-05-14", "time": "", "with": "Una", "text": "Soon."}
    assert "content" in history_data(entry(Happened.CORRECTED, None, entry=1, reason="A slip", was={}, now={**call}))
