import pytest

from app.rendering.structure_tree import DECORATION, FOOTER, HEADER, REPEATED, artifact_kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (DECORATION, "/Type /Layout"),
        (REPEATED, "/Type /Pagination"),
        (FOOTER + 70_000, "/Type /Pagination /Subtype /Footer"),
        (HEADER + 3, "/Type /Pagination /Subtype /Header"),
    ],
)
def test_what_is_not_read_says_what_it_is(number: int, kind: str) -> None:
    assert artifact_kind(number) == kind
