"""What a good file is to the tests: a Word file, or a pack's folder, with a habit that somebody's program has."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.packs.hostile.cases import right_word_file
from tests.rendering.word_templates import rewritten, with_body

TYPES, ROOT, RELATIONS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Good:
    """One Word file, made when it is asked for.

    Attributes:
        says: Words that the drawn letter must hold, besides those that every one has.
        xml: What stands at the beginning of the right letter's body, where that is all there is to it.
    """

    name: str
    made: Callable[[], bytes]
    says: tuple[str, ...] = ()
    xml: str = ""


@dataclass(frozen=True, slots=True)
class GoodFolder:
    """One habit in a pack's folder: `change` is what the system, a program or its author does to it."""

    name: str
    change: Callable[[Path], None]


def with_xml(name: str, xml: str, *says: str) -> Good:
    """Return a letter that has this XML at the beginning of its body."""
    return Good(name, lambda: with_body(right_word_file(), xml), says, xml)


def run(text: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str) -> str:
    """Return a paragraph of one run."""
    return f"<w:p>{run(text)}</w:p>"


def with_part(
    name: str, part: str, content: bytes, kind: str, content_type: str = "", *, of_root: bool = False
) -> Good:
    """Return a letter with one part more, and the relationship that leads to it.

    Args:
        name: The habit.
        part: The part's name.
        content: Its bytes.
        kind: The type of the relationship, whole or only its last word.
        content_type: The part's own; none where its ending tells.
        of_root: Whether the file's root leads to it, not its body.
    """
    target = part if of_root else f"/{part}"
    relation = f'<Relationship Id="rIdGood" Type="{kind if ":" in kind else OFFICE + kind}" Target="{target}"/>'
    override = f'<Override PartName="/{part}" ContentType="{content_type}"/>' if content_type else ""
    return Good(
        name,
        lambda: rewritten(
            right_word_file(),
            {
                part: content,
                TYPES: lambda text: text.replace("</Types>", f"{override}</Types>"),
                ROOT if of_root else RELATIONS: lambda text: text.replace(
                    "</Relationships>", f"{relation}</Relationships>"
                ),
            },
        ),
    )
