"""Words that Qt itself shows, in the language of the screens: menus of text fields, its file dialog, months."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n import ENGLISH, PSEUDO, language, remembered, tr

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class QtWords(QTranslator):
    """Answers Qt with our own words; for what it has none Qt takes its English ones."""

    def translate(
        self,
        _context: str,
        sourceText: str,  # noqa: N803 as Qt calls it
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """Return a text of Qt in the language, or None."""
        return _words().get(sourceText)

    def isEmpty(self) -> bool:
        """Return whether there is nothing to ask for."""
        return False


class _Installed:
    """The one translator, while a language other than English is spoken."""

    words: QtWords | None = None


def speak_in_qt(app: QApplication) -> None:
    """Have Qt speak the language of the screens, and name months as they do, whatever the system is set to."""
    code = language()
    QLocale.setDefault(_BRITISH if code in {ENGLISH, PSEUDO} else QLocale(code))
    if code == ENGLISH and _Installed.words is not None:
        app.removeTranslator(_Installed.words)
        _Installed.words = None
    elif code != ENGLISH and _Installed.words is None:
        _Installed.words = QtWords(app)
        app.installTranslator(_Installed.words)


@remembered(1)
def _words() -> dict[str, str]:
    """Return what we say for each text of Qt that people meet here."""
    return {
        "&Undo": tr("&Undo"),
        "&Redo": tr("&Redo"),
        "Cu&t": tr("Cu&t"),
        "&Copy": tr("&Copy"),
        "&Paste": tr("&Paste"),
        "Delete": tr("Delete"),
        "Select All": tr("Select All"),
        "Look in:": tr("Look in:"),
        "File &name:": tr("File &name:"),
        "Files of type:": tr("Files of type:"),
        "Directory:": tr("Folder:"),
        "&Open": tr("&Open"),
        "&Save": tr("&Save"),
        "&Choose": tr("&Choose"),
        "Cancel": tr("Cancel"),
        "&Cancel": tr("&Cancel"),
        "Back": tr("Back"),
        "Forward": tr("Forward"),
        "Parent Directory": tr("Folder above"),
        "Create New Folder": tr("New folder"),
        "List View": tr("As a list"),
        "Detail View": tr("With details"),
        "Name": tr("Name"),
        "Size": tr("Size"),
        "Type": tr("Type"),
        "Date Modified": tr("Last changed"),
        "Save As": tr("Save as"),
        "&New Folder": tr("&New folder"),
    }
