"""Asks what bundle is wanted: of which kind, how large its files may be, whether names are taken out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.services.bundle_service import BundleWish
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator

PDF, ZIP = "pdf", "zip"
WHOLE, REDACTED = "whole", "redacted"


class BundleDialog(QuestionsDialog):
    """What bundle is wanted, before anything is made.

    Signals:
        wished: The BundleWish, and whether it is to be a redacted copy.
    """

    wished = Signal(object, bool)

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget) -> None:
        sentence = tr("Everything that was sent and received, with index and chronology. Your notes stay out of it.")
        super().__init__(
            tr("Make a bundle"), sentence, tr("&Go on"), _questions(), plaint.time.today(), navigator, parent
        )  # fmt: skip
        self._bundles, self._wish = plaint.bundles, BundleWish()
        self.form.set_values({"kind": PDF, "copy": WHOLE, "most_mb": ""})
        self.start()

    def keep(self) -> None:
        """Take what is wanted; raises UserError when that can't be had."""
        most_mb = self._bundles.size_limit(self.form.text("most_mb"))
        self._wish = BundleWish("zip" if self.form.text("kind") == ZIP else "pdf", most_mb)
        self._bundles.refuse_what_cannot_be(self._wish)

    def accept(self) -> None:
        """Say what is wanted, once nothing of this dialog is in the way."""
        super().accept()
        self.wished.emit(self._wish, self.form.text("copy") == REDACTED)


def _questions() -> tuple[ChoiceQuestion | TextQuestion, ...]:
    kinds = (
        Option(value=PDF, label=tr("One PDF"), hint=tr("to read and to send; pages numbered through")),
        Option(value=ZIP, label=tr("A ZIP"), hint=tr("with the originals; anybody can verify it")),
    )
    copies = (
        Option(value=WHOLE, label=tr("Everything as it is"), hint=tr("for a regulator or an adviser")),
        Option(value=REDACTED, label=tr("A redacted copy"), hint=tr("names and addresses are taken out; to be shared")),
    )
    return (
        ChoiceQuestion(id="kind", label=tr("What do you need?"), required=True, options=kinds),
        TextQuestion(
            id="most_mb",
            label=tr("How large may a file be, in MB?"),
            hint=tr("For a PDF that goes by e-mail or web form: it is cut into parts. Leave it empty for one file."),
            max_chars=8,
        ),
        ChoiceQuestion(id="copy", label=tr("What is in it?"), required=True, options=copies),
    )
