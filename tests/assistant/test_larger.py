import pytest

from corpus.records import Measure
from tests.desk_in_words import PHASES, answered, desk_of, table_of, told

SCHEMES = table_of(
    {
        "Primary A": ("10", "£0.3m"),
        "Primary B": ("12", "£0.2m"),
        "Total Primary": ("22", "£0.5m"),
        "Secondary A": ("20", "£0.4m"),
        "Total Secondary": ("20", "£0.4m"),
    },
    columns=("Places", "Cost"),
    caption="Table 3: Schemes",
    measure=Measure.CAPITAL,
)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        (
            "Which costs Bury more, primary or secondary placements?",
            "The larger is Secondary: £3.0m, against £2.0m.",
        ),
        (
            "Cost of nursery against primary placements in Bury, which is higher?",
            "The larger is Primary: £2.0m, against £1.0m.",
        ),
    ],
    ids=["or", "against"],
)
def test_of_two_rows_named_the_larger_is_told(asked: str, head: str) -> None:
    first, *_ = answered(asked, *PHASES)

    assert first == head


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        (
            "Which of Bury's schemes cost more, primary or secondary?",
            "The larger is Total Primary: £0.5m, against £0.4m.",
        ),
        (
            "Do Bury's primary or secondary schemes cost more in total?",
            "The larger is Total Primary: £0.5m, against £0.4m.",
        ),
    ],
)
def test_what_several_rows_are_named_by_is_their_total(asked: str, head: str) -> None:
    first, *_ = answered(asked, *SCHEMES)

    assert first == head


def test_a_row_is_not_held_against_what_the_papers_do_not_name() -> None:
    asked = "Which costs Bury more, nursery placements or breakfast clubs?"

    status, *sentences = told(desk_of(asked, *PHASES))

    assert not any(sentence.startswith("The larger") for sentence in sentences), status


def test_two_rows_of_one_amount_are_the_same() -> None:
    even = table_of(
        {"Nursery": ("£1.0m",), "Primary": ("£1.0m",)},
        columns=("Budget",),
        caption="Table 4: Placements by phase",
    )

    first, *_ = answered("Which costs Bury more, nursery or primary placements?", *even)

    assert first == "They are the same: £1.0m each."


def test_a_column_that_is_named_is_no_line_held_against_another() -> None:
    _, *lines = told(desk_of("Bury: is the plan bigger than the budget?", *PHASES))

    assert not any(line.startswith("The larger is") for line in lines)
