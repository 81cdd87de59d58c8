"""What came before Plaint."""

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import Channel
from app.services.case_service import NewCase
from app.services.recording_service import WrittenElsewhere
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case


def a_letter(plaint: Plaint, data: bytes = b"old words") -> WrittenElsewhere:
    template = plaint.packs.template("party-complaint")
    return WrittenElsewhere(template, "old.docx", data, SendingAccount(TODAY, Channel.POST))


def test_a_letter_goes_into_the_case_that_is_there(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert plaint.past.add(case, a_letter(plaint)) == case
    assert len(plaint.cases.view(case.id).letters) == 1


def test_a_reply_opens_a_case_of_its_own(plaint: Plaint) -> None:
    case = plaint.past.add(NewCase("The minutes", "The Harbour Party"), Arrival(TODAY, text="No."))
    assert [reply.text for reply in plaint.cases.view(case.id).replies] == ["No."]


def test_no_case_is_opened_for_what_cannot_be_kept(plaint: Plaint) -> None:
    with pytest.raises(UserError):
        plaint.past.add(NewCase("The minutes", "The Harbour Party"), a_letter(plaint, b""))
    assert plaint.cases.all() == []
