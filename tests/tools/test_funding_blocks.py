"""Rules of tools/funding_blocks.py: which block of the grant an amount is of."""

import pytest

from corpus.records import FundingBlock, Measure
from tools.funding_blocks import (
    find_account_block,
    find_block,
    find_block_beside,
    find_row_block,
)


def test_grant_and_spend_of_high_needs_are_of_that_block() -> None:
    assert find_block(Measure.HIGH_NEEDS_SPEND, ()) is FundingBlock.HIGH_NEEDS
    assert find_block(Measure.CAPITAL, ("High needs",)) is None


@pytest.mark.parametrize(
    ("before", "after", "block"),
    [
        ("early years", "", FundingBlock.EARLY_YEARS),
        ("a deficit of", " on the central block", FundingBlock.CENTRAL),
        ("a surplus of", " on the other blocks", None),
        ("a deficit of", ", almost entirely on the High Needs Block", FundingBlock.DSG),
    ],
)
def test_deficit_in_a_sentence_is_of_the_block_that_its_own_words_name(
    before: str, after: str, block: FundingBlock | None
) -> None:
    found = find_block_beside(Measure.DSG_DEFICIT, before, after, ("The DSG",))

    assert found is block


def test_row_called_schools_is_a_block_among_other_blocks_alone() -> None:
    blocks = ("Schools", "High needs", "Early years")

    assert find_row_block("Schools", blocks) is FundingBlock.SCHOOLS
    assert find_row_block("Schools", ("Schools", "Libraries", "Roads")) is None


def test_account_whose_lines_name_one_block_is_of_it() -> None:
    lines = ("High needs income", "High needs expenditure", "Variance")

    assert find_account_block(lines) is FundingBlock.HIGH_NEEDS
    assert find_account_block((*lines, "Schools block")) is None
