"""A key in words."""

from app.packs.key_words import _LIST, WORDS, key_words
from tests.packs.test_minisign import KEY


def test_each_byte_has_a_word_of_its_own() -> None:
    assert len(_LIST) == len(set(_LIST)) == 256


def test_a_key_has_the_same_ten_words_each_time() -> None:
    assert key_words(KEY.public) == key_words(KEY.public)
    assert len(key_words(KEY.public)) == WORDS


def test_another_id_gives_other_words() -> None:
    assert key_words(KEY.public) != key_words(type(KEY)(bytes(8), KEY.seed).public)
