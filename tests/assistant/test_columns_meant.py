import pytest

from assistant.columns_meant import best_column, named_column
from assistant.follow_ups import read_question
from assistant.lines import lines_of
from corpus.records import Measure
from tests.desk_in_words import table_of

FORECAST = table_of(
    {
        "Top-ups": ("£1.0m", "£1.2m", "£0.2m", "40"),
        "Placements": ("£2.0m", "£2.1m", "£0.1m", "30"),
    },
    columns=("Budget", "Forecast", "Variance", "Places"),
    caption="Table 1: High needs forecast at month 8",
    measure=Measure.HIGH_NEEDS_SPEND,
)


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ("Rank the high needs forecast by budget", "Budget"),
        ("Rank the high needs forecast by forecast", "Forecast"),
        ("Put the high needs forecast in order of variance", "Variance"),
        ("Put the high needs forecast in order of places, most first", "Places"),
        ("Which line of the high needs forecast has the biggest budget?", "Budget"),
        ("Which line of the high needs budget has the most places?", "Places"),
        ("Which line of the high needs forecast is most overspent?", "Variance"),
        ("Which line of high needs is largest?", "Forecast"),
        ("Which is the dearest line of high needs?", "Forecast"),
        ("Which line of high needs has the fewest?", "Places"),
    ],
)
def test_the_column_is_the_one_that_is_to_be_put_in_order(
    asked: str, column: str
) -> None:
    path = best_column(read_question(asked), lines_of(FORECAST))

    assert path == (column,)


def test_a_word_of_the_tables_title_names_no_column() -> None:
    asked = read_question("What share of the high needs forecast is top-ups?")

    assert {named_column(asked, cell) for cell in FORECAST} == {0}
