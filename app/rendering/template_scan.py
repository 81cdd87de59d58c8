"""Reading a Word template before it is used: its problems, its tags, and the names it asks for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jinja2 import nodes
from lxml import etree

from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_check import check_package
from app.rendering.docx_package import DocxPackage, open_package
from app.rendering.docx_relations import relations, text_part_names
from app.rendering.docx_tidy import CORE_PROPERTIES, tidied
from app.rendering.sandbox import TEXT_ENVIRONMENT, XML_ENVIRONMENT
from app.rendering.tag_advice import syntax_words
from app.rendering.tag_mending import mended
from app.rendering.template_language import Fault, NameUse, read_language, syntax_tree
from app.rendering.template_structure import structure_faults
from app.rendering.template_tags import Tag, flatten, original_data, read_tags, tags_in_text
from app.rendering.word_places import located
from app.rendering.word_xml import W_TBL, w

MOST_PROBLEMS = 100  # of one kind in one part; whoever has more has mended none of these yet
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class PlacedUse:
    """One use of a name, with its place.

    Attributes:
        name: Dotted, such as `points.statement`.
        path: The same with `[]` after what is looped over, such as `points[].statement`.
        filters: What it goes through, innermost first; a date without a date filter must not be printed.
        is_printed: Whether it reaches the page, not only a condition.
        is_looped: Whether a loop runs over it.
    """

    name: str
    path: str
    filters: tuple[str, ...]
    is_printed: bool
    part: str
    paragraph: int | None
    tag: str
    is_looped: bool = False


@dataclass(frozen=True, slots=True)
class TemplateScan:
    """What there is to know about a Word template without filling it."""

    problems: tuple[Problem, ...]
    uses: tuple[PlacedUse, ...]

    @property
    def names(self) -> frozenset[str]:
        """All dotted names that the template uses."""
        return frozenset(use.name for use in self.uses)


@dataclass(frozen=True, slots=True)
class ScannedPart:
    """One part with its tags; `tree` is ready to be compiled unless there were errors.

    Attributes:
        field: For core properties, which one: `title` or `subject`.
    """

    name: str
    tags: tuple[Tag, ...]
    uses: tuple[NameUse, ...]
    tree: nodes.Template | None
    has_tables: bool = False
    field: str = ""

    def tag_on(self, line: int) -> Tag | None:
        """Return the tag on a line of the flattened source; the n-th stands on line n + 1."""
        return self.tags[line - 2] if 2 <= line < len(self.tags) + 2 else None


def scan(docx: bytes) -> TemplateScan:
    """Return a template's problems, errors and warnings alike, and the names it uses; never raises for its faults."""
    try:
        _, parts, problems = read_template(docx)
    except ProblemsFoundError as error:
        return TemplateScan(error.problems, ())
    return TemplateScan(tuple(problems), tuple(use for part in parts for use in _placed_uses(part)))


def mentions(docx: bytes, name: str) -> bool:
    """Whether the words of a template's parts hold a name; quick, and no proof that the template is right."""
    package = open_package(docx)
    words = (etree.tostring(package.tree(part), method="text", encoding="unicode") for part in text_part_names(package))
    return any(name in each for each in words)


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop the work."""
    return [problem for problem in problems if problem.severity == "error"]


def read_template(docx: bytes) -> tuple[DocxPackage, list[ScannedPart], list[Problem]]:
    """Return a template tidied, its parts with tags, and all its problems.

    Raises:
        ProblemsFoundError: It is no Word file at all, or too large to look into.
    """
    whole = package = open_package(docx)
    problems = check_package(package)
    if errors_of(problems):
        return package, [], located(package, problems)
    problems += _warnings(package)
    properties = _core_texts(package)
    package = tidied(package)
    parts = []
    for name in text_part_names(package):
        part, found = _scan_part(name, package.tree(name))
        parts.append(part)
        problems += found
    for field, text in properties.items():
        part, found = _scan_property(field, text)
        parts.append(part)
        problems += found
    return package, parts, located(whole, problems)


def _scan_part(name: str, root: etree._Element) -> tuple[ScannedPart, list[Problem]]:
    tags, problems = read_tags(root, name)
    part = ScannedPart(name, tuple(tags), (), None, has_tables=next(root.iter(W_TBL), None) is not None)
    if errors_of(problems) or not tags:
        return part, problems
    _mend_grids(root)
    parsed, found = _parsed(part, flatten(root))
    return parsed, problems + found


def _scan_property(field: str, text: str) -> tuple[ScannedPart, list[Problem]]:
    tags, source, problems = tags_in_text(text, CORE_PROPERTIES)
    part = ScannedPart(CORE_PROPERTIES, tuple(tags), (), None, field=field)
    return (part, problems) if problems else _parsed(part, source)


def _parsed(part: ScannedPart, source: str) -> tuple[ScannedPart, list[Problem]]:
    if source.count("\n") != len(part.tags):
        message = tr("The tags of this part cannot be told apart.")
        hint = tr("Look for a single { or } at the end of a paragraph.")
        return part, [Problem("error", "unclosed-tag", message, hint, part=part.name)]
    environment = TEXT_ENVIRONMENT if part.field else XML_ENVIRONMENT
    tree = syntax_tree(environment, source)
    if isinstance(tree, Fault):
        return part, _problems(part, [tree]) if tree.code != "syntax" else _syntax_problems(part, tree)
    faults, uses = read_language(tree)
    if any(fault.code == "too-deep" for fault in faults):
        return part, _problems(part, faults)
    faults += structure_faults(tree)
    for data in tree.find_all(nodes.TemplateData):
        data.data = original_data(data.data)
    return ScannedPart(part.name, part.tags, tuple(uses), tree, part.has_tables, part.field), _problems(part, faults)


def _syntax_problems(part: ScannedPart, first: Fault) -> list[Problem]:
    """Look at each tag by itself: Jinja stops at the first that it cannot read, an author wants to know all."""
    wrong = [
        (tag, fault.why) for tag in part.tags if isinstance(fault := syntax_tree(TEXT_ENVIRONMENT, _alone(tag)), Fault)
    ]
    at_first = part.tag_on(first.line)
    if not wrong and at_first is not None:
        wrong = [(at_first, first.why)]
    if not wrong:
        return _problems(part, [first])
    return [
        replace(_problem(part.name, tag), message=message, hint=hint)
        for tag, why in wrong[:MOST_PROBLEMS]
        for message, hint in [syntax_words(mended(tag.text), why)]
    ]


def _problem(part: str, tag: Tag) -> Problem:
    return Problem("error", "syntax", "", part=part, paragraph=tag.paragraph or None, tag=tag.text)


def _alone(tag: Tag) -> str:
    """Return a tag as source that can be read by itself, with what belongs to it."""
    text = mended(tag.text)
    text = f"{text[:2]} {text[2 + len(tag.kind) :]}" if tag.kind else text
    match tag.word:
        case "if" | "for":
            return f"{text}{{% end{tag.word} %}}"
        case "elif" | "else":
            return f"{{% if x %}}{text}{{% endif %}}"
        case "endif":
            return f"{{% if x %}}{text}"
        case "endfor":
            return f"{{% for x in y %}}{text}"
    return text


def _problems(part: ScannedPart, faults: Sequence[Fault]) -> list[Problem]:
    problems = []
    for fault in faults:
        tag = part.tag_on(fault.line)
        problems.append(
            Problem(
                "error",
                fault.code,
                fault.message,
                fault.hint,
                part=part.name,
                paragraph=tag.paragraph if tag and tag.paragraph else None,
                tag=tag.text if tag else "",
            )
        )
    return problems


def _placed_uses(part: ScannedPart) -> Iterator[PlacedUse]:
    for use in part.uses:
        tag = part.tag_on(use.line)
        paragraph, text = (tag.paragraph or None, tag.text) if tag else (None, "")
        yield PlacedUse(use.name, use.path, use.filters, use.is_printed, part.name, paragraph, text, use.is_looped)


def _core_texts(package: DocxPackage) -> dict[str, str]:
    """Return title and subject of the template's own properties."""
    found = [each.part for each in relations(package) if each.kind == "core-properties"]
    if not found or found[0] not in package.parts:
        return {}
    root = package.tree(found[0])
    return {field: root.findtext(f"{_DC}{field}") or "" for field in ("title", "subject")}


def _mend_grids(root: etree._Element) -> None:
    """Give each table the grid that docxtpl's rule for tables relies on (ECMA-376 part 1, 17.4.48)."""
    for table in root.iter(W_TBL):
        grid = table.find(w("tblGrid"))
        if grid is None:
            grid = etree.Element(w("tblGrid"))
            place = table.find(w("tblPr"))
            table.insert(0 if place is None else table.index(place) + 1, grid)
        for column in grid.findall(w("gridCol")):
            width = column.get(w("w"), "")
            column.set(w("w"), width if width.isdigit() else "0")
    for span in list(root.iter(w("gridSpan"))):
        parent = span.getparent()
        if parent is not None and not span.get(w("val"), "").isdigit():
            parent.remove(span)


def _warnings(package: DocxPackage) -> Iterator[Problem]:
    kinds = {each.kind for each in relations(package)}
    if "comments" in kinds:
        message = tr("The Word file has comments; they are left out of letters.")
        yield Problem("warning", "comments", message, tr("Delete them before you publish."))
    for name in text_part_names(package) if "word/styles.xml" in package.parts else ():
        known = {style.get(w("styleId")) for style in package.tree("word/styles.xml").iter(w("style"))}
        used = package.tree(name).iter(w("pStyle"), w("rStyle"), w("tblStyle"))
        for missing in dict.fromkeys(str(each.get(w("val"))) for each in used if each.get(w("val")) not in known):
            message = tr("The style “{style}” is used and not there.").format(style=missing)
            yield Problem("warning", "missing-style", message, tr("Choose another style in Word."), part=name)
