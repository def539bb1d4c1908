import pytest

from assistant.follow_ups import read_question
from assistant.opposed import is_opposed, not_opposed
from corpus.records import Flow, Measure
from tests.desk_in_words import answered, table_of

BEFORE, AFTER = "Deficit before contributions", "Deficit after any contributions"
POSITION = table_of(
    {"January forecast": ("£40.45m", "£24.20m")},
    columns=(BEFORE, AFTER),
    measure=Measure.DSG_DEFICIT,
    flow=Flow.CUMULATIVE,
    period="2024-25",
)


@pytest.mark.parametrize(
    ("asked", "heading", "opposes"),
    [
        ("Deficit after contributions?", BEFORE, True),
        ("Deficit after contributions?", AFTER, False),
        ("Deficit before the council's contributions?", AFTER, True),
        ("Deficit before and after contributions?", BEFORE, False),
        ("Deficit after the review?", BEFORE, False),
        ("Deficit?", BEFORE, False),
        ("Spend without the transfer?", "Spend including transfer", True),
        ("Deficit in version 1?", "Version 2 (February 2024)", True),
        ("Deficit in version 1?", "Version 1 (July 2023)", False),
        ("From version 1 to version 2?", "Version 2 (February 2024)", False),
        ("Deficit in 2024?", "Version 2 (February 2024)", False),
    ],
)
def test_a_heading_is_opposed_by_what_is_asked_of_the_same_thing(
    asked: str, heading: str, *, opposes: bool
) -> None:
    assert is_opposed(read_question(asked), (heading,)) is opposes


def test_cells_of_the_opposite_column_are_left_out() -> None:
    asked = read_question("What is Bury's deficit after contributions?")

    assert [cell.printed for cell in not_opposed(asked, POSITION)] == ["£24.20m"]


@pytest.mark.parametrize(
    ("side", "amount"), [("before", "£40.45m"), ("after", "£24.20m")]
)
def test_a_balance_is_told_from_the_side_that_is_asked(side: str, amount: str) -> None:
    asked = f"What is Bury's January forecast of its deficit {side} contributions?"

    (sentence, *_) = answered(asked, *POSITION)

    assert amount in sentence
