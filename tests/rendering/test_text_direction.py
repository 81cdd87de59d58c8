from app.rendering.text_direction import has_right_to_left


def test_only_letters_of_such_scripts_count() -> None:
    assert (has_right_to_left("é✓"), has_right_to_left("ש")) == (False, True)
