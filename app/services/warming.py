"""Loads in a thread, while the window is shown, what the first click will need."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

# The largest libraries come first with those that use them: packs and questions, words and PDF, replies.
MODULES = (
    "app.services.agenda_reckoning",
    "app.services.case_service",
    "app.services.profile_service",
    "app.services.organisation_service",
    "app.services.glossary_service",
    "app.services.letter_service",
    "app.services.typing_service",
    "app.services.check_service",
    "app.services.reply_service",
    "app.services.recording_service",
    "app.services.exhibit_service",
    "app.services.search_service",
    "app.services.export_service",
    "app.services.send_service",
    "app.services.reply_reading",
    "app.services.bundle_service",
)


def warm_up(bundled: Path, installed: Path, is_wanted: Callable[[], bool], modules: Iterable[str] = MODULES) -> None:
    """Load the modules one after the other, and read the packs, whose values are the same for whoever reads them later.

    Args:
        bundled: The folder of packs that come with Plaint.
        installed: The folder of installed packs.
        is_wanted: Asked before each step; the rest is left when it answers no.
        modules: What is loaded.
    """
    for name in modules:
        if not is_wanted():
            return
        import_module(name)
    if is_wanted():
        from app.packs.pack_library import PackLibrary  # whoever has this done waits for none of it

        PackLibrary(bundled, installed).packs()
