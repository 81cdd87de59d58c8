"""A Word template as text, a line for each paragraph with its tags, so that two versions can be compared."""

import difflib
from collections.abc import Iterator, Mapping

from app.packs.pack_archive import MANIFEST, SIGNATURE
from app.rendering.docx_package import open_package
from app.rendering.docx_relations import text_part_names
from app.rendering.word_xml import W_P, paragraph_text


def template_text(docx: bytes) -> str:
    """Return the words of a template in order; a line for each paragraph, a heading for each part after the first.

    Raises:
        ProblemsFoundError: It is no Word file, or one that is not safe to look into.
    """
    package = open_package(docx)
    lines: list[str] = []
    for name in text_part_names(package):
        lines += [f"[{name}]"] if lines else []
        lines += [paragraph_text(paragraph) for paragraph in package.tree(name).iter(W_P)]
    return "\n".join(lines) + "\n"


def pack_diff(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Return what changed between two packs as a unified diff: TOML as it is written, Word files as text."""
    paths = (old.keys() | new.keys()) - {MANIFEST, SIGNATURE}
    changed = sorted(path for path in paths if old.get(path) != new.get(path))
    return "".join(line for path in changed for line in _file_diff(path, old.get(path), new.get(path)))


def _file_diff(path: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    before, after = _lines(path, old), _lines(path, new)
    if before == after:
        yield f"{path}: only its form changed, not its words.\n"
        return
    names = (path if old is not None else "/dev/null", path if new is not None else "/dev/null")
    yield from difflib.unified_diff(before, after, *names)


def _lines(path: str, data: bytes | None) -> list[str]:
    if data is None:
        return []
    text = template_text(data) if path.endswith(".docx") else data.decode("utf-8-sig", "replace")
    return [f"{line}\n" for line in text.splitlines()]
