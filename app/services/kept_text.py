"""Text that a person typed, as it is kept: composed characters, nothing that no document can hold."""

from app.rendering.answer_text import clean


def clean_text(text: str) -> str:
    """Return the text cleaned as letters clean it."""
    return str(clean(text)[0])
