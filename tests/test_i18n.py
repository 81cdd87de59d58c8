"""Words that people see."""

import ast
from pathlib import Path

import pytest

from app.i18n import tr, trn

ROOT = Path(__file__).parents[1]


def test_a_text_without_a_translation_is_itself() -> None:
    assert tr("Finish “{title}” first.") == "Finish “{title}” first."


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_one_and_many_are_told_apart(n: int, said: str) -> None:
    assert trn("{n} day", "{n} days", n) == said


def test_only_plain_texts_are_handed_to_translators() -> None:
    for path in sorted(ROOT.glob("app/**/*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "trn"}:
                texts = node.args[: 1 if getattr(node.func, "id", "") == "tr" else 2]
                assert not [text for text in texts if isinstance(text, ast.JoinedStr | ast.BinOp)], path
