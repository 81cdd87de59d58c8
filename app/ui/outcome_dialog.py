"""The outcome card of a case, shown whole before it is saved, so that a person sees that nobody is named in it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.errors import UserError
from app.domain.outcome_cards import card_toml
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.form_dialog import FormDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card

FILE_NAME = "outcome-card.toml"  # says nothing of the case


class OutcomeDialog(FormDialog):
    """Shows the card as the file will be, and asks where it goes."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        sentence = tr(
            "For somebody who gathers how such letters are answered. This is the whole file: numbers and fixed words, "
            "no names, no dates, nothing that you or they wrote."
        )
        super().__init__(tr("Save an outcome card"), sentence, tr("&Save the card…"), navigator, parent)
        self._plaint, self._case_id = plaint, case_id
        self._card = plaint.outcomes.card(case_id)
        shown = Card()
        shown.add(WrappedLabel(card_toml(self._card).rstrip("\n"), "code"))
        self.page.add(shown, 16)
        aside = tr(
            "Plaint sends it to nobody. Whoever answered these letters could recognise the matter by its numbers of "
            "days. Give the card only to people you trust to add it up with others."
        )
        self.page.add(WrappedLabel(aside, "hint"), 12)
        self.keep_button.setFocus()

    def answers(self) -> Answers:
        """Nothing is asked."""
        return {}

    def check(self) -> Sequence[Fault]:
        """Nothing can be wrong with it."""
        return ()

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """There are no fields."""

    @Slot()
    def _keep(self) -> None:
        """Ask where the file goes; the dialog stays until it is there."""
        dialog = QFileDialog(self, tr("Save an outcome card"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Outcome card (*.toml)"))
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write exactly the card that is shown."""
        try:
            self._plaint.outcomes.save(self._case_id, self._card, Path(path))
        except UserError as error:
            said = " ".join(part for part in (error.message, error.hint) if part)
            self.summary.show_problems([((), said)])
            self.page.reveal(self.summary)
            return
        self.accept()
