"""Every dialog and message box of the window, each with the way to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.errors import UserError
from app.domain.removal_proposals import ProposedRemoval, RemovalKind
from app.services.place_service import PlaceNotice
from app.services.removal_service import PaperToLookAt, RemovalProposals
from app.services.restore_service import Tried
from app.services.update_service import Installer
from app.ui.backup_dialogs import NewBackupDialog, OpenBackupDialog
from app.ui.busy_box import BusyBox
from app.ui.case_actions import CaseActions
from app.ui.note_dialog import NoteDialog
from app.ui.pack_try import TryDialog
from app.ui.passphrase_dialog import CHANGE, NEW_CODE, PUT_ON, RENEW, TAKE_OFF, PassphraseDialog
from app.ui.place_watch import PlaceDialog, PlaceWatch
from app.ui.recovery_code_dialog import RecoveryCodeDialog
from app.ui.redaction_dialog import RedactionDialog
from app.ui.reply_bringing import ReplyHome
from app.ui.unfinished_words import Unfinished, UnfinishedDialog
from app.ui.update_card import UpdateCard
from tests.every_screen.filling import LONG_NAME, LONG_TITLE, LONG_WORD, REPLY
from tests.every_screen.screens import Screen
from tests.every_screen.stage import Stage

PROPOSALS = RemovalProposals(
    (
        ProposedRemoval("Siân Pritchard", RemovalKind.MINE),
        ProposedRemoval(LONG_NAME, RemovalKind.PERSON, alone=("Green",)),
        ProposedRemoval(LONG_WORD, RemovalKind.OTHER, is_chosen=False),
    ),
    (PaperToLookAt("A", "A photograph"), PaperToLookAt("B", LONG_TITLE)),
    ("The Harbour Party",),
    (PaperToLookAt("A", "A photograph"), PaperToLookAt("B", LONG_TITLE)),
)
DEEDS = {"new": PUT_ON, "change": CHANGE, "code": NEW_CODE, "off": TAKE_OFF, "renew": RENEW}


def dialogs() -> list[Screen]:
    """Return every dialog and box."""
    return [*_of_a_case(), *_of_letters(), *_of_packs(), *_of_settings(), *_boxes()]


def _of_a_case() -> list[Screen]:
    deeds: dict[str, Callable[[CaseActions], object]] = {
        "note": lambda deed: deed.note(),
        "contact": lambda deed: deed._contact(),
        "exhibit": lambda deed: deed.add_exhibit(),
        "reply": lambda deed: deed.reply(),
        "correct": lambda deed: deed._correct(),
        "outcome": lambda deed: deed._outcome(),
        "rename": lambda deed: deed._rename(LONG_TITLE),
        "delete": lambda deed: deed._delete_some(),
    }
    return [
        *(Screen(f"dialog-{name}", partial(_deed, deed)) for name, deed in deeds.items()),
        Screen("dialog-bundle", _bundle),
        Screen("dialog-redaction", _redaction),
        Screen("dialog-problems", _problems_in_a_dialog),
        Screen("dialog-which-case", _which_case),
        Screen("drop-hint", _drop_hint),
        Screen("more-menu", _more),
    ]


def _of_letters() -> list[Screen]:
    return [
        Screen("dialog-record-letter", lambda on: _opened(on, partial(on.window.show_record, 0))),
        Screen("dialog-record-reply", _record_reply),
        Screen("dialog-points", _points),
        Screen("dialog-unfinished", _unfinished),
    ]


def _of_packs() -> list[Screen]:
    return [
        Screen("dialog-pack", _pack),
        Screen("dialog-pack-offer", _offer),
        Screen("dialog-pack-try", _try),
        Screen("dialog-pack-names", _names),
    ]


def _of_settings() -> list[Screen]:
    return [
        *(Screen(f"dialog-passphrase-{name}", partial(_passphrase, deed)) for name, deed in DEEDS.items()),
        Screen("dialog-recovery-code", _code),
        Screen("dialog-backup-new", lambda on: _over(on, NewBackupDialog(on.window.navigator, on.window))),
        Screen("dialog-backup-open", _open_backup),
        Screen("dialog-add-somebody", lambda on: _opened(on, on.window.settings._people.ask)),
        Screen("dialog-own-day", lambda on: _opened(on, on.window.due._own_days._add)),
        Screen("dialog-about", lambda on: _opened(on, on.window.menus._about)),
        Screen("dialog-shortcuts", lambda on: _opened(on, on.window.menus._show_keys)),
        Screen("dialog-glossary", lambda on: _opened(on, on.window.glossary.show)),
        Screen("dialog-guide", lambda on: _opened(on, on.window.menus._guide)),
        Screen("dialog-place", _place),
        Screen("dialog-busy", _busy),
    ]


def _boxes() -> list[Screen]:
    return [
        Screen("box-refused", lambda on: _opened(on, partial(on.window.reporter.show_refused, _error()))),
        Screen("box-bug", _bug),
        Screen("box-losing-words", lambda on: _opened(on, on.window._ask_before_losing_words)),
        Screen("box-place-gone", _place_gone),
        Screen("box-not-kept", _not_kept),
        Screen("box-bin", lambda on: _opened(on, on.window.settings.bin._ask_for_all)),
        Screen("box-everything", _everything),
        Screen("box-restore", _restore),
        Screen("box-remove-pack", lambda on: _opened(on, partial(on.window.packs.door._ask_about_removal, "lift"))),
        Screen("box-no-newer-pack", lambda on: _opened(on, partial(on.window.packs.door._found, []))),
        Screen("box-own-copy", _own_copy),
        Screen("box-update", _update),
    ]


def _error() -> UserError:
    return UserError("The disk is full, so the letter could not be saved.", "Free some space, then save it again.")


def _opened(on: Stage, does: Callable[[], object]) -> QWidget:
    """Do what opens a dialog, and return it."""
    does()
    on.settle()
    return on.dialog()


def _over(on: Stage, dialog: QWidget) -> QWidget:
    """Show a dialog that was made here."""
    dialog.show()
    on.settle()
    return dialog


def _deed(deed: Callable[[CaseActions], object], on: Stage) -> QWidget:
    on.window.show_case(on.story.cases["rich"])
    return _opened(on, partial(deed, on.window.case.actions_of_case))


def _bundle(on: Stage) -> QWidget:
    case = on.plaint.cases.view(on.story.cases["rich"]).case
    return _opened(on, partial(on.window.case.actions_of_case.bundles.ask, case))


def _redaction(on: Stage) -> QWidget:
    dialog = RedactionDialog(PROPOSALS, on.window.navigator, on.window)
    dialog.exhibits[1][1].tick.setChecked(True)
    return _over(on, dialog)


def _problems_in_a_dialog(on: Stage) -> QWidget:
    dialog = _deed(lambda deed: deed.reply(), on)
    dialog._keep()  # type: ignore[attr-defined] # every form dialog has it
    return dialog


def _which_case(on: Stage) -> QWidget:
    file = on.folder / "reply.txt"
    file.write_text(REPLY, encoding="utf-8")
    on.window.show_place("today")
    home = on.window.today.findChild(ReplyHome)
    assert isinstance(home, ReplyHome)
    return _opened(on, partial(home.ask_which_case, file))


def _drop_hint(on: Stage) -> None:
    """Hold a file over the case."""
    on.window.show_case(on.story.cases["rich"])
    on.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(on.folder / "reply.pdf"))])
    where, copy = QPoint(5, 5), Qt.DropAction.CopyAction
    held = QDragEnterEvent(where, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on.window.case, held)


def _more(on: Stage) -> QWidget:
    on.window.show_case(on.story.cases["rich"])
    on.settle()
    on.press("&More", on.window.case)
    menus = [one for one in on.window.case.findChildren(QMenu) if one.isVisible()]
    on.extra.extend(menus)
    return menus[-1]


def _record_reply(on: Stage) -> QWidget:
    dialog = _opened(on, partial(on.window.show_record, 0))
    dialog.what.set_value("reply")  # type: ignore[attr-defined] # RecordDialog
    dialog._show_parts()  # type: ignore[attr-defined] # the same
    return dialog


def _points(on: Stage) -> QWidget:
    letter = on.plaint.letters.writing(on.story.letters["sent"]).letter
    return _opened(on, partial(on.window.case.actions_of_case.points.ask, letter))


def _unfinished(on: Stage) -> QWidget:
    return _over(on, UnfinishedDialog([Unfinished("Add a note", f"They rang. {LONG_WORD}")], on.window))


def _pack(on: Stage) -> QWidget:
    installed = on.plaint.pack_exchange.all()[0]
    return _opened(on, partial(on.window.packs.door.show_installed, installed))


def _offer(on: Stage) -> QWidget:
    on.window.show_place("packs")
    return _opened(on, partial(on.window.packs.door.look_at, str(on.story.pack)))


def _try(on: Stage) -> QWidget:
    on.window.show_place("packs")
    return _opened(on, partial(on.window.packs.try_a_letter, on.story.pack))


def _names(on: Stage) -> QWidget:
    dialog = _try(on)
    assert isinstance(dialog, TryDialog)
    dialog._turn(to_names=True)
    return dialog


def _passphrase(deed: str, on: Stage) -> QWidget:
    return _over(on, PassphraseDialog(on.plaint, deed, on.window.navigator, on.window))


def _code(on: Stage) -> QWidget:
    return _over(on, RecoveryCodeDialog("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ", on.window.navigator, on.window))


def _open_backup(on: Stage) -> QWidget:
    return _over(on, OpenBackupDialog(f"{LONG_WORD}.plaintbackup", on.window.navigator, on.window))


def _place(on: Stage) -> QWidget:
    notices = (
        PlaceNotice("synced", "A program copies this folder", "Syncthing copies it to other computers, always."),
        PlaceNotice("copy", "There is a second copy", "Both were changed. Keep both, and look.", "plaint copy.db"),
    )
    return _over(on, PlaceDialog(on.plaint, notices, on.window))


def _busy(on: Stage) -> QWidget:
    box = BusyBox("Looking for names and addresses in everything that this case holds…", on.window)
    box._timer.stop()
    box._looking.stop()
    box.dialog.show_far(3, 10)
    return _over(on, box.dialog)


def _bug(on: Stage) -> QWidget:
    with patch("app.ui.error_reporter.log_bug"):
        return _opened(on, partial(on.window.reporter.show_bug, ValueError("none")))


def _place_gone(on: Stage) -> QWidget:
    watch = PlaceWatch(on.plaint, on.window)
    watch._timer.stop()
    on.window.removeEventFilter(watch)
    return _opened(on, partial(watch._ask, _error()))


def _not_kept(on: Stage) -> QWidget:
    dialog = _deed(lambda deed: deed.note(), on)
    assert isinstance(dialog, NoteDialog)
    dialog.form.set_values({"text": "They rang."})
    return _opened(on, dialog.reject)


def _everything(on: Stage) -> QWidget:
    locked = SimpleNamespace(is_locked=True, notice=on.plaint.everything.notice)
    care = on.window.settings.care
    with patch.object(care, "_plaint", SimpleNamespace(everything=locked)):
        return _opened(on, care.ask_where)


def _restore(on: Stage) -> QWidget:
    tried = Tried(on.plaint.data, datetime(2026, 11, 19, 8, 0, tzinfo=UTC), 12, 31, 9)
    return _opened(on, partial(on.window.settings.backups.restoring._ask, tried))


def _own_copy(on: Stage) -> QWidget:
    on.window.show_place("organisations")
    return _opened(on, on.window.organisations._details._ask_to_forget)


def _update(on: Stage) -> QWidget:
    card = on.window.settings.findChild(UpdateCard)
    assert isinstance(card, UpdateCard)
    return _opened(on, partial(card._offer, Installer(Path("installer"), "2.0.0")))
