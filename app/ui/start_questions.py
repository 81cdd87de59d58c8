"""*What happened?*: one question after another until one letter is left; every letter can also be chosen by hand."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.domain.pack_contents import Pack, StartOption, StartQuestion
from app.i18n import tr
from app.ui.answer_form import ProblemsAbove, buttons_after
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton, literal
from app.ui.choice_group import ChoiceGroup
from app.ui.form_parts import ProblemLine
from app.ui.option_parts import RadioBox
from app.ui.page_parts import Card, FooterBar, PageHeader, ScrollPage, SectionHeader
from app.ui.template_browser import TemplateBrowser

_WIDEST = 660


@dataclass(frozen=True, slots=True)
class Way:
    """An option and the pack that it belongs to."""

    pack: Pack
    option: StartOption


class StartQuestions(QWidget):
    """Shows one question a page.

    Signals:
        chosen: The full name of the letter that the answers, or the person, lead to.
        left: The person goes back from the first question.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs: tuple[Pack, ...] = ()
        self._trail: list[tuple[Pack, StartQuestion]] = []
        self._ways: list[Way] = []
        self._group = ChoiceGroup(self)
        self._page = ScrollPage(_WIDEST)
        self._continue = PrimaryButton(tr("&Continue"))
        self._continue.clicked.connect(self.go_on)
        self._back = Button(tr("&Back"), icon="back")
        self._back.clicked.connect(self.go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(FooterBar(left=[self._back], right=[self._continue]))

    def begin(self, packs: tuple[Pack, ...]) -> None:
        """Ask the first question of the packs."""
        self._packs, self._trail = packs, []
        self._ask()

    @Slot()
    def go_on(self) -> None:
        """Follow the chosen option, to another question or to a letter."""
        number = self._group.checkedId()
        if number < 0:
            self._complain()
            return
        way = self._ways[number]
        following = next((each for each in way.pack.start_questions if each.id == way.option.go), None)
        if following is None:
            name = way.option.go
            self.chosen.emit(name if ":" in name else f"{way.pack.info.id}:{name}")
        else:
            self._trail.append((way.pack, following))
            self._ask()

    @Slot()
    def go_back(self) -> None:
        """Ask the question before, or leave."""
        if self._trail:
            self._trail.pop()
            self._ask()
        else:
            self.left.emit()

    def _ask(self) -> None:
        self._page.clear()
        title, hint = self._words()
        self._summary = ProblemsAbove()
        self._summary.chosen.connect(self._focus_options)
        self._page.add(self._summary)
        self._page.add(PageHeader(title, hint))
        if self._ways:
            self._page.add(self._options(title), 18)
        self._problem = ProblemLine()
        self._page.add(self._problem, 6)
        self._why = Banner("think", "")
        self._why.hide()
        self._page.add(self._why, 12)
        self._continue.setVisible(bool(self._ways))
        if not self._trail:
            self._add_browser()
        buttons_after(self._page, self._back, self._continue)
        self._page.verticalScrollBar().setValue(0)
        self._focus_options()

    def _words(self) -> tuple[str, str]:
        """Choose the ways of the present question and return its words."""
        if self._trail:
            pack, question = self._trail[-1]
            self._ways = [Way(pack, option) for option in question.options]
            return question.label, question.hint
        firsts = [(pack, pack.start_questions[0]) for pack in self._packs if pack.start_questions]
        self._ways = [Way(pack, option) for pack, question in firsts for option in question.options]
        if not firsts:
            return tr("Which letter do you want to write?"), ""
        return firsts[0][1].label, firsts[0][1].hint

    def _options(self, title: str) -> Card:
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._group.deleteLater()
        self._group = ChoiceGroup(self)
        card = Card(padding=0, indent=32)
        card.setContentsMargins(16, 6, 16, 6)
        for number, way in enumerate(self._ways):
            radio = RadioBox(literal(way.option.label))
            radio.setAccessibleDescription(title if number == 0 else "")
            self._group.addButton(radio, number)
            card.add_row(_padded(radio))
        self._group.chosen.connect(self._option_chosen)
        return card

    def _add_browser(self) -> None:
        browser = TemplateBrowser()
        browser.show_templates([template for pack in self._packs for template in pack.templates])
        browser.chosen.connect(self.chosen)
        if self._ways:
            self._page.add(SectionHeader(tr("Or choose the letter yourself")), 22)
        self._page.add(browser, 10)

    @Slot(QAbstractButton)
    def _option_chosen(self, _button: QAbstractButton) -> None:
        why = self._ways[self._group.checkedId()].option.why_not
        self._why.set_sentence(why)
        self._why.setVisible(bool(why))
        self._problem.set_message("")
        self._summary.show_problems(())
        if why:
            self._page.reveal(self._why)

    def _complain(self) -> None:
        message = tr("Choose what comes closest")
        self._problem.set_message(message)
        self._summary.show_problems([(("start",), message)])
        self._page.verticalScrollBar().setValue(0)

    def _focus_options(self) -> None:
        buttons = self._group.buttons()
        if buttons and self.isVisible():
            (self._group.checkedButton() or buttons[0]).setFocus()


def _padded(radio: RadioBox) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 5, 0, 5)
    column.addWidget(radio)
    return holder
