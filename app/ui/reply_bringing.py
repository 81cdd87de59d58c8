"""A reply that was dropped is brought into its case: the one that is shown, or one that the person is asked for."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

import app.services
import app.ui
from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.ui.navigator import Navigator
from app.ui.reply_drop import ReplyDrop
from app.ui.tasks import TaskRunner

if TYPE_CHECKING:  # only a reply that was dropped needs them; see app.later
    import app.services.reply_home
    import app.ui.reply_dialog
    import app.ui.which_case_dialog
    from app.services.case_views import CaseOverview
    from app.services.reply_home import DroppedReply


class ReplyHome(QObject):
    """Brings a dropped reply into a case: into the one that is shown, or into the one that the person names."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._plaint, self._to, self._tasks, self._page = plaint, navigator, tasks, page
        self._drop = ReplyDrop(page)
        self._drop.dropped.connect(self.ask_which_case)
        self._drop.own_dropped.connect(navigator.file_brought)
        self._drop.refused.connect(navigator.refused)

    def ask_which_case(self, path: Path) -> None:
        """Read the file beside the window, then ask which case it belongs to; the likely one is proposed."""
        overviews = self._plaint.cases.views.overviews(include_closed=False)
        if not overviews:
            hint = tr("Start a complaint first, or record the letter that it answers.")
            self._to.refused.emit(UserError(tr("There is no open case that a reply could belong to."), hint))
            return
        work = partial(app.services.reply_home.dropped_reply, path, overviews)
        self._tasks.run(self, work, partial(self._ask, path, overviews), self._report)

    def _ask(self, path: Path, overviews: "Sequence[CaseOverview]", reply: "DroppedReply") -> None:
        cases = [overview.case for overview in overviews]
        dialog = app.ui.which_case_dialog.WhichCaseDialog(cases, reply, self._to, self._page)
        dialog.chosen.connect(lambda case_id: self._open(path, case_id))
        dialog.open()

    def _open(self, path: Path, case_id: int) -> None:
        self._to.case_wanted.emit(case_id)
        dialog = app.ui.reply_dialog.ReplyDialog(self._plaint, self._to, case_id, self._page.window())
        dialog.form.file.take(path)
        dialog.open()

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._to.refused.emit(error)
