import pytest

from assistant.definitions import says_what_it_is, spells_out, term_asked
from assistant.follow_ups import read_question
from tests.desk_in_words import KENT, desk_of, said, told


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("What does EHCP stand for?", "EHCP"),
        ("what's INMSS short for", "INMSS"),
        ("What does SEMH mean?", "SEMH"),
        ("What is an EHCP?", "EHCP"),
        ("what is the DSG", "DSG"),
        ("What is a statutory override?", "statutory override"),
        ("explain the notional budget", "notional budget"),
        ("What is the DSG deficit?", None),
        ("What is Bury's deficit?", None),
        ("What is the plan for 2024/25?", None),
        ("What does the delay mean for schools?", None),
    ],
)
def test_the_term_whose_meaning_is_asked_is_read(asked: str, term: str | None) -> None:
    assert term_asked(read_question(asked)) == term


@pytest.mark.parametrize(
    ("text", "term", "is_it"),
    [
        ("Education, Health and Care Plans (EHCPs) rise.", "EHCP", True),
        ("Independent Non Maintained Schools (INMSS) cost more.", "INMSS", True),
        ("The Special Educational Needs Code (SEND) applies.", "DSG", False),
        ("The plan (EHCP) was sent.", "EHCP", False),
        ("The board met (see DSG).", "DSG", False),
    ],
)
def test_an_abbreviation_is_spelled_out_by_the_words_before_it(
    text: str, term: str, is_it: bool
) -> None:
    assert spells_out(text, term) is is_it


@pytest.mark.parametrize(
    ("text", "term", "is_it"),
    [
        ("The Dedicated Schools Grant (DSG) is ring-fenced.", "DSG", True),
        ("The current statutory override means it waits.", "statutory override", True),
        ("2.1 A notional budget is a guide.", "notional budget", True),
        ("The board fears the override is ending.", "override", False),
        ("The override ends in March.", "override", False),
    ],
)
def test_a_sentence_that_begins_with_a_term_says_what_it_is(
    text: str, term: str, is_it: bool
) -> None:
    assert says_what_it_is(text, term) is is_it


def test_what_a_term_is_goes_before_its_spelling() -> None:
    spelled = said("They met on the Dedicated Schools Grant (DSG).")
    defined = said("The DSG is a grant for schools.", of=KENT)

    status, sentence = told(desk_of("What is the DSG?", *spelled, *defined))

    assert status == "answered"
    assert "“The DSG is a grant for schools.”" in sentence


def test_an_abbreviation_that_no_paper_spells_out_is_not_guessed() -> None:
    status, sentence = told(
        desk_of("What does BRAG stand for?", *said("The BRAG rating is amber."))
    )

    assert (status, sentence) == (
        "not_found",
        "What BRAG stands for is not stated in the papers I can see.",
    )
