"""Findings that rest on a pack's phrases; the table of examples is in tests/stories/letter_check_samples.py."""

import pytest

from app.domain.check_phrases import ChecksFile, PhraseCheck
from app.domain.letter_passages import Passage
from app.domain.phrase_findings import Finding, PhraseChecks, in_order, shortened

FILE = ChecksFile(
    checks=(
        PhraseCheck(
            id="claim",
            phrases=("lied", "stole"),
            message="Claimed: {words}",
            softened_by=("belief", "report", "question", "negation"),
            unless=("stole the show",),
            weight="fix",
        ),
        PhraseCheck(id="bargain", phrases=("i will drop it",), message="M", together_with=("if",)),
        PhraseCheck(
            id="memory", phrases=("from memory",), message="M", softened_by=("evidence",), applies_to=("data",)
        ),
    ),
    beliefs=("i believe",),
    reports=("told me",),
    evidence=("exhibit",),
    asks=("please",),
)
CHECKS = PhraseChecks(FILE)


def codes(text: str, *, category: str = "data", quoted: bool = False, evidence: bool = False) -> list[str]:
    passage = Passage(("a",), text, "A", is_quoted=quoted, has_evidence=evidence)
    return [finding.code for finding in CHECKS.findings(passage, "letter", category)]


@pytest.mark.parametrize(
    "text", ["He lied.", "Told me what? He lied.", "I believe you, but Sam lied.", "I believe it; he lied."]
)
def test_a_claim_is_found(text: str) -> None:
    assert codes(text) == ["claim"]


@pytest.mark.parametrize(
    "text",
    [
        "I believe he lied.",
        "He lied, I believe.",
        "I have seen it; he lied, I believe; that is all.",
        "She told me that he lied.",
        "Did he lie, or who lied?",
        "He never lied.",
        "He hasn’t lied.",
        "I have lied.",
        "He stole the show.",
        "He “lied”.",
        "I believe that it was hot but cold, and he lied.",
    ],
)
def test_a_claim_that_is_softened_is_none(text: str) -> None:
    assert codes(text) == []


def test_an_account_after_the_claim_takes_nothing_back() -> None:
    assert codes("He lied when he told me so.") == ["claim"]


def test_each_check_is_told_once_a_passage() -> None:
    assert codes("He lied. He lied. He stole it.") == ["claim"]


def test_of_two_claims_in_a_sentence_the_one_that_nothing_softens_is_told() -> None:
    assert codes("He lied and stole it.") == ["claim"]
    assert codes("I believe he lied and stole it.") == []


def test_a_phrase_that_needs_company_is_silent_alone() -> None:
    assert codes("I will drop it.") == []
    assert codes("I will drop it if you pay.") == ["bargain"]


def test_a_check_keeps_to_its_letters_and_categories() -> None:
    assert codes("From memory.", category="press") == []
    assert codes("From memory.") == ["memory"]


def test_evidence_in_the_sentence_or_the_entry_softens() -> None:
    assert codes("From memory; exhibit A has it.") == []
    assert codes("From memory.", evidence=True) == []


def test_somebody_elses_words_are_left_alone() -> None:
    assert codes("He lied.", quoted=True) == []


def test_a_finding_holds_the_words_as_written_and_their_sentence() -> None:
    passage = Passage(("a", 1, "b"), "First. She (“Sam”) LIED to us. Last.", "A")
    (finding,) = CHECKS.findings(passage, "letter", "data")
    assert (finding.words, finding.sentence, finding.question) == ("LIED", "She (“Sam”) LIED to us.", "a")
    assert finding.message == "Claimed: LIED"
    assert finding.key() == "claim|a.1.b|LIED"


def test_claims_are_known_even_when_they_are_softened() -> None:
    assert CHECKS.claims([Passage(("a",), "I believe he lied.", "A")])
    assert not CHECKS.claims([Passage(("a",), "From memory.", "A")])


def test_a_question_or_a_word_of_asking_asks() -> None:
    assert CHECKS.asks_something("Who decided?")
    assert CHECKS.asks_something("Please say so.")
    assert not CHECKS.asks_something("It rained.")


def finding(code: str, weight: str = "think", *, sentence: str = "", words: str = "") -> Finding:
    return Finding(code, (code,), words, "M", "W", "fix" if weight == "fix" else "think", sentence)


def test_what_to_mend_comes_first_then_page_order() -> None:
    given = [finding("c"), finding("b"), finding("a", "fix"), finding("elsewhere")]
    assert [each.code for each in in_order(given, {("b",): 0, ("c",): 1})] == ["a", "b", "c", "elsewhere"]


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        ("Short\none.", "one", "Short one."),
        ("", "words alone", "words alone"),
        ("word " * 20 + "lied", "lied", "… word word lied"),
        ("lied " + "word " * 20, "lied", "lied word word word word …"),
        ("word " * 20 + "lied " + "word " * 20, "lied", "… word word lied word word …"),
    ],
)
def test_a_long_sentence_is_shortened_around_the_words(sentence: str, words: str, shown: str) -> None:
    assert shortened(finding("a", sentence=sentence, words=words), longest=24) == shown
