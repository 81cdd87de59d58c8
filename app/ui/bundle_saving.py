"""Makes a bundle of a case where the person says: one PDF to read, or a ZIP to verify; whole, or redacted."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.i18n import tr
from app.services.bundle_redaction import RedactionWish
from app.services.bundle_service import BundleWish, write_bundle
from app.services.removal_service import RemovalProposals
from app.ui.asking import tell
from app.ui.bundle_dialog import BundleDialog
from app.ui.busy_work import BusyWork
from app.ui.navigator import Navigator
from app.ui.redaction_dialog import RedactionDialog
from app.ui.tasks import TaskRunner


class BundleSaver(QObject):
    """Asks what bundle is wanted and where it goes, makes it beside the window, and says where it is.

    Signals:
        refused: A UserError: the bundle can't be made, or the disk refused.
    """

    refused = Signal(object)

    def __init__(self, plaint: Plaint, tasks: TaskRunner, window: QWidget, navigator: Navigator | None = None) -> None:
        super().__init__(window)
        self._plaint, self._window = plaint, window
        self._navigator = navigator or Navigator(self)
        self._case: Case | None = None
        self._wish = BundleWish()
        self.work = BusyWork(tasks, window)
        self.work.refused.connect(self.refused)

    def ask(self, case: Case) -> None:
        """Ask what bundle is wanted."""
        self._case = case
        dialog = BundleDialog(self._plaint, self._navigator, self._window)
        dialog.wished.connect(self.wish)
        dialog.open()

    def wish(self, wish: BundleWish, is_redacted: bool) -> None:
        """Go on to where the bundle goes; before that to what is taken out of a redacted copy."""
        self._wish = wish
        if not is_redacted:
            self.ask_where()
        elif self._case is not None:
            job = self._plaint.removals.job(self._case)
            self.work.run(tr("Looking for names and addresses…"), job, self._propose)

    def redact(self, redaction: RedactionWish) -> None:
        """Go on to where a redacted copy goes."""
        self._wish = replace(self._wish, redaction=redaction)
        self.ask_where()

    def ask_where(self) -> None:
        """Ask where the bundle goes."""
        case, ending = self._case, self._wish.kind
        if case is None:
            return
        dialog = QFileDialog(self._window, tr("Make a bundle"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("PDF (*.pdf)") if ending == "pdf" else tr("ZIP (*.zip)")])
        dialog.setDefaultSuffix(ending)
        name = f"{case.ref}-redacted" if self._wish.redaction else case.ref
        dialog.selectFile(f"{name}.{ending}")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Make the bundle and write it there."""
        if self._case is None:
            return
        target = Path(path)
        if target.suffix.lower() != f".{self._wish.kind}":
            target = target.with_name(f"{target.name}.{self._wish.kind}")
        try:
            job = self._plaint.bundles.job(self._case, self._wish)
        except UserError as error:
            self.refused.emit(error)
            return
        self.work.run(tr("Making the bundle…"), lambda told: write_bundle(target, job(told), told), self._saved)

    def _propose(self, proposals: RemovalProposals) -> None:
        dialog = RedactionDialog(proposals, self._navigator, self._window)
        dialog.wished.connect(self.redact)
        dialog.open()

    def _saved(self, paths: list[Path]) -> None:
        one = tr("The bundle is saved as “{name}”.")
        several = tr("The bundle is saved as {n} files: “{name}” and so on.")
        words = (one if len(paths) == 1 else several).format(n=len(paths), name=paths[0].name)
        tell(self._window, tr("Make a bundle"), words, self._advice())

    def _advice(self) -> str:
        if self._wish.redaction is not None:
            return tr(
                "Read it through before you give it to anybody: a nickname, an office or what happened can tell who "
                "somebody is."
            )
        return tr("Your notes are not in it. Look through it before you give it to anybody.")
