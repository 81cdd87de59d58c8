"""What filling and drawing keep in memory of the letters they were given, and how all of it is forgotten."""

from __future__ import annotations

from app.rendering.docx_letter import kept_texts
from app.rendering.docx_reader import template_look
from app.rendering.docx_tidy import core_xml
from app.rendering.fonts import FontFace
from app.rendering.paragraph_layout import kept_lines
from app.rendering.pdf_fonts import font_parts
from app.rendering.word_parts import relationships_in, shared_tree, unpacked_once


def forget_letters() -> None:
    """Forget every word that is kept, as when the app is locked: lines, widths of words, properties, links, headers.

    What is being drawn meanwhile is drawn to its end; the next letter costs as much as the first one did, fonts and
    compiled templates aside. All of it is bounded, and only in memory.
    """
    kept_lines.clear()
    kept_texts.clear()
    for kept in (FontFace.length, core_xml, unpacked_once, relationships_in, shared_tree, template_look, font_parts):
        kept.cache_clear()
