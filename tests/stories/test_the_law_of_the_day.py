"""Letters cite what is in force on their own day: each is drawn as if it had been written around a change."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import open_plaint
from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.answers import Value
from app.domain.errors import UserError
from app.services.time_source import TimeSource

BEFORE, SINCE = date(2026, 6, 18), date(2026, 6, 19)
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def written_on(data: Path, template_id: str, day: date, which: str = "sample") -> str:
    """Return the words of a letter from its sample answers, all of whose days are moved with its own."""
    plaint = open_plaint(data, TimeSource.fixed(day))
    try:
        template = plaint.packs.template(template_id)
        text = plaint.packs.sample(template, which)
        first = date.fromisoformat(DAY.search(text).group())  # type: ignore[union-attr] # each begins with its day
        moved = DAY.sub(lambda found: (date.fromisoformat(found.group()) + (day - first)).isoformat(), text)

        def find(organisation: str) -> dict[str, Value]:
            return plaint.organisations.recipient(organisation, template)

        answers = settle_answers(parse_answer_file(tomllib.loads(moved)), template, find, day)
        drafted = plaint.exports.draft(template, answers, data / "out" / day.isoformat(), ["txt"])
        return drafted.files["txt"].read_text("utf-8")
    finally:
        plaint.close()


@pytest.mark.parametrize(
    ("letter", "day", "cited", "not_cited"),
    [
        ("ico-referral", BEFORE, "Article 77 of the UK GDPR", "section 165"),
        ("ico-referral", SINCE, "section 165 of the Data Protection Act 2018", "Article 77"),
        ("sar-overdue", BEFORE, "Articles 12(3) and 12A of the UK GDPR", "section 164A"),
        ("sar-overdue", SINCE, "section 164A of the Data Protection Act 2018", "Article 77"),
        ("subject-access-request", date(2026, 2, 4), "Article 12(3) of the UK GDPR", "12A"),
        ("subject-access-request", date(2026, 2, 5), "Articles 12(3) and 12A of the UK GDPR", "12(3) of"),
    ],
)
def test_a_letter_cites_what_is_in_force_on_its_day(
    tmp_path: Path, letter: str, day: date, cited: str, not_cited: str
) -> None:
    words = " ".join(written_on(tmp_path, letter, day).split())
    assert cited in words
    assert not_cited not in words


def test_a_law_by_event_goes_by_the_day_the_clock_began_and_not_by_the_letter(tmp_path: Path) -> None:
    words = " ".join(written_on(tmp_path, "sar-overdue", date(2026, 2, 5)).split())
    assert "As I understand Article 12(3) of the UK GDPR, you had one month to answer" in words


def test_a_complaint_under_a_law_that_is_not_yet_in_force_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="only from events on or after 19 June 2026"):
        written_on(tmp_path, "data-protection-complaint", BEFORE)
    assert "section 164A" in written_on(tmp_path, "data-protection-complaint", SINCE)
