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
