"""The forms of the directory: correcting one's own copy of a route, and adding an organisation."""

import re
from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.alphabet import plain
from app.domain.answers import Value
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.errors import UserError
from app.domain.organisations import Organisation
from app.domain.question_parts import lines_of
from app.domain.text_questions import EmailQuestion, PostalAddressQuestion, TextQuestion, UrlQuestion
from app.i18n import tr
from app.ui.answer_form import AnswerForm, FormQuestion, ProblemsAbove, buttons_after
from app.ui.buttons import Button, PrimaryButton
from app.ui.navigator import Navigator
from app.ui.organisation_words import kind_words, nation_words, purpose_words
from app.ui.page_parts import FooterBar, PageHeader, ScrollPage

_WIDEST = 660
_LONGEST_ID = 60


class OrganisationForm(QWidget):
    """A page with a form; it says what was kept.

    Signals:
        kept: The id of the organisation that was kept.
        left: The person goes back without keeping anything.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(self, plaint: Plaint, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to = plaint, navigator
        self._organisation: Organisation | None = None
        self._purpose = ""
        self._form = AnswerForm((), plaint.time.today())
        self._page = ScrollPage(_WIDEST)
        self._back = Button(tr("&Back"), icon="back")
        self._back.clicked.connect(self.left)
        self._keep = PrimaryButton("")
        self._keep.clicked.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(FooterBar(left=[self._back], right=[self._keep]))

    def correct(self, organisation: Organisation, purpose: str) -> None:
        """Show what is known of one route, to be corrected."""
        self._organisation, self._purpose = organisation, purpose
        self._keep.setText(tr("&Keep my copy"))
        sentence = tr("{purpose}. The pack’s record stays as it is beneath; you can go back to it.")
        header = PageHeader(organisation.name, sentence.format(purpose=purpose_words()[purpose]))
        self._show(header, _route_questions())
        route = next((route for route in organisation.routes if route.purpose == purpose), None)
        if route is not None:
            self._form.set_values(
                {
                    "department": route.department,
                    "email": route.email,
                    "post": list(route.post),
                    "form": route.form,
                }
            )

    def add(self) -> None:
        """Show an empty form for an organisation of the member's own."""
        self._organisation = None
        self._keep.setText(tr("&Add it"))
        sentence = tr("It stays on this computer, and can be chosen for every letter that may go to such a body.")
        self._show(PageHeader(tr("Add an organisation"), sentence), (*_identity_questions(), *_route_questions()))
        self._form.set_values({"nation": "uk"})

    def keep(self) -> None:
        """Check and keep it; problems stand under their fields and at the top."""
        faults = self._form.check()
        self._summary.show_problems(faults)
        if faults:
            self._page.verticalScrollBar().setValue(0)
            return
        try:
            kept = self._correct() if self._organisation is not None else self._add()
        except UserError as error:
            self._to.refused.emit(error)
            return
        self.kept.emit(kept)

    def _show(self, header: PageHeader, questions: tuple[FormQuestion, ...]) -> None:
        self._page.clear()
        self._summary = ProblemsAbove()
        self._form = AnswerForm(questions, self._plaint.time.today(), space=22)
        self._summary.chosen.connect(self._form.focus_place)
        self._page.add(self._summary)
        self._page.add(header)
        self._page.add(self._form, 20)
        buttons_after(self._page, self._back, self._keep)
        self._page.verticalScrollBar().setValue(0)
        first = questions[0].id
        self._form.focus_place((first,))

    def _correct(self) -> str:
        assert self._organisation is not None
        entry = self._plaint.organisations.correct(self._organisation.id, self._purpose, self._route())
        return entry.organisation.id

    def _add(self) -> str:
        text = self._form.text
        known = {entry.organisation.id for entry in self._plaint.organisations.directory()}
        today = self._plaint.time.today().isoformat()
        route: dict[str, Value] = {
            "purpose": "general",
            **self._route(),
            "source": "member",
            "confidence": "verified",
            "checked_on": today,
        }
        record: dict[str, Value] = {
            "id": free_id(text("name"), known),
            "name": text("name"),
            "kind": text("kind"),
            "nation": text("nation"),
            "web": with_scheme(text("web")),
            "routes": [route],
        }
        return self._plaint.organisations.add(record).organisation.id

    def _route(self) -> dict[str, Value]:
        return {
            "department": self._form.text("department"),
            "email": self._form.text("email"),
            "post": list(lines_of(self._form.value("post"))),
            "form": with_scheme(self._form.text("form")),
        }


def with_scheme(address: str) -> str:
    """Return a web address as browsers want it: people leave `https://` out."""
    return address if not address or "://" in address else f"https://{address}"


def free_id(name: str, known: Collection[str]) -> str:
    """Return an id made from a name that the directory does not have yet."""
    words = re.findall(r"[a-z0-9]+", plain(name))
    stem = f"my-{'-'.join(words) or 'organisation'}"[: _LONGEST_ID - 4].rstrip("-")
    number, found = 1, stem
    while found in known:
        number += 1
        found = f"{stem}-{number}"
    return found


def _route_questions() -> tuple[FormQuestion, ...]:
    return (
        TextQuestion(
            id="department",
            label=tr("Department or person"),
            hint=tr("Who the letter is addressed to there, if you know."),
            max_chars=200,
        ),
        EmailQuestion(id="email", label=tr("E-mail address")),
        PostalAddressQuestion(
            id="post", label=tr("Postal address"), hint=tr("One line for each part, the postcode last.")
        ),
        UrlQuestion(id="form", label=tr("Web form"), hint=tr("The address of the page where they take letters.")),
    )


def _capitals(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return options whose words begin a line."""
    return tuple(option.model_copy(update={"label": option.label[:1].upper() + option.label[1:]}) for option in options)


def _identity_questions() -> tuple[FormQuestion, ...]:
    kinds = tuple(Option(value=kind, label=label) for kind, label in kind_words().items())
    nations = tuple(Option(value=nation, label=label) for nation, label in nation_words().items())
    return (
        TextQuestion(id="name", label=tr("Name"), required=True, max_chars=200),
        ChoiceQuestion(id="kind", label=tr("What is it?"), required=True, options=kinds),
        ChoiceQuestion(id="nation", label=tr("Where is it?"), required=True, options=_capitals(nations)),
        UrlQuestion(id="web", label=tr("Website")),
    )
