"""What is looked through for a redacted copy."""

from app.bootstrap import Plaint
from app.domain.people import Profile
from app.domain.progress import tell_nobody
from app.services.removal_service import PaperToLookAt, RemovalProposals
from app.services.reply_service import Arrival
from tests.builders import TODAY, a_case, a_sent_letter
from tests.intake.mails import mail
from tests.rendering.test_exhibit_pages import picture


def proposals(plaint: Plaint, case_id: int) -> RemovalProposals:
    return plaint.removals.job(plaint.cases.view(case_id).case)(tell_nobody)


def words(plaint: Plaint, case_id: int) -> set[str]:
    return {each.words for each in proposals(plaint, case_id).removals}


def test_replies_calls_and_the_profile_are_looked_through(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.records.profile.save(Profile(name="Taylor Quill", phone="07700 900555"))
    plaint.replies.add(case.id, Arrival(TODAY, name="r.eml", data=mail("Dear Ms Lowe,\n\nno.")))
    plaint.cases.contact(case.id, TODAY, "Aled Rees", "He lives at 3 Mill Lane.")
    expected = {"Taylor Quill", "07700 900555", "Owen Farrell", "owen.farrell@harbour.example", "Lowe", "Aled Rees"}
    assert words(plaint, case.id) >= expected | {"3 Mill Lane"}


def test_the_organisation_stays(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    found = proposals(plaint, letter.case_id)
    case = plaint.cases.view(letter.case_id).case
    assert case.organisation in found.organisations
    assert case.organisation not in {each.words for each in found.removals}


def test_papers_with_pictures_are_named(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.exhibits.add(case.id, "A photograph", "p.png", picture("PNG", 20, 20))
    plaint.exhibits.add(case.id, "A mail", "m.eml", mail("x"))
    assert proposals(plaint, case.id).pictures == (PaperToLookAt("A", "A photograph"),)


def test_a_call_that_was_deleted_is_not_looked_through(plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.contact(case.id, TODAY, "Aled Rees", "x")
    plaint.records.history.delete_content(case.id, 2, TODAY)
    assert "Aled Rees" not in words(plaint, case.id)
