"""The answer of *When is it due?*: the date to go by, what stands beside it, and every step that led to it."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.clocks import Clock, Reckoning
from app.domain.dates import long_date, weekday_date
from app.domain.sources import Confidence
from app.i18n import tr, trn
from app.ui.badges import Badge
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, Inset, empty
from app.ui.rows import SentenceRow


class DueCard(Card):
    """Empty until something is worked out; screen readers hear the date first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        holder = QWidget()
        self._words = QVBoxLayout(holder)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(8)
        self.add(holder)

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a date."""
        empty(self._words)
        self._words.addWidget(WrappedLabel(words))
        self.setAccessibleName(words)

    def show_answer(self, clock: Clock, found: Reckoning, today: date) -> None:
        """Show the date to go by with its working and its source."""
        empty(self._words)
        day = weekday_date(found.shown)
        self._words.addWidget(_badges(clock))
        self._words.addWidget(WrappedLabel(day, "title"))
        self._words.addWidget(WrappedLabel(f"{clock.title}. {far_words(found.shown, today)}", "strong"))
        working = Inset()
        for sentence in found.working:
            working.add(WrappedLabel(sentence, "hint"))
        self._words.addWidget(working)
        for icon, ink, words in notes(clock):
            self._words.addWidget(SentenceRow(icon, words, ink=ink, role="hint"))
        self.setAccessibleName(tr("{title}: {day}").format(title=clock.title, day=day))


def far_words(day: date, today: date) -> str:
    """Return how far away the day is."""
    days = (day - today).days
    if days > 0:
        return trn("{n} day from today.", "{n} days from today.", days)
    return trn("{n} day ago.", "{n} days ago.", -days) if days else tr("That is today.")


def notes(clock: Clock) -> list[tuple[str, str, str]]:
    """Return icon, colour token and words of where the rule was read and how far it can be relied on."""
    read = tr("Read at {source}, on {day}.").format(source=clock.source, day=long_date(clock.checked_on))
    found = [("eye", "muted", read)]
    if clock.confidence != "verified":
        found.insert(0, ("warn", "think", caution(clock.confidence)))
    if clock.soft:
        found.insert(0, ("info", "muted", tr("A date out of courtesy: no law sets it.")))
    return found


def caution(confidence: Confidence) -> str:
    """Return what to be careful about, by how the rule is known."""
    return {
        "verified": "",
        "secondary": tr("Read in a copy or with others, not on an official page: check it before you rely on it."),
        "general": tr("Generally known, but not read on any page: check it before you rely on it."),
        "unsure": tr("Sources disagree or are old: check it before you rely on it."),
        "derived": tr("Worked out from a rule, not read anywhere: check it before you rely on it."),
    }[confidence]


def _badges(clock: Clock) -> Flow:
    row = Flow(8, 6)
    kind, words = {
        "theirs": ("theirs", tr("They owe you")),
        "ours": ("ours", tr("You must act")),
        "wait": ("wait", tr("You wait")),
    }[clock.whose]
    row.add(Badge(kind, words))
    return row
