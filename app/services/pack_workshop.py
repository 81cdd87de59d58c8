"""What somebody who makes packs does: begin one, check it, build and sign it, verify it, compare two."""

import hashlib
import pickle
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.errors import ProblemsFoundError, UserError
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.domain.progress import Tell, tell_nobody
from app.domain.templates import Template
from app.i18n import tr
from app.packs.key_words import key_words
from app.packs.letter_draft import LetterDraft, add_letter, draft_letter
from app.packs.letter_trials import LetterToTry
from app.packs.minisign import PublicKey, SecretKey, read_public_key, read_secret_key
from app.packs.name_list import ListedName, NameList, name_list
from app.packs.new_pack import make_pack
from app.packs.pack_archive import manifest_problems
from app.packs.pack_building import build_pack, read_files, signature_problems
from app.packs.pack_check import letters_to_try
from app.packs.pack_placing import laid_out
from app.packs.question_draft import DraftQuestion
from app.rendering.kept_values import KeptValues
from app.services.foreign_archives import differences, unpacked, words_of_template
from app.services.foreign_pages import template_scanned
from app.services.limited_work import WORKER

__all__ = ["KeyFiles", "PublicKey", "begin", "build", "changes", "check", "check_word_file", "new_key", "public_key"]
__all__ += ["DraftQuestion", "LetterDraft", "ListedName", "NameList", "add", "draft", "names", "problems", "verify"]
__all__ += ["names_of_word_file", "words", "words_of"]

# What was found in letters that were drawn already, so that a saved file costs one letter's drawing.
_TRIED: KeptValues[bytes, tuple[Problem, ...]] = KeptValues(2000)


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """A new key pair as the texts of its two files."""

    secret: str
    public: str
    key: PublicKey


def begin(folder: Path) -> str:
    """Make a small working pack in a new folder and return its id; raises UserError."""
    return make_pack(folder)


def words(docx: bytes) -> str:
    """Return a Word template as text, a line for each paragraph; raises ProblemsFoundError."""
    return words_of_template(docx)


def new_key(passphrase: str) -> KeyFiles:
    """Make a key pair; the secret one opens with the passphrase."""
    key = SecretKey.new()
    return KeyFiles(key.encrypted(passphrase), key.public.file_text(), key.public)


def public_key(text: str) -> PublicKey:
    """Return a publisher's public key from its line or the text of its file; raises UserError."""
    return read_public_key(text)


def words_of(key: PublicKey) -> str:
    """Return a key as words that two people can compare on the telephone."""
    return " ".join(key_words(key))


def build(folder: Path, today: date, secret: tuple[str, str] | None = None) -> tuple[bytes, PublicKey | None]:
    """Return a pack as one file, and the key that signed it.

    Args:
        folder: The pack's folder.
        today: The day on which samples without a day of their own are judged.
        secret: The text of the secret key's file, and its passphrase.

    Raises:
        ProblemsFoundError: Something in the pack is wrong.
        UserError: The key does not open.
    """
    key = read_secret_key(*secret) if secret else None
    return build_pack(folder, today, key, check), key.public if key else None


def check(source: Path, today: date, tell: Tell = tell_nobody) -> Sequence[Problem]:
    """Return every problem of a pack's folder or of a built pack; also of what is neither. Each letter is drawn.

    Args:
        source: The folder or the file.
        today: The day on which samples without a day of their own are judged.
        tell: Hears how many of the letters are drawn.

    Raises:
        UserError: It is not there or cannot be read.
        StoppedError: `tell` wanted no more of it.
    """
    found = list(problems(source, today))
    try:
        letters = _letters(source, found, today)
    except ProblemsFoundError:
        return tuple(found)
    for done, letter in enumerate(letters):
        tell(done, len(letters))
        found += _tried(letter)
    return tuple(found)


def _letters(source: Path, found: Sequence[Problem], today: date) -> list[LetterToTry]:
    if source.is_dir():
        return letters_to_try(source, found, today)
    files = read_files(source, unpacked).files
    with tempfile.TemporaryDirectory(prefix="plaint-") as parent, laid_out(files, Path(parent)) as folder:
        return letters_to_try(folder, found, today)


def _tried(letter: LetterToTry) -> Sequence[Problem]:
    """Draw a letter in the process with limits; one that was drawn before is not drawn again."""
    key = hashlib.sha256(pickle.dumps(letter)).digest()
    try:
        return _TRIED.get(key, lambda: WORKER.try_letter(letter), lambda found: 1 + len(found))
    except ProblemsFoundError as error:
        return tuple(replace(problem, file=letter.file) for problem in error.problems)
    except UserError:
        message = tr("Drawing this letter with its samples takes too much time or memory.")
        hint = tr("Look for pictures that are too large, and for loops over long lists.")
        return (Problem("error", "slow-letter", message, hint, letter.file),)


def problems(source: Path, today: date) -> Sequence[Problem]:
    """Return what is wrong with the files of a pack, without drawing its letters; raises as `check` does."""
    try:
        archive = read_files(source, unpacked)
    except ProblemsFoundError as error:
        return error.problems
    changed = manifest_problems(archive) if archive.manifest and not source.is_dir() else ()
    return (*changed, *WORKER.check_pack(archive.files, today))


def draft(docx: bytes, name: str) -> LetterDraft:
    """Return the letter that a Word file suggests: a question for each name in its tags; raises ProblemsFoundError.

    It is looked at in the process with limits.
    """
    return draft_letter(docx, name, template_scanned)


def add(folder: Path, letter: LetterDraft) -> list[Path]:
    """Put a drafted letter into a pack's folder, or make an empty one a pack; returns the files. Raises UserError."""
    return add_letter(folder, letter)


def names(pack: Pack, template: Template, docx: bytes) -> NameList:
    """Return every name that a letter's Word file uses, where it stands, and what supplies it."""
    return name_list(template, pack.laws, template_scanned(docx))


def check_word_file(docx: bytes, name: str) -> Sequence[Problem]:
    """Return every problem of a Word template alone."""
    return WORKER.check_docx(docx, name)


def names_of_word_file(docx: bytes) -> Sequence[str]:
    """Return the names that a Word template alone uses: nobody can judge them without its questions."""
    return sorted(template_scanned(docx).names)


def verify(source: Path, key: PublicKey) -> Sequence[Problem]:
    """Return where a pack is not as the owner of a key signed it; raises UserError where it cannot be read."""
    try:
        return signature_problems(read_files(source, unpacked), key)
    except ProblemsFoundError as error:
        return error.problems


def changes(old: Path, new: Path) -> str:
    """Return what changed between two packs, each a folder or a file, as a unified diff; raises UserError."""
    return differences(read_files(old, unpacked).files, read_files(new, unpacked).files)
