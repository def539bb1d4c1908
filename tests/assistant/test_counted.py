"""Rules of assistant/counted.py: whether a number counts the thing asked about."""

import pytest

from corpus.records import Figure, Hit, Measure, Unit
from tests.desk_in_words import desk_of, said, table_of, told


def counted(text: str, *printed: str) -> tuple[Hit | Figure, ...]:
    return said(text, *printed, unit=Unit.COUNT, measure=Measure.OTHER)


@pytest.mark.parametrize(
    ("asked", "text", "printed"),
    [
        (
            "How many schools in Bury are in deficit?",
            "Costs fell with the opening of 60 places at the new free school.",
            "60",
        ),
        (
            "How many schools in Bury are in deficit?",
            "All 97 schools were consulted.",
            "97",
        ),
        (
            "How many schools are in Bury?",
            "The number of pupils in special schools of Bury rose from 842 to 900.",
            "842",
        ),
        (
            "How many special schools are there in Bury?",
            "A new 60-place special school in Bury is planned.",
            "60",
        ),
        (
            "How many plans has Bury?",
            "Plans of Bury were late for want of psychologists: 4.6 of 11.0 posts.",
            "4.6",
        ),
        (
            "How many plans has Bury?",
            "In Bury 251 more plans came, nine in ten of them since January.",
            "251",
        ),
    ],
    ids=[
        "another thing",
        "asked something else",
        "number of others",
        "a size",
        "so many of others",
        "so many more",
    ],
)
def test_a_count_of_another_thing_is_no_answer(
    asked: str, text: str, printed: str
) -> None:
    status, *_ = told(desk_of(asked, *counted(text, printed)))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("asked", "text", "printed"),
    [
        (
            "How many schools in Bury are in deficit?",
            "This year 9 of the schools of Bury set deficit budgets.",
            "9",
        ),
        (
            "How many schools in Bury have answered?",
            "In Bury 61 responses were received from schools.",
            "61",
        ),
        (
            "How many pupils have an EHCP in Bury?",
            "In Bury 5,236 children and young people have an EHCP.",
            "5,236",
        ),
        (
            "How many children in Bury face delays?",
            "Some children in Bury face delays, currently c350 children.",
            "350",
        ),
        (
            "How many EHCPs are there in Bury?",
            "The number of EHCPs in Bury was 14,480 on 31 December 2024.",
            "14,480",
        ),
    ],
    ids=["of them", "answers", "by another name", "about so many", "after the thing"],
)
def test_a_count_of_the_thing_asked_about_is_told(
    asked: str, text: str, printed: str
) -> None:
    status, *answer = told(desk_of(asked, *counted(text, printed)))

    assert status == "answered"
    assert printed in answer[0]


def test_a_column_of_places_counts_no_schools() -> None:
    row = table_of(
        {"Special schools": ("250",)},
        columns=("Places",),
        caption="Table 3: Provision in Bury",
        unit=Unit.COUNT,
        measure=Measure.OTHER,
    )

    status, *_ = told(desk_of("How many special schools are there in Bury?", *row))
    answered, *_ = told(desk_of("How many special school places are there?", *row))

    assert (status, answered) == ("not_found", "answered")
