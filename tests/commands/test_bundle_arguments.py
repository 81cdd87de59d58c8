from app.commands.arguments import build_parser


def test_a_bundle_is_one_file_unless_a_size_is_given() -> None:
    assert build_parser().parse_args(["bundle", "1", "b.pdf"]).max_mb is None


def test_a_size_may_have_a_fraction() -> None:
    assert build_parser().parse_args(["bundle", "1", "b.pdf", "--max-mb", "4.5"]).max_mb == 4.5
