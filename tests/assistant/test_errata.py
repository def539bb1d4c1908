from dataclasses import replace

import pytest

from corpus.records import Finding, FindingKind, Severity
from tests.desk_in_words import BURY, desk_of, place_of, said, told

WORDS = said("The board met to hear of transport.")
TOTAL = Finding(
    paper_id=BURY.id,
    kind=FindingKind.MISMATCH,
    where="Table 4: Placements; row Total",
    printed="6.5",
    computed="2.0 + 3.5 = 5.5",
    severity=Severity.ERROR,
    locator=place_of("Table 4: Placements"),
    quote="Total 6.5",
)
TWICE = replace(
    TOTAL,
    kind=FindingKind.DUPLICATE,
    where="Table 7: Risks; row 6",
    printed="Culture",
    computed="the same row is printed twice",
    severity=Severity.WARNING,
)
ROUNDED = replace(
    TOTAL,
    kind=FindingKind.ROUNDING,
    where="Table 5: Savings; row Total",
    computed="2.0 + 3.5 = 5.5",
    severity=Severity.INFO,
)
NO_DAY = replace(
    TOTAL,
    kind=FindingKind.IMPOSSIBLE_DATE,
    where="para 3",
    printed="31st SEPT 2021",
    computed="September has 30 days",
)

RISEN = replace(
    TOTAL,
    where="para 3.2",
    printed="21%",
    computed="(560 - 500) / 500 = 12.0%",
    quote="Plans grew from 500 to 560, a rise of 21%.",
)


@pytest.mark.parametrize(
    "asked",
    [
        "What does not add up?",
        "What doesn't add up in Bury's paper?",
        "Are there any mistakes in the report?",
        "Which of Bury's figures contradict each other?",
        "Which number is right for Bury's deficit?",
        "anything odd in the bury paper",
        "What doesn't look right in the Bury paper?",
    ],
)
def test_all_findings_are_told_where_none_is_named(asked: str) -> None:
    status, first, second = told(desk_of(asked, TWICE, TOTAL, ROUNDED, *WORDS))

    assert status == "answered"
    assert first.startswith("Bury, Table 4: Placements; row Total: printed “6.5”, but")
    assert second == (
        "Bury, Table 7: Risks; row 6: printed “Culture”: the same row is printed twice."
    )


def test_a_rounding_is_told_where_nothing_worse_was_found() -> None:
    _, sentence = told(desk_of("What does not add up?", ROUNDED, *WORDS))

    assert sentence.startswith("Bury, Table 5: Savings")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("Are any dates impossible?", "Bury, para 3"),
        ("Do the totals add up?", "Bury, Table 4"),
        ("Do Bury's sums work?", "Bury, Table 4"),
    ],
)
def test_findings_of_the_kind_asked_for_are_told_alone(asked: str, where: str) -> None:
    _, *sentences = told(desk_of(asked, TOTAL, NO_DAY, TWICE, *WORDS))

    assert [s.startswith(where) for s in sentences] == [True]


def test_that_nothing_wrong_was_found_is_said() -> None:
    assert told(desk_of("Are there any mistakes?", *WORDS)) == (
        "not_found",
        "Wrong totals, labels or dates were not found in the papers I can see.",
    )


@pytest.mark.parametrize(
    "asked",
    ["Is the £6.5m for placements right?", "Does the transport total add up?"],
)
def test_a_question_of_one_thing_is_not_answered_with_all(asked: str) -> None:
    assert not any("Table 7" in said for said in told(desk_of(asked, TWICE, *WORDS)))


@pytest.mark.parametrize(
    "asked",
    [
        "Is the percentage right in para 3.2?",
        "Check the arithmetic in paragraph 3.2",
        "Is the rise of 21% correct in Bury's paper?",
        "Did they get the rise in plans from 500 right in the paper?",
        "Is the figure for how plans grew and the rise right at all?",
    ],
)
def test_what_a_sentence_gets_wrong_is_told_where_it_is_asked_about(asked: str) -> None:
    status, *sentences = told(desk_of(asked, TOTAL, RISEN, *WORDS))

    assert status == "answered"
    assert sentences == [
        "Bury, para 3.2: printed “21%”, but"
        " (560 - 500) / 500 = 12.0% (they do not agree)."
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Is the percentage right in para 3.21?",
        "Is the percentage right in para 3?",
        "Is the rise of £21m correct in Bury's paper?",
        "How much did plans grow from 500, what was the rise?",
    ],
)
def test_what_another_sentence_gets_wrong_is_not_told(asked: str) -> None:
    _, *sentences = told(desk_of(asked, RISEN, *WORDS))

    assert not any("21%" in sentence for sentence in sentences)
