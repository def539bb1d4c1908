import pytest

from corpus.records import Flow, Measure
from tools.openings import opened
from tools.sentence_times import Time


@pytest.mark.parametrize(
    ("said", "time", "expected"),
    [
        (
            ("Opening deficit", "2024/25"),
            Time(year="2024-25"),
            Time(year="2023-24", as_at="2024-03-31"),
        ),
        (
            ("31.03.25", "Opening balance"),
            Time(year="2024-25", as_at="2025-03-31"),
            Time(year="2023-24", as_at="2024-03-31"),
        ),
        (
            ("Deficit b/fwd", "31/03/25"),
            Time(year="2024-25", as_at="2025-03-31"),
            Time(year="2023-24", as_at="2024-03-31"),
        ),
        (
            ("Opening balance at 31 March 2025",),
            Time(year="2024-25", as_at="2025-03-31"),
            Time(year="2024-25", as_at="2025-03-31"),
        ),
        (
            ("The deficit brought forward was",),
            Time(year="2023-24", as_at="2024-03-31"),
            Time(year="2023-24", as_at="2024-03-31"),
        ),
        (
            ("31.03.25", "Closing balance"),
            Time(year="2024-25", as_at="2025-03-31"),
            Time(year="2024-25", as_at="2025-03-31"),
        ),
    ],
    ids=["year", "day that ends it", "b/fwd", "day of its own", "sentence", "closing"],
)
def test_opening_balance_is_what_closed_the_year_before(
    said: tuple[str, ...], time: Time, expected: Time
) -> None:
    assert opened(time, Measure.DSG_DEFICIT, Flow.CUMULATIVE, said) == expected
