import pytest

from assistant.follow_ups import read_question
from assistant.sides_asked import Side, cell_meant, side_asked, side_of
from corpus.records import Basis, Figure, Measure
from tests.desk_in_words import answered, table_of

COLUMNS = {
    "Budget": ("£9.8m", Basis.BUDGET),
    "Forecast": ("£16.0m", Basis.FORECAST),
    "Outturn": ("£17.2m", Basis.OUTTURN),
    "Variance": ("£7.4m", Basis.OUTTURN),
}


def row_of(name: str, *columns: str) -> tuple[Figure, ...]:
    return tuple(
        cell
        for column in columns
        for cell in table_of(
            {name: (COLUMNS[column][0],)},
            columns=(column,),
            caption="Table 2: High needs block 2024/25",
            measure=Measure.HIGH_NEEDS_SPEND,
            period="2024-25",
            basis=COLUMNS[column][1],
            quote=f"{name} 9.8 16.0 17.2 7.4",
        )
    )


ACCOUNT = row_of("Independent special schools", *COLUMNS)


@pytest.mark.parametrize(
    ("asked", "side"),
    [
        ("How much did Bury spend on top-ups?", Side.CAME),
        ("How many EHCPs did Bury have?", Side.CAME),
        ("What was actually spent on top-ups in Bury?", Side.CAME),
        ("How much was Bury meant to spend on top-ups?", Side.SET),
        ("What was Bury's budget for top-ups?", Side.SET),
        ("How much was set aside for top-ups?", Side.SET),
        ("What will Bury spend on top-ups?", Side.AHEAD),
        ("How much does Bury expect to spend on top-ups?", Side.AHEAD),
        ("By how much did Bury overspend on top-ups?", Side.OFF),
        ("How far over budget were top-ups?", Side.OFF),
        ("How much is a top-up in Bury?", None),
        ("Who was the chair in Bury?", None),
        ("What's left in the budget for top-ups in Bury?", None),
    ],
)
def test_the_verb_tells_which_side_of_an_account_is_asked_for(
    asked: str, side: Side | None
) -> None:
    assert side_asked(read_question(asked)) is side


def test_a_column_holds_what_its_heading_and_basis_say() -> None:
    sides = [side_of(cell) for cell in ACCOUNT]

    assert sides == [Side.SET, Side.AHEAD, Side.CAME, Side.OFF]


@pytest.mark.parametrize(
    ("asked", "amount"),
    [
        ("How much did Bury spend on independent schools in 2024/25?", "£17.2m"),
        ("How much was Bury meant to spend on independent schools?", "£9.8m"),
        ("What did Bury expect to spend on independent schools?", "£16.0m"),
    ],
)
def test_the_cell_told_is_of_the_side_asked_for(asked: str, amount: str) -> None:
    sentence, *more = answered(asked, *ACCOUNT)

    assert sentence.startswith(f"{amount} (")
    assert more == []


def test_no_cell_is_meant_where_its_side_is_of_several_years_and_none_is_asked() -> (
    None
):
    columns = ("2023/24", "2024/25")
    spent = table_of({"Top-ups": ("£1m", "£2m")}, columns=columns, basis=Basis.OUTTURN)
    budget = table_of({"Top-ups": ("£3m",)}, columns=("Budget",), basis=Basis.BUDGET)
    asked = read_question("How much did Bury spend on top-ups?")

    assert cell_meant(asked, (*budget, *spent)) is None
    assert cell_meant(asked, (*budget, *spent[1:])) == spent[1]
