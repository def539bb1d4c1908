"""Rules of tools/payments_aside.py: deficits named by the payments beside them."""

import pytest

from tools.payments_aside import is_owed_beside_payment, without_asides


@pytest.mark.parametrize(
    ("heading", "caption", "is_owed"),
    [
        ("Cumulative balance after DfE payments", None, True),
        ("Agreed: before DfE payments", "DSG deficit", True),
        ("Agreed: before DfE payments", "Recovery plan", False),
        ("Income excluding DfE payments", "DSG deficit", False),
        ("Cumulative balance", "DSG deficit", False),
    ],
)
def test_what_stands_before_or_after_payments_is_owed_where_its_words_say_so(
    heading: str, caption: str | None, *, is_owed: bool
) -> None:
    assert is_owed_beside_payment(heading, caption) is is_owed


def test_payments_are_set_aside_in_headings_of_a_deficit() -> None:
    rows, over = without_asides(("Deficit after DfE payments",), ("2024", None))

    assert [row.strip() for row in rows] == ["Deficit"]
    assert over[0] == "2024"
