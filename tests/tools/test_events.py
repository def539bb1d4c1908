"""Rules of tools/events.py: what happened and when, not what is planned."""

import pytest

from corpus.records import Event
from tests.papers_in_words import pages, paper, para, table
from tools.events import find_events


def events_of(sentence: str) -> list[str]:
    return [event.happened_on for event in find_events(paper(), pages(para(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The plan was submitted to the DfE on 24th May 2024.", ["2024-05-24"]),
        ("Cabinet approved it in March 2021.", ["2021-03"]),
        ("In 2022/23, the Council joined the programme.", ["2022-23"]),
        ("Northwold was paid £7m, receiving £3m in March 2023.", ["2023-03"]),
        ("A direction (28 February 2024) was issued.", ["2024-02-28"]),
        ("Inspectors came for a revisit in 2019.", ["2019"]),
        ("Data has been submitted March 2024.", ["2024-03"]),
        (
            "It was agreed on 1 May 2024 and submitted on 3 June 2024.",
            ["2024-05-01", "2024-06-03"],
        ),
        ("The review took place from May to July 2023.", ["2023-07"]),
        ("The report was sent at the end of August 2024.", ["2024-08"]),
    ],
)
def test_dated_happenings_are_events(sentence: str, days: list[str]) -> None:
    assert events_of(sentence) == days


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan will be submitted on 24 May 2026.",
        "The backlog is to be cleared by March 2026.",
        "The deficit is forecast to be £74m by 2030-31.",
        "The override has been extended until 31 March 2026.",
        "The budget for 2024/25 was approved.",
        "Numbers have been steady since January 2024.",
        "Spending in 2023/24 was £4m.",
        "It should be agreed in May 2026.",
        "A letter was received on 31st SEPT 2021.",
    ],
)
def test_plans_deadlines_and_figures_are_no_events(sentence: str) -> None:
    assert events_of(sentence) == []


def test_event_quotes_its_sentence_where_it_stands() -> None:
    text = "4. Talks went on. The plan was submitted on 15 January 2024. More followed."
    sheet = pages(para("Before."), para(text, number="4"))

    (event,) = find_events(paper(), sheet)

    assert event.quote == "The plan was submitted on 15 January 2024."
    assert (event.printed, event.locator.words) == ("15 January 2024", "para 4")
    place = event.locator
    assert sheet[0].text[place.start : place.end] == event.quote


def test_sentences_in_cells_are_read() -> None:
    grid = [
        ("Risk", "Mitigation"),
        ("Late data", "Returns were submitted in March 2024."),
    ]

    found: tuple[Event, ...] = find_events(paper(), pages(table("Table 1", grid)))

    assert [event.locator.words for event in found] == ["Table 1; row Late data"]


def test_the_council_is_the_papers() -> None:
    (event,) = find_events(
        paper(council="Southwold"), pages(para("It was agreed on 1 May 2024."))
    )

    assert event.council == "Southwold"
