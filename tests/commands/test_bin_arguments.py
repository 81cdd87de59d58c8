"""What the commands about the bin take."""

from app.commands.arguments import build_parser


def test_emptying_takes_some_entries_or_none() -> None:
    parser = build_parser()
    assert parser.parse_args(["bin", "empty"]).entries == []
    assert parser.parse_args(["bin", "empty", "2", "5"]).entries == [2, 5]


def test_deleting_takes_an_item_and_a_reference() -> None:
    given = build_parser().parse_args(["bin", "put", "letter:3", "--reference", "P-2026-0001"])
    assert (given.item, given.reference) == ("letter:3", "P-2026-0001")
