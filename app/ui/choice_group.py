"""Buttons of which one is chosen, by whatever means the person has."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class ChoiceGroup(QButtonGroup):
    """Qt tells of a click; what speaks or switches for a person only turns a button, which is a choice as well.

    Signals:
        chosen: The button that the person chose, perhaps the one that was chosen already.
    """

    chosen = Signal(QAbstractButton)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shown = self._is_pressed = False
        self.buttonPressed.connect(self._press)
        self.buttonReleased.connect(self._release)
        self.buttonToggled.connect(self._toggle)
        self.buttonClicked.connect(self.chosen)

    def addButton(self, button: QAbstractButton, number: int = -1) -> None:
        """Add a button; a screen reader is told that only one of them can be chosen."""
        button.setAutoExclusive(True)
        super().addButton(button, number)

    def show_choice(self, chosen: QAbstractButton | None) -> None:
        """Show a button as chosen, or none, without telling of it."""
        self._is_shown = True
        self.setExclusive(False)
        for button in self.buttons():
            button.setChecked(button is chosen)
        self.setExclusive(True)
        self._is_shown = False

    def _press(self, _button: QAbstractButton) -> None:
        self._is_pressed = True

    def _release(self, _button: QAbstractButton) -> None:
        self._is_pressed = False

    def _toggle(self, button: QAbstractButton, is_on: bool) -> None:
        """Tell of what was turned without being pressed; of a press the click tells."""
        if is_on and not self._is_shown and not self._is_pressed:
            self.chosen.emit(button)
