"""The colours of Plaint, as three columns of one table: light, dark and high contrast."""

from PySide6.QtGui import QPalette

COLUMNS = ("light", "dark", "contrast")

# Name: light, dark, contrast. A name that ends in -soft is the fill behind its text.
TOKENS: dict[str, tuple[str, str, str]] = {
    "window": ("#F3F5F6", "#161C1F", "#000000"),
    "side": ("#E6EBED", "#101517", "#000000"),
    "base": ("#FFFFFF", "#1E262A", "#000000"),
    "alt": ("#F8FAFA", "#232C31", "#000000"),
    "text": ("#162026", "#E8EEF0", "#FFFFFF"),
    "muted": ("#4A5960", "#AEBBC1", "#FFFFFF"),
    "border": ("#CFD7DB", "#3A474E", "#FFFFFF"),
    "line": ("#DFE5E8", "#2E393F", "#FFFFFF"),
    "strong": ("#67767E", "#84949C", "#FFFFFF"),
    "button": ("#FFFFFF", "#28333A", "#000000"),
    "button-hover": ("#EEF3F5", "#313E46", "#2B2B2B"),
    "accent": ("#155A70", "#5DB0C9", "#1AEBFF"),
    "on-accent": ("#FFFFFF", "#06181E", "#000000"),
    "accent-hover": ("#0F4657", "#7AC3D9", "#FFFFFF"),
    "accent-pressed": ("#0B3441", "#95D2E4", "#FFFFFF"),
    "accent-soft": ("#E1EEF2", "#1C3640", "#000000"),
    "link": ("#0F5873", "#86CBE1", "#FFFF00"),
    "focus": ("#0B62C4", "#A5D0FF", "#FFFF00"),
    "disabled": ("#55636B", "#98A6AD", "#3FF23F"),
    "disabled-fill": ("#E3E8EA", "#242D32", "#000000"),
    "mark": ("#FFE9A8", "#57470F", "#FFFF00"),
    "on-mark": ("#162026", "#F6EBC4", "#000000"),
    "desk": ("#DDE3E6", "#0D1214", "#000000"),
    "paper": ("#FFFFFF", "#EDEFEF", "#FFFFFF"),
    "paper-mark": ("#155A70", "#155A70", "#155A70"),
    "theirs": ("#3F5566", "#B7C6D1", "#FFFFFF"),
    "theirs-soft": ("#E6ECF0", "#28343C", "#000000"),
    "ours": ("#5A3A8E", "#CBB6F6", "#FFFFFF"),
    "ours-soft": ("#EFEAF8", "#2E2645", "#000000"),
    "on-ours": ("#FFFFFF", "#161C1F", "#000000"),
    "problem": ("#A3231B", "#FF9F95", "#FFFFFF"),
    "problem-soft": ("#FCEDEB", "#3A1E1C", "#000000"),
    "think": ("#7A4B00", "#F0C06A", "#FFFFFF"),
    "think-soft": ("#FFF4DF", "#362A12", "#000000"),
    "met": ("#1B6137", "#86D3A2", "#FFFFFF"),
    "met-soft": ("#E7F4EB", "#173222", "#000000"),
}

_MEANINGS = ("theirs", "ours", "problem", "think", "met")
_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Shadow: "border",
    QPalette.ColorRole.Mid: "strong",
    QPalette.ColorRole.Dark: "strong",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.Midlight: "button-hover",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "window",
}


def column(name: str) -> dict[str, str]:
    """Return one column of the table as name → #RRGGBB."""
    place = COLUMNS.index(name)
    return {token: colours[place] for token, colours in TOKENS.items()}


def system_column(palette: QPalette) -> dict[str, str]:
    """Return the tokens for a system that asks for more contrast: its own palette, no soft fills."""
    role = QPalette.ColorRole
    colours = {token: palette.color(place).name() for place, token in reversed(_ROLES.items())}  # the first role counts
    text, window = colours["text"], colours["window"]
    accent, link = palette.color(role.Highlight).name(), palette.color(role.Link).name()
    on_accent = palette.color(role.HighlightedText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    colours |= dict.fromkeys((*_MEANINGS, "muted", "border", "line", "strong", "accent-hover", "accent-pressed"), text)
    colours |= dict.fromkeys((*(f"{name}-soft" for name in _MEANINGS), "accent-soft", "side", "desk"), window)
    colours |= {"alt": colours["base"], "disabled": disabled, "disabled-fill": window, "on-ours": window}
    colours |= {"accent": accent, "on-accent": on_accent, "mark": accent, "on-mark": on_accent}
    return colours | {"link": link, "focus": link, "paper": "#FFFFFF", "paper-mark": "#155A70"}


def palette_of(colours: dict[str, str]) -> QPalette:
    """Return the palette that shows `colours`, with the disabled group greyed."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colours[token])
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours["disabled"])
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Button):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours["disabled-fill"])
    return palette
