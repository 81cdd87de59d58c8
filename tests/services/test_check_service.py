"""The letter check as a service: with the phrases of the letter's pack, and those that come with Plaint."""

from datetime import date
from pathlib import Path

from app.bootstrap import Plaint
from app.domain.answer_file import AnswerFile
from app.paths import installed_packs
from tests.packs.sample_pack import LETTER, write_pack

HEAT = '[[checks]]\nid = "heat"\nphrases = ["wicked"]\nmessage = "Hot: {words}"\n'


def codes(plaint: Plaint, letter: str, **answers: str) -> list[str]:
    checked = plaint.checks.check_file(plaint.packs.template(letter), AnswerFile(answers=dict(answers)))
    return [finding.code for finding in checked.findings]


def test_a_pack_without_checks_is_looked_at_with_those_of_plaint(plaint: Plaint, data_folder: Path) -> None:
    write_pack(installed_packs(data_folder) / "harbour" / "2026.11.1")
    assert codes(plaint, "complaint", subject="Please say why it was disgraceful") == ["heat"]


def test_a_packs_own_check_takes_the_place_of_one_of_plaint(plaint: Plaint, data_folder: Path) -> None:
    write_pack(installed_packs(data_folder) / "harbour" / "2026.11.1", checks=HEAT)
    assert codes(plaint, "complaint", subject="Please say why it was disgraceful") == []
    assert codes(plaint, "complaint", subject="Please say why it was wicked") == ["heat"]


def test_answers_that_are_not_complete_are_checked_and_said_to_be_so(plaint: Plaint) -> None:
    template = plaint.packs.template("party-complaint")
    checked = plaint.checks.check_file(template, AnswerFile(today=date(2026, 11, 20)))
    assert "no-remedy" in [finding.code for finding in checked.findings]
    assert ("subject",) in [problem.path for problem in checked.problems]


def test_a_complaint_that_others_get_a_copy_of_is_warned_about(plaint: Plaint, data_folder: Path) -> None:
    letter = LETTER.replace('recipient_kinds = ["party"]', 'recipient_kinds = ["party"]\nmay_copy_to = ["press"]')
    write_pack(installed_packs(data_folder) / "harbour" / "2026.11.1", letter=letter)
    file = AnswerFile(copies_to=({"whom": {"name": "The Gazette"}, "role": ""},), answers={"subject": "Please answer"})
    (finding,) = plaint.checks.check_file(plaint.packs.template("complaint"), file).findings
    assert (finding.code, finding.question, finding.words) == ("copied-with-accusations", "copies_to", "The Gazette")
