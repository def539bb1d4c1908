import pytest

from assistant.follow_ups import read_question
from assistant.spent_of_set import spent_of_set
from corpus.records import Measure
from tests.desk_in_words import table_of

CAPITAL = table_of(
    {
        "Oak unit": ("£2,400", "£310"),
        "Elm base": ("£640", "£588"),
        "Total": ("£3,040", "£898"),
    },
    columns=("Budget", "Spent to 31 Dec"),
    caption="Table 5: SEND capital programme",
    measure=Measure.CAPITAL,
)
PAYMENTS = table_of(
    {
        "2022-23": ("£11m", "£11m"),
        "2023-24": ("£3m", "£2m"),
        "2024-25": ("£3m", "£1m"),
        "Total": ("£17m", "£14m"),
    },
    columns=("Agreed", "Paid"),
    caption="Table 1: DfE payments under the safety valve agreement",
    measure=Measure.SAFETY_VALVE_FUNDING,
)


@pytest.mark.parametrize(
    ("asked", "pair"),
    [
        (
            "What share of Bury's SEND capital programme had been spent by December?",
            ("£898", "£3,040"),
        ),
        ("What % of Bury's Oak unit budget has been spent?", ("£310", "£2,400")),
        (
            "What share of the total safety valve money had Bury received?",
            ("£14m", "£17m"),
        ),
    ],
)
def test_what_came_is_set_over_what_was_to_come_in_the_row_asked(
    asked: str, pair: tuple[str, str]
) -> None:
    found = spent_of_set(read_question(asked), (*CAPITAL, *PAYMENTS))

    assert found is not None
    assert tuple(cell.printed for cell in found) == pair


@pytest.mark.parametrize(
    "asked",
    [
        "What share of Bury's capital spend was spent on Oak unit?",
        "How much of Bury's capital programme had been spent?",
    ],
)
def test_a_share_of_what_was_spent_is_none_of_a_budget(asked: str) -> None:
    assert spent_of_set(read_question(asked), CAPITAL) is None
