"""Bytes from strangers are taken apart by the worker only: a list of all that takes bytes apart, and of who may use it.

`DECODERS` names the functions that hand bytes to a parser or decoder. The layers that run in the window's process may
import one only where `OUR_OWN` says whose bytes they are. The libraries behind them are used below the services only.
"""

import ast

import pytest

from tests.test_architecture import MODULES, SOURCES, imports, layer

IN_THE_WINDOWS_PROCESS = {"services", "ui", "commands", "cli", "bootstrap", "self_test", "domain", "store"}
LIBRARIES = {
    "pypdfium2", "pypdf", "PIL", "lxml", "docx", "docxtpl", "oxmsg", "olefile", "email", "zipfile", "tarfile", "gzip",
    "zlib", "bz2", "lzma", "html", "xml", "fontTools", "reportlab",
}  # fmt: skip
DECODERS = {
    # PDF: PDFium, pypdf
    "app.rendering.preview": {"opened_pdf", "page_count", "page_picture", "page_pictures", "page_png", "page_text",
                              "page_texts"},
    "app.rendering.page_pictures": {"pictured_pages"},
    "app.rendering.redacted_pages": {"redacted_pages", "shows_pictures"},
    "app.rendering.pdf_copying": {"plain_copy", "copy_pages", "copied_pages"},
    "app.rendering.word_search": {"words_left"},
    "app.rendering.bundle_pdf": {"bundle_pdf", "bundle_parts", "paper_pages", "front_pages", "pieces_of"},
    # Word files and their pictures: zipfile, lxml, docxtpl, Pillow through reportlab
    "app.rendering.pdf_letter": {"draw_pdf"},
    "app.rendering.docx_letter": {"compile_letter", "verify"},
    "app.rendering.docx_package": {"open_package"},
    "app.rendering.docx_reader": {"read_document"},
    "app.rendering.word_parts": {"WordParts", "parse"},
    "app.rendering.plain_text": {"letter_text"},
    "app.rendering.redacted_docx": {"redacted_docx", "has_pictures"},
    "app.rendering.template_scan": {"scan", "mentions", "read_template"},
    "app.packs.template_text": {"template_text", "pack_diff"},
    # Evidence of any kind: Pillow and all of the above
    "app.rendering.exhibit_pages": {"exhibit_pages", "is_word_file", "picture_page"},
    # Replies: email, oxmsg, lxml.html, zipfile
    "app.intake.incoming_file": {"read_incoming"},
    "app.intake.email_reply": {"read_email"},
    "app.intake.outlook_reply": {"read_outlook"},
    "app.intake.winmail": {"read_winmail"},
    "app.intake.html_words": {"html_words"},
    "app.intake.word_words": {"word_words", "archived_names"},
    # What comes as a ZIP
    "app.intake.zipped_records": {"zipped_records"},
    "app.packs.pack_archive": {"read_archive"},
    "app.packs.pack_check": {"check_folder", "check_files", "check_docx"},
    "app.packs.pack_building": {"read_files", "build_pack"},
    "app.packs.letter_draft": {"draft_letter"},
    "app.rendering.evidence_archive": {"verify_archive"},
}  # fmt: skip
BUNDLED = "templates that came with Plaint; others go through foreign_pages"
DRAWN = "pages that Plaint itself drew"
OUR_OWN = {
    ("app.services.letter_drawing", "compile_letter"): BUNDLED,
    ("app.services.letter_drawing", "verify"): BUNDLED,
    ("app.services.letter_drawing", "letter_text"): BUNDLED,
    ("app.services.letter_pictures", "page_pictures"): BUNDLED,
    ("app.services.pdf_engines", "draw_pdf"): BUNDLED,
    ("app.services.pdf_engines", "page_count"): "what the chosen program drew of a letter that came with Plaint",
    ("app.services.pack_service", "mentions"): BUNDLED,
    (
        "app.services.send_service",
        "page_count",
    ): "a finished letter, drawn here; a recorded one's pages are not counted",
    ("app.services.outcome_plots", "page_png"): DRAWN,
    ("app.services.bundle_drawing", "bundle_pdf"): "pages that the worker wrote anew, copied without being decoded",
    ("app.services.bundle_drawing", "bundle_parts"): "the same",
    ("app.services.bundle_redaction", "paper_pages"): "the same",
    ("app.services.bundle_redaction", "front_pages"): DRAWN,
    ("app.services.pack_exchange", "read_files"): "an installed folder: its files are read and not taken apart",
    ("app.services.pack_health", "read_files"): "the same, and only held against the digest that was kept",
    ("app.services.pack_workshop", "read_files"): "given the worker's way to unpack a file",
    ("app.services.pack_workshop", "build_pack"): "given the worker's check",
    ("app.services.pack_workshop", "draft_letter"): "given the worker's scan",
}
ONLY_WRITTEN = {("app.services.export_pages", "html"): "its `escape`, for the page of an export that Plaint writes"}
QT_DECODERS = {
    "QImageReader", "QMovie", "QSvgRenderer", "QSvgWidget", "QPdfDocument", "QTextBrowser", "QWebEngineView",
    "loadFromData", "fromData", "setHtml", "fromFile",
}  # fmt: skip
OUR_OWN_DRAWINGS = {
    ("app/ui/icons.py", "QSvgRenderer"): "icons that come with Plaint",
    ("app/ui/guide_dialog.py", "QTextBrowser"): "the guide that comes with Plaint, as Markdown without HTML",
}


def imported_names(module: str) -> set[tuple[str, str]]:
    found = (node for node in ast.walk(SOURCES[MODULES[module]]) if isinstance(node, ast.ImportFrom))
    return {(str(node.module), alias.name) for node in found for alias in node.names}


def in_the_windows_process() -> list[str]:
    return [module for module in MODULES if layer(module) in IN_THE_WINDOWS_PROCESS]


def test_what_takes_bytes_apart_is_used_here_for_our_own_only() -> None:
    used = {
        (module, name)
        for module in in_the_windows_process()
        for source, name in imported_names(module)
        if name in DECODERS.get(source, ())
    }
    assert used == set(OUR_OWN)


def test_nobody_takes_a_whole_module_of_them() -> None:
    for module in in_the_windows_process():
        modules = {f"{source}.{name}" for source, name in imported_names(module)} & set(DECODERS)
        assert not modules, module
        plain = (node for node in ast.walk(SOURCES[MODULES[module]]) if isinstance(node, ast.Import))
        assert not {alias.name for node in plain for alias in node.names} & set(DECODERS), module


def test_parsers_and_decoders_are_used_below_the_services_only() -> None:
    used = {(module, name.split(".")[0]) for module in in_the_windows_process() for name in imports(MODULES[module])}
    assert {(module, library) for module, library in used if library in LIBRARIES} == set(ONLY_WRITTEN)


@pytest.mark.parametrize("module", DECODERS)
def test_what_is_listed_is_there(module: str) -> None:
    here = {
        node.name for node in ast.walk(SOURCES[MODULES[module]]) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assert here >= DECODERS[module]


def test_the_window_decodes_no_picture_page_or_markup_of_its_own() -> None:
    found = set()
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            name = getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
            if path.as_posix().startswith("app/ui/") and name in QT_DECODERS:
                found.add((path.as_posix(), name))
    assert found == set(OUR_OWN_DRAWINGS)
