import pytest

from tests.desk_in_words import answered, desk_of, said, told

RATES = (
    *said("A lawyer: £9,000 (£450 per day), then review.", "£9,000", "£450"),
    *said("A case officer: £550 per day and £35,000.", "£550", "£35,000", place="7"),
)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        (
            "How many days does the lawyer money buy in Bury?",
            "20 times: £9,000 ÷ £450.",
        ),
        ("At its day rate, how many days does Bury's lawyer get?", "20 times"),
    ],
)
def test_a_sum_buys_so_many_days_at_the_rate_beside_it(asked: str, head: str) -> None:
    first, *_ = answered(asked, *RATES)

    assert first.startswith(head)


@pytest.mark.parametrize(
    "asked",
    [
        "How many weeks does the lawyer money buy in Bury?",
        "How many days does the psychologist money buy in Bury?",
    ],
    ids=["another unit", "another thing"],
)
def test_a_sum_buys_nothing_at_a_rate_for_something_else(asked: str) -> None:
    _, *sentences = told(desk_of(asked, *RATES))

    assert not any(" times" in sentence for sentence in sentences)
