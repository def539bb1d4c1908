from decimal import Decimal

import pytest

from corpus.records import Unit
from tests.papers_in_words import para, table
from tests.tools.test_figures import figures_of

ROWS = [["£000", "31 March 2024"], ["DSG adjustment account", "(53,516)"]]


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("The cumulative deficit was £53.5m at 31 March 2024.", "53516000"),
        ("The cumulative surplus was £53.5m at 31 March 2024.", "-53516000"),
        ("The cumulative deficit was £53.6m at 31 March 2024.", "-53516000"),
        ("The in-year deficit was £53.5m.", "-53516000"),
    ],
    ids=["deficit", "surplus", "another amount", "of one year"],
)
def test_a_balance_in_a_table_has_the_sign_a_sentence_gives_it(
    sentence: str, amount: str
) -> None:
    found = figures_of(para(sentence), table("Note 26: Unusable reserves", ROWS))

    (cell,) = [f for f in found if f.caption and f.unit is Unit.GBP]
    assert cell.amount == Decimal(amount)


def test_a_sentence_about_one_cell_tells_of_its_whole_row() -> None:
    rows = [
        ["£m", "2023/24 Q2 forecast", "2023/24 Q3 forecast"],
        ["Cumulative DSG position", "(21.4)", "(22.2)"],
    ]
    said = para("The forecast cumulative deficit is £22.2m.")

    found = [f for f in figures_of(said, table("Position", rows)) if f.caption]

    assert [figure.amount for figure in found] == [21_400_000, 22_200_000]
    assert all(figure.is_sign_told for figure in found)
