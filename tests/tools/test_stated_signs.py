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


def test_a_sentence_about_one_cell_tells_of_its_whole_column_of_balances() -> None:
    rows = [
        ["Year", "DfE payment £m", "Actual DSG balance £m"],
        ["2022/23", "4.000", "(2.486)"],
        ["2023/24", "4.000", "(0.312)"],
    ]
    said = para("The cumulative DSG deficit was £2.486m at 31 March 2023.")

    found = [f for f in figures_of(said, table("Payments", rows)) if f.caption]

    balances = [f for f in found if "balance" in " ".join(f.column_path)]
    assert [figure.amount for figure in balances] == [2_486_000, 312_000]
    assert all(figure.is_sign_told for figure in balances)


def test_a_sentence_about_a_variance_tells_of_its_column() -> None:
    rows = [
        ["Service", "£m"],
        ["High needs: post-16", "0.905"],
        ["High needs: EOTAS", "(0.162)"],
        ["High needs in-year variance", "9.187"],
    ]
    said = para("The High Needs Block overspent by £9.187m in 2024-25.")

    found = figures_of(said, table("High needs variance by service 2024-25", rows))

    cells = [f for f in found if f.caption]
    assert [figure.amount for figure in cells] == [905_000, -162_000, 9_187_000]
    assert all(figure.is_sign_told for figure in cells)


def test_balance_that_no_sentence_and_no_caption_signs_is_left_open() -> None:
    found = figures_of(table("Note 26: Unusable reserves", ROWS))

    (cell,) = [f for f in found if f.caption and f.unit is Unit.GBP]
    assert cell.amount == -53_516_000
    assert not cell.is_sign_told
