from dataclasses import replace

import pytest

from assistant.follow_ups import read_question
from assistant.lines import lines_of, meant
from corpus.records import Measure, SafetyValve, Scenario
from tests.desk_in_words import table_of

YEARS = ("2021/22", "2022/23", "2023/24")
OUT_OF_BOROUGH = table_of(
    {
        "Existing places": ("£6.0m", "£5.0m", "£4.0m"),
        "Total": ("£7.0m", "£6.5m", "£6.0m"),
    },
    columns=YEARS,
    caption="Table 5: Out of borough placements",
    measure=Measure.PLACEMENT_COST,
)
SAVINGS = table_of(
    {"Out of borough placements": ("£0.1m", "£0.2m", "£0.3m")},
    columns=YEARS,
    caption="Table 4: Savings",
    measure=Measure.SAVING,
)
YEARS_DOWN = table_of(
    {"2021/22": ("£9.0m", "£7.0m"), "2022/23": ("£9.5m", "£7.5m")}
    | {"2023/24": ("£9.9m", "£8.0m")},
    columns=("High needs spend", "High needs grant"),
    caption="Table 6: Spend and grant",
)


@pytest.mark.parametrize(
    ("asked", "title", "heading"),
    [
        ("Is Bury's out of borough bill going up or down?", "Table 5", "Total"),
        ("What do Bury's existing out of borough places cost?", "Table 5", "Existing"),
        ("What does Bury save on out of borough placements?", "Table 4", "Out of"),
    ],
    ids=["the caption alone means the total", "a named line", "its own measure"],
)
def test_a_line_is_meant_by_its_own_words_and_its_tables(
    asked: str, title: str, heading: str
) -> None:
    lines = lines_of((*OUT_OF_BOROUGH, *SAVINGS))

    line = meant(read_question(asked), lines)[0].line

    assert str(line.first.caption).startswith(title)
    assert line.first.label.startswith(heading)


def test_where_years_go_down_a_column_is_a_line() -> None:
    lines = lines_of(
        replace(figure, period=figure.row_path[0].replace("/", "-"))
        for figure in YEARS_DOWN
    )

    assert [len(line.figures) for line in lines] == [3, 3]
    line = meant(read_question("How has Bury's high needs grant moved?"), lines)[0].line
    assert [figure.printed for figure in line.figures] == ["£7.0m", "£7.5m", "£8.0m"]


def test_a_line_before_payments_is_not_meant_where_after_them_is_asked() -> None:
    rows = {"2021/22": ("£9m", "£4m"), "2022/23": ("£8m", "£3m")}
    rows["2023/24"] = ("£7m", "£2m")
    columns = ("Deficit before DfE payments", "Deficit after DfE payments")
    sides = dict(zip(columns, (SafetyValve.GROSS, SafetyValve.NET), strict=True))
    figures = [
        replace(
            figure,
            period=figure.row_path[0].replace("/", "-"),
            safety_valve=sides[figure.column_path[0]],
        )
        for figure in table_of(rows, columns=columns)
    ]
    asked = read_question("How does Bury's deficit after DfE payments move?")

    line = meant(asked, lines_of(figures))[0].line

    assert line.heading == "Deficit after DfE payments"


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("How does Bury's deficit go with mitigation?", "With"),
        ("How does Bury's deficit go without mitigation?", "Without"),
    ],
)
def test_a_line_of_the_other_scenario_is_not_meant(asked: str, heading: str) -> None:
    table = table_of(
        {"Without mitigation": ("£3m", "£5m"), "With mitigation": ("£3m", "£4m")},
        columns=YEARS[:2],
        caption="Table 3: DSG deficit",
    )
    scenarios = {"Without": Scenario.UNMITIGATED, "With": Scenario.MITIGATED}
    told = (replace(f, scenario=scenarios[f.label.split()[0]]) for f in table)

    line = meant(read_question(asked), lines_of(told))[0].line

    assert line.heading.startswith(f"{heading} ")


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("How has Bury's deficit moved?", "Deficit carried forward"),
        ("What was Bury's deficit brought forward?", "Deficit brought forward"),
    ],
)
def test_what_a_year_began_with_is_meant_only_where_it_is_asked(
    asked: str, heading: str
) -> None:
    table = table_of(
        {
            "Deficit brought forward": ("£3m", "£5m"),
            "Deficit carried forward": ("£5m", "£6m"),
        },
        columns=YEARS[:2],
        caption="Table 3: DSG deficit",
    )

    line = meant(read_question(asked), lines_of(table))[0].line

    assert line.heading == heading
