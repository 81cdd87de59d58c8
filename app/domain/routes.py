"""What a pack says about the way through a matter: which letter may follow which, and what is needed first."""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import Field, field_validator, model_validator

from app.domain.question_parts import Items, OneOrMore, PackData, ShortWords
from app.domain.replies import ReplyKind
from app.domain.templates import Name
from app.i18n import tr

Carried: TypeAlias = Literal["points", "exhibits", "to", "about", "your_ref", "answers"]
CONDITIONS = ("always", "overdue", "replied", "unanswered-points", "no-acknowledgement")
REPLY_KINDS = tuple(kind.value for kind in ReplyKind if kind is not ReplyKind.UNREAD)
NameOrNothing = Annotated[str, Field(max_length=127)]


class Route(PackData):
    """One letter that may follow another, and when."""

    from_: Name = Field(alias="from")
    to: Name
    when: Items[str] = Field(min_length=1, max_length=20)
    after: NameOrNothing = ""
    carry: Items[Carried] = ()

    @field_validator("when")
    @classmethod
    def _is_known(cls, when: tuple[str, ...]) -> tuple[str, ...]:
        known = {*CONDITIONS, *(f"reply:{kind}" for kind in REPLY_KINDS)}
        wrong = [condition for condition in when if condition not in known]
        if wrong:
            raise ValueError(tr("“{word}” is no condition; one of {known}").format(word=wrong[0], known=_listed(known)))
        return when


class Need(PackData):
    """One condition; exactly one of its keys is given. `sent` names a letter, or several of which one is enough."""

    sent: OneOrMore[Name] = ()
    clock_past: NameOrNothing = ""
    clock_open: NameOrNothing = ""
    answered: NameOrNothing = ""
    reply: NameOrNothing = ""
    points_open: Annotated[int, Field(ge=1)] | None = None
    exhibit_of: NameOrNothing = ""

    @model_validator(mode="after")
    def _is_one(self) -> "Need":
        return _only_one(self)


class Mend(PackData):
    """What makes a condition true; exactly one of its keys is given."""

    write: NameOrNothing = ""
    answer: NameOrNothing = ""
    wait: NameOrNothing = ""
    add: Literal["", "reply", "exhibit"] = ""

    @model_validator(mode="after")
    def _is_one(self) -> "Mend":
        return _only_one(self)


class Readiness(PackData):
    """One line of the checklist before a letter: what is needed, and what mends it."""

    letter: Name
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    title: ShortWords
    need: Need
    mend: Mend


class RoutesFile(PackData):
    """A pack's `routes.toml`."""

    routes: Items[Route] = ()
    readiness: Items[Readiness] = ()


Choice = TypeVar("Choice", Need, Mend)


def _only_one(choice: Choice) -> Choice:
    given = choice.model_fields_set
    if len(given) != 1:
        raise ValueError(tr("give exactly one of {known}").format(known=_listed(type(choice).model_fields)))
    return choice


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
