from dataclasses import replace

import pytest

from corpus.records import Flow, Measure
from tests.desk_in_words import (
    PHASES,
    answered,
    desk_of,
    said,
    table_of,
    told,
    told_twice,
)

YEARS = ("2020/21", "2021/22", "2022/23")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
    columns=YEARS,
    flow=Flow.CUMULATIVE,
)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Rank the placements by phase", ["Secondary", "Primary", "Nursery"]),
        (
            "Rank the placements by phase from the cheapest",
            ["Nursery", "Primary", "Secondary"],
        ),
        ("Which phase of placements is the cheapest?", ["Nursery"]),
        ("What is the biggest cost of placements by phase?", ["Secondary"]),
        ("What's the lowest budget of placements by phase?", ["Nursery"]),
        ("Which phase of placements is the largest?", ["Secondary"]),
        ("Rank primary and nursery placements", ["Primary", "Nursery"]),
    ],
)
def test_rows_are_ranked_without_their_total(asked: str, rows: list[str]) -> None:
    sentences = answered(asked, *PHASES)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == rows


@pytest.mark.parametrize(
    "asked",
    [
        "Break down the placements by phase",
        "What is the budget of placements by phase made up of?",
        "Can we have a breakdown of the placements by phase?",
        "How is the budget of placements split by phase?",
        "What makes up the cost of placements by phase?",
    ],
)
def test_what_an_amount_is_made_of_is_told_by_the_rows_of_its_total(
    asked: str,
) -> None:
    sentences = answered(asked, *PHASES)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == (
        ["Secondary", "Primary", "Nursery"]
    )


def test_rows_that_come_to_no_total_are_not_what_an_amount_is_made_of() -> None:
    scenarios = table_of(
        {
            "Deficit with mitigation": ("£46.1m", "£50.1m"),
            "Deficit without mitigation": ("£59.8m", "£70.1m"),
        },
        columns=("2028", "2029"),
        caption="Table 3: DSG deficit",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
    )

    sentences = told(desk_of("What is the DSG deficit made up of?", *scenarios))

    assert not any("Deficit without mitigation" in text for text in sentences)


def test_how_many_are_asked_for_names_no_row() -> None:
    rows = table_of(
        {
            "Element 3 in primary": ("£2.1m",),
            "Element 3 in secondary": ("£1.1m",),
            "Independent special": ("£7.3m",),
            "Maintained special": ("£1.6m",),
        },
        columns=("Variance",),
        caption="Table 1: Pressures",
        measure=Measure.PLACEMENT_COST,
    )

    sentences = answered("Top three pressures in Bury by size of variance", *rows)

    named = [s.split(", ")[1].split(" – ")[0] for s in sentences]
    assert named == [
        "Independent special",
        "Element 3 in primary",
        "Maintained special",
    ]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Which two phases in Bury cost most? largest first", ["Secondary", "Primary"]),
        ("What are Bury's two dearest placements by phase?", ["Secondary", "Primary"]),
        (
            "Bury placements by phase, cheapest first",
            ["Nursery", "Primary", "Secondary"],
        ),
    ],
)
def test_as_many_rows_are_told_as_are_asked_for(asked: str, rows: list[str]) -> None:
    sentences = answered(asked, *PHASES)

    assert [sentence.split(" – ")[0] for sentence in sentences] == [
        f"Bury, {row}" for row in rows
    ]


def test_years_are_put_in_order_by_the_figure_of_their_row() -> None:
    sentences = answered(
        "Put the years of Bury's DSG deficit in order, deepest first", *DEFICIT
    )

    assert ["2020/21" in s or "2021/22" in s for s in sentences] == [True, True, False]


def test_the_year_of_most_is_told_by_the_row_that_has_years() -> None:
    savings = table_of(
        {"In-year saving": ("£1.1m", "£2.7m", "£0.9m")},
        columns=YEARS,
        measure=Measure.SAVING,
        flow=Flow.IN_YEAR,
    )
    prose = said(
        "An in-year saving of £5.3m was found.",
        "£5.3m",
        label="In-year savings found",
        measure=Measure.SAVING,
        flow=Flow.IN_YEAR,
    )

    (most,) = answered(
        "Which year has Bury's biggest in-year saving?", *prose, *savings
    )

    assert "2021/22: £2.7m" in most


def test_rows_are_not_ranked_by_a_year_that_is_not_asked() -> None:
    phases = table_of(
        {"Nursery": ("£1.0m",), "Primary": ("£2.0m",)},
        columns=("2022/23",),
        caption="Table 4: Placements by phase",
    )

    status, *_ = told(desk_of("Rank Bury's placements by phase in 2029/30", *phases))

    assert status == "not_found"


def test_a_word_that_says_the_order_names_no_row() -> None:
    rows = table_of(
        {
            "Special schools top-up": ("£2.0m",),
            "Mainstream top-up": ("£1.0m",),
            "Independent": ("£7.0m",),
        },
        columns=("Cost",),
        caption="Table 4: Placements by phase",
        measure=Measure.PLACEMENT_COST,
    )

    sentences = answered("Top two placements in Bury by cost", *rows)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == [
        "Independent",
        "Special schools top-up",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "Which year has the largest saving, and which the smallest?",
            ["£2.7m", "£0.5m"],
        ),
        (
            "Which year has the smallest saving, and which the largest?",
            ["£0.5m", "£2.7m"],
        ),
    ],
)
def test_both_ends_of_a_row_are_told_where_both_are_asked(
    asked: str, expected: list[str]
) -> None:
    row = table_of(
        {"Saving": ("£1.1m", "£2.7m", "£0.5m")},
        columns=("2021/22", "2022/23", "2023/24"),
        caption="Table 4: Savings",
        measure=Measure.SAVING,
        flow=Flow.IN_YEAR,
    )

    sentences = answered(f"Bury: {asked}", *row)

    assert [
        amount
        for sentence, amount in zip(sentences, expected, strict=False)
        if amount in sentence
    ] == expected


def test_what_grew_most_is_told_by_the_column_of_what_moved() -> None:
    moved = table_of(
        {
            "Top-ups": ("£26.9m", "£0.7m"),
            "Independent schools": ("£30.4m", "£1.5m"),
            "Special schools": ("£40.0m", "£0.1m"),
        },
        columns=("Period 7 forecast", "Movement P5 to P7"),
        caption="Table 2: High needs spending by part",
    )

    (first, *_) = answered(
        "Which part of Bury's high needs spending grew most?", *moved
    )

    assert "£1.5m" in first


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        (
            "Which areas of high needs are forecast over plan, biggest first?",
            ["Bases", "Top-ups"],
        ),
        (
            "Which areas of high needs are under approved budget, biggest first?",
            ["Colleges", "Therapies"],
        ),
    ],
)
def test_only_what_is_over_or_under_is_ranked_where_that_is_asked(
    asked: str, rows: list[str]
) -> None:
    amounts = {"Top-ups": 1.1, "Colleges": -4.3, "Bases": 2.7, "Therapies": -1.9}
    areas = table_of(
        {name: (f"£{amount}m",) for name, amount in amounts.items()},
        columns=("Variance",),
        caption="Table 3: High needs forecast by area",
        flow=Flow.IN_YEAR,
    )

    sentences = answered(asked, *areas)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == rows


def test_rows_are_ranked_by_the_column_of_the_point_asked_about() -> None:
    rows = {"Early Years": ("£0.1m", "£0.4m"), "High Needs": ("£9.0m", "£8.0m")}
    columns = ("Month 6 variance", "Month 4 variance")
    figures = [
        replace(figure, vintage=f"{figure.column_path[0][:7]} 2021-22")
        for figure in table_of(rows, columns=columns, caption="Table 1: DSG by block")
    ]

    sentences = answered("Rank Bury's blocks by their month 6 variance", *figures)

    assert ["£9.0m" in s or "£0.1m" in s for s in sentences] == [True, True]


BLOCKS = (
    *table_of(
        {
            "Schools block": ("£88.4m", "-£0.1m"),
            "Early years block": ("£24.3m", "-£0.5m"),
            "High needs": ("£44.1m", "£4.9m"),
        },
        columns=("Outturn", "Variance"),
        caption="Table 1: Outturn by block",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.IN_YEAR,
    ),
    *table_of(
        {"Schools": ("£7.1m",), "Early years": ("£3.3m",), "Central": ("£0.7m",)},
        columns=("Forecast balance",),
        caption="Table 4: DSG balances by block",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
    ),
)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Which block in Bury had the biggest overspend?", ["High needs"]),
        ("Which block in Bury had the biggest underspend?", ["Early years block"]),
        ("Top two Bury blocks by underspend", ["Early years block", "Schools block"]),
    ],
)
def test_what_is_over_or_under_is_ranked_by_the_column_of_variances(
    asked: str, rows: list[str]
) -> None:
    sentences = answered(asked, *BLOCKS)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == rows


def test_the_year_of_most_overspent_is_told_by_no_balance() -> None:
    balances = table_of(
        {"DSG deficit": ("£19m", "£16m")},
        columns=("2020/21", "2021/22"),
        flow=Flow.CUMULATIVE,
    )
    overspends = table_of(
        {"In-year overspend": ("£3m", "£5m")},
        columns=("2020/21", "2021/22"),
        caption="Table 3: In-year",
        flow=Flow.IN_YEAR,
    )

    (head, *_) = answered(
        "Which year has Bury's biggest in-year overspend?", *balances, *overspends
    )

    assert "2021/22: £5m" in head


def test_the_most_is_refused_where_nothing_is_ranked_and_no_sentence_says_it() -> None:
    sentence = said("The overspend of £3m in 2020/21 had several causes.", "£3m")
    superlative = said(
        "Bury's biggest overspend, of £3m, was in the year 2020/21.", "£3m"
    )
    asked = "Which year has Bury's biggest overspend?"

    assert told(desk_of(asked, *sentence))[0] == "not_found"
    assert told(desk_of(asked, *superlative))[0] == "answered"


def test_the_year_of_most_is_told_by_what_was_said_last() -> None:
    forecasts = told_twice(("2020/21", "2021/22"), ("£19m", "£16m"), ("£21m", "£22m"))

    (head, *_) = answered("Which year is Bury's DSG deficit biggest?", *forecasts)

    assert "2021/22: £22m" in head


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        ("When does Bury's deficit peak?", "2021/22: £19m"),
        ("wich yr is burys debt at its worst", "2021/22: £19m"),
        ("In what year will Bury's deficit be deepest?", "2021/22: £19m"),
        ("What year does Bury's deficit bottom out?", "2022/23: £9m"),
        ("When is Bury's deficit at its lowest?", "2022/23: £9m"),
    ],
)
def test_the_time_of_most_is_told_however_it_is_asked(asked: str, year: str) -> None:
    deficits = table_of(
        {"DSG deficit": ("£16m", "£19m", "£9m")}, columns=YEARS, flow=Flow.CUMULATIVE
    )
    waits = table_of(
        {"Six week decision making": ("26%", "99%", "96%")},
        columns=YEARS,
        measure=Measure.OTHER,
    )

    (most,) = answered(asked, *waits, *deficits)

    assert year in most
    assert told(desk_of(asked, *waits))[0] == "not_found"


def test_the_peak_of_a_deficit_is_told_by_no_peak_of_another_thing() -> None:
    asked = "When does Bury's deficit peak?"
    plans = said("New plans are forecast to peak in 2025-26.")
    deficit = said("The deficit is forecast to peak in 2025-26.")

    assert told(desk_of(asked, *plans))[0] == "not_found"
    assert told(desk_of(asked, *deficit))[0] == "answered"


BY_BLOCK = table_of(
    {"High needs block": ("£9m",), "Schools block": ("£1m",), "Early years": ("£2m",)},
    columns=("Variance",),
    caption="Table 1: Outturn by block",
)
BY_LINE = table_of(
    {"Special schools": ("£5m",), "Top-up": ("£3m",), "Post-16": ("£1m",)},
    columns=("Variance",),
    caption="Table 2: High needs block outturn",
)


def test_lines_of_the_high_needs_budget_are_no_blocks() -> None:
    status, *lines = told(
        desk_of(
            "Which line of Bury's high needs budget overspent the most?",
            *BY_BLOCK,
            *BY_LINE,
        )
    )

    assert status == "answered"
    assert "Special schools" in lines[0]


def test_the_size_of_a_line_does_not_tell_what_it_added() -> None:
    sizes = [replace(cell, column_path=("Forecast",)) for cell in BY_LINE]

    status, *_ = told(
        desk_of("Rank what drove Bury's high needs overspend, biggest first", *sizes)
    )

    assert status == "not_found"


def test_rows_are_not_ranked_by_size_where_the_most_moved_is_asked_for() -> None:
    table = table_of(
        {"Insurance": ("£4.9m",), "Resilience": ("£9.3m",)},
        columns=("2021/22",),
        caption="Table 7: Reserves of Bury",
        measure=Measure.RESERVES,
    )

    status, *_ = told(desk_of("Which Bury reserve fell most in 2021/22?", *table))

    assert status == "not_found"
