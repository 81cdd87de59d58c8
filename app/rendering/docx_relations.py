"""How the parts of a Word file hang together: its relationships and content types."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from app.rendering.docx_package import CONTENT_TYPES, DocxPackage

ROOT_RELATIONS = "_rels/.rels"
RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION = f"{{{RELATIONS_NAMESPACE}}}Relationship"
_OVERRIDE = f"{{{TYPES_NAMESPACE}}}Override"
_TEXT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEXT_KINDS = ("document.main", "header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: from which list, of what kind (the last word of its type), to which part or address."""

    listed_in: str
    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as `header`."""
        return self.type.rpartition("/")[2]

    @property
    def part(self) -> str:
        """The part it points to, as the package names it."""
        folder = posixpath.dirname(posixpath.dirname(self.listed_in))
        return posixpath.normpath(posixpath.join("/", folder, self.target)).lstrip("/")


def relations(package: DocxPackage) -> Iterator[Relation]:
    """Yield all relationships of the package."""
    for name in package.parts:
        if name.endswith(".rels"):
            for element in package.tree(name).iter(_RELATION):
                external = element.get("TargetMode") == "External"
                target = element.get("Target", "")
                yield Relation(name, element.get("Id", ""), element.get("Type", ""), target, external)


def relations_of(part: str) -> str:
    """Return the name of the part that lists a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner_of(listed_in: str) -> str:
    """Return the part whose relationships a part lists; "" for those of the whole file."""
    folder, name = posixpath.split(listed_in)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def without_relations(package: DocxPackage, gone: set[tuple[str, str]]) -> DocxPackage:
    """Return the package without these relationships (list, id), and without all parts that nothing then leads to."""
    changed = {}
    for name in {listed_in for listed_in, _ in gone}:
        root = package.tree(name)
        for element in list(root.iter(_RELATION)):
            if (name, element.get("Id")) in gone:
                _taken_out(element)
        changed[name] = serialised(root)
    package = package.with_parts(changed)
    return _without_overrides(package.without(set(package.parts) - _reached(package)))


def _reached(package: DocxPackage) -> set[str]:
    by_list: dict[str, list[str]] = {}
    for relation in relations(package):
        if not relation.is_external:
            by_list.setdefault(relation.listed_in, []).append(relation.part)
    reached = {CONTENT_TYPES, ROOT_RELATIONS}
    ahead = list(by_list.get(ROOT_RELATIONS, ()))
    while ahead:
        part = ahead.pop()
        if part not in reached:
            reached |= {part, relations_of(part)}
            ahead += by_list.get(relations_of(part), ())
    return reached


def _taken_out(element: etree._Element) -> None:
    """Take an element out of whatever holds it: in a file from elsewhere that need not be the root."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_overrides(package: DocxPackage) -> DocxPackage:
    root = package.tree(CONTENT_TYPES)
    for element in list(root.iter(_OVERRIDE)):
        if element.get("PartName", "").lstrip("/") not in package.parts:
            _taken_out(element)
    return package.with_parts({CONTENT_TYPES: serialised(root)})


def with_part(package: DocxPackage, name: str, content: bytes, content_type: str, relation_type: str) -> DocxPackage:
    """Return the package with a part of its own that the root leads to."""
    types, root = package.tree(CONTENT_TYPES), package.tree(ROOT_RELATIONS)
    etree.SubElement(types, _OVERRIDE, {"PartName": f"/{name}", "ContentType": content_type})
    relation = {"Id": f"plaint{len(root) + 1}", "Type": relation_type, "Target": name}
    etree.SubElement(root, _RELATION, relation)
    return package.with_parts({CONTENT_TYPES: serialised(types), ROOT_RELATIONS: serialised(root), name: content})


def text_part_names(package: DocxPackage) -> list[str]:
    """Return the parts that hold a letter's words: body, headers, footers, notes."""
    wanted = {f"{_TEXT_TYPE}{kind}+xml" for kind in _TEXT_KINDS}
    overrides = package.tree(CONTENT_TYPES).iter(_OVERRIDE)
    names = [each.get("PartName", "").lstrip("/") for each in overrides if each.get("ContentType") in wanted]
    return [name for name in names if name in package.parts]


def serialised(root: etree._Element) -> bytes:
    """Return a tree as a part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
