"""Rules of tools/grant_blocks.py: blocks that add up to a deficit are deficits."""

from decimal import Decimal

import pytest

from corpus.records import Figure, Flow, FundingBlock, Measure
from tests.papers_in_words import pages, paper, table
from tools.figures import find_figures


def figures_of(caption: str, rows: list[list[str]]) -> dict[str, Figure]:
    """The figures of a table by what is printed."""
    found = find_figures(paper(met_on="2024-06-12"), pages(table(caption, rows)))
    return {figure.printed: figure for figure in found}


@pytest.mark.parametrize(
    ("schools", "high_needs", "total"),
    [("(0.512)", "41.164", "40.652"), ("0.512", "(41.164)", "(40.652)")],
    ids=["brackets are surpluses", "brackets are deficits"],
)
def test_blocks_that_add_up_to_a_deficit_are_deficits_and_surpluses(
    schools: str, high_needs: str, total: str
) -> None:
    about = "surplus" if schools.startswith("(") else "deficit"
    found = figures_of(
        f"Table 1: Grant by block 2023-24 (£m). Brackets denote a {about}.",
        [
            ["", "Outturn"],
            ["Early Years Block", "0.000"],
            ["Schools Block", schools],
            ["High Needs Block", high_needs],
            ["In-year deficit before contributions", total],
        ],
    )

    block = found[schools]
    assert (block.measure, block.block) == (Measure.DSG_DEFICIT, FundingBlock.SCHOOLS)
    assert block.flow is Flow.IN_YEAR
    assert block.amount == Decimal(-512000)
    assert found[high_needs].measure is Measure.DSG_DEFICIT
    assert found[high_needs].amount == Decimal(41164000)
    assert found["0.000"].block is FundingBlock.EARLY_YEARS


def test_blocks_that_do_not_add_up_to_the_deficit_are_not_told_to_be_one() -> None:
    found = figures_of(
        "Table 1: Grant by block 2023-24 (£m)",
        [
            ["", "Outturn"],
            ["Schools Block", "200.512"],
            ["High Needs Block", "41.164"],
            ["In-year deficit", "8.652"],
        ],
    )

    assert found["200.512"].measure is not Measure.DSG_DEFICIT
    assert found["41.164"].measure is not Measure.DSG_DEFICIT


def test_row_that_a_total_adds_to_the_blocks_is_not_all_of_the_grant() -> None:
    found = figures_of(
        "Table 1: Position of the DSG 2023-24 (£m). Brackets denote an underspend.",
        [
            ["Block", "In-year variance"],
            ["Schools block", "(0.312)"],
            ["De-delegation", "0.186"],
            ["Early years block", "(0.515)"],
            ["High needs block", "32.061"],
            ["Total", "31.420"],
        ],
    )

    part, total = found["0.186"], found["31.420"]
    assert (part.measure, part.block) == (Measure.OTHER, None)
    assert (total.measure, total.block) == (Measure.DSG_DEFICIT, FundingBlock.DSG)
    assert total.period == "2023-24"


def test_columns_that_add_up_to_all_of_the_grant_are_deficits_of_its_blocks() -> None:
    found = figures_of(
        "Table 2: DSG balance, £m (figures in brackets are deficits)",
        [
            ["Balance at", "High needs", "Other blocks", "Total DSG"],
            ["31 March 2023", "(28.960)", "0.352", "(28.608)"],
            ["31 March 2024", "(43.871)", "0.510", "(43.361)"],
        ],
    )

    part, rest, total = found["(43.871)"], found["0.510"], found["(43.361)"]
    assert (part.measure, part.block) == (Measure.DSG_DEFICIT, FundingBlock.HIGH_NEEDS)
    assert (part.amount, part.flow) == (Decimal(43871000), Flow.CUMULATIVE)
    assert (part.row_path, part.column_path) == (("31 March 2024",), ("High needs",))
    assert (rest.measure, rest.block) == (Measure.OTHER, None)
    assert rest.amount == Decimal(510000)
    assert (total.amount, total.block) == (Decimal(43361000), FundingBlock.DSG)


def test_rest_of_the_blocks_is_no_block_of_its_own() -> None:
    found = figures_of(
        "Table 3: Cumulative DSG deficit by block (£m)",
        [
            ["Block", "31 March 2024"],
            ["High needs", "20.700"],
            ["Other blocks", "(1.965)"],
            ["Total deficit", "18.735"],
        ],
    )

    part, rest = found["20.700"], found["(1.965)"]
    assert (part.measure, part.block) == (Measure.DSG_DEFICIT, FundingBlock.HIGH_NEEDS)
    assert (rest.measure, rest.amount) == (Measure.OTHER, Decimal(-1965000))
