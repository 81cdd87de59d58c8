"""Outcome cards: nothing of a case gets into one, and a folder of them is added up whatever lies in it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import Plaint
from app.domain.apologies import Element, ElementAccount, Given
from app.domain.errors import UserError
from app.domain.letters import Channel
from app.domain.outcome_cards import OutcomeCard, card_toml
from app.domain.points import PointAccount, Verdict
from app.domain.replies import ReplyKind
from app.services import outcome_service
from app.services.case_service import NewCase
from app.services.outcome_service import MOST_BYTES, read_card, shown_name, tally_folder
from app.services.recording_service import WrittenElsewhere
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, Calendar, a_case, a_draft, a_sent_letter, opened

CARD = OutcomeCard(format=1, card="0" * 32, edition=1, organisation="party")


def planted(plaint: Plaint, words: str) -> int:
    """Make a case with the same words everywhere that a person or the other side can write; return its number."""
    case = plaint.cases.open_case(NewCase(words, words, words, words))
    template = plaint.packs.template("apology-request")
    points = ({"statement": words, "remedy": words, "rule": words},)
    sending = SendingAccount(TODAY, Channel.POST, words)
    written = WrittenElsewhere(template, f"{words}.txt", words.encode(), sending, points)
    plaint.recording.record(case, written)
    plaint.cases.note(case.id, words)
    plaint.cases.contact(case.id, TODAY, words, words)
    arrival = Arrival(TODAY, ReplyKind.PARTIAL, their_ref=words, name=f"{words}.txt", data=words.encode(), text=words)
    reply = plaint.replies.add(case.id, arrival)
    account = PointAccount(Verdict.OFF_THE_POINT, words, words, words, TODAY)
    came = {Element.SORRY: ElementAccount(Given.PARTLY, words, words, words, TODAY, TODAY)}
    plaint.replies.mark(reply.id, None, {"P1": account}, apology=came)
    draft = a_draft(plaint, case)
    plaint.letters.save(draft.id, {**draft.answers, "gist": words, "me.name": words, "harm": words}, words)
    return case.id


# Words that can't be found in every card by chance: they hold a letter of no language that a card is written in.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30).map(
    lambda text: f"Ж{text.replace('/', '')}Ж"
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plaint]:
    """One data folder for all examples."""
    with opened(tmp_path_factory.mktemp("outcomes") / "data", Calendar()) as plaint:
        yield plaint


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(words=WORDS)
def test_whatever_is_written_in_a_case_nothing_of_it_is_in_its_card(shared: Plaint, words: str) -> None:
    case_id = planted(shared, words)
    text = shared.outcomes.give(case_id, shared.outcomes.card(case_id))
    assert "Ж" not in text
    assert words.strip("Ж") == "" or words not in text


def test_a_card_names_no_day_no_reference_and_no_file(plaint: Plaint) -> None:
    case_id = planted(plaint, "Ystrad")
    card = plaint.outcomes.card(case_id)
    text = "\n".join(line for line in card_toml(card).splitlines() if not line.startswith("#"))
    assert "Ystrad" not in text
    assert "2026" not in text.replace(card.card, "")
    assert card.organisation == "other"
    assert card.letters[0].points == {"off-the-point": 1}
    assert card.letters[0].apology == {"names-fault": "waiting", "sorry": "partly"}


def test_the_number_stays_and_the_edition_counts_up(plaint: Plaint) -> None:
    case = a_case(plaint)
    first = plaint.outcomes.card(case.id)
    plaint.outcomes.give(case.id, first)
    second = plaint.outcomes.card(case.id)
    assert (second.card, first.edition, second.edition) == (first.card, 1, 2)


def test_a_card_that_was_only_looked_at_leaves_no_trace(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert plaint.outcomes.card(case.id).card != plaint.outcomes.card(case.id).card


def test_what_is_saved_is_what_was_shown(plaint: Plaint, tmp_path: Path) -> None:
    case = a_case(plaint)
    card = plaint.outcomes.card(case.id)
    path = plaint.outcomes.save(case.id, card, tmp_path / "card.toml")
    assert path.read_text(encoding="utf-8") == card_toml(card)
    assert read_card(path) == card


def test_in_a_closed_case_time_stands_still(plaint: Plaint, calendar: Calendar) -> None:
    letter = a_sent_letter(plaint)
    plaint.cases.close(letter.case_id)
    calendar.day = TODAY + timedelta(days=400)
    assert plaint.outcomes.card(letter.case_id).letters[0].answer == "waiting"


def put(folder: Path, name: str, text: str | bytes = "") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "not an outcome card."),
        ("x = [", "can’t be read as TOML"),
        (b"\xff\xfe", "can’t be read as TOML"),
        ("a = " + "[" * 30_000, "can’t be read as TOML"),
        (card_toml(CARD) + 'note = "Jane Doe"\n', "does not belong there"),
        (card_toml(CARD).replace("format = 1", "format = 2"), "newer Plaint"),
        (card_toml(CARD).replace("format = 1", 'format = "\x1b[31m"'), "can’t be read as TOML"),
        (card_toml(CARD).replace('"party"', '"Jane Doe"'), "does not belong there"),
        ("#" * (MOST_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_card_is_left_out_with_the_reason_and_none_of_its_words(
    tmp_path: Path, content: str | bytes, why: str
) -> None:
    put(tmp_path, "good.toml", card_toml(CARD))
    put(tmp_path, "odd.toml", content)
    found = tally_folder(tmp_path)
    ((name, said),) = found.refused
    assert (found.tally.cards, name) == (1, "odd.toml")
    assert why in said
    assert "Jane" not in said


def test_only_real_files_are_opened(tmp_path: Path) -> None:
    put(tmp_path, "good.toml", card_toml(CARD))
    (tmp_path / "folder.toml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
        (tmp_path / "link.toml").symlink_to(tmp_path / "good.toml")
    found = tally_folder(tmp_path)
    assert found.tally.cards == 1
    assert {why for _name, why in found.refused} == {"It is not a file."}


def test_a_card_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "card.toml", card_toml(CARD))
    monkeypatch.setattr(Path, "open", _refuses)
    with pytest.raises(UserError, match="could not be read"):
        read_card(path)


def _refuses(*_given: object, **_named: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("name", ["", "nothing-here"])
def test_a_folder_without_cards_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        tally_folder(tmp_path / name)
    assert refused.value.hint


def test_far_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome_service, "MOST_FILES", 1)
    for name in ("a.toml", "b.toml"):
        put(tmp_path, name, card_toml(CARD))
    with pytest.raises(UserError, match="more than 1"):
        tally_folder(tmp_path)


def test_a_name_is_shown_without_what_a_screen_would_obey() -> None:
    assert shown_name("a\x1b[31m\n.toml") == "a�[31m�.toml"
    assert len(shown_name("x" * 500)) == 80
