"""Where pages say what the person wants next; the main window listens, so that no page knows another."""

from PySide6.QtCore import QObject, Signal


class Navigator(QObject):
    """The wishes of pages.

    Signals:
        today_wanted, cases_wanted, search_wanted, packs_wanted, organisations_wanted, settings_wanted: A place.
        start_wanted: *What happened?*, to begin a new matter (0) or a letter in a case (its id).
        template_wanted: Begin this template (its full name) in a case (its id, or 0 for a new one).
        case_wanted: A case's page.
        dates_wanted: All dates of a case.
        due_wanted: *When is it due?*, for any day and any rule.
        letter_wanted: Go on writing a draft.
        check_wanted: *Check your answers* of a draft.
        finished_wanted: A finished letter: its files, sending it, *I sent it*.
        words_wanted: The words of a finished letter (its id), to be read.
        found_wanted: What a search found: the hit, and what was typed.
        reply_wanted: A reply (its id), to be read against the points.
        question_wanted: A question of a draft: letter id and the path of the answer.
        change_wanted: The same, and then back to *Check your answers*.
        record_wanted: Record a letter or a reply that came before Plaint (case id, or 0).
        file_brought: A pack or a backup was dropped (its path), to be looked at.
        practice_wanted: Made-up cases to practise with, in a window of their own.
        lock_wanted: Lock now.
        lock_time_changed: The time until the letters are locked by themselves is another one.
        restore_wanted: A backup that was tried (`Tried`) is to be put in place.
        rescue_wanted: The letters are damaged (the DamagedError): close them, and see what can be had of them.
        typing_wanted: Typing taken back, or done again (True), further than a field by itself can.
        deleted: Something went to the bin (what it is there), and can be brought back at once.
        changed: Something was kept; whoever shows it looks again.
        refused: A UserError to show.
    """

    today_wanted = Signal()
    cases_wanted = Signal()
    search_wanted = Signal()
    packs_wanted = Signal()
    organisations_wanted = Signal()
    settings_wanted = Signal()
    start_wanted = Signal(int)
    template_wanted = Signal(str, int)
    case_wanted = Signal(int)
    dates_wanted = Signal(int)
    due_wanted = Signal()
    letter_wanted = Signal(int)
    check_wanted = Signal(int)
    finished_wanted = Signal(int)
    words_wanted = Signal(int)
    found_wanted = Signal(object, str)
    reply_wanted = Signal(int)
    question_wanted = Signal(int, object)
    change_wanted = Signal(int, object)
    record_wanted = Signal(int)
    file_brought = Signal(object)
    practice_wanted = Signal()
    lock_wanted = Signal()
    lock_time_changed = Signal()
    restore_wanted = Signal(object)
    rescue_wanted = Signal(object)
    typing_wanted = Signal(bool)
    deleted = Signal(object)
    changed = Signal()
    refused = Signal(object)
