"""What letters remember of their packs."""

from dataclasses import replace

from app.bootstrap import Plaint
from app.domain.letters import Letter, Origin
from tests.builders import a_draft, a_finished_letter


def test_a_finished_letter_remembers_the_digest_of_the_pack_that_made_it(plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    content = plaint.cases.view(letter.case_id).history[-1].happening.content
    assert letter.template == plaint.packs.origins.name_of(plaint.packs.template("party-complaint"))
    assert len(letter.template.digest) == 64
    assert content["pack"] == letter.template.as_content()


def _changed(letter: Letter, **changes: str) -> Letter:
    return replace(letter, template=replace(letter.template, **changes))


def test_a_letter_says_which_pack_it_was_written_with_and_which_is_here(plaint: Plaint) -> None:
    letter = a_draft(plaint)
    here = letter.template.version
    begins = f"Written with version {here} of “Letters for members”"
    assert plaint.packs.origins.made_with(letter) == f"{begins}."
    assert plaint.packs.origins.made_with(_changed(letter, digest="")) == f"{begins}."
    assert (
        plaint.packs.origins.made_with(_changed(letter, digest="0" * 64)) == f"{begins}; its files have changed since."
    )
    assert plaint.packs.origins.made_with(_changed(letter, version="1.2")).endswith(f"; you now have {here}.")
    assert plaint.packs.origins.made_with(_changed(letter, pack="gone")).endswith("“gone”, which is no longer here.")


def test_a_recorded_letter_was_made_by_no_pack(plaint: Plaint) -> None:
    assert plaint.packs.origins.made_with(replace(a_draft(plaint), origin=Origin.RECORDED)) == ""
