"""A pack's folder as systems and editors leave it: the pack in it can be checked, built and installed all the same."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.packs.good.cases import GoodFolder

_LEFT_OVER = (
    ".DS_Store", "letters/.DS_Store", "Thumbs.db", "letters/thumbs.db", "desktop.ini", "._pack.toml", "Icon\r",
    "letters/~$mplaint.docx", "letters/.~lock.complaint.docx#", "letters/~WRL0001.tmp", "pack.toml~", "pack.toml.bak",
    "letters/complaint.docx.bak", ".directory", ".git/config", ".gitignore", "__MACOSX/._pack.toml",
)  # fmt: skip


def cases() -> Iterator[GoodFolder]:
    """Yield one habit each."""
    for name in _LEFT_OVER:
        yield GoodFolder(f"left over: {name!r}", partial(_put, name))
    yield GoodFolder("byte order marks of Notepad", _each_text(lambda text: "\ufeff" + text))
    yield GoodFolder("line ends of Windows", _each_text(lambda text: text.replace("\n", "\r\n")))
    yield GoodFolder("both of them", _each_text(lambda text: "\ufeff" + text.replace("\n", "\r\n")))
    yield GoodFolder("tabs around the signs", _each_text(lambda text: text.replace(" = ", "\t=\t")))
    yield GoodFolder("no line end at the end", _each_text(str.rstrip))
    yield GoodFolder(
        "comments and empty lines", _each_text(lambda text: f"# Ours\n\n{text}\n\n# The end: {{{{ no tag }}}}\n")
    )
    yield GoodFolder("a read-me and changes", _with_papers)


def _put(name: str, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\0\0\0\1left over")


def _each_text(change: Callable[[str], str]) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        for path in folder.rglob("*.toml"):
            path.write_bytes(change(path.read_text(encoding="utf-8")).encode())

    return changed


def _with_papers(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"\xef\xbb\xbf# Ours\r\n")
    (folder / "CHANGES.md").write_bytes("Siân’s first version\r\n".encode("cp1252"))
