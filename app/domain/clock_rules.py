"""Time limits as a pack writes them down (`clocks/*.toml`): what they run from, how long, and how they are counted."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.domain.calendars import IfClosed, Nation
from app.domain.laws import Law
from app.domain.receipts import ReceiptRule
from app.domain.sources import DatedRule, PackTable
from app.i18n import tr

Whose = Literal["theirs", "ours", "wait"]
Starts = Literal[
    "sent",
    "received",
    "dated",
    "published",
    "happened",
    "became-aware",
    "decided",
    "outcome-received",
    "last-contact",
    "reply-received",
]
AT_AN_ANSWER: frozenset[Starts] = frozenset({"decided", "outcome-received", "reply-received"})
AFTER_AN_ANSWER: frozenset[Starts] = AT_AN_ANSWER | {"last-contact"}
FirstDay = Literal["same", "next"]
CalendarChoice = Literal["recipient", "england-and-wales", "scotland", "northern-ireland", "any-uk"]
MetBy = Literal["answer", "acknowledgement"]
Pauses = Literal["", "clarification", "clarification-after-asking"]


class Period(PackTable):
    """A length of time: years and months (to the corresponding date), then weeks, then days; or working days alone."""

    years: int = Field(default=0, ge=0, le=100)
    months: int = Field(default=0, ge=0, le=1200)
    weeks: int = Field(default=0, ge=-5000, le=5000)
    days: int = Field(default=0, ge=-36500, le=36500)
    working_days: int = Field(default=0, ge=0, le=5000)

    @model_validator(mode="after")
    def _is_one_length(self) -> "Period":
        if self.working_days and (self.all_months or self.all_days):
            raise ValueError(tr("working_days cannot be mixed with years, months, weeks or days"))
        if not (self.working_days or self.all_months or self.all_days):
            raise ValueError(tr("a period needs a length"))
        return self

    @property
    def all_months(self) -> int:
        """Years and months together, in months."""
        return self.years * 12 + self.months

    @property
    def all_days(self) -> int:
        """Weeks and days together, in days."""
        return self.weeks * 7 + self.days

    def longer_by(self, extension: "Period") -> "Period":
        """Return both together, counted from the same day 0: a month and two further months are three months."""
        names = ("years", "months", "weeks", "days", "working_days")
        return Period(**{name: getattr(self, name) + getattr(extension, name) for name in names})


class Extension(Period):
    """Time that the other side may add, when it says so by the date of another clock."""

    notice_by: str = ""


class HowCounted(PackTable):
    """How a period is counted; a clock says it, and each reading of the clock may say it otherwise.

    `start_if_closed = "next"` is for those who hold that what comes on a closed day came on the next working day.
    """

    first_day: FirstDay = "next"
    if_closed: IfClosed = "none"
    start_if_closed: Literal["next", "none"] = "none"
    calendar: CalendarChoice = "recipient"
    extension: Extension | None = None
    pauses: Pauses = ""


class ClockReading(HowCounted):
    """Another defensible way to read a rule: what it gives replaces the clock's own; `only_in` limits it to nations."""

    title: str = Field(min_length=1)
    only_in: Annotated[tuple[Nation, ...], Field(strict=False)] = ()
    period: Period | None = None


class Clock(HowCounted, DatedRule):
    """One time limit; see pack-format, "clocks/*.toml".

    `else_due_of` names the clock of theirs on whose due date this one starts where no answer came by then.
    `met_by = "acknowledgement"` is for a time to say that they have it: an answer is not needed to keep that.
    """

    title: str = Field(min_length=1)
    whose: Whose
    starts: Starts
    else_due_of: str = ""
    period: Period | Literal["typed"] | None = None
    prompts: Annotated[tuple[Annotated[int, Field(ge=1, le=36500)], ...], Field(strict=False)] = ()
    law: str = ""
    met_by: MetBy = "answer"
    soft: bool = False
    explain: str = ""
    readings: Annotated[tuple[ClockReading, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _can_be_reckoned(self) -> "Clock":
        if self.period is None and not self.prompts:
            raise ValueError(tr("a clock needs a period, or prompts when there is none"))
        if self.else_due_of and self.starts not in AFTER_AN_ANSWER:
            said = tr("else_due_of is for a clock that starts at one of {starts}")
            raise ValueError(said.format(starts=", ".join(sorted(AFTER_AN_ANSWER))))
        for each in (self, *(self.read_as(reading) for reading in self.readings)):
            if each.extension is not None and isinstance(each.period, Period):
                each.period.longer_by(each.extension)
        return self

    @property
    def stands_still(self) -> bool:
        """Whether their time waits for proof of who we are or for an answer: those limits can be lengthened, too."""
        return self.whose == "theirs" and bool(self.pauses or self.extension)

    def read_as(self, reading: ClockReading) -> "Clock":
        """Return the clock with what the reading gives in place of its own."""
        given = reading.model_fields_set - {"title", "only_in"}
        return self.model_copy(update={name: getattr(reading, name) for name in given})


class ClocksFile(PackTable):
    """One file of a pack's `clocks` folder; any of the three may be absent."""

    clocks: Annotated[tuple[Clock, ...], Field(strict=False)] = ()
    laws: Annotated[tuple[Law, ...], Field(strict=False)] = ()
    receipt: Annotated[tuple[ReceiptRule, ...], Field(strict=False)] = ()
