"""Settings: about me, appearance, text size, where letters are saved, where the data lies; all applied at once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

import app.ui
from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.people import DEFAULT_NATION, Profile
from app.domain.question_parts import lines_of
from app.i18n import tr
from app.paths import default_letters_folder, nearest_folder
from app.services.pdf_engines import choices, the_built_in
from app.ui.answer_form import AnswerForm
from app.ui.backup_card import BackupCard
from app.ui.bin_card import BinCard
from app.ui.buttons import Button
from app.ui.care_card import CareCard
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.lock_card import LockCard
from app.ui.membership_fields import MembershipFields
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, PageHeader, ScrollPage, SectionHeader
from app.ui.people_card import PeopleCard
from app.ui.settings_questions import about_me, appearance, engines
from app.ui.tasks import TaskRunner
from app.ui.update_card import UpdateCard

if TYPE_CHECKING:  # loaded where letters are moved; see app.later
    import app.ui.moving_deeds

ui = app.ui

_WIDEST = 660
_PAUSE_MS = 400
_MEMBERS = {"party", "party-unit", "other"}


class SettingsPage(QWidget):
    """Everything a person can set, on one page.

    Signals:
        appearance_changed: The appearance or the text size is another one.
    """

    appearance_changed = Signal()

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._shown: Profile | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save_about_me)
        self._page = ScrollPage(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(PageHeader(tr("Settings"), tr("Each change is kept as you make it.")))
        self._add_about_me()
        self._add_appearance()
        self._add_engines()
        self._add_folders()
        self.lock, self.backups = LockCard(plaint, navigator), BackupCard(plaint, navigator, tasks)
        self.care, self.bin = CareCard(plaint, navigator, tasks), BinCard(plaint, navigator)
        self._people = PeopleCard(plaint, navigator)
        for title, card in (
            (tr("Passphrase"), self.lock),
            (tr("Backups"), self.backups),
            (tr("Care of your data"), self.care),
            (tr("Bin"), self.bin),
            (tr("Others at this computer"), self._people),
            (tr("A newer Plaint"), UpdateCard(plaint, navigator, tasks)),
        ):
            self._page.add(SectionHeader(title), 22)
            self._page.add(card, 8)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def refresh(self) -> None:
        """Look again; what is being typed stays."""
        self._flush()
        profile = self._plaint.profile.load()
        if profile != self._shown:
            self._show_profile(profile)
        for card in (self.lock, self.backups, self.bin, self._people):
            card.refresh()
        settings = self._plaint.settings.load()
        look = ("appearance", "text_size", "spelling", "language")
        self._look.set_values({name: getattr(settings, name) for name in look})
        self._engine.set_values({"pdf_engine": settings.pdf_engine})
        self._folder.setText(str(self._letters_folder()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed last."""
        self._flush()
        super().hideEvent(event)

    def _add_about_me(self) -> None:
        self._about_head = SectionHeader(tr("About me"))
        self._page.add(self._about_head, 20)
        self._page.add(WrappedLabel(tr("Every new letter begins with this. It stays on this computer."), "hint"), 2)
        card = Card(padding=20)
        self._me = AnswerForm(about_me(), self._plaint.time.today(), space=20)
        self._me.edited.connect(self._typed)
        card.add(self._me)
        self._numbers = MembershipFields()
        self._numbers.edited.connect(self._typed)
        card.add(self._numbers, 20)
        self._page.add(card, 8)

    def _add_appearance(self) -> None:
        self._look_head = SectionHeader(tr("Appearance"))
        self._page.add(self._look_head, 22)
        card = Card(padding=20)
        self._look = AnswerForm(appearance(), self._plaint.time.today(), space=20)
        self._look.edited.connect(self._set_look)
        card.add(self._look)
        self._page.add(card, 8)

    def _add_engines(self) -> None:
        """Offer the programs that can draw PDFs here; where there is none but Plaint, there is nothing to choose."""
        chosen = self._plaint.settings.load().pdf_engine
        self._engine_head = SectionHeader(tr("The PDFs of finished letters"))
        self._engine = AnswerForm((engines(chosen),), self._plaint.time.today(), space=20)
        self._engine.edited.connect(self._set_engine)
        if set(choices()) | {chosen} == {the_built_in()}:
            self._engine.setParent(self)
            self._engine.hide()
            return
        self._page.add(self._engine_head, 22)
        card = Card(padding=20)
        card.add(self._engine)
        self._page.add(card, 8)

    def _add_folders(self) -> None:
        self._folder_head = SectionHeader(tr("Where letters are saved"))
        self._page.add(self._folder_head, 22)
        card = Card(padding=20)
        self._folder = _path_label()
        card.add(self._folder)
        buttons = Flow()
        choose = Button(tr("&Choose another folder"), icon="folder")
        choose.clicked.connect(self._choose_folder)
        usual = Button(tr("Use my &documents"))
        usual.clicked.connect(self._usual_folder)
        buttons.add(choose)
        buttons.add(usual)
        card.add(buttons, 12)
        self._page.add(card, 8)
        self._page.add(SectionHeader(tr("Where your cases are")), 22)
        data, path = Card(padding=20), _path_label()
        path.setText(str(self._plaint.data.absolute()))
        data.add(path)
        deeds = ui.moving_deeds.MovingDeeds(self._plaint)
        deeds.refused.connect(self._to.refused)
        data.add(deeds, 10)
        self._page.add(data, 8)

    def _show_profile(self, profile: Profile) -> None:
        self._shown = profile
        told: dict[str, Value] = {
            "name": profile.name,
            "address": list(profile.address),
            "email": profile.email,
            "phone": profile.phone,
            "nation": profile.nation,
        }
        self._me.set_values(told)
        names = {
            entry.organisation.id: entry.organisation.name
            for entry in self._plaint.organisations.directory()
            if entry.organisation.kind in _MEMBERS or entry.organisation.id in profile.memberships
        }
        self._numbers.show_numbers(profile.memberships, names)

    @Slot()
    def _typed(self) -> None:
        self._about_head.set_beside("")
        self._pause.start()

    @Slot()
    def save_about_me(self) -> None:
        """Keep what the fields say, half typed or not; nothing is lost."""
        self._pause.stop()
        text = self._me.text
        profile = replace(
            self._plaint.profile.load(),
            name=text("name"),
            address=tuple(lines_of(self._me.value("address"))),
            email=text("email"),
            phone=text("phone"),
            nation=text("nation") or DEFAULT_NATION,
            memberships=self._numbers.numbers(),
        )
        try:
            self._plaint.profile.save(profile)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._shown = profile
        self._about_head.set_beside(tr("Saved"))

    def _flush(self) -> None:
        if self._pause.isActive():
            self.save_about_me()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        """Say what is wrong once the person leaves a field, not while they type in it."""
        if old is not None and self._me.isAncestorOf(old):
            self._me.check()

    @Slot(str)
    def _set_look(self, name: str) -> None:
        if self._keep(name, self._look.text(name)):
            self._look_head.set_beside(tr("Saved"))
            self.appearance_changed.emit()

    @Slot(str)
    def _set_engine(self, name: str) -> None:
        if self._keep(name, self._engine.text(name)):
            self._engine_head.set_beside(tr("Saved"))

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, tr("Where shall letters be saved?"), str(nearest_folder(self._letters_folder())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.keep_folder)
        dialog.open()

    @Slot()
    def _usual_folder(self) -> None:
        self.keep_folder("")

    @Slot(str)
    def keep_folder(self, folder: str) -> None:
        """Save letters there from now on; "" for the folder in the person's documents."""
        if self._keep("letters_folder", folder):
            self._folder.setText(str(self._letters_folder()))
            self._folder_head.set_beside(tr("Saved"))

    def _keep(self, name: str, value: str) -> bool:
        try:
            self._plaint.settings.save(self._plaint.settings.load().changed(name, value))
        except UserError as error:
            self._to.refused.emit(error)
            return False
        return True

    def _letters_folder(self) -> Path:
        return Path(self._plaint.settings.load().letters_folder or default_letters_folder())


def _path_label() -> WrappedLabel:
    label = WrappedLabel("", "code")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
