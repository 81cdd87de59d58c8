"""Words with their actions beside them; under them where the actions would leave the words too little room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from app.ui.flow import Flow
from app.ui.theme import text_px

_LEAST, USUAL_PX = 280, 15  # less than that, and a title breaks its words and a sentence becomes a tower
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class WordsAndActions(QBoxLayout):
    """Whose widget tells each new width; the actions themselves start a new line where one is not enough."""

    def __init__(
        self,
        words: QLayout | QWidget,
        actions: Sequence[QWidget],
        owner: QWidget,
        *,
        gap: int = 8,
        least: int = _LEAST,
    ) -> None:
        super().__init__(_ACROSS)
        self._words, self._least = words, least
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        if isinstance(words, QLayout):
            self.addLayout(words, 1)
        else:
            self.addWidget(words, 1)
        self._actions = Flow(8, 8, owner)
        for action in actions:
            self._actions.add(action)
        self._actions.setVisible(bool(actions))
        self.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)

    def follow_width(self, width: int) -> None:
        """Choose for a width in px."""
        left = width - self._actions.sizeHint().width() - self.spacing()
        is_narrow = not self._actions.isHidden() and (
            left < self._least * text_px("body") / USUAL_PX or self._is_lower_under(width, left)
        )
        if is_narrow is not (self.direction() is _DOWN):
            self.setDirection(_DOWN if is_narrow else _ACROSS)
            self.setAlignment(self._actions, Qt.AlignmentFlag(0) if is_narrow else Qt.AlignmentFlag.AlignVCenter)

    def _is_lower_under(self, width: int, left: int) -> bool:
        """Whether all of it is lower, by a line and more, with the actions under the words."""
        under = _height(self._words, width) + self.spacing() + self._actions.heightForWidth(width)
        return _height(self._words, left) > under + text_px("body")


def _height(words: QLayout | QWidget, width: int) -> int:
    return words.heightForWidth(width) if words.hasHeightForWidth() else 0
