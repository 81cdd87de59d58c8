"""The chain: whatever is changed in it is found."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import (
    FIRST_PREVIOUS,
    Happened,
    HistoryEntry,
    canonical,
    first_broken,
    freezing_hash,
    grouped,
)
from tests.domain.case_samples import TODAY, entry

WORDS = st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=2, max_size=6)
FIELDS = ("case_id", "place", "kind", "on", "at", "content", "salt", "content_hash", "previous")


def chain(words: list[str]) -> list[HistoryEntry]:
    entries: list[HistoryEntry] = []
    for text in words:
        entries.append(entry(Happened.NOTE, entries[-1] if entries else None, text=text))
    return entries


def stored(entries: list[HistoryEntry]) -> list[tuple[HistoryEntry, str]]:
    return [(each, each.hash) for each in entries]


def changed(link: HistoryEntry, field: str) -> HistoryEntry:
    """Return an entry in which one thing is otherwise."""
    happening = link.happening
    others = {
        "case_id": replace(link, case_id=link.case_id + 1),
        "place": replace(link, place=link.place + 1),
        "kind": replace(link, happening=replace(happening, kind=Happened.CONTACT)),
        "on": replace(link, happening=replace(happening, on=happening.on + timedelta(days=1))),
        "at": replace(link, happening=replace(happening, at=happening.at + timedelta(seconds=1))),
        "content": replace(link, happening=replace(happening, content={"text": f"{happening.content['text']}."})),
        "salt": replace(link, salt="0" * 64),
        "content_hash": replace(link, content_hash="0" * 64),
        "previous": replace(link, previous="1" * 64),
    }
    return others[field]


@given(WORDS)
def test_a_chain_as_it_was_made_is_whole(words: list[str]) -> None:
    assert first_broken(stored(chain(words))) is None


@given(WORDS, st.data())
def test_any_change_of_any_entry_is_found_where_it_is(words: list[str], data: st.DataObject) -> None:
    links = stored(chain(words))
    place = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(FIELDS))
    links[place] = (changed(links[place][0], field), links[place][1])
    assert first_broken(links) == place + 1


@given(WORDS, st.data())
def test_a_changed_entry_that_was_hashed_again_breaks_the_next(words: list[str], data: st.DataObject) -> None:
    links = stored(chain(words))
    place = data.draw(st.integers(0, len(links) - 2))
    forged = changed(links[place][0], data.draw(st.sampled_from(("kind", "on", "at"))))
    links[place] = (forged, forged.hash)
    assert first_broken(links) == place + 2


@given(WORDS, st.data())
def test_an_entry_that_was_taken_out_or_moved_is_found(words: list[str], data: st.DataObject) -> None:
    links = stored(chain(words))
    place = data.draw(st.integers(0, len(links) - 2))
    assert first_broken(links[:place] + links[place + 1 :]) == place + 1
    links[place], links[place + 1] = links[place + 1], links[place]
    assert first_broken(links) == place + 1


@given(WORDS, st.data())
def test_a_content_that_was_deleted_openly_leaves_the_chain_whole(words: list[str], data: st.DataObject) -> None:
    links = stored(chain(words))
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = (links[place][0].delete_content(TODAY), links[place][1])
    assert first_broken(links) is None


def test_a_deleted_content_is_gone() -> None:
    gone = entry(Happened.NOTE, text="a secret").delete_content(TODAY)
    assert (gone.happening.content, gone.salt, gone.deleted_on) == ({}, "", TODAY)


def test_the_first_entry_follows_nothing() -> None:
    first = entry(Happened.NOTE, text="x")
    assert (first.place, first.previous) == (1, FIRST_PREVIOUS)


def test_the_same_words_twice_have_hashes_that_tell_nothing() -> None:
    assert entry(Happened.NOTE, text="x").content_hash != entry(Happened.NOTE, text="x").content_hash


@pytest.mark.parametrize(("content", "written"), [({"b": 1, "a": "é"}, '{"a":"é","b":1}'), ({}, "{}")])
def test_content_is_written_in_one_way_only(content: dict[str, str | int], written: str) -> None:
    assert canonical({**content}) == written.encode()


def test_a_letter_has_the_fingerprint_of_the_entry_that_it_was_finished_with() -> None:
    first = entry(Happened.OPENED, title="A list")
    finished = entry(Happened.FINISHED, first, letter=3)
    sent = entry(Happened.SENT, finished, letter=3)
    assert freezing_hash([first, finished, sent], 3) == finished.hash
    assert freezing_hash([first, finished, sent], 4) == ""


def test_a_fingerprint_is_shown_in_groups_of_four() -> None:
    assert grouped("ab12cd34") == "AB12 CD34"
