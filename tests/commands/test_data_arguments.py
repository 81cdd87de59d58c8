"""What is asked of the commands about the member and organisations."""

import pytest

from app.commands.arguments import build_parser


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("me name=Siân", "me"),
        ("settings", "settings"),
        ("organisation list", "list_organisations"),
        ("organisation show harbour-party", "show_organisation"),
        ("organisation import records.json --everywhere", "take_in"),
        ("organisation export out", "give_out"),
        ("organisation correct harbour-party email=data@harbour.example", "correct_organisation"),
    ],
)
def test_each_command_is_known(line: str, runs: str) -> None:
    assert build_parser().parse_args(line.split()).runs.endswith(f":{runs}")


def test_a_correction_goes_to_the_route_for_complaints_unless_another_is_named() -> None:
    given = build_parser().parse_args(["organisation", "correct", "harbour-party", "note=Moved"])
    assert (given.route, given.changes) == ("complaint", ["note=Moved"])
