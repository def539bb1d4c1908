"""Rules of tools/programme.py: which sentences speak of the Safety Valve."""

from dataclasses import replace

import pytest

from corpus.records import Locator, Paper, PaperId, Passage, PassageId
from tools.programme import names_partner, names_programme, tell

PAPER = Paper(id=PaperId("ab" * 32), file_name="paper.txt")


def passage(number: int, text: str) -> Passage:
    return Passage(
        id=PassageId(f"p-{number}"),
        paper_id=PAPER.id,
        text=text,
        context="",
        locator=Locator(words=f"para {number}", page_number=1, start=0, end=9),
    )


def of_programme(*texts: str, paper: Paper = PAPER) -> list[str]:
    passages = [passage(number, text) for number, text in enumerate(texts, start=1)]
    return [told.text for told in tell(paper, passages) if told.is_of_programme]


@pytest.mark.parametrize(
    "text", ["Safety Valve", "safety-valve", "the SV scheme", "PSV"]
)
def test_the_programme_goes_by_several_names(text: str) -> None:
    assert names_programme(text)


@pytest.mark.parametrize(
    "text", ["the DfE", "the Department", "the Secretary of State", "ministers"]
)
def test_the_partner_goes_by_several_names(text: str) -> None:
    assert names_partner(text)


def test_a_department_of_the_council_is_spelled_small_and_is_no_partner() -> None:
    assert not names_partner("each department saves")


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("The agreement is worth more.", True),
        ("The DfE approved the plan.", True),
        ("The plan for buses was approved.", False),
        ("Attendance rose.", False),
    ],
)
def test_a_part_of_it_counts_just_after_its_name(second: str, *, is_told: bool) -> None:
    told = of_programme("We joined the Safety Valve.", second)

    assert (second in told) == is_told


def test_a_sentence_goes_on_about_it_within_a_passage() -> None:
    assert of_programme(
        "The Safety Valve plan went off. It was sent back. Buses ran late."
    ) == ["The Safety Valve plan went off.", "It was sent back."]


def test_in_a_paper_titled_with_it_the_agreement_is_always_that_one() -> None:
    filler = ["Attendance rose."] * 6
    titled = replace(PAPER, title="Safety Valve: update")

    assert of_programme(*filler, "The agreement stands.", paper=titled)
    assert not of_programme(*filler, "The agreement stands.")


def test_what_another_council_has_is_not_told_of_this_one() -> None:
    devon = replace(PAPER, council="Devon")
    other = "Somerset has a Safety Valve agreement."
    both = "Devon and Somerset have a Safety Valve agreement."

    assert of_programme(other, both, paper=devon) == [both]


def test_rows_of_tables_are_no_sentences() -> None:
    row = replace(passage(1, "Risk\tThe Safety Valve bid is rejected"), table="Risks")

    assert tell(PAPER, [row]) == ()


def test_a_front_sheet_speaks_without_its_labels() -> None:
    row = replace(
        passage(1, "Summary\tThe Safety Valve is on track."), table="front sheet"
    )

    assert [told.text for told in tell(PAPER, [row])] == [
        "The Safety Valve is on track."
    ]


def test_a_sentence_knows_those_beside_it() -> None:
    first, second = tell(PAPER, [passage(1, "The Safety Valve. It slipped.")])

    assert (first.before, first.after) == (None, second.text)
    assert (second.before, second.after) == (first.text, None)
