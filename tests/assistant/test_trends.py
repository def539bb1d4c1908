from dataclasses import replace

import pytest

from assistant.composing import compose
from assistant.drafts import Draft
from corpus.records import Basis, Flow, Measure, Unit
from tests.desk_in_words import answered, desk_of, said, table_of, told

YEARS = ("2020/21", "2021/22", "2022/23")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
    columns=YEARS,
    flow=Flow.CUMULATIVE,
)


def test_a_row_that_is_asked_to_go_up_tells_which_way_it_goes() -> None:
    head, _ = answered("Is Bury's DSG deficit going up?", *DEFICIT)

    assert "it falls every year" in head


@pytest.mark.parametrize(
    ("printed", "way"),
    [
        (("£1m", "£2m", "£3m"), "rises every year"),
        (("£3m", "£2m", "£1m"), "falls every year"),
        (("£1m", "£3m", "£2m"), "rises to its highest, £3m in 2021/22, and falls"),
        (("£3m", "£1m", "£2m"), "falls to its lowest, £1m in 2021/22, and rises"),
    ],
)
def test_a_trend_says_which_way_a_row_goes_and_every_year_of_it(
    printed: tuple[str, ...], way: str
) -> None:
    row = table_of({"DSG deficit": printed}, columns=YEARS)

    head, body = answered("How has Bury's DSG deficit moved over time?", *row)

    assert f"from {printed[0]} in 2020/21 to {printed[2]} in 2022/23: it {way}" in head
    assert body == (
        f"Year by year: 2020/21 {printed[0]}; 2021/22 {printed[1]};"
        f" 2022/23 {printed[2]}."
    )


def test_a_plan_beside_what_is_expected_bends_no_trend() -> None:
    row = [
        *table_of({"DSG deficit": ("£2m", "£3m")}, columns=("2021/22", "2022/23")),
        *table_of({"DSG deficit": ("£1m",)}, columns=("2023/24",), basis=Basis.PLAN),
        *table_of(
            {"DSG deficit": ("£4m",)},
            columns=("Forecast",),
            period="2023-24",
            basis=Basis.FORECAST,
        ),
        *table_of(
            {"DSG deficit": ("£5m",)}, columns=("2024/25",), basis=Basis.FORECAST
        ),
    ]

    head, body = answered("How has Bury's DSG deficit moved over time?", *row)

    assert "it rises every year" in head
    assert "2023/24 £1m (plan)" in body


def test_of_two_forecasts_of_a_year_the_one_said_last_is_followed() -> None:
    rows = [
        *table_of({"DSG deficit": ("£2m", "£3m")}, columns=("2021/22", "2022/23")),
        *(
            cell
            for vintage, amount in (("Sept 2023", "£9m"), ("Dec 2023", "£5m"))
            for cell in table_of(
                {"DSG deficit": (amount,)},
                columns=(f"Forecast {vintage}",),
                period="2023-24",
                basis=Basis.FORECAST,
                vintage=vintage,
            )
        ),
    ]

    head, body = answered("How has Bury's DSG deficit moved over time?", *rows)

    assert "to £5m in 2023/24" in head
    assert "2023/24 £9m (said Sept 2023)" in body


FORECAST = table_of(
    {"DSG deficit": ("£9.1m", "£0.2m", "-£3.6m")},
    columns=("2023/24", "2024/25", "2025/26"),
    caption="Table 2: Recovery forecast",
    flow=Flow.CUMULATIVE,
)


@pytest.mark.parametrize(
    "asked",
    [
        "When will Bury's deficit be cleared?",
        "In which year does Bury's DSG deficit go into surplus?",
        "When will Bury's deficit be gone?",
        "When does Bury break even?",
    ],
)
def test_a_deficit_is_gone_in_the_first_year_it_is_nought_or_less(asked: str) -> None:
    (sentence,) = answered(asked, *FORECAST)

    assert sentence.startswith(
        "Bury: by 2025/26, when it is -£3.6m, from £0.2m in 2024/25"
    )


@pytest.mark.parametrize(
    "asked",
    [
        "When is Bury's DSG deficit cleared in-year?",
        "When does Bury's DSG overspend stop?",
        "When does Bury stop overspending?",
    ],
)
def test_an_overspend_is_gone_where_a_year_has_none_whatever_is_owed(
    asked: str,
) -> None:
    in_year = table_of(
        {"DSG overspend": ("£7.3m", "£3.9m", "-£2.5m")},
        columns=YEARS,
        flow=Flow.IN_YEAR,
    )

    (sentence,) = answered(asked, *DEFICIT, *in_year)

    assert sentence.startswith("Bury: by 2022/23, when it is -£2.5m, from £3.9m")


def test_a_deficit_that_no_year_of_its_forecast_clears_is_said_to_be_left() -> None:
    (sentence,) = answered("When will Bury's deficit be cleared?", *DEFICIT)

    assert sentence.startswith("Bury: not by 2022/23, when it is £12.008m")


@pytest.mark.parametrize(
    "asked",
    [
        "Is Bury's DSG deficit going up or down?",
        "Describe the path of Bury's DSG deficit",
        "How is Bury's DSG deficit expected to move?",
        "What's happening to Bury's DSG deficit from 20/21 to 22/23?",
        "Bury's DSG deficit from 20/21 to 22/23, still going up?",
    ],
)
def test_a_question_which_way_it_goes_is_one_for_a_trend(asked: str) -> None:
    head, _ = answered(asked, *DEFICIT)

    assert "it falls every year" in head


def test_a_trend_keeps_to_the_years_asked_about_and_leaves_variances_out() -> None:
    series = table_of(
        {"DSG deficit": ("£9m", "£1m", "£2m", "£3m", "£5m")},
        columns=("2020/21", "2021/22", "2022/23", "2023/24", "2023/24 variance"),
    )

    asked = "How does Bury's DSG deficit run from 2021/22 to 2023/24?"

    head, body = answered(asked, *series)
    assert "it rises every year" in head
    assert body == "Year by year: 2021/22 £1m; 2022/23 £2m; 2023/24 £3m."


def test_a_trend_needs_nothing_beside_it() -> None:
    prose = said("Bury's DSG deficit has moved over time because demand grew.")
    asked = "How has Bury's DSG deficit moved over time?"

    outcome = compose(desk_of(asked, *DEFICIT, *prose))

    assert isinstance(outcome, Draft)
    assert outcome.beside == ()


def test_a_row_named_for_both_sides_of_nought_is_named_in_quotes() -> None:
    series = table_of(
        {"In-year (deficit)/surplus £000": ("£37.8m", "£13.7m", "-£1.3m")},
        columns=("2020/21", "2021/22", "2022/23"),
    )

    head, _ = answered("Describe the path of Bury's in-year deficit", *series)

    assert "“In-year (deficit)/surplus £000”" in head or "surplus”" in head


def test_a_caption_that_says_what_one_year_is_may_be_told() -> None:
    row = table_of(
        {"DSG deficit": ("£3m", "£2m", "£1m")},
        columns=YEARS,
        caption="Table 3: Forecast (£m; 2020/21 is outturn)",
    )

    head, _ = answered("How has Bury's DSG deficit moved over time?", *row)

    assert "it falls every year" in head


def test_years_that_go_down_beside_a_total_are_a_trend_of_their_column() -> None:
    rows = {
        "2020/21": ("£8m", "£7m"),
        "2021/22": ("£3m", "£6m"),
        "2022/23": ("£4m", "£2m"),
    }
    cells = [
        replace(
            cell,
            period=f"{cell.row_path[0][:4]}-{cell.row_path[0][-2:]}",
            basis=Basis.OUTTURN if "Actual" in cell.column_path[0] else None,
        )
        for cell in table_of(rows, columns=("DfE payment", "Actual balance"))
    ]
    total = table_of({"Total": ("£15m",)}, columns=("DfE payment",), period=None)

    head, _ = answered(
        "Talk me through how Bury's actual balance moved over the agreement years",
        *cells,
        *total,
    )

    assert "Actual balance, from £7m in 2020/21 to £2m in 2022/23" in head


@pytest.mark.parametrize(
    ("asked", "is_followed"),
    [
        ("Which way does Bury's 2021/22 high needs spend go?", False),
        ("Which way does Bury's high needs spend go to 2022/23?", True),
    ],
)
def test_one_year_is_no_trend_over_the_years(asked: str, *, is_followed: bool) -> None:
    rows = table_of(
        {"High needs spend": ("£1m", "£2m", "£3m")},
        columns=("2020/21", "2021/22", "2022/23"),
        measure=Measure.HIGH_NEEDS_SPEND,
    )

    told_of = " ".join(told(desk_of(asked, *rows)))

    assert ("Year by year" in told_of) is is_followed


def test_several_amounts_of_one_year_are_no_trend() -> None:
    row = table_of(
        {"DSG deficit 2021/22": ("£19m", "£18m", "£7m")},
        columns=("Agreement", "Actual", "Payments"),
        period="2021-22",
        flow=Flow.CUMULATIVE,
    )

    outcome = compose(desk_of("Is Bury's deficit higher every year?", *row))

    assert isinstance(outcome, Draft)
    assert outcome.status == "not_found"


def test_a_deficit_is_not_followed_in_another_block() -> None:
    rows = table_of(
        {"Early years": ("£3m", "£2m", "£1m"), "Total": ("£5m", "£6m", "£7m")},
        columns=YEARS,
        caption="Table 3: DSG deficit",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
    )

    head, _ = answered("Is Bury's DSG deficit going up?", *rows)

    assert "Total" in head


@pytest.mark.parametrize(
    ("printed", "way"),
    [
        (
            ("£1m", "£4m", "£2m", "£3m"),
            "rises and falls; its highest is £4m in 2021/22",
        ),
        (("£4m", "£1m", "£3m", "£2m"), "rises and falls; its lowest is £1m in 2021/22"),
    ],
)
def test_a_row_that_turns_more_than_once_is_not_said_to_turn_once(
    printed: tuple[str, ...], way: str
) -> None:
    row = table_of({"DSG deficit": printed}, columns=(*YEARS, "2023/24"))

    head, _ = answered("How has Bury's DSG deficit moved over time?", *row)

    assert f"it {way} (" in head


def test_a_balance_and_a_years_deficit_of_one_row_make_no_path() -> None:
    columns = ("31 March 2024", "2024/25", "31 March 2025", "31 March 2026")
    flows = (Flow.CUMULATIVE, Flow.IN_YEAR, Flow.CUMULATIVE, Flow.CUMULATIVE)
    times = ("2023-24", "2024-25", "2024-25", "2025-26")
    row = [
        replace(cell, flow=flow, period=time)
        for cell, flow, time in zip(
            table_of(
                {"Total DSG deficit": ("£8m", "£30m", "£38m", "£60m")}, columns=columns
            ),
            flows,
            times,
            strict=True,
        )
    ]

    _, *told_of = told(
        desk_of("How has Bury's in-year overspend moved over time?", *row)
    )

    assert not any("Year by year" in line for line in told_of)


def test_what_is_in_per_cent_is_followed_by_no_counts() -> None:
    counts = table_of(
        {"EHCP plans maintained": ("412", "501", "577")},
        columns=("2020/21", "2021/22", "2022/23"),
        measure=Measure.EHCP_COUNT,
    )

    status, *_ = told(desk_of("How has Bury's 20 week EHCP timeliness moved?", *counts))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("printed", "way"),
    [
        (("(£6m)", "(£5m)", "(£3m)"), "its surplus falls every year"),
        (("(£3m)", "(£5m)", "(£6m)"), "its surplus rises every year"),
    ],
)
def test_a_balance_that_is_a_surplus_goes_the_way_of_the_surplus(
    printed: tuple[str, ...], way: str
) -> None:
    balance = table_of({"DSG balance": printed}, columns=YEARS, flow=Flow.CUMULATIVE)
    owned = (replace(f, amount=-abs(f.amount)) for f in balance)

    head, *_ = answered("What is happening to Bury's DSG surplus over time?", *owned)

    assert way in head


def test_a_deficit_of_no_flow_is_followed_by_what_is_left() -> None:
    yearly = table_of({"DSG deficit": ("£1m", "£2m", "£3m")}, columns=YEARS)
    added = (replace(f, flow=Flow.IN_YEAR, caption="Table 2: DSG") for f in yearly)

    head, *_ = answered("How has Bury's DSG deficit moved?", *added, *DEFICIT)

    assert "it falls every year" in head


def test_year_that_is_not_over_is_no_part_of_a_trend() -> None:
    rows = {
        "2021/22": ("98",),
        "2022/23": ("131",),
        "2023/24": ("157",),
        "2024/25 (to 30 November 2024)": ("71",),
    }
    years = ("2021-22", "2022-23", "2023-24", "2024-25")
    cells = table_of(
        rows,
        columns=("Permanent exclusions",),
        measure=Measure.OTHER,
        unit=Unit.COUNT,
        flow=None,
        basis=None,
    )
    dated = [replace(c, period=y) for c, y in zip(cells, years, strict=True)]

    head, body = answered("Are permanent exclusions getting worse in Bury?", *dated)

    assert "it rises every year" in head
    assert "71" not in body


def test_trend_between_two_days_tells_of_no_day_before() -> None:
    days = ("2022-01", "2023-01", "2024-01", "2025-01")
    cells = table_of(
        {"Special school": ("10", "20", "30", "40")},
        columns=("2022", "2023", "2024", "2025"),
        measure=Measure.EHCP_COUNT,
        unit=Unit.COUNT,
        flow=None,
        basis=None,
    )
    dated = [replace(c, period=None, as_at=d) for c, d in zip(cells, days, strict=True)]

    head, _ = answered(
        "How have Bury's special school plans moved from January 2023 to January 2025?",
        *dated,
    )

    assert "from 20" in head


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        ("What is the trend in Bury's DSG deficit?", ["Table 3", "Table 1"]),
        ("What is the trend in the DSG deficit Bury agreed?", ["Table 1"]),
        (
            "What is the trend in Bury's deficit in the January 2021 forecast?",
            ["Table 1"],
        ),
    ],
)
def test_a_line_told_anew_is_followed_as_said_last(
    asked: str, told_of: list[str]
) -> None:
    agreed = table_of(
        {"DSG Deficit": ("£19.5m", "£16.7m", "£13.2m")},
        columns=("2020/21", "2021/22", "2022/23"),
        caption="Table 1: Agreed as at January 2021",
        vintage="2021-01",
        flow=Flow.CUMULATIVE,
        basis=Basis.AGREEMENT,
    )
    revised = table_of(
        {"DSG Deficit": ("£21.4m", "£22.2m", "£16.1m")},
        columns=("2020/21", "2021/22", "2022/23"),
        caption="Table 3: Revised as at 16 December 2021",
        vintage="2021-12-16",
        flow=Flow.CUMULATIVE,
    )

    sentences = [s for s in answered(asked, *agreed, *revised) if "from" in s]

    assert len(sentences) == len(told_of)
    for sentence, table in zip(sentences, told_of, strict=True):
        assert table in sentence
    assert [s.startswith("Said earlier: ") for s in sentences] == [
        *(False, True)[: len(told_of)]
    ]


def test_whether_one_is_right_in_thinking_so_is_no_check_of_totals() -> None:
    head, *_ = answered(
        "Am I right in thinking that Bury's deficit falls every year?",
        *table_of(
            {"DSG Deficit": ("£21.4m", "£22.2m", "£16.1m")},
            columns=("2020/21", "2021/22", "2022/23"),
            flow=Flow.CUMULATIVE,
        ),
    )

    assert "it rises to its highest, £22.2m in 2021/22, and falls" in head
