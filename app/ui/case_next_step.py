"""The next sensible step in a case: what its one primary button does."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from app.domain.case_needs import Need
from app.domain.letters import Letter, LetterState
from app.i18n import tr
from app.services.case_service import CaseView
from app.services.follow_ups import FollowUp

Deed = Literal["continue", "send", "read", "reply", "write", "start", "reopen"]


class NextStep(NamedTuple):
    """What the primary button says and does.

    `letter_id` is the letter meant (continue, send) or 0, `reply_id` the reply (read), `template` the full name of the
    letter to write.
    """

    deed: Deed
    words: str
    icon: str
    letter_id: int = 0
    template: str = ""
    reply_id: int = 0


def next_step(view: CaseView, follow_ups: Sequence[FollowUp]) -> NextStep:
    """Return what the person would sensibly do next in this case."""
    match view.status.need:
        case Need.CLOSED:
            return NextStep("reopen", tr("&Open the case again"), "cases")
        case Need.REPLY_TO_READ | Need.PART_ANSWERED if view.status.reply_id:
            return NextStep("read", tr("&Read the reply"), "reply", reply_id=view.status.reply_id)
        case _:
            return _unfinished(view) or _following(view, follow_ups)


def _unfinished(view: CaseView) -> NextStep | None:
    """Return the step with a letter that is not on its way yet; None when all are."""
    finished = _last_in(view, LetterState.FINISHED)
    if finished is not None:
        return NextStep("send", tr("&Record sending"), "send", finished.id)
    draft = _last_in(view, LetterState.DRAFT)
    if draft is not None:
        return NextStep("continue", tr("Carry on &writing"), "change", draft.id)
    return None


def _last_in(view: CaseView, state: LetterState) -> Letter | None:
    """Return the newest letter in a state, the one that the status speaks of before any other."""
    letters = [letter for letter in view.letters if letter.state is state]
    return max(letters, key=lambda letter: (letter.id == view.status.letter_id, letter.id), default=None)


def _following(view: CaseView, follow_ups: Sequence[FollowUp]) -> NextStep:
    if not view.letters:
        return NextStep("start", tr("&Write a letter"), "letter")
    due = next((follow_up for follow_up in follow_ups if follow_up.is_due), None)
    if due is not None and view.status.need is not Need.WAITING:
        return NextStep("write", tr("&Write a follow-up"), "letter", template=due.template.name)
    return NextStep("reply", tr("A &reply came"), "reply")
