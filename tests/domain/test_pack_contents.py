"""A whole pack as values."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.domain.organisations import Organisation
from app.domain.pack_contents import Pack, PackInfo, PackName
from app.domain.reply_words import ReplyPhrases
from app.domain.routes import Route
from app.domain.templates import Template

INFO: dict[str, Any] = {
    "format": 1, "id": "harbour", "version": "2026.11.1", "title": "Letters", "publisher": "Harbour members",
    "language": "en-GB", "licence": "CC0-1.0", "summary": "For members.",
}  # fmt: skip


def template(id_: str) -> Template:
    step = {"title": "T", "questions": [{"id": "a", "kind": "text", "label": "A"}]}
    return Template.model_validate({"id": id_, "title": "T", "summary": "S", "category": "other", "steps": [step]})


@pytest.mark.parametrize("version", ["1", "2026.11.1", "1.0rc1", "1.0.post2", "1!2.0.dev3"])
def test_versions_are_those_of_pep_440(version: str) -> None:
    assert PackInfo.model_validate({**INFO, "version": version}).version == version


@pytest.mark.parametrize(
    "wrong", [{"version": "latest"}, {"version": "../1"}, {"id": "Harbour"}, {"format": 2}, {"id": "a/b"}]
)
def test_a_pack_that_cannot_be_named_or_compared_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PackInfo.model_validate({**INFO, **wrong})


def test_a_kind_of_reply_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError):
        ReplyPhrases.model_validate({"kind": "rude", "phrases": ["go away"], "strength": "sure"})


def test_a_template_is_found_by_its_id() -> None:
    pack = Pack(PackInfo.model_validate(INFO), (template("a"), template("b")))
    found = pack.template("b")
    assert found
    assert (found.id, pack.template("c")) == ("b", None)


def test_the_oldest_check_is_known() -> None:
    routes = [{"purpose": "data", "checked_on": date(2026, 6, day)} for day in (2, 1)]
    harbour = Organisation.model_validate(
        {"id": "h", "name": "H", "kind": "party", "routes": [*routes, {"purpose": "press"}]}
    )
    info = PackInfo.model_validate(INFO)
    assert (Pack(info, (), (harbour,)).oldest_check(), Pack(info, ()).oldest_check()) == (date(2026, 6, 1), None)


def test_the_letters_that_answer_questions_are_those_to_which_questions_lead() -> None:
    ways = [("request", "proof", "reply:asks-for-id"), ("request", "chaser", "overdue"), ("other", "x", "always")]
    routes = tuple(Route.model_validate({"from": from_, "to": to, "when": [when]}) for from_, to, when in ways)
    pack = Pack(PackInfo.model_validate(INFO), (), routes=routes)
    assert (pack.answering("request"), pack.answering("other")) == (frozenset({"proof"}), frozenset())


@pytest.mark.parametrize("name", ["con", "lpt1"])
def test_a_pack_is_not_called_like_a_device_of_windows(name: str) -> None:
    with pytest.raises(ValueError, match="Windows"):
        TypeAdapter(PackName).validate_python(name)
