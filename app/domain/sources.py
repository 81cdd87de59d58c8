"""Where a fact in a pack comes from, when it was last looked at, how sure we are, and from when to when it holds."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.i18n import tr

Confidence = Literal["verified", "secondary", "general", "unsure", "derived"]
RULE_ID = r"^[a-z0-9][a-z0-9-]{1,62}$"


class PackTable(BaseModel):
    """A table of a pack's TOML: unknown keys and values of another type are refused, nothing changes later."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class SourcedFact(PackTable):
    """A fact that can change, with the page it was read on."""

    source: str = Field(min_length=1)
    checked_on: date
    confidence: Confidence


class DatedRule(SourcedFact):
    """A rule that holds from one day to another; both days are within, and an open end has no date."""

    id: str = Field(pattern=RULE_ID)
    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "DatedRule":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(tr("valid_to is before valid_from"))
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether the day is within the rule's validity, both ends included."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def overlaps(self, other: "DatedRule") -> bool:
        """Tell whether two tables that share an id both hold on some day, which no pack may have."""
        latest_start = max(self.valid_from or date.min, other.valid_from or date.min)
        return self.id == other.id and latest_start <= min(self.valid_to or date.max, other.valid_to or date.max)
