"""The places of the window, each with the way to it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.bootstrap import door_of
from app.domain.case_questions import EarlierLetterQuestion, EarlierReplyQuestion, PointsQuestion
from app.domain.choice_questions import ChoicesQuestion
from app.domain.errors import UserError
from app.domain.number_questions import MoneyQuestion
from app.domain.people_questions import PersonQuestion, SignatoriesQuestion
from app.domain.text_questions import ReferenceQuestion, UrlQuestion
from app.services.people_folders import Person
from app.ui.date_editor import DateField
from app.ui.entries_editor import EntriesEditor
from app.ui.lock_screen import LockScreen
from app.ui.people_editors import PersonEditor
from app.ui.people_screen import PeopleScreen
from app.ui.practice_window import PracticeWindow
from app.ui.rescue_screen import RescueScreen
from app.ui.restore_asking import Restorable
from tests.every_screen.filling import LONG_WORD
from tests.every_screen.stage import Stage
from tests.ui.sample_cases import case_of


class Screen(NamedTuple):
    """One thing to look at: `show` brings it up and returns what it is in, or None for the window."""

    name: str
    show: Callable[[Stage], QWidget | None]


def empty_screens() -> list[Screen]:
    """Return what somebody sees who has written nothing yet."""
    return [
        Screen("first-run", lambda on: on.window.show_place("today")),
        Screen("cases-none", lambda on: on.window.show_place("cases")),
        Screen("search-nothing-yet", lambda on: on.window.show_place("search")),
        Screen("today-quiet", _quiet),
    ]


def screens() -> list[Screen]:
    """Return every page of the window with cases in it."""
    return [*_places(), *_starting(), *_writing(), *_cases(), *_own_windows()]


def _places() -> list[Screen]:
    return [
        Screen("today", lambda on: on.window.show_place("today")),
        Screen("today-undo", _undo),
        Screen("cases", lambda on: on.window.show_place("cases")),
        Screen("search-hits", lambda on: _search(on, "membership")),
        Screen("search-no-hit", lambda on: _search(on, "zebra")),
        Screen("packs", lambda on: on.window.show_place("packs")),
        Screen("packs-trial", _trial),
        Screen("organisations", lambda on: on.window.show_place("organisations")),
        Screen("organisation", lambda on: _organisation(on, "harbour-party")),
        Screen("organisation-of-a-pack", _organisation_of_a_pack),
        Screen("organisation-correct", _correct_organisation),
        Screen("organisation-add", _add_organisation),
        Screen("settings", lambda on: on.window.show_place("settings")),
        Screen("settings-care", _care),
        Screen("when-is-it-due", lambda on: on.window.navigator.due_wanted.emit()),
        Screen("when-is-it-due-day", _own_day),
    ]


def _starting() -> list[Screen]:
    names = ("uk-members:party-complaint", "uk-members:appeal")
    return [
        Screen("start", lambda on: on.window.show_start(0)),
        Screen("start-problem", _start_problem),
        Screen("start-next-question", _start_next),
        Screen("before-you-write", lambda on: on.window.show_before_writing(names[0], 0)),
        Screen("advice-first", lambda on: on.window.show_before_writing(names[1], 0)),
    ]


def _writing() -> list[Screen]:
    found = [Screen(f"interview-{number}", _topic(number)) for number in range(6)]
    return [
        *found,
        Screen("interview-letter", _show_letter),
        Screen("interview-organisation", _pick_organisation),
        Screen("interview-organisation-chosen", _chosen_organisation),
        Screen("interview-entry", _open_entry),
        Screen("interview-problems", _problems),
        Screen("interview-calendar", _calendar),
        *(Screen(f"interview-{kind}", _of_kind(*asked)) for kind, asked in _KINDS.items()),
        Screen("check", lambda on: on.window.show_check(on.story.letters["draft"])),
        Screen("check-problems", lambda on: on.window.show_check(on.story.letters["empty"])),
        Screen("check-letter-check", _letter_check),
        Screen("finish", lambda on: on.window.show_finished(on.story.letters["finished"])),
        Screen("after-sending", lambda on: on.window.show_finished(on.story.letters["sent"])),
        Screen("letter-words", lambda on: on.window.navigator.words_wanted.emit(on.story.letters["finished"])),
    ]


# Kinds of questions that the complaint does not ask, and letters that do.
_KINDS: dict[str, tuple[str, type]] = {
    "signatories": ("joint-letter", SignatoriesQuestion),
    "money": ("letter-before-claim", MoneyQuestion),
    "earlier-letter": ("inadequate-reply", EarlierLetterQuestion),
    "earlier-reply": ("inadequate-reply", EarlierReplyQuestion),
    "web": ("ipso-complaint", UrlQuestion),
    "reference": ("ico-referral", ReferenceQuestion),
    "points": ("subject-access-request", PointsQuestion),
    "choices": ("subject-access-request", ChoicesQuestion),
}


def _cases() -> list[Screen]:
    names = ("draft", "finished", "begun", "waiting", "overdue", "closed", "rich", "unread", "apology")
    replies = ("read", "unread", "attached", "wordless", "apology")
    return [
        *(Screen(f"case-{name}", _case(name)) for name in names),
        *(Screen(f"dates-{name}", _dates(name)) for name in ("rich", "draft")),
        *(Screen(f"reply-{name}", _reply(name)) for name in replies),
    ]


def _own_windows() -> list[Screen]:
    return [
        Screen("lock-screen", _locked),
        Screen("lock-screen-refused", _refused_at_the_door),
        Screen("people-screen", _people),
        Screen("rescue-screen", _rescue),
        Screen("editor-person", _person),
        Screen("practice", lambda on: on.show(PracticeWindow(on.plaint, on.theme))),
    ]


def _undo(on: Stage) -> None:
    on.window.show_case(on.story.cases["begun"])
    draft = on.plaint.letters.begin_from(on.plaint.packs.template("apology-request"), on.story.cases["begun"])
    on.window.show_place("today")
    on.window.navigator.deleted.emit(on.plaint.bin.put_letter(draft.id))


def _search(on: Stage, words: str) -> None:
    on.window.show_place("search")
    on.window.search.field.setText(words)
    on.window.search._look()


def _trial(on: Stage) -> None:
    on.window.show_place("packs")
    on.window.packs.trial.try_folder(str(on.story.pack))
    on.settle()
    on.window.packs._page.reveal(on.window.packs.trial)


def _organisation(on: Stage, name: str) -> None:
    on.window.show_place("organisations")
    on.window.organisations.show_organisation(name)


def _organisation_of_a_pack(on: Stage) -> None:
    known = on.plaint.packs.packs()[0].organisations
    _organisation(on, max(known, key=lambda one: len(one.routes)).id)


def _correct_organisation(on: Stage) -> None:
    _organisation(on, "harbour-party")
    on.window.organisations._correct("complaint")


def _add_organisation(on: Stage) -> None:
    on.window.show_place("organisations")
    on.window.organisations.show_list()
    on.window.organisations._add()
    on.settle()
    on.window.organisations._form.keep()


def _care(on: Stage) -> None:
    on.window.show_place("settings")
    on.window.settings.care.check()
    on.settle()
    on.window.settings._page.reveal(on.window.settings.care)


def _own_day(on: Stage) -> None:
    on.window.navigator.due_wanted.emit()
    on.window.due._page.reveal(on.window.due._own_days)


def _start_problem(on: Stage) -> None:
    on.window.show_start(0)
    on.window.start._questions.go_on()


def _start_next(on: Stage) -> None:
    on.window.show_start(0)
    asked = on.window.start._questions
    asked._group.buttons()[0].click()
    asked.go_on()


def _topic(number: int) -> Callable[[Stage], None]:
    def show(on: Stage) -> None:
        on.window.show_letter(on.story.letters["draft"])
        on.window.interview._outline_chosen(number)

    return show


def _show_letter(on: Stage) -> None:
    on.window.show_letter(on.story.letters["draft"])
    on.settle()
    on.window.interview._frame._turn()


def _quiet(on: Stage) -> None:
    """Show Today when all cases are closed."""
    on.plaint.cases.close(case_of(on.plaint, "An old refund", "Riverside Leisure", "company").id)
    on.window.show_place("today")


def _pick_organisation(on: Stage) -> None:
    on.window.show_letter(on.story.letters["empty"])
    on.window.interview._outline_chosen(1)


def _chosen_organisation(on: Stage) -> None:
    template = on.plaint.packs.template("party-complaint")
    to = on.plaint.organisations.recipient("harbour-party", template)
    letter = on.plaint.letters.begin_from(template, 0, "", {"to": to})
    on.window.show_letter(letter.id)
    on.window.interview._outline_chosen(1)


def _open_entry(on: Stage) -> None:
    """Begin another entry of what happened."""
    on.window.show_letter(on.story.letters["draft"])
    on.window.interview._outline_chosen(3)
    next(one for one in on.window.interview.findChildren(EntriesEditor) if one.isVisible()).add_entry()


def _letter_check(on: Stage) -> None:
    on.window.show_check(on.story.letters["empty"])
    on.settle()
    on.window.check._frame._turn()


def _problems(on: Stage) -> None:
    on.window.show_letter(on.story.letters["empty"])
    on.window.interview._outline_chosen(2)
    on.window.interview.go_on()


def _calendar(on: Stage) -> QWidget:
    on.window.show_letter(on.story.letters["dated"])
    page = on.window.interview
    for number in range(page._outline._steps.count() - 1):
        page._outline_chosen(number)
        fields = [one for one in page.findChildren(DateField) if one.isVisible()]
        if fields:
            return on.show(fields[0].open_calendar(), at_its_size=True)
    raise AssertionError("no date is asked")


def _of_kind(name: str, kind: type) -> Callable[[Stage], None]:
    """Return the way to the first question of a kind in a letter."""

    def show(on: Stage) -> None:
        template = on.plaint.packs.template(name)
        letter = on.plaint.letters.begin_from(template, on.story.cases["many"], LONG_WORD)
        asked = [one for step in template.steps for one in step.questions if isinstance(one, kind)]
        on.window.show_question(letter.id, (asked[0].id,))

    return show


def _case(name: str) -> Callable[[Stage], None]:
    return lambda on: on.window.show_case(on.story.cases[name])


def _dates(name: str) -> Callable[[Stage], None]:
    return lambda on: on.window.navigator.dates_wanted.emit(on.story.cases[name])


def _reply(name: str) -> Callable[[Stage], None]:
    return lambda on: on.window.show_reply(on.story.replies[name])


def _locked(on: Stage) -> QWidget:
    return on.show(LockScreen(door_of(on.plaint.data), "Siân"))


def _refused_at_the_door(on: Stage) -> QWidget:
    screen = _locked(on)
    assert isinstance(screen, LockScreen)
    screen.show_refused(UserError("That is not the passphrase.", "Look at capital letters."))
    return screen


def _people(on: Stage) -> QWidget:
    return on.show(PeopleScreen((Person("Siân", on.folder), Person("Gethin & sons <b>", on.folder))))


def _person(on: Stage) -> QWidget:
    """Show the editor of one person, which no letter of the starter pack asks for."""
    return on.show(PersonEditor(PersonQuestion(id="who", label="Who was there?")))


def _rescue(on: Stage) -> QWidget:
    source = Restorable(on.plaint.data, lambda: None)
    screen = RescueScreen(UserError("The file “plaint.db” is damaged."), source, [])
    screen.offer_to_begin()
    screen.offer_to_salvage(on.plaint.data, None, on.plaint.time)
    return on.show(screen)
