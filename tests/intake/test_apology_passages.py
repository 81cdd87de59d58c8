"""What replies give of an apology: proposed with the words that say so, and never more than they say."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from app.domain.apologies import Element, Given
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import ElementProposal
from app.domain.reply_words import ApologyPhrases, RepliesFile
from app.intake.apology_passages import ApologyWords, propose_apology
from app.intake.promised_days import ReckonedFrom
from tests.builders import TODAY

_FILE = Path(__file__).parents[2] / "templates" / "uk-members" / "replies.toml"
BUNDLED = ApologyWords(RepliesFile.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8"))).apologies)
START = ReckonedFrom(TODAY)
SAID = "The money from the summer fair never reached the branch account."


def proposed(text: str, element: Element, phrases: ApologyWords = BUNDLED, about: str = SAID) -> ElementProposal:
    return propose_apology([element], text, ReplyKind.PARTIAL, about, phrases, START)[element]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("I am sorry for what I said about you.", Given.CAME),
        ("We apologise unreservedly for that statement.", Given.CAME),
        ("I'm sorry I said it.", Given.CAME),
        ("I am sorry that you feel hurt.", Given.NOT),
        ("I am sorry you feel that way about it.", Given.NOT),
        ("We apologise if anybody was offended.", Given.NOT),
        ("If anybody was offended we apologise.", Given.NOT),
        ("We are sorry for any upset that this caused.", Given.NOT),
        ("I wish to apologise for any misunderstanding.", Given.NOT),
        ("We apologise for the delay in replying to you.", Given.NOT),
        ("I am sorry to hear that you left the choir.", Given.NOT),
        ("There is nothing to apologise for.", Given.NOT),
        ("We will not apologise.", Given.NOT),
        ("You ask us to say that we are sorry.", Given.NOT),
        ("I regret what I said in October.", Given.PARTLY),
        ("I will apologise to you at the meeting.", Given.PROMISED),
        ("The weather was fine.", Given.NOT),
    ],
)
def test_sorry_is_sorry_for_the_fault(text: str, given: Given) -> None:
    assert proposed(text, Element.SORRY).given is given


def test_sorry_that_you_feel_is_said_to_be_about_something_else_in_neutral_words() -> None:
    found = proposed("Dear Siân,\n\nI am sorry that you feel hurt. The accounts are closed.", Element.SORRY)
    assert found.words == "I am sorry that you feel hurt."
    assert found.because == "“am sorry that you feel” is about how it was taken, and not about what was said"


def test_a_real_apology_beside_a_conditional_one_counts() -> None:
    text = "I apologise if my words caused offence, and I am sorry for what I said."
    assert proposed(text, Element.SORRY).given is Given.CAME


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("What I said about the money from the summer fair was wrong.", Given.CAME),
        ("I told members that money from the summer fair was missing. That was wrong.", Given.CAME),
        ("We got this wrong.", Given.PARTLY),
        ("Mistakes were made.", Given.PARTLY),
        ("I stand by what I said about the summer fair.", Given.NOT),
        ("You say that the statement about the summer fair was wrong.", Given.NOT),
    ],
)
def test_naming_the_fault_takes_saying_what_it_was(text: str, given: Given) -> None:
    assert proposed(text, Element.NAMES_FAULT).given is given


def test_the_sentence_before_is_quoted_where_it_says_what_was_wrong() -> None:
    text = "Hello. I told members that the money from the summer fair was missing. That was wrong. Yours, Robin"
    found = proposed(text, Element.NAMES_FAULT)
    assert found.words == "I told members that the money from the summer fair was missing. That was wrong."


def test_where_the_words_complained_of_are_not_known_naming_is_taken_on_trust() -> None:
    assert proposed("That was wrong.", Element.NAMES_FAULT, about="").given is Given.CAME


@pytest.mark.parametrize(
    ("element", "text", "given"),
    [
        (Element.EXPLAINS, "I had misread the bank statement.", Given.CAME),
        (Element.EXPLAINS, "We are unable to say why it was written.", Given.NOT),
        (Element.REPAIRS, "The minutes have been corrected.", Given.CAME),
        (Element.REPAIRS, "The minutes will be corrected.", Given.PROMISED),
        (Element.REPAIRS, "We will not be correcting the minutes.", Given.NOT),
        (Element.PUBLISHED, "It was read out at the meeting of 2 December.", Given.CAME),
        (Element.PUBLISHED, "It will be published in the next newsletter.", Given.PROMISED),
        (Element.PUBLISHED, "This letter is private and not for publication.", Given.NOT),
    ],
)
def test_the_other_elements_are_told_by_their_words(element: Element, text: str, given: Given) -> None:
    assert proposed(text, element).given is given


def test_nothing_said_is_said_so() -> None:
    assert proposed("", Element.SORRY) == ElementProposal(Given.NOT, "", "nothing in the reply says it")


def test_a_reply_that_settles_nothing_leaves_the_apology_waiting() -> None:
    found = propose_apology([Element.SORRY], "I am sorry for it.", ReplyKind.HOLDING, SAID, BUNDLED, START)
    assert found[Element.SORRY].given is Given.WAITING


def test_a_promise_brings_its_day() -> None:
    assert proposed("It will be read out on 10 December.", Element.PUBLISHED).promised_by == date(2026, 12, 10)
    assert proposed("It was read out on 10 November.", Element.PUBLISHED).promised_by is None


def test_a_very_long_passage_is_cut_to_its_sentence() -> None:
    text = f"The money from the summer fair {'and more ' * 80}was missing. That was wrong."
    assert proposed(text, Element.NAMES_FAULT).words == "That was wrong."


def test_of_two_phrases_as_long_the_one_that_gives_less_counts() -> None:
    groups = (
        ApologyPhrases(element="sorry", given="came", phrases=("sorry now",)),
        ApologyPhrases(element="sorry", given="partly", phrases=("are sorry",)),
    )
    assert proposed("We are sorry now.", Element.SORRY, ApologyWords(groups)).given is Given.PARTLY


@examples(st.text(max_size=200), st.sampled_from(Element))
def test_whatever_is_written_the_words_stand_in_it(text: str, element: Element) -> None:
    assert proposed(f"I am sorry {text} was wrong.", element).words in f"I am sorry {text} was wrong."
