"""A letter of many pages, no two paragraphs alike, for measuring."""

from tests.rendering.drawn_letters import docx, paragraph

PARAGRAPHS_A_PAGE = 12
SENTENCE = "Nobody has told me why the motion was taken off the agenda, and I ask again. "


def long_letter(pages: int, number: int) -> bytes:
    """Return a letter of about so many pages; another number, other words."""
    return docx("".join(paragraph(f"{number}/{line}. {SENTENCE * 4}") for line in range(PARAGRAPHS_A_PAGE * pages)))
