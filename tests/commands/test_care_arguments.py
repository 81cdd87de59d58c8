"""What the doctor's command takes."""

import pytest

from app.commands.arguments import build_parser


def test_the_doctor_mends_unless_it_is_told_only_to_look() -> None:
    assert not build_parser().parse_args(["doctor"]).look_only
    assert build_parser().parse_args(["doctor", "--look-only"]).look_only


def test_a_fingerprint_may_be_copied_in_groups_and_capitals() -> None:
    given = build_parser().parse_args(["doctor", "--head", "ABCD " * 16])
    assert given.heads == ["abcd" * 16]


def test_what_is_no_fingerprint_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["doctor", "--head", "abc"])
    assert "64 figures" in capsys.readouterr().err
