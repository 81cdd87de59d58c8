"""What the check of somebody's data found: each with what was done about it, or what the person can do."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.problems import Problem

RESCUED_FROM = ("file-damaged", "pages-damaged", "reference-lost")  # damage that what can be read is rescued from


@dataclass(frozen=True, slots=True)
class Ailment:
    """One thing that is not as it should be.

    Attributes:
        code: A stable word for scripts, such as `file-changed`.
        severity: `error` where something that was kept is not as it was kept, `warning` for everything else.
        message: What is wrong, with the case and the title where it is about one thing of somebody's.
        hint: What the person can do; "" where nothing is left to do.
        case: The reference of the case, such as `P-2026-0001`; "" where it is about no single case.
        item: What of the case, such as `letter:3`, `exhibit:B`, `history:4`.
        file: The file in the data folder that it is about.
        can_be_mended: Whether Plaint can put it right without losing or changing anything that was kept.
        mended: What was done about it; "" where nothing was.
    """

    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str = ""
    case: str = ""
    item: str = ""
    file: str = ""
    can_be_mended: bool = False
    mended: str = ""

    def is_mended(self, what_was_done: str) -> "Ailment":
        """Return it with what was done about it; there is nothing left to do then."""
        return replace(self, mended=what_was_done, hint="")

    def to_json(self) -> dict[str, str | int | None]:
        """Return a problem as scripts know it (cli.md), with what is known besides."""
        problem = Problem(self.severity, self.code, self.message, self.hint, file=self.file)
        more: dict[str, str | int | None] = {"case": self.case, "item": self.item, "mended": self.mended}
        more["can_be_mended"] = self.can_be_mended
        return {**problem.to_json(), **more}


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What a whole check found.

    Attributes:
        ailments: The worst first; none where all is well.
        figures: How much was looked at: cases, letters, history entries, files, bytes.
    """

    ailments: tuple[Ailment, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        """Whether everything that was kept is as it was kept; warnings do not count."""
        return not any(each.severity == "error" for each in self.ailments)

    @property
    def left(self) -> tuple[Ailment, ...]:
        """What was not mended."""
        return tuple(each for each in self.ailments if not each.mended)

    @property
    def can_be_mended(self) -> bool:
        """Whether Plaint can do something about what is left."""
        return any(each.can_be_mended for each in self.left)


def worst_first(ailments: list[Ailment]) -> tuple[Ailment, ...]:
    """Sort errors before warnings, each as they were found."""
    return tuple(sorted(ailments, key=lambda each: each.severity != "error"))
