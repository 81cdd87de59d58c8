"""What `plaint outcome` takes."""

from pathlib import Path

from app.commands.arguments import build_parser


def test_a_case_stands_alone_and_a_folder_after_tally() -> None:
    given = build_parser().parse_args(["outcome", "P-2026-0001"])
    assert (given.what, given.folder, given.plot) == ("P-2026-0001", None, None)
    given = build_parser().parse_args(["outcome", "tally", "cards", "--plot", "sum.svg"])
    assert (given.what, given.folder, given.plot) == ("tally", Path("cards"), Path("sum.svg"))
