from app.domain.replies import ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal, ReplyProposals


def test_nothing_is_proposed_that_was_not_found() -> None:
    proposals = ReplyProposals(KindProposal(ReplyKind.FULL, Certainty.UNSURE))
    assert (proposals.kind.because, proposals.promises, dict(proposals.points)) == ("", (), {})
