"""*Try*: a letter of a pack that somebody is making, asked and drawn as members will see it, and each name in it."""

import tomllib
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.bootstrap import Plaint, open_trial
from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.answers import Answers
from app.domain.errors import NotFoundError, UserError
from app.domain.templates import Template
from app.i18n import tr, trn
from app.services import pack_workshop
from app.services.temporary_folder import TemporaryFolder
from app.ui.asking import tell
from app.ui.badges import Badge
from app.ui.buttons import Button
from app.ui.form_parts import DropDown
from app.ui.interview_page import InterviewPage
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.pack_trial import part_words
from app.ui.page_parts import Card, ScrollPage, SectionHeader
from app.ui.tasks import TaskRunner

_EDGE, _MOST_PLACES, NAME_WIDTH, BADGE_WIDTH = 32, 4, 260, 170


class TryDialog(QDialog):
    """A letter beside its questions; it is written in a data folder of its own that goes when the dialog is closed."""

    def __init__(self, plaint: Plaint, folder: Path, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Try a letter"))
        self._scratch = TemporaryFolder.scratch()
        self._trial = open_trial(self._scratch, plaint.time, [folder])
        self._templates = {each.id: each for each in self._trial.packs.templates() if each.pack == self._pack_id()}
        self.to = Navigator(self)
        self.to.refused.connect(self._refused)
        self.to.check_wanted.connect(self._is_whole)
        self.to.today_wanted.connect(self.close)
        self.interview = InterviewPage(self._trial, self.to, tasks)
        self.letters = DropDown([(each.id, each.title) for each in self._templates.values()])
        self.sets = DropDown(_sets())
        self.names_button = Button(tr("&Names in the letter"))
        self._faces, self.names = QStackedWidget(), NamesPage()
        self._lay_out()
        self.letters.currentIndexChanged.connect(self.begin)
        self.sets.currentIndexChanged.connect(self.begin)
        self.resize(parent.window().size())
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Begin the chosen letter with the chosen answers; what was typed in the one before goes."""
        template = self._templates[self.letters.currentData()]
        pack = self._trial.packs.pack_of(template)
        self.names.show_names(pack_workshop.names(pack, template, self._trial.packs.document(template)))
        letter = self._trial.letters.begin_from(template, 0, template.title, self._answers(template))
        self.interview.show_letter(letter.id)
        self._turn(to_names=False)

    def done(self, result: int) -> None:
        """Take everything away that was written, however the dialog is closed."""
        if self._scratch.exists():
            self.interview.hide()
            self._trial.close_trial()
            TemporaryFolder.wipe(self._scratch)
        super().done(result)

    def _pack_id(self) -> str:
        return self._trial.packs.packs()[0].info.id

    def _answers(self, template: Template) -> Answers:
        which = str(self.sets.currentData())
        if not which:
            return {}
        try:
            given = parse_answer_file(tomllib.loads(self._trial.packs.sample(template, which)))
        except NotFoundError as error:
            self._refused(error)
            return {}
        organisations = self._trial.organisations
        find = lambda name: organisations.recipient(name, template)  # noqa: E731 - one use, one line
        return settle_answers(given, template, find, self._trial.time.today()).flat

    def _lay_out(self) -> None:
        close = Button(tr("&Close"))
        close.clicked.connect(self.close)
        self.names_button.setCheckable(True)
        self.names_button.clicked.connect(self._turn)
        self._faces.addWidget(self.interview)
        self._faces.addWidget(self.names)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(_EDGE, 12, _EDGE, 12)
        row.setSpacing(12)
        for words, field in ((tr("&Letter"), self.letters), (tr("A&nswers"), self.sets)):
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.names_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._faces, 1)

    def _turn(self, to_names: bool) -> None:
        self.names_button.setChecked(to_names)
        self.names_button.setText(tr("&Questions and letter") if to_names else tr("&Names in the letter"))
        self._faces.setCurrentIndex(1 if to_names else 0)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        tell(self, tr("Try a letter"), error.message, error.hint)

    @Slot(int)
    def _is_whole(self, _letter_id: int) -> None:
        words = tr("Every question is answered as it asks. Members now check their answers and finish the letter.")
        tell(self, tr("Try a letter"), words, tr("Nothing that you type here is kept."))


def _sets() -> list[tuple[str, str]]:
    """Return the answers that a letter may be begun with."""
    return [
        ("sample", tr("Sample answers")),
        ("minimal", tr("Only what is required")),
        ("large", tr("Very much")),
        ("", tr("Nothing yet")),
    ]


class NamesPage(ScrollPage):
    """Every name that the letter uses, where it stands, and which question supplies it."""

    def show_names(self, listed: pack_workshop.NameList) -> None:
        """Show the names of another letter."""
        self.clear()
        wrong = sum(not each.is_known for each in listed.names)
        beside = trn("{n} that nothing supplies", "{n} that nothing supplies", wrong) if wrong else ""
        self.add(SectionHeader(tr("Names in the letter"), beside))
        card = Card(padding=0)
        card.setContentsMargins(20, 4, 20, 4)
        for name in sorted(listed.names, key=lambda each: each.is_known):
            card.add_row(_name_row(name))
        self.add(card if listed.names else WrappedLabel(tr("There is no tag in the Word file.")), 8)
        if listed.unused:
            self.add(SectionHeader(tr("Questions whose answers the letter never uses")), 18)
            self.add(WrappedLabel("\n".join(listed.unused)), 6)


def _name_row(name: pack_workshop.ListedName) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 10, 0, 10)
    across.setSpacing(16)
    badge = Badge("met", tr("Supplied")) if name.is_known else Badge("fix", tr("Nothing supplies it"))
    by = tr("Asked: {question}").format(question=name.question) if name.question else tr("Always there")
    for part, width in ((WrappedLabel(name.name, "code"), NAME_WIDTH), (badge, BADGE_WIDTH)):
        holder = QWidget()
        holder.setFixedWidth(width)
        QVBoxLayout(holder).addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is badge else Qt.AlignmentFlag(0))
        across.addWidget(holder)
    words = QVBoxLayout()
    words.setSpacing(2)
    if name.is_known:
        words.addWidget(WrappedLabel(by))
    words.addWidget(WrappedLabel(_places(name), "hint"))
    across.addLayout(words, 1)
    return row


def _places(name: pack_workshop.ListedName) -> str:
    """Return where a name stands, as Word's user would look for it."""
    place = tr("{part}, paragraph {n}: {tag}")
    said = [place.format(part=part_words(use.part), n=use.paragraph or 1, tag=use.tag) for use in name.uses]
    said = list(dict.fromkeys(said))
    more = [trn("and {n} place more", "and {n} places more", len(said) - _MOST_PLACES)] * (len(said) > _MOST_PLACES)
    return "\n".join([*said[:_MOST_PLACES], *more])
