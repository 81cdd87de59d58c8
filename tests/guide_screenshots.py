"""Takes the pictures of the guide in templates/README.md, from its own files: `python -m tests.guide_screenshots`.

What the guide tells its reader to type is read out of it, so the pictures cannot show anything else. Without a display
it needs one of its own, for example `xvfb-run -s "-screen 0 1400x1000x24"` before the command.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from PIL import Image
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QImage

from app.bootstrap import open_plaint
from app.packs.pack_building import build_pack
from app.services import pack_workshop
from app.services.page_service import page_pictures
from app.services.time_source import TimeSource
from app.ui.appearance import MODES
from app.ui.application import make_application
from app.ui.main_window import MainWindow
from app.ui.pack_dialog import OfferDialog
from app.ui.pack_try import TryDialog
from app.ui.theme import Theme
from tests.conftest import TODAY
from tests.packs.test_minisign import KEY
from tests.screenshots import FOLDER
from tests.stories.test_pack_guide import BLOCKS, FILES

SIZE = (1280, 800)
SETTLE_MS = 3000
WORD_DPI, WORD_HEIGHT, COLOURS = 84, 620, 96


@dataclass(frozen=True)
class Guide:
    """The files that the guide leads to."""

    word_file: Path
    pack: Path
    built: Path


def make(folder: Path) -> Guide:
    """Do what the guide says, up to the built pack."""
    os.chdir(folder)
    lines = next(text for kind, _, text in BLOCKS if kind == "text")
    document = Document()
    for line in lines.splitlines():
        document.add_paragraph(line)
    document.save("Broken lift.docx")
    word_file = folder / "Broken lift.docx"
    pack_workshop.add(folder / "lift-letters", pack_workshop.draft(word_file.read_bytes(), word_file.name))
    for kind, name, text in BLOCKS:
        if kind == "toml":
            Path(FILES[name]).write_text(text, encoding="utf-8")
    built = folder / "lift-letters.plaintpack"
    built.write_bytes(build_pack(folder / "lift-letters", TODAY, KEY))
    return Guide(word_file, folder / "lift-letters", built)


def keep(picture: QImage, name: str) -> None:
    """Keep a picture with few colours, so that it is small."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    whole = Image.frombuffer("RGBA", (rgb.width(), rgb.height()), bytes(rgb.constBits()))
    whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def word_picture(guide: Guide) -> None:
    """Keep the upper part of the Word file's page."""
    page = QImage.fromData(next(page_pictures(guide.word_file.read_bytes(), WORD_DPI)))
    keep(page.copy(QRect(0, 0, page.width(), WORD_HEIGHT)), "pack-word")


def tried(window: MainWindow) -> TryDialog:
    """Return the dialog in which a letter is tried."""
    dialog = window.packs.findChild(TryDialog)
    assert dialog
    return dialog


def offered(window: MainWindow) -> OfferDialog:
    """Return the dialog that shows a pack before it is installed."""
    dialog = window.packs.findChild(OfferDialog)
    assert dialog
    return dialog


def steps(window: MainWindow, guide: Guide) -> Iterator[Callable[[], object]]:
    """Yield what is done, one thing after the other, with time between to settle."""
    yield lambda: window.packs.try_a_letter(guide.pack)
    yield tried(window).interview.go_on
    yield tried(window).interview.go_on
    yield lambda: keep(tried(window).grab().toImage(), "pack-try")
    yield lambda: tried(window).close()
    yield lambda: window.packs.door.look_at(str(guide.built))
    yield lambda: keep(offered(window).grab().toImage(), "pack-install")
    yield lambda: offered(window).close()
    yield lambda: spoil(guide)
    yield lambda: window.packs.trial.try_folder(str(guide.pack))
    yield lambda: keep(window.grab().toImage(), "pack-check")


def spoil(guide: Guide) -> None:
    """Misspell a name in the Word file, as people do."""
    file = guide.pack / "letters" / "broken-lift.docx"
    document = Document(str(file))
    for paragraph in document.paragraphs:
        if "{{ house }} has" in paragraph.text:
            paragraph.text = paragraph.text.replace("{{ house }}", "{{ huose }}")
    document.save(str(file))


def main() -> None:
    """Take all of the guide's pictures."""
    app, theme = make_application(["plaint"]), Theme()
    theme.apply(app, MODES["light"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        guide = make(Path(name))
        word_picture(guide)
        plaint = open_plaint(Path(name) / "data", TimeSource.fixed(TODAY))
        window = MainWindow(plaint, theme)
        window.resize(*SIZE)
        window.show()
        window.show_place("packs")
        waiting = steps(window, guide)

        def do_next() -> None:
            step = next(waiting, None)
            if step is None:
                app.exit()
                return
            step()
            QTimer.singleShot(SETTLE_MS, do_next)

        QTimer.singleShot(0, do_next)
        app.exec()
        window.tasks.wait()
        window.close()
        plaint.close()
        os.chdir(FOLDER)


if __name__ == "__main__":
    main()
