from typing import get_args

from app.domain.templates import Category
from app.ui.template_browser import category_titles


def test_every_category_has_a_title_or_its_letters_would_be_lost() -> None:
    assert set(category_titles()) == set(get_args(Category))
