from dataclasses import replace

import pytest

from corpus.records import Passage, PassageId
from tests.desk_in_words import BURY, place_of
from tools.paper_parts import PaperPart, is_of_part, part_of, passages_of_part


def passage(text: str, *, context: str = "", place: str = "para 5.3") -> Passage:
    return Passage(
        id=PassageId("p-1"),
        paper_id=BURY.id,
        text=text,
        context=f"Bury, Schools Forum, 5 May 2024. {context}",
        locator=place_of(place),
    )


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("2 RECOMMENDATION", PaperPart.RECOMMENDATIONS),
        ("11. Conclusions & recommendations", PaperPart.RECOMMENDATIONS),
        ("Decision required", PaperPart.RECOMMENDATIONS),
        ("Recommendations to Council", PaperPart.RECOMMENDATIONS),
        ("Recommendation(s):", PaperPart.RECOMMENDATIONS),
        ("1 THE ISSUE", PaperPart.PURPOSE),
        ("1.0 Purpose of the Report", PaperPart.PURPOSE),
        ("2. Executive summary", PaperPart.PURPOSE),
        ("1. Introduction", PaperPart.INTRODUCTION),
        ("Background to the report", PaperPart.INTRODUCTION),
        ("Transport > Resolved:", PaperPart.DECISIONS),
        ("Decision:", PaperPart.DECISIONS),
        ("Reason for recommendations", None),
        ("Background papers", None),
        ("Issues with transport", None),
        ("6 RISK MANAGEMENT", None),
    ],
)
def test_a_passage_is_of_the_part_its_heading_names(
    heading: str, part: PaperPart | None
) -> None:
    assert part_of(passage("The board met.", context=heading)) is part


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("front sheet; Recommendations", PaperPart.RECOMMENDATIONS),
        ("front sheet; Executive summary", PaperPart.PURPOSE),
        ("front sheet; Reason for recommendations", None),
        ("Resolved; paragraph 1", PaperPart.DECISIONS),
    ],
)
def test_a_row_of_the_front_sheet_is_of_the_part_its_label_names(
    place: str, part: PaperPart | None
) -> None:
    assert part_of(passage("It is so.", place=place)) is part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("RESOLVED: That the report be noted.", PaperPart.DECISIONS),
        ("After a debate it was resolved to wait.", PaperPart.DECISIONS),
        ("This report provides an update on transport.", PaperPart.PURPOSE),
        ("The report of Ann Lee (Finance) seeks to inform.", PaperPart.PURPOSE),
        ("Parents agreed with the report.", None),
    ],
)
def test_first_words_tell_the_part_where_no_heading_does(
    text: str, part: PaperPart | None
) -> None:
    assert part_of(passage(text, context="Transport")) is part


def test_first_words_go_before_the_heading() -> None:
    said = passage("RESOLVED: That it be noted.", context="2 RECOMMENDATION")

    assert part_of(said) is PaperPart.DECISIONS


def test_the_innermost_heading_counts() -> None:
    said = passage("It is so.", context="Summary > Recommendations")

    assert part_of(said) is PaperPart.RECOMMENDATIONS


def test_words_that_mark_an_appendix_as_exempt_are_of_the_marking() -> None:
    paper = replace(BURY, refers_to_exempt=("Appendix 2 is exempt",))
    said = passage("Prices: Appendix 2\nis exempt.")

    assert is_of_part(said, PaperPart.MARKING, paper)
    assert not is_of_part(said, PaperPart.MARKING, BURY)


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet is asked to:",
        "1.2 Schools Forum is recommended to:",
        "It is recommended that the report be noted.",
        "Recommendations: The Forum is recommended to:",
        "The Schools Forum is asked to note the outturn.",
    ],
)
def test_a_recommendation_is_told_by_its_first_words(text: str) -> None:
    assert part_of(passage(text)) is PaperPart.RECOMMENDATIONS


def listed(*texts: str, context: str = "Purpose") -> list[Passage]:
    return [
        replace(
            passage(text, context=context),
            id=PassageId(f"{context} {number}"),
            locator=place_of("para 1.2", 100 * number),
        )
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    "items",
    [
        ("(a) note the forecast;", "(b) agree a transfer."),
        ("1. notes the forecast;", "2. agrees a transfer."),
        ("(i) note the forecast;", "(ii) agree a transfer."),
        ("• note the forecast;", "• agree a transfer."),
        ("2.1 notes the forecast;", "2.2 agrees a transfer."),
    ],
)
def test_items_are_of_the_part_of_what_leads_into_them(items: tuple[str, ...]) -> None:
    passages = listed("Cabinet is asked to:", *items, "Places are short.")

    found = passages_of_part(passages, PaperPart.RECOMMENDATIONS, BURY)

    assert [one.text for one in found] == ["Cabinet is asked to:", *items]


def test_a_list_ends_where_another_heading_stands() -> None:
    led = listed("Cabinet is asked to:", "(a) note the forecast.")
    after = [
        replace(one, locator=place_of("para 1", 900))
        for one in listed("1. The forecast rose.", context="Summary")
    ]

    found = passages_of_part([*after, *led], PaperPart.RECOMMENDATIONS, BURY)

    assert found == tuple(led)


def test_who_signs_below_a_list_is_no_part_of_it() -> None:
    passages = listed(
        "That the forum:",
        "(a) notes the forecast.",
        "Helen Marriner",
        "For any enquiries please contact:",
        "Daniel Oakes",
        context="Recommendations",
    )

    found = passages_of_part(passages, PaperPart.RECOMMENDATIONS, BURY)

    assert found == tuple(passages[:2])


def test_lettered_items_leave_the_paragraphs_after_them_in_their_part() -> None:
    texts = {
        "para 2.1": "2.1 To note the forecast.",
        "para 2.2": "2.2 To draw on reserves as follows:",
        "para 2.2a": "(a) £3m for schools;",
        "para 2.2b": "(b) £1m for plans.",
        "para 2.3": "2.3 To approve the plan.",
    }
    passages = [
        replace(
            passage(text, context="2. Recommendations"),
            id=PassageId(place),
            locator=place_of(place, 100 * number),
        )
        for number, (place, text) in enumerate(texts.items())
    ]

    found = passages_of_part(passages, PaperPart.RECOMMENDATIONS, BURY)

    assert [one.text for one in found] == [*texts.values()]
