"""The catalogues of texts: read out of the code, kept in `locale/`, compiled for the program.

    python3 dev.py words            after texts in the code changed or somebody translated some
    python3 dev.py words ga         the same, and begin a catalogue of Irish

`locale/plaint.pot` has every text, `locale/cy/LC_MESSAGES/plaint.po` every text and what is known of its Welsh,
`plaint.mo` only the latter, for the program. Nothing is translated without a source, which stands as a comment above
it; names of months and days come from the Unicode CLDR by themselves, for each language.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE_FOLDER = ROOT / "resources" / "locale"
TEMPLATE = LOCALE_FOLDER / "plaint.pot"
SOURCE = "Source: "
_KEYWORDS = {"tr": None, "trn": (1, 2)}
_WIDTH = 120
_HEAD = """\
# The texts of Plaint. Written by `python3 dev.py words`; change only what stands in msgstr.
# Keep what stands in braces, such as {title}, and one & before the letter that is pressed with Alt."""


class SteadyCatalog(Catalog):
    """A catalogue whose head says nothing that changes by itself, so that the same texts give the same bytes."""

    @property  # type: ignore[misc] # nobody sets it here
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the facts at the head of the file."""
        named = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale else []
        return [
            ("Project-Id-Version", "Plaint"),
            *named,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def catalogue_file(language: str) -> Path:
    """Return where the texts of a language are."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / "plaint.po"


def of_the_code() -> Catalog:
    """Return every text that the code hands to `tr` and `trn`, in the order of the modules."""
    found = SteadyCatalog(fuzzy=False, header_comment=_HEAD)
    extracted = extract_from_dir(ROOT / "app", [("**.py", "python")], keywords=_KEYWORDS)
    for place, line, texts, _, _ in sorted(extracted, key=lambda each: (each[0], each[1])):
        found.add(texts, locations=[(f"app/{Path(place).as_posix()}", line)])
    return found


def of_a_language(language: str) -> Catalog:
    """Return the texts of a language as they are kept, or none yet."""
    made = SteadyCatalog(locale=language, fuzzy=False, header_comment=_HEAD)
    if catalogue_file(language).exists():
        with catalogue_file(language).open("rb") as file:
            kept = read_po(file, locale=language)
        for message in _texts(kept):
            made[message.id] = message
        made.obsolete = kept.obsolete
    return made


def brought_up_to_date(language: str, template: Catalog) -> Catalog:
    """Return the texts of a language with those of the code: new ones untranslated, gone ones put aside."""
    catalogue = of_a_language(language)
    for once in catalogue.obsolete.values():  # it may have come back
        catalogue[once.id] = once
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete = type(catalogue.obsolete)(
        (key, message) for key, message in catalogue.obsolete.items() if is_translated(message)
    )
    for english, own in dates_of(language):
        message = catalogue.get(english)
        if message is not None and not message.string:
            message.string = own
            message.user_comments = [f"{SOURCE}Unicode CLDR {get_cldr_version()}, {language}"]
    return catalogue


def dates_of(language: str) -> Iterator[tuple[str, str]]:
    """Yield the names of months and days in English and in a language, whole and cut short (Unicode CLDR)."""
    english, own = Locale.parse("en_GB"), Locale.parse(language)
    for width, cut in (("wide", None), ("abbreviated", 3)):
        for number in range(1, 13):
            yield english.months["format"]["wide"][number][:cut], own.months["format"][width][number]
        for number in range(7):
            yield english.days["format"]["wide"][number][:cut], own.days["format"][width][number]


def is_translated(message: Message) -> bool:
    """Return whether a text has its words in the language."""
    return any(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as the text that translators work on; places without lines, which change too often."""
    written = io.BytesIO()
    write_po(written, catalogue, width=_WIDTH, include_lineno=False)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return what of a catalogue is translated, in the form that the program reads."""
    translated = SteadyCatalog(locale=catalogue.locale, fuzzy=False)
    for message in _texts(catalogue):
        if is_translated(message):
            translated.add(message.id, message.string)
    written = io.BytesIO()
    write_mo(written, translated)
    return written.getvalue()


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def main(arguments: Sequence[str]) -> int:
    """Write the template and the catalogues of all languages, and of those that are named."""
    template = of_the_code()
    LOCALE_FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(as_po(template))
    for language in sorted({*(path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir()), *arguments}):
        catalogue, file = brought_up_to_date(language, template), catalogue_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_po(catalogue))
        file.with_suffix(".mo").write_bytes(as_mo(catalogue))
        translated = sum(map(is_translated, _texts(catalogue)))
        print(f"{language}: {translated} of {len(template)} texts translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
