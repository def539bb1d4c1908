import pytest

from corpus.records import Basis, Figure, Measure
from tests.desk_in_words import answered, desk_of, table_of, told

UNITS = (
    *table_of(
        {"Oak unit": ("£300,000",), "Elm unit": ("£240,000",), "Total": ("£540,000",)},
        columns=("Cost",),
        caption="Table 3: New units",
        measure=Measure.CAPITAL,
    ),
    *table_of(
        {"Oak unit": ("10",), "Elm unit": ("12",), "Total": ("22",)},
        columns=("Places",),
        caption="Table 3: New units",
        measure=Measure.OTHER,
    ),
)
MEASURES = table_of(
    {
        "Health advice on time": ("93.0%", "91.0%"),
        "Annual reviews on time": ("70.1%", "62.1%"),
        "Plans on time": ("52.9%", "67.1%"),
        "Total": ("99.0%", "1.0%"),
    },
    columns=("2022/23", "2023/24"),
    caption="Table 1: Progress",
    measure=Measure.TIMELINESS,
)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (
            "Which of Bury's new units is dearest per place?",
            "Oak unit: £30,000 each, £300,000 ÷ 10.",
        ),
        (
            "Which of Bury's new units is the cheapest for each place?",
            "Elm unit: £20,000 each, £240,000 ÷ 12.",
        ),
    ],
)
def test_rows_are_ranked_by_what_each_thing_counted_costs(
    asked: str, first: str
) -> None:
    sentences = answered(asked, *UNITS)

    assert sentences[0] == first
    assert not any(sentence.startswith("Total") for sentence in sentences)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (
            "Which Bury measure slipped the most from 2022/23 to 2023/24?",
            "Annual reviews on time: about −8 percentage points, from 70.1% to 62.1%",
        ),
        (
            "Which of Bury's measures improved most between 2022/23 and 2023/24?",
            "Plans on time: 14.2 percentage points, from 52.9% to 67.1%",
        ),
    ],
)
def test_the_row_that_moves_furthest_is_told(asked: str, first: str) -> None:
    sentence, *_ = answered(asked, *MEASURES)

    assert sentence.startswith(first)


def test_no_row_is_said_to_fall_where_all_rise() -> None:
    risen: tuple[Figure, ...] = table_of(
        {"Plans on time": ("52.9%", "67.1%"), "Reviews on time": ("50.0%", "51.0%")},
        columns=("2022/23", "2023/24"),
        measure=Measure.TIMELINESS,
    )
    asked = "Which Bury measure fell most from 2022/23 to 2023/24?"

    _, *sentences = told(desk_of(asked, *risen))

    assert not any("percentage point" in sentence for sentence in sentences)


def test_the_two_ends_of_a_span_of_years_are_held_against_each_other() -> None:
    savings = table_of(
        {"Oak scheme": ("£0.2m", "£0.3m"), "Elm scheme": ("£0.1m", "£0.5m")},
        columns=("2022/23", "2023/24"),
        measure=Measure.SAVING,
    )

    first, *_ = answered(
        "Which of Bury's savings schemes grows most from 2022/23 to 2023/24?", *savings
    )

    assert first.startswith("Elm scheme: about £0.4m, from £0.1m to £0.5m")


def test_the_row_furthest_from_its_plan_is_told_by_the_difference() -> None:
    table = (
        *table_of(
            {"Inclusion": ("£850,000",), "Sufficiency": ("£1,240,000",)},
            columns=("Plan",),
            caption="Table 5: Cost avoided by workstream",
            measure=Measure.SAVING,
            basis=Basis.PLAN,
        ),
        *table_of(
            {"Inclusion": ("£420,000",), "Sufficiency": ("£310,000",)},
            columns=("Forecast",),
            caption="Table 5: Cost avoided by workstream",
            measure=Measure.SAVING,
        ),
    )

    head, *_ = answered("Which Bury workstream is furthest short of its plan?", *table)
    status, *_ = told(
        desk_of("Which Bury workstream is furthest over its plan?", *table)
    )

    assert head.startswith("Sufficiency: −£930,000, £310,000 against £1,240,000")
    assert status == "not_found"
