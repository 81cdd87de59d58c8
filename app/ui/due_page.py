"""*When is it due?*: any time limit from any day, worked out as one types, with every step."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.alphabet import in_alphabet
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.clocks import Clock, Period
from app.domain.date_questions import DateQuestion
from app.domain.errors import UserError
from app.i18n import tr
from app.services.due_service import DueQuestion
from app.ui.answer_form import AnswerForm, FormQuestion
from app.ui.due_card import DueCard
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.organisation_words import nation_words
from app.ui.own_days import OwnDays
from app.ui.page_parts import PageHeader, ScrollPage, SectionHeader
from app.ui.tasks import TaskRunner
from app.ui.two_columns import Column, TwoColumns

FIRST_CLOCK = "sar-reply"
NATIONS = ("england-and-wales", "scotland", "northern-ireland")


class DuePage(QWidget):
    """The question on the left, the answer with its working on the right."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del tasks  # reckoning takes less than a thousandth of a second
        self._plaint, self._to = plaint, navigator
        self._page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.which = DropDown()
        self.form = AnswerForm(_always_asked(), plaint.time.today(), space=22)
        self.more = AnswerForm(_asked_if_it_stops(), plaint.time.today(), space=22)
        self._since = SectionHeader(tr("What happened since"), tr("Only what is so; leave the rest empty"))
        self._event = WrappedLabel("", "hint")
        self.answer = DueCard()
        self._own_days = OwnDays(plaint, navigator)
        self._lay_out()
        self.which.currentIndexChanged.connect(self._clock_chosen)
        self.form.edited.connect(self._work_out)
        self.more.edited.connect(self._work_out)

    def refresh(self) -> None:
        """Offer the clocks that the packs have now, and reckon again; what was chosen stays."""
        rules = {f"{rule.pack}:{rule.clock.id}": rule.clock for rule in self._plaint.due.rules(self._today())}
        titles = sorted(rules.items(), key=lambda pair: in_alphabet(pair[1].title))
        offered = [(name, clock.title) for name, clock in titles]
        if offered != [(self.which.itemData(place), self.which.itemText(place)) for place in range(self.which.count())]:
            self._offer(offered)
        if not self.form.text("nation"):
            self.form.set_values({"start": self._today().isoformat(), "nation": self._plaint.due.nation()})
        self._own_days.refresh()
        self._clock_chosen()

    def ask(self, clock: str, start: date, nation: str = "") -> None:
        """Show one clock from one day; `clock` is its id."""
        self.refresh()
        names = [str(self.which.itemData(place)) for place in range(self.which.count())]
        found = [place for place, name in enumerate(names) if name.rpartition(":")[2] == clock]
        self.which.setCurrentIndex(found[0] if found else 0)
        self.form.set_values({"start": start.isoformat(), "nation": nation or self._plaint.due.nation()})
        self._work_out()

    def _lay_out(self) -> None:
        left, right = Column(), Column()
        left.add(QuestionBlock(tr("Which time limit?"), self.which))
        left.add(self._event, 6)
        left.add(self.form, 22)
        left.end()
        right.add(self.answer)
        right.end()
        title = tr("When is it due?")
        self._page.add(PageHeader(title, tr("Any time limit, from any day, with how it is worked out.")))
        self._page.add(TwoColumns(left, right), 20)
        self._page.add(self._since, 28)
        self._page.add(self.more, 12)
        self._page.add(self._own_days, 28)

    def _offer(self, offered: list[tuple[str, str]]) -> None:
        chosen = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for name, title in offered:
            self.which.addItem(title, name)
        names = [name for name, _title in offered]
        first = next((name for name in names if name.endswith(f":{FIRST_CLOCK}")), names[0] if names else "")
        self.which.setCurrentIndex(names.index(chosen) if chosen in names else names.index(first) if names else -1)
        self.which.blockSignals(False)

    @Slot()
    def _clock_chosen(self) -> None:
        """Say what the time runs from, and ask only what this clock can take."""
        clock = self._clock()
        if clock is None:
            return
        self._event.setText(event_words(clock))
        for part in (self._since, self.more):
            part.setVisible(clock.stands_still and isinstance(clock.period, Period))
        for name in ("asked", "answered"):
            self.more.editors[name].setVisible(bool(clock.pauses))
        self.more.editors["extended"].setVisible(clock.extension is not None)
        self._work_out()

    @Slot()
    def _work_out(self) -> None:
        asked = self._question()
        if asked is None:
            self.answer.show_words(tr("Give the day from which the time runs."))
            return
        try:
            self.answer.show_answer(*self._plaint.due.work_out(asked), self._today())
        except UserError as error:
            self.answer.show_words(f"{error.message} {error.hint}")

    def _question(self) -> DueQuestion | None:
        """Return what is asked, as far as it is understood; None without a day."""
        start = self._day(self.form, "start")
        clock = self._clock()
        if start is None or clock is None:
            return None
        name, nation = str(self.which.currentData()), self.form.text("nation")
        if not clock.stands_still:
            return DueQuestion(name, start, nation)
        asked, answered = self._day(self.more, "asked"), self._day(self.more, "answered")
        paused = ((asked, answered or max(asked, self._today())),) if asked and clock.pauses else ()
        extended = clock.extension is not None and self.more.text("extended") == "yes"
        return DueQuestion(name, start, nation, paused, extended, self._day(self.more, "proved"))

    def _clock(self) -> Clock | None:
        name = self.which.currentData()
        start = self._day(self.form, "start") or self._today()
        named = [rule.clock for rule in self._plaint.due.rules(start) if f"{rule.pack}:{rule.clock.id}" == name]
        return next((clock for clock in named if clock.holds_on(start)), named[-1] if named else None)

    @staticmethod
    def _day(form: AnswerForm, name: str) -> date | None:
        try:
            return date.fromisoformat(form.text(name))
        except ValueError:
            return None  # half typed

    def _today(self) -> date:
        return self._plaint.time.today()


def event_words(clock: Clock) -> str:
    """Return what the time runs from, and what the rule says."""
    event = {
        "sent": tr("The time runs from the day you sent it."),
        "received": tr("The time runs from the day they received it."),
        "dated": tr("The time runs from the date on the letter."),
        "published": tr("The time runs from the day it was published or broadcast."),
        "happened": tr("The time runs from the day it happened."),
        "became-aware": tr("The time runs from the day you learned of it."),
        "decided": tr("The time runs from the day of the decision."),
        "outcome-received": tr("The time runs from the day you had the outcome."),
        "last-contact": tr("The time runs from the day you last heard from them in the matter."),
        "reply-received": tr("The time runs from the day you had their reply."),
    }[clock.starts]
    if clock.period == "typed":
        event = tr("The date is the one in the letter; give that date.")
    return f"{event} {clock.explain}".strip()


def _always_asked() -> tuple[FormQuestion, ...]:
    words = nation_words()
    options = tuple(Option(value=nation, label=words[nation]) for nation in NATIONS)
    return (
        DateQuestion(id="start", label=tr("From which day?"), required=True),
        ChoiceQuestion(
            id="nation",
            label=tr("Where are they?"),
            hint=tr("Public holidays differ between the nations."),
            options=options,
        ),
    )


def _asked_if_it_stops() -> tuple[FormQuestion, ...]:
    yes_no = (Option(value="no", label=tr("No")), Option(value="yes", label=tr("Yes")))
    return (
        DateQuestion(
            id="proved",
            label=tr("When did they have the proof of who you are?"),
            hint=tr("Only if they had good reason to ask for it; else leave it empty."),
        ),
        DateQuestion(
            id="asked",
            label=tr("When did they ask you to explain what you want?"),
            hint=tr("Only if they did; their time stands still until you answer."),
        ),
        DateQuestion(
            id="answered", label=tr("When did they have your answer?"), hint=tr("Empty while you have not answered.")
        ),
        ChoiceQuestion(id="extended", label=tr("Did they say in time that they need longer?"), options=yes_no),
    )
