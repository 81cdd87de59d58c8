"""Settings as data: what there is, what each may be, and the file that keeps them."""

import json
import os
import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import ENGLISH, is_language, languages, speak, tr
from app.paths import settings_file

APPEARANCES = ("system", "light", "dark", "contrast")
TEXT_SIZES = ("100", "115", "130", "150")
PDF_ENGINES = ("builtin", "libreoffice", "word")
SPELLING = ("on", "off")
LOCK_AFTER = ("0", "2", "5", "10", "30", "60")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the window looks and where letters are saved; nothing here says anything about a case.

    Attributes:
        appearance: One of APPEARANCES.
        text_size: Per cent of the system's text size, one of TEXT_SIZES.
        letters_folder: Where saved letters go; "" for the folder in the person's documents.
        window: The window's place, as the toolkit wrote it.
        pdf_engine: What draws the PDFs of letters that are kept, one of PDF_ENGINES.
        lock_after: Minutes without a key or a click until letters under a passphrase are locked, one of LOCK_AFTER;
            "0" is never.
        told: What the person was told once and has read, a code a line; see `place_service`.
        spelling: Whether words that the dictionary does not have are marked, one of SPELLING.
        language: The language of the screens; letters are in that of their pack.
    """

    appearance: str = "system"
    text_size: str = "100"
    letters_folder: str = ""
    window: str = ""
    pdf_engine: str = "builtin"
    lock_after: str = "10"
    told: str = ""
    spelling: str = "on"
    language: str = ENGLISH

    def changed(self, name: str, value: str) -> "Settings":
        """Return the settings with one changed; raises UserError for an unknown name or value."""
        choices = {
            "appearance": APPEARANCES,
            "text_size": TEXT_SIZES,
            "pdf_engine": PDF_ENGINES,
            "lock_after": LOCK_AFTER,
            "spelling": SPELLING,
        }
        if name not in {field.name for field in fields(self)}:
            raise UserError(
                tr("There is no setting “{name}”.").format(name=name),
                tr("There are: {names}.").format(names=", ".join(field.name for field in fields(self))),
            )
        if value not in choices.get(name, (value,)) or (name == "language" and not is_language(value)):
            raise UserError(
                tr("“{name}” can’t be “{value}”.").format(name=name, value=value),
                tr("It can be: {values}.").format(values=", ".join(choices.get(name) or languages())),
            )
        return replace(self, **{name: value})


class SettingsFile:
    """Keeps settings as JSON; a damaged file gives the defaults, because nothing in it is precious."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Return the settings; unknown or broken ones are passed over."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        settings = Settings()
        for name, value in stored.items() if isinstance(stored, dict) else ():
            try:
                settings = settings.changed(name, value) if isinstance(value, str) else settings
            except UserError:
                continue
        return settings

    def pdf_engine(self) -> str:
        """Return what draws PDFs, as it is set now."""
        return self.load().pdf_engine

    def save(self, settings: Settings) -> None:
        """Write the settings whole or not at all; raises UserError when that can't be done."""
        text = json.dumps({field.name: getattr(settings, field.name) for field in fields(settings)}, indent=2)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self._path.parent, prefix=".settings-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(part).replace(self._path)
        except OSError as error:
            raise UserError(
                tr("The settings could not be saved: {why}.").format(why=why_refused(error)),
                tr("Your letters are not touched by this. Free some space, then try again."),
            ) from error


def speak_as_set(data: Path) -> None:
    """Speak the language that is set in a data folder, from now on."""
    speak(SettingsFile(settings_file(data)).load().language)
