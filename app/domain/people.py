"""The member who writes, as far as the letters need to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.answers import Answers, Value

NATIONS = ("england-and-wales", "scotland", "northern-ireland")
DEFAULT_NATION = "england-and-wales"


@dataclass(frozen=True, slots=True)
class Represented:
    """Somebody else for whom the member writes.

    Attributes:
        relation: Who they are to the member, or the member to them, as it stands in letters.
        dob: Their date of birth, ISO; "" when it is not needed.
        identifiers: How the organisation knows them, one on each line.
    """

    name: str
    relation: str = ""
    dob: str = ""
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member told us about themselves once, so that no letter asks again.

    Attributes:
        nation: Where they live, one of NATIONS; "" while they have not said.
        memberships: Membership numbers by the organisation's directory id.
        remembered: Answers to questions marked `remember`, by question id.
        own_words: Words that no dictionary has and that are right all the same.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    nation: str = ""
    memberships: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Value] = field(default_factory=dict)
    own_words: tuple[str, ...] = ()

    def answers(self, organisation: str = "") -> Answers:
        """Return the built-in answers of a new draft; `organisation` chooses the membership number."""
        told: Answers = {
            "me.name": self.name,
            "me.address": list(self.address),
            "me.email": self.email,
            "me.phone": self.phone,
            "me.nation": self.nation,
            "me.membership_number": self.memberships.get(organisation, ""),
        }
        return {key: value for key, value in told.items() if value}

    def learn(self, answers: Mapping[str, Value], remembered: Mapping[str, Value], organisation: str) -> "Profile":
        """Return the profile with what a letter told us; an empty answer never wipes a known one."""
        number = answers.get("me.membership_number")
        memberships = dict(self.memberships)
        if organisation and isinstance(number, str) and number:
            memberships[organisation] = number
        address = answers.get("me.address")
        return replace(
            self,
            name=_text(answers, "me.name") or self.name,
            address=tuple(str(line) for line in address) if isinstance(address, list) and address else self.address,
            email=_text(answers, "me.email") or self.email,
            phone=_text(answers, "me.phone") or self.phone,
            nation=_text(answers, "me.nation") or self.nation,
            memberships=memberships,
            remembered={**self.remembered, **remembered},
        )


def _text(answers: Mapping[str, Value], key: str) -> str:
    value = answers.get(key, "")
    return value if isinstance(value, str) else ""
