"""What the command line takes, without doing it."""

from argparse import Namespace

import pytest

from app.commands.arguments import build_parser
from app.domain.letters import Channel
from app.services.export_service import FORMATS


def parsed(*words: str) -> Namespace:
    return build_parser().parse_args(list(words))


def refused(*words: str) -> bool:
    try:
        parsed(*words)
    except SystemExit as left:
        return left.code == 2
    return False


@pytest.mark.parametrize("text", ["20/11/2026", "2026-02-30", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_cannot_be_meant_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("today", "--today", text)
    assert "day (YYYY-MM-DD)" in capsys.readouterr().err


def test_no_option_is_taken_by_half_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("letters", "--tod", "2026-11-20")
    assert not refused("case", "new", "--title", "T", "--to", "green-party")


def test_shared_options_stand_before_and_after_the_command() -> None:
    assert parsed("--json", "letters").json is parsed("letters", "--json").json is True


def test_a_command_needs_its_own_command_where_it_has_some(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(refused(group) for group in ("case", "reply", "letter", "organisation", "contact"))


def test_letters_go_by_the_ways_that_the_domain_knows(capsys: pytest.CaptureFixture[str]) -> None:
    for channel in Channel:
        assert parsed("sent", "1", "--on", "2026-11-20", "--by", channel.value).by == channel
    assert refused("sent", "1", "--on", "2026-11-20", "--by", "pigeon")


def test_drafts_are_written_in_the_formats_that_the_service_knows() -> None:
    for kind in FORMATS:
        assert parsed("draft", "x", "--answers", "a", "--out", "b", "--format", kind).formats == [kind]
