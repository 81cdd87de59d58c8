"""Kinds of replies and what they mean."""

from app.domain.replies import ReplyKind


def test_every_kind_can_be_chosen_by_words_of_its_own() -> None:
    assert len({kind.label for kind in ReplyKind}) == len(ReplyKind)


def test_every_kind_is_told_in_the_history_by_words_of_its_own() -> None:
    assert len({kind.did for kind in ReplyKind}) == len(ReplyKind)


def test_an_acknowledgement_or_a_request_for_time_settles_nothing() -> None:
    settling = {kind.value for kind in ReplyKind if kind.settles}
    assert settling == {"partial", "full", "refusal", "sent-elsewhere"}
