"""The card of the settings about other people at this computer."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.services.people_folders import MOST_CHARACTERS
from app.ui.buttons import Button
from app.ui.flow import Flow
from app.ui.form_dialog import QuestionsDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card


class PeopleCard(Card):
    """Says who there is, and gives somebody else a folder of their own."""

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to = plaint, navigator
        self._words = WrappedLabel("")
        self.add(self._words)
        add = Button(tr("&Add somebody"), icon="plus")
        add.clicked.connect(self.ask)
        buttons = Flow()
        buttons.add(add)
        self.add(buttons, 12)
        self.refresh()

    def refresh(self) -> None:
        """Say who there is."""
        names = ", ".join(person.name for person in self._plaint.people.all())
        alone = tr("Does somebody else use this computer account? They can have letters of their own.")
        together = tr("Plaint asks at its start who is there: {names}. Names can be read by everybody.")
        self._words.setText(together.format(names=names) if names else alone)

    @Slot()
    def ask(self) -> QuestionsDialog:
        """Open the dialog that asks for names."""
        dialog = _AddPerson(self._plaint, self._to, self)
        dialog.open()
        return dialog


class _AddPerson(QuestionsDialog):
    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget) -> None:
        own = TextQuestion(id="own", label=tr("What shall you be called?"), required=True, max_chars=MOST_CHARACTERS)
        other = TextQuestion(id="other", label=tr("Who is it for?"), required=True, max_chars=MOST_CHARACTERS)
        self._people = plaint.people
        hint = tr("Plaint asks who is there at its next start. Only a passphrase keeps you from each other’s letters.")
        super().__init__(
            tr("Add somebody"),
            hint,
            tr("&Add them"),
            (other,) if plaint.people.all() else (own, other),
            plaint.time.today(),
            navigator,
            parent,
        )
        self.start()

    def keep(self) -> None:
        """Give them a folder."""
        self._people.add(self.form.text("own") if "own" in self.answers() else "", self.form.text("other"))
