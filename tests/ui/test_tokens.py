import pytest
from PySide6.QtGui import QColor, QPalette

from app.ui.tokens import COLUMNS, TOKENS, column, palette_of, system_column

# Pairs of ink and ground, and the least contrast that WCAG 2.2 AA asks of them.
TEXT = [
    ("text", "window"), ("text", "base"), ("text", "alt"), ("text", "side"), ("text", "button"),
    ("text", "button-hover"),
    ("muted", "window"), ("muted", "base"), ("muted", "side"), ("muted", "desk"), ("muted", "alt"),
    ("link", "window"), ("link", "base"), ("link", "side"), ("link", "desk"), ("link", "accent-soft"),
    ("on-accent", "accent"), ("on-accent", "accent-hover"), ("on-accent", "accent-pressed"), ("accent", "accent-soft"),
    ("disabled", "disabled-fill"), ("on-mark", "mark"), ("on-ours", "ours"), ("problem", "base"), ("problem", "window"),
    *((name, f"{name}-soft") for name in ("theirs", "ours", "problem", "think", "met")),
    *(("text", f"{name}-soft") for name in ("theirs", "ours", "problem", "think", "met", "accent")),
]  # fmt: skip
SHAPES = [
    ("strong", "base"), ("strong", "window"), ("focus", "window"), ("focus", "base"), ("accent", "base"),
    ("accent", "window"), ("met", "window"), ("theirs", "window"), ("problem", "base"), ("paper-mark", "paper"),
]  # fmt: skip


def _light(name: str) -> float:
    parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(ink: str, ground: str) -> float:
    dark, light = sorted((_light(ink), _light(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(name: str, ink: str, ground: str) -> None:
    colours = column(name)
    assert _contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_borders_icons_and_focus_can_be_seen(name: str, ink: str, ground: str) -> None:
    colours = column(name)
    assert _contrast(colours[ink], colours[ground]) >= 3


@pytest.mark.parametrize(
    ("ink", "ground", "light", "dark"),
    [
        ("text", "window", 15.1, 14.7),
        ("muted", "side", 6.0, 9.4),
        ("link", "desk", 6.1, 10.5),
        ("ours", "ours-soft", 7.3, 7.8),
    ],
)
def test_the_measured_ratios_hold(ink: str, ground: str, light: float, dark: float) -> None:
    assert [round(_contrast(column(n)[ink], column(n)[ground]), 1) for n in ("light", "dark")] == [light, dark]


def test_a_contrast_system_keeps_its_own_palette_and_no_soft_fills() -> None:
    palette = palette_of(column("contrast"))
    palette.setColor(QPalette.ColorRole.Window, "#202020")
    colours = system_column(palette)
    assert colours.keys() == TOKENS.keys()
    assert {colours[f"{name}-soft"] for name in ("theirs", "ours", "problem", "think", "met")} == {"#202020"}


def test_the_disabled_group_is_greyed() -> None:
    palette = palette_of(column("light"))
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name() == "#55636b"
