"""Rules of assistant/columns_asked.py: each column that is asked for is told."""

from dataclasses import replace

import pytest

from corpus.records import Basis, Figure, Hit, Measure
from tests.desk_in_words import answered, desk_of, said, table_of, told

CAPTION = "Table 4: New places, budget and spend"
COLUMNS = ("Places", "Net budget", "Net spend", "Net variance")
ROWS = {
    "Oak school": ("80", "£3.6m", "£3.9m", "£0.3m"),
    "Elm school": ("25", "£1.2m", "£1.1m", "£0.1m"),
    "Total": ("105", "£4.8m", "£5.0m", "£0.2m"),
}
OPENS = {"Oak school": "April 2025", "Elm school": "Sept 2023", "Total": ""}


def printed(row: str) -> str:
    return " ".join((row, *ROWS[row], OPENS[row])).strip()


def schemes() -> tuple[Figure | Hit, ...]:
    """A table of schemes, with a last column of dates."""
    lines = ["\t".join(("Scheme", *COLUMNS, "Opening"))]
    lines += ["\t".join((row, *cells, OPENS[row])) for row, cells in ROWS.items()]
    (hit,) = said("\n".join(lines), place=CAPTION)
    assert isinstance(hit, Hit)
    cells = table_of(ROWS, columns=COLUMNS, caption=CAPTION, period=None)
    return (
        replace(hit, passage=replace(hit.passage, table=CAPTION)),
        *(replace(cell, quote=printed(cell.row_path[0])) for cell in cells),
    )


@pytest.mark.parametrize(
    ("asked", "amounts"),
    [
        ("Bury: Oak school - places, variance?", ("80", "£0.3m")),
        ("Bury: Oak school - places, budget?", ("80", "£3.6m")),
        ("What were the net budget and net spend of Bury's Oak?", ("£3.6m", "£3.9m")),
        ("Places and variance of Bury's Elm school?", ("25", "£0.1m")),
    ],
)
def test_each_column_asked_for_is_told_and_no_other(
    asked: str, amounts: tuple[str, ...]
) -> None:
    status, *lines = told(desk_of(asked, *schemes()))

    assert status == "answered"
    cells = [line for line in lines if " – " in line]
    assert [line.partition(": ")[2].split(" ")[0] for line in cells] == [*amounts]


def test_a_column_of_words_is_told_by_the_row_itself() -> None:
    _, *lines = told(
        desk_of("Bury's Oak school: places, net spend and opening?", *schemes())
    )

    assert "80" in lines[0]
    assert "£3.9m" in lines[1]
    assert printed("Oak school") in lines[2]


@pytest.mark.parametrize(
    "asked",
    [
        "Places and net spend of Bury's schools?",
        "Places and net spend of Bury's Ash school?",
        "What did Bury's Oak school cost?",
        "Why did the council put Oak school's places over its net budget again?",
    ],
    ids=["two rows", "no such row", "one column", "a cause"],
)
def test_no_row_is_told_so_where_not_one_row_and_several_columns_are_asked_for(
    asked: str,
) -> None:
    _, *lines = told(desk_of(asked, *schemes()))

    assert not any(f"Oak school {ROWS['Oak school'][0]}" in line for line in lines[:1])
    assert len([line for line in lines if "Oak school –" in line]) < len(COLUMNS[:2])


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("Bury's Oak school: net spend against net budget?", "from £3.6m to £3.9m"),
        (
            "How does Bury's Elm school net spend compare with its net budget?",
            "£1.2m to £1.1m",
        ),
    ],
)
def test_two_columns_of_a_named_row_are_held_against_each_other(
    asked: str, head: str
) -> None:
    status, *lines = told(desk_of(asked, *priced()))

    assert status == "answered"
    assert lines[0].startswith("Change:")
    assert head in lines[0]


def priced() -> tuple[Figure | Hit, ...]:
    """The schemes in money alone, the budget set before the spend."""
    bases = {"Net budget": Basis.BUDGET, "Net spend": Basis.OUTTURN}
    return tuple(
        replace(one, basis=bases[one.column_path[0]])
        for one in schemes()
        if isinstance(one, Figure) and one.column_path[0] in bases
    )


def test_the_columns_of_a_row_that_are_more_than_two_are_told_each() -> None:
    rows = {"Oak school": ("£3.5m", "£3.6m", "£3.9m"), "Elm": ("£1m", "£1m", "£2m")}
    columns = ("Original budget", "Revised budget", "Outturn")
    cells = table_of(rows, columns=columns, caption="Table 4: Places", period=None)

    _, *lines = told(desk_of("Bury's Oak school outturn against budget?", *cells))

    assert [one for one in ("£3.5m", "£3.6m", "£3.9m") if one in " ".join(lines)] == [
        *rows["Oak school"]
    ]


def test_what_all_of_it_costs_is_no_cost_of_one() -> None:
    _, *lines = told(
        desk_of("Average net spend of a place at Bury's Oak school?", *schemes())
    )

    assert not any("£3.9m" in line for line in lines if " – " in line)


def test_a_rows_own_column_of_what_changes_is_told_where_one_time_is_asked() -> None:
    rows = table_of(
        {
            "Mainstream top-up": ("£36m", "£43m", "£52m", "£16m"),
            "Special schools": ("£20m", "£21m", "£22m", "£2m"),
        },
        columns=("2024/25 budget", "2024/25 forecast", "2025/26", "Change on 2024/25"),
        measure=Measure.HIGH_NEEDS_SPEND,
    )

    told_of = answered(
        "By how much is Bury's mainstream top-up budget to increase for 2025/26?",
        *rows,
    )

    assert told_of[0].startswith("Bury, Mainstream top-up – Change on 2024/25: £16m")
