from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.records import Figure
from tests.desk_in_words import table_of
from tools.totals import addends, leaves


def column(*rows: tuple[str, str]) -> tuple[Figure, ...]:
    """A column of a table; rows of one name are told apart by a number."""
    cells = {f"{name}#{i}": (printed,) for i, (name, printed) in enumerate(rows)}
    figures = table_of(cells, columns=("Budget",))
    return tuple(figures)


def rows_of(figures: Sequence[Figure]) -> list[str]:
    return [figure.label.split("#")[0] for figure in figures]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (
            [("Primary", "£2.0m"), ("Secondary", "£3.5m"), ("Total", "£5.5m")],
            ["Primary", "Secondary"],
        ),
        (
            [
                ("Reserves", "£9.0m"),
                ("Pay", "£2.0m"),
                ("Rent", "£1.0m"),
                ("Total", "£3.0m"),
            ],
            ["Pay", "Rent"],
        ),
        (
            [
                ("A", "£1.0m"),
                ("B", "£2.0m"),
                ("Sub-total", "£3.0m"),
                ("C", "£4.0m"),
                ("D", "£5.0m"),
                ("Sub-total", "£9.0m"),
                ("Other", "£1.0m"),
                ("Total", "£13.0m"),
            ],
            ["Sub-total", "Sub-total", "Other"],
        ),
        (
            [("Spend", "£7.0m"), ("Grant", "-£5.0m"), ("Total", "£2.0m")],
            ["Spend", "Grant"],
        ),
        (
            [("A", "£1.25m"), ("B", "£1.25m"), ("Total", "£2.51m")],
            ["A", "B"],
        ),
    ],
    ids=["all rows", "the run above it", "sub-totals", "a negative", "rounded"],
)
def test_the_rows_that_make_a_total_are_found(
    rows: list[tuple[str, str]], parts: list[str]
) -> None:
    figures = column(*rows)

    assert rows_of(addends(figures[-1], figures)) == parts


@pytest.mark.parametrize(
    "rows",
    [
        [("Primary", "£2.0m"), ("Secondary", "£3.5m"), ("Total", "£6.5m")],
        [("Primary", "£2.0m"), ("Total", "£2.0m")],
        [("Plans", "12"), ("Cost", "£3.0m"), ("Total", "£3.0m")],
        [("A", "£0.0m"), ("B", "£0.0m"), ("Total", "£0.0m")],
    ],
    ids=["they make another", "one row is no sum", "unlike units", "nothing at all"],
)
def test_a_total_that_no_rows_make_has_no_addends(
    rows: list[tuple[str, str]],
) -> None:
    figures = column(*rows)

    assert addends(figures[-1], figures) == ()


def test_rows_below_a_total_are_no_part_of_it() -> None:
    figures = column(("A", "£1.0m"), ("Total", "£3.0m"), ("B", "£2.0m"))

    assert addends(figures[1], figures) == ()


def test_a_total_on_the_next_page_is_the_sum_of_the_rows_before_it() -> None:
    *parts, total = column(("Pay", "£2.0m"), ("Rent", "£1.0m"), ("Total", "£3.0m"))
    overleaf = replace(total, locator=replace(total.locator, page_number=2, start=0))

    found = addends(overleaf, [*parts, overleaf])

    assert rows_of(found) == ["Pay", "Rent"]


def test_a_total_of_subtotals_is_made_of_their_rows_in_the_end() -> None:
    figures = column(
        ("A", "£1.0m"),
        ("B", "£2.0m"),
        ("Sub-total", "£3.0m"),
        ("C", "£4.0m"),
        ("Total", "£7.0m"),
        ("Grant", "£6.0m"),
    )

    assert rows_of(leaves(figures[4], figures)) == ["A", "B", "C"]
