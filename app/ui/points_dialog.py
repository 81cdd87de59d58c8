"""Enters the points of a letter that was recorded, so that its replies can be read point by point."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.letters import Letter
from app.domain.point_lists import typed_points
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.form_dialog import QuestionsDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.record_parts import points_question


class PointsDialog(QuestionsDialog):
    """One line a point, or a list pasted from the letter."""

    def __init__(self, plaint: Plaint, navigator: Navigator, letter: Letter, parent: QWidget) -> None:
        sentence = tr("Write what “{title}” said or asked for. The points get their numbers for good.")
        super().__init__(
            tr("The letter’s points"), sentence.format(title=letter.title), tr("&Keep them"), [points_question()],
            plaint.time.today(), navigator, parent,
        )  # fmt: skip
        self._plaint, self._letter = plaint, letter
        proposed = plaint.recording.proposed_points(letter.files[0].name, plaint.letters.file_bytes(letter.files[0]))
        if proposed:
            self.form.set_values({"points": "\n".join(proposed)})
            self.page.add(WrappedLabel(tr("Taken from the letter’s own list; change what is not so."), "hint"), 8)
        self.start()

    def check(self) -> Sequence[Fault]:
        """There must be a point."""
        if typed_points(self.form.text("points")):
            return super().check()
        return [self.form.add_problem("points", tr("Write at least one point"))]

    def keep(self) -> None:
        """Number them."""
        stated = [{"statement": each} for each in typed_points(self.form.text("points"))]
        self._plaint.recording.add_points(self._letter.id, stated)


class PointsAsker:
    """Opens the dialog from a case's page."""

    def __init__(self, plaint: Plaint, navigator: Navigator, window: QWidget) -> None:
        self._plaint, self._to, self._window = plaint, navigator, window

    def ask(self, letter: Letter, *_clicked: bool) -> None:
        """Ask for the points of a letter that was recorded."""
        PointsDialog(self._plaint, self._to, letter, self._window).open()
