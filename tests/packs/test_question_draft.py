"""Questions drafted from the tags of a Word file."""

import pytest

from app.packs.question_draft import DraftQuestion, draft_questions
from app.rendering.template_scan import scan
from tests.packs.sample_pack import word_file


def drafted(*paragraphs: str) -> tuple[DraftQuestion, ...]:
    return draft_questions(scan(word_file(*paragraphs)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{{ thing }}", "text"),
        ("{{ what_happened }}", "long_text"),
        ("{{ broken_on|long_date }}", "date"),
        ("{{ cost|money }}", "money"),
        ("{{ times|number_words }}", "number"),
        ("{{ home|lines }}", "postal_address"),
        ("{{ their_email }}", "email"),
        ("{{ phone }}", "phone"),
        ("{{ web_page }}", "url"),
        ("{{ order_ref }}", "reference"),
        ("{% if urgent %}now{% endif %}", "yes_no"),
        ("{% if wish == 'repair' %}x{% endif %}", "choice"),
        ("{{ wish_label }}{% if wish %}x{% endif %}", "choice"),
        ("{% if 'apology' in asks %}x{% endif %}", "choices"),
        ("{{ things|and_list }}", "choices"),
        ("{%p for x in things %} / {{ x }} / {%p endfor %}", "choices"),
        ("{%p for x in things %} / {{ x.name }} / {%p endfor %}", "list"),
        ("{{ witness.name }}, {{ witness.role }}", "person"),
        ("{{ landlord.address|lines }}", "organisation"),
        ("{{ request.sent_on|long_date }}", "earlier_letter"),
        ("{%p for p in points %} / {{ p.statement }} / {%p endfor %}", "points"),
    ],
)
def test_the_use_of_a_name_suggests_the_kind_of_its_question(text: str, kind: str) -> None:
    (question,) = drafted(*text.split(" / "))
    assert (question.kind, bool(question.because)) == (kind, True)


def test_what_is_always_there_is_not_asked() -> None:
    assert drafted("{{ me.name }} {{ to.name }} {{ today|long_date }} {{ law.some_law }}") == ()


def test_questions_come_in_the_order_of_the_letter() -> None:
    assert [each.id for each in drafted("{{ second }} {{ first }}", "{{ second }}")] == ["second", "first"]


def test_what_the_letter_asks_for_with_if_need_not_be_answered() -> None:
    assert [each.required for each in drafted("{{ always }}{% if maybe %}{{ maybe }}{% endif %}")] == [True, False]


def test_the_values_of_a_choice_are_those_that_tags_compare_with() -> None:
    quoted = "{% if wish == ‘repair’ %}a{% elif wish != \"replace\" %}b{% elif 'refund' == wish %}c{% endif %}"
    assert drafted(quoted)[0].options == ("repair", "replace", "refund")


def test_one_value_alone_is_no_choice() -> None:
    assert drafted("{% if wish == 'repair' %}a{% endif %}")[0].options == ("repair", "other")


def test_the_questions_of_a_list_are_those_of_its_entries() -> None:
    (question,) = drafted("{%p for it in seen %}", "{{ it.on|long_date }} {{ it.what }}", "{%p endfor %}")
    assert [(each.id, each.kind) for each in question.questions] == [("on", "date"), ("what", "long_text")]
    assert question.label == "Seen"
