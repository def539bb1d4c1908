"""How dates are printed in words."""

from corpus.times import print_date


def test_dates_are_printed_in_words() -> None:
    assert print_date("2025-02-05") == "5 February 2025"
    assert print_date("2022-01") == "January 2022"
    assert print_date("2030") == "2030"
