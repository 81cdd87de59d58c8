"""Letters filled from Word templates: compiled once, filled in a millisecond, checked before anybody sees them."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType

from jinja2 import Template, TemplateError
from lxml import etree

from app.domain.answers import MARK_START, Value
from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.answer_text import MARK, clean
from app.rendering.docx_package import DocxPackage, PackedPart, open_package, parse_xml, problem_error
from app.rendering.docx_relations import text_part_names
from app.rendering.docx_tidy import DocumentProperties, properties_parts
from app.rendering.filled_xml import ContinuationRule, settle, tables_fit
from app.rendering.kept_values import KeptValues
from app.rendering.paragraph_styles import continuation_rule
from app.rendering.sandbox import TEXT_ENVIRONMENT, XML_ENVIRONMENT, compile_tree, nearest_name, run
from app.rendering.template_scan import ScannedPart, errors_of, read_template
from app.rendering.word_places import located
from app.rendering.word_xml import all_text

__all__ = ["CompiledLetter", "DocumentProperties", "FilledLetter", "compile_letter", "verify"]

_CACHED_TEMPLATES = 32
_cache: OrderedDict[str, "CompiledLetter"] = OrderedDict()
_cache_lock = threading.Lock()
kept_texts: KeptValues[tuple[PackedPart, str, bool], str] = KeptValues(16 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter as bytes, and what its writer should know about it."""

    docx: bytes
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _LetterPart:
    """One part with tags in it, ready to be filled again and again."""

    scanned: ScannedPart
    template: Template
    has_tables: bool

    def filled(self, context: Mapping[str, Value], rule: ContinuationRule) -> bytes:
        """Return the part's bytes for these answers, each printed text proved to be in it."""
        xml, printed = self._run(context)
        root = parse_xml(xml.encode(), self.scanned.name)
        if self.has_tables and not tables_fit(root):
            root = _fixed_tables(xml)
        settle(root, rule)
        _check_whole(all_text(root), printed)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def filled_text(self, context: Mapping[str, Value]) -> str:
        """Return the text of a core property, on one line."""
        return MARK.sub(r"[\1]", " ".join(self._run(context)[0].split()))

    def _run(self, context: Mapping[str, Value]) -> tuple[str, list[str]]:
        try:
            return run(self.template, context)
        except (TemplateError, TypeError) as error:
            raise self._error(error, context) from None

    def _error(self, error: Exception, context: Mapping[str, Value]) -> ProblemsFoundError:
        line = _template_line(error.__traceback__)
        tag = self.scanned.tag_on(line)
        names = [use.name.partition(".")[0] for use in self.scanned.uses if use.line == line]
        message = tr("The tag “{tag}” cannot be filled: {why}").format(tag=tag.text if tag else "", why=str(error))
        hint = nearest_name([name for name in names if name not in context], context)
        problem = Problem(
            "error",
            "cannot-fill",
            message,
            hint,
            part=self.scanned.name,
            paragraph=tag.paragraph if tag else None,
            tag=tag.text if tag else "",
        )
        return ProblemsFoundError(message, [problem], hint)


@dataclass(frozen=True, slots=True)
class CompiledLetter:
    """A template that was read, checked and tidied, with its tagged parts compiled."""

    package: DocxPackage
    parts: tuple[_LetterPart, ...]
    properties: Mapping[str, _LetterPart]
    rule: ContinuationRule

    def fill(self, context: Mapping[str, Value], properties: DocumentProperties) -> FilledLetter:
        """Return the letter for these answers.

        Args:
            context: Plain data by name; hidden and unanswered ones empty, never left out.
            properties: Title, subject and date of the document; an empty title or subject is taken from the template.

        Raises:
            ProblemsFoundError: A tag cannot be filled; names part, paragraph and tag. Or words would be lost.
            TypeError: The context holds something else than plain data.
        """
        plain, notices = clean(dict(context), keep_marks=True)
        assert isinstance(plain, dict)
        try:
            changed = {part.scanned.name: part.filled(plain, self.rule) for part in self.parts}
            texts = {name: part.filled_text(plain) for name, part in self.properties.items()}
        except ProblemsFoundError as error:
            raise ProblemsFoundError(error.message, located(self.package, error.problems), error.hint) from None
        changed |= properties_parts(self.package, properties, texts)
        return FilledLetter(self.package.with_parts(changed).to_bytes(), notices)


def compile_letter(docx: bytes) -> CompiledLetter:
    """Return the template ready to be filled; the same bytes are compiled once.

    Raises:
        ProblemsFoundError: Anything that the checks of pack-format.md (“What a template can say”) call an error, each
            with its part, paragraph and tag.
    """
    digest = hashlib.sha256(docx).hexdigest()
    with _cache_lock:
        if digest in _cache:
            _cache.move_to_end(digest)
            return _cache[digest]
    letter = _compiled(docx)
    with _cache_lock:
        _cache[digest] = letter
        while len(_cache) > _CACHED_TEMPLATES:
            _cache.popitem(last=False)
    return letter


def _compiled(docx: bytes) -> CompiledLetter:
    package, scanned, problems = read_template(docx)
    errors = errors_of(problems)
    if errors:
        message = tr("The Word template has problems: {first}").format(first=errors[0].message)
        raise ProblemsFoundError(message, errors, errors[0].hint)
    parts = [_compiled_part(part) for part in scanned if part.tree is not None]
    in_text = tuple(part for part in parts if not part.scanned.field)
    properties = {part.scanned.field: part for part in parts if part.scanned.field}
    return CompiledLetter(package, in_text, properties, continuation_rule(package))


def _compiled_part(part: ScannedPart) -> _LetterPart:
    assert part.tree is not None
    template = compile_tree(TEXT_ENVIRONMENT if part.field else XML_ENVIRONMENT, part.tree)
    return _LetterPart(part, template, has_tables=part.has_tables)


def _fixed_tables(xml: str) -> etree._Element:
    """Apply docxtpl's rule for tables whose rows have more or fewer cells than the grid."""
    from docxtpl import DocxTemplate

    tree: etree._Element = DocxTemplate("").fix_tables(xml)
    return tree


def _template_line(traceback: TracebackType | None) -> int:
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def verify(docx: bytes, answers: Iterable[str]) -> tuple[str, ...]:
    """Prove that a letter is well-formed with no tag left in it; tell which answers it does not hold whole.

    What a template prints is proved whole by `fill`. An answer can still be absent by the template's own wish, because
    an `if` leaves it out or a filter changes it; that is for the person to know, and no reason to refuse the letter.

    Args:
        docx: The finished letter.
        answers: The texts that are expected in it, as they were typed.

    Returns:
        The texts that are not in it, cleaned.

    Raises:
        ProblemsFoundError: It is malformed or holds a tag; the letter must not be used.
    """
    package = open_package(docx)
    with_text = text_part_names(package)
    found = {name: _text_of(package, name, name in with_text) for name in package.parts if _is_xml(name)}
    text = "\n".join(found[name] for name in with_text)
    texts = [str(clean(answer)[0]) for answer in answers]
    for sign in ("{{", "{%"):
        if sign in text and not any(sign in answer for answer in texts):
            raise problem_error("tag-left", tr("A tag of the template was left in the letter."))
    return tuple(answer for answer in texts if not _is_whole(text, answer))


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _text_of(package: DocxPackage, name: str, has_text: bool) -> str:
    """Return the text of a part that is well-formed; most parts are the same from letter to letter."""
    return kept_texts.get(
        (package.parts[name], name, has_text),
        lambda: _checked_text(package.tree(name), has_text),
        lambda _: package.parts[name].size,
    )


def _checked_text(tree: etree._Element, has_text: bool) -> str:
    """Return the words of a part that could be parsed; others than body, headers, footers and notes have none."""
    return all_text(tree) if has_text else ""


def _check_whole(text: str, answers: Iterable[str]) -> None:
    """Refuse a letter in which something that it printed is not whole."""
    if not all(_is_whole(text, answer) for answer in answers):
        message = tr("Some words would be missing from the letter.")
        raise problem_error(
            "lost-text", message, tr("Report this to the makers of Plaint. Nothing was lost from your answers.")
        )


def _is_whole(text: str, answer: str) -> bool:
    """Compare line by line: an empty line in an answer is a new paragraph in the letter."""
    if answer in text:
        return True
    shown = MARK.sub(r"[\1]", answer) if MARK_START in answer else answer
    return all(line in text for line in shown.split("\n"))
