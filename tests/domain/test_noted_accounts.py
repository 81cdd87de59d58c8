"""Notes and calls as they are known now; what was written down first stays."""

from datetime import date
from itertools import pairwise

import pytest

from app.domain.answers import Value
from app.domain.history import Happened, HistoryEntry
from app.domain.noted_accounts import (
    account_of,
    as_corrected,
    corrected_on,
    corrected_place,
    is_private,
    standing_account,
)
from tests.domain.case_samples import TODAY, entry

CALL: dict[str, Value] = {"with": "Owen", "text": "Soon."}


def history(*happened: tuple[Happened, dict[str, Value]]) -> list[HistoryEntry]:
    found: list[HistoryEntry] = []
    for kind, content in happened:
        found.append(entry(kind, found[-1] if found else None, **content))
    return found


def correction(place: int, **now: Value) -> tuple[Happened, dict[str, Value]]:
    return Happened.CORRECTED, {"entry": place, "reason": "Wrong", "was": {}, "now": now}


@pytest.fixture
def corrected() -> list[HistoryEntry]:
    """A call that was corrected twice, a note that was corrected, a corrected sending."""
    return history(
        (Happened.CONTACT, CALL),
        (Happened.NOTE, {"text": "Ask him."}),
        correction(1, **{"on": "2026-11-19", "time": "14:30", "with": "Owen", "text": "Soon."}),
        correction(2, on="2026-11-20", text="Ask her."),
        correction(1, **{"on": "2026-11-19", "time": "14:30", "with": "Una", "text": "Soon."}),
        (Happened.CORRECTED, {"letter": 1, "reason": "Wrong", "was": {}, "now": {"sent_on": "2026-11-18"}}),
    )


def test_an_account_is_what_was_written_down(corrected: list[HistoryEntry]) -> None:
    assert account_of(corrected[0]) == {"on": "2026-11-20", "time": "", "with": "Owen", "text": "Soon."}
    assert account_of(corrected[1]) == {"on": "2026-11-20", "text": "Ask him."}
    assert account_of(corrected[5]) == {}


def test_what_was_deleted_has_no_account(corrected: list[HistoryEntry]) -> None:
    assert account_of(corrected[0].delete_content(TODAY)) == {}


def test_the_last_correction_stands(corrected: list[HistoryEntry]) -> None:
    said = {"on": "2026-11-19", "time": "14:30", "with": "Una", "text": "Soon."}
    assert standing_account(corrected, 1) == said
    assert standing_account(corrected, 2)["text"] == "Ask her."
    assert standing_account(corrected, 6) == standing_account(corrected, 9) == {}


def test_corrections_know_what_they_correct(corrected: list[HistoryEntry]) -> None:
    assert [corrected_place(each) for each in corrected] == [0, 0, 1, 2, 1, 0]
    assert corrected_on(corrected) == {1: TODAY, 2: TODAY}
    (odd,) = history((Happened.CORRECTED, {"entry": "one", "now": {}}))
    assert corrected_place(odd) == 0


def test_letters_tell_of_what_is_known_now(corrected: list[HistoryEntry]) -> None:
    told = as_corrected(corrected)
    assert (told[0].happening.on, told[0].happening.content["with"]) == (date(2026, 11, 19), "Una")
    assert told[2:] == corrected[2:]
    assert as_corrected([corrected[0].delete_content(TODAY), *corrected[1:]])[0].happening.content == {}


def test_the_history_itself_stays_a_chain(corrected: list[HistoryEntry]) -> None:
    as_corrected(corrected)
    assert all(after.previous == before.hash for before, after in pairwise(corrected))
    assert all(each.content_is_whole() for each in corrected)


def test_notes_and_their_corrections_are_private_and_calls_are_not(corrected: list[HistoryEntry]) -> None:
    assert [is_private(each) for each in corrected] == [False, True, False, True, False, False]


def test_a_correction_that_holds_nothing_is_private() -> None:
    noted = history((Happened.NOTE, {"text": "x"}), (Happened.CORRECTED, {"entry": 1, "now": ""}))
    assert is_private(noted[1])
    assert standing_account(noted, 1)["text"] == "x"
