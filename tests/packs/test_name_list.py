"""Every name of a Word file, and what supplies it."""

from pathlib import Path

from app.packs.name_list import NameList, name_list
from app.packs.pack_folder import read_pack
from app.rendering.template_scan import scan
from tests.packs.sample_pack import word_file, write_pack


def listed(tmp_path: Path, *paragraphs: str) -> NameList:
    pack = read_pack(write_pack(tmp_path / "harbour"))
    return name_list(pack.templates[0], pack.laws, scan(word_file(*paragraphs)))


def test_a_name_is_supplied_by_its_question_or_always_there_or_by_nothing(tmp_path: Path) -> None:
    names = listed(tmp_path, "{{ subject }} {{ me.name }} {{ subjct }} {{ me.nam }}").names
    assert [(each.name, bool(each.question), each.is_always_there, each.is_known) for each in names] == [
        ("subject", True, False, True),
        ("me.name", False, True, True),
        ("subjct", False, False, False),
        ("me.nam", False, True, False),
    ]


def test_a_name_tells_where_it_stands(tmp_path: Path) -> None:
    (name,) = listed(tmp_path, "{{ subject }}", "Dear all", "{{ subject|upper }}").names
    assert [(use.paragraph, use.tag) for use in name.uses] == [(1, "{{ subject }}"), (3, "{{ subject|upper }}")]


def test_what_stands_in_a_loop_is_known_by_what_the_loop_runs_over(tmp_path: Path) -> None:
    names = listed(tmp_path, "{%p for it in incidents %}", "{{ it.what }}", "{%p endfor %}").names
    assert [(each.name, each.is_known) for each in names] == [("incidents", True), ("incidents.what", True)]


def test_questions_that_the_letter_never_uses_are_told(tmp_path: Path) -> None:
    assert len(listed(tmp_path, "{{ subject }}").unused) == 1
    assert listed(tmp_path, "{{ subject }}{% if incidents %}x{% endif %}").unused == ()
