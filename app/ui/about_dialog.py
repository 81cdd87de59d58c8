"""What Plaint is, whose work it stands on, and what is new."""

import re
import tomllib
from datetime import date

from PySide6.QtWidgets import QWidget

from app import VERSION
from app.domain.dates import long_date
from app.i18n import tr
from app.paths import RESOURCES
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.reading_dialog import ReadingDialog
from app.ui.rows import SentenceRow

_SIZE = (680, 600)


class AboutDialog(ReadingDialog):
    """Opens over the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Plaint"), _SIZE, parent)
        self._page = ScrollPage()
        self._say_what_it_is()
        self._say_what_is_new()
        self._say_whose_work()
        self.show_parts(self._page)

    def _say_what_it_is(self) -> None:
        self._page.add(PageHeader(tr("Plaint"), version_line(_read_changelog())))
        words = tr(
            "Plaint helps members of an organisation to write complaints that get answered. It asks plain questions, "
            "keeps the exact words of your letter in Word and PDF, and runs a clock on the reply."
        )
        self._page.add(WrappedLabel(words), 12)
        offline = tr("It works offline. Nothing is sent unless you send it.")
        self._page.add(SentenceRow("offline", offline, ink="muted"), 8)
        newer = tr("It never looks for newer versions. When you have one, Settings checks that it is genuine.")
        self._page.add(SentenceRow("packs", newer, ink="muted"), 2)
        advice = tr("It gives no legal advice. Where a letter has legal weight, it says so.")
        self._page.add(SentenceRow("info", advice, ink="muted"), 2)

    def _say_what_is_new(self) -> None:
        for level, text in changelog(_read_changelog()):
            match level:
                case 1 | 2:
                    self._page.add(SectionHeader(text), 20)
                case 3:
                    self._page.add(WrappedLabel(text, "strong"), 10)
                case 0:
                    self._page.add(SentenceRow("tick", text, ink="muted"), 2)
                case _:
                    self._page.add(WrappedLabel(text, "hint"), 4)

    def _say_whose_work(self) -> None:
        self._page.add(SectionHeader(tr("Licences")), 20)
        ours = tr("Plaint is free software under the MIT licence; the letters of the starter pack are under CC0.")
        self._page.add(WrappedLabel(ours), 6)
        self._page.add(WrappedLabel(tr("It stands on the work of others:"), "hint"), 6)
        card = Card(padding=12)
        for name, licence in licences():
            card.add(WrappedLabel(f"{name}: {licence}", "hint"), 2)
        self._page.add(card, 6)


def version_line(changes: str) -> str:
    """Return version and date in a few words; the date stands in the changelog beside the version, once it is out."""
    dated = re.search(rf"^## {re.escape(VERSION)} \((\d{{4}}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    if dated is None:
        return tr("Version {version}, in the making").format(version=VERSION)
    return tr("Version {version}, {date}").format(version=VERSION, date=long_date(date.fromisoformat(dated.group(1))))


def licences() -> list[tuple[str, str]]:
    """Return name and licence of all that is inside; the build gathers the texts by the same list."""
    parts = tomllib.loads((RESOURCES / "licences" / "parts.toml").read_text(encoding="utf-8"))["parts"]
    return [(part["name"], part["licence"]) for part in parts]


def changelog(text: str) -> list[tuple[int, str]]:
    """Return level and words of each paragraph: 1 to 3 for headings, 0 for an entry, 9 for other text."""
    found: list[tuple[int, str]] = []
    goes_on = False
    for line in (line.strip() for line in text.splitlines()):
        words = line.lstrip("#")
        if words != line:
            found.append((len(line) - len(words), words.strip()))
        elif line.startswith("- "):
            found.append((0, line[2:]))
        elif line and goes_on:
            level, before = found[-1]
            found[-1] = (level, f"{before} {line}")
        elif line:
            found.append((9, line))
        goes_on = bool(line) and words == line
    return [(level, words.replace("*", "").replace("`", "")) for level, words in found]


def _read_changelog() -> str:
    try:
        return (RESOURCES / "changelog.md").read_text(encoding="utf-8")
    except OSError:
        return ""
