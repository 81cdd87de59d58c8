"""Words that people see pass through here, in every layer, so that a language is only a folder of translations."""

import gettext
from pathlib import Path

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "locale"
_translations = gettext.translation("plaint", LOCALE_FOLDER, fallback=True)


def tr(text: str) -> str:
    """Return the text in the person's language; fill placeholders afterwards with `.format`."""
    return _translations.gettext(text)


def trn(one: str, many: str, n: int) -> str:
    """Return the singular or plural form for `n`, with `{n}` filled in."""
    return _translations.ngettext(one, many, n).format(n=n)
