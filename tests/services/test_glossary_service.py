"""The glossary of Plaint and its packs."""

from app.bootstrap import Plaint


def test_it_holds_the_words_of_plaint_and_of_the_packs(plaint: Plaint) -> None:
    words = {each.word: each for each in plaint.glossary.glossary().words}
    assert {"bundle", "draft", "exemption", "subject access request"} <= words.keys()
    assert not words["point"].is_marked  # Plaint's own meaning goes before the pack's


def test_it_is_made_again_only_when_there_are_other_packs(plaint: Plaint) -> None:
    before = plaint.glossary.glossary()
    assert plaint.glossary.glossary() is before
    plaint.packs._library.refresh()
    assert plaint.glossary.glossary() is not before
