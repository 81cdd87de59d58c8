import gc

from app.rendering.docx_letter import compile_letter
from app.rendering.kept_words import forget_letters
from app.rendering.pdf_letter import draw_pdf
from tests.rendering.word_templates import PROPERTIES, template

BACKWARDS = "aknaknudluuteb"  # so that the test does not find its own word


def fill_and_draw() -> None:
    word = BACKWARDS[::-1]
    letter = compile_letter(template("Dear {{ name }}, many words follow this one.", "{{ name }}"))
    draw_pdf(letter.fill({"name": f"{word} {word}"}, PROPERTIES).docx)


def is_kept() -> bool:
    """Say whether any object that Python knows of holds a text with the word."""
    gc.collect()
    word = BACKWARDS[::-1]  # a name of this function alone: no object of Python's refers to it
    for holder in gc.get_objects():
        for each in gc.get_referents(holder):
            if type(each) is str and word in each:
                return True
    return False


def test_no_word_of_a_letter_is_in_memory_once_letters_are_forgotten() -> None:
    fill_and_draw()
    assert is_kept()
    forget_letters()
    assert not is_kept()


def test_a_letter_is_drawn_the_same_after_all_was_forgotten() -> None:
    docx = compile_letter(template("Dear Sir", "Yours")).fill({}, PROPERTIES).docx
    before = draw_pdf(docx)
    forget_letters()
    assert draw_pdf(docx) == before
