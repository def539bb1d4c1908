"""Rules of tools/clauses.py: the words that are an amount's own."""

import pytest

from tools.clauses import clauses_of


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        (
            "The deficit was £5m, with £2m more forecast.",
            ["The deficit was £5m", "with £2m more forecast."],
        ),
        (
            "Spend of £9m exceeds the grant of £7m by a fifth.",
            [
                "Spend of £9m exceeds the grant of ",
                " exceeds the grant of £7m by a fifth.",
            ],
        ),
        ("It rose from £24m to £37m.", ["It rose from £24m", "£37m."]),
    ],
    ids=["a comma parts", "what stands between is of both", "two ends"],
)
def test_words_between_two_amounts_are_parted(sentence: str, own: list[str]) -> None:
    assert [clause.text for clause in clauses_of(sentence)] == own


def test_the_other_end_of_a_range_goes_on() -> None:
    clauses = clauses_of("Funding went from £24m to £37m (54%), for 12 places and £2m.")

    assert [clause.goes_on for clause in clauses] == [False, True, True, False, False]


def test_an_aside_does_not_say_whether_it_is_over_or_under() -> None:
    (first, _) = clauses_of("A deficit of £36.4m, net of a small surplus of £1m.")

    assert first.direction == "A deficit of £36.4m"


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan runs for 15 years.",
        "It takes 6-12 months, or 20 working days.",
        "All amounts are in £000.",
        "The sum is in Minute E-07-22.",
        "See Table 3 and paragraph 5.2.",
        "Scores are out of 16 (likelihood 1-4 multiplied by impact 1-4).",
        "A score of 15 or more is high.",
        "SR08 (timeliness of plans) has fallen from 16 to 12.",
        "The Committee asked why this risk has stood at 20.",
        "Likelihood remains at 5; impact would be 4.",
        "The Forum (1) notes the report and (2) agrees the plan.",
        "No number is printed here.",
    ],
)
def test_what_measures_nothing_has_no_clause(sentence: str) -> None:
    assert clauses_of(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Schools were consulted between 4 and 29 November 2024.",
        "Revenue Monitoring PDF 301 KB",
        "Until January 2024 children's services were run with a neighbour.",
        "Contact Point: Strategic Manager for SEND, 821000",
        "CR77 was raised from 20 to 25 in January.",
    ],
    ids=["day", "size of a file", "year", "telephone", "scores"],
)
def test_number_that_only_names_is_no_amount(sentence: str) -> None:
    assert not clauses_of(sentence)


def test_what_is_of_a_surplus_is_as_its_whole_is() -> None:
    *_, part = clauses_of("A deficit of £9m and a surplus of £2m, of which £1m is new.")

    assert part.direction.startswith("a surplus of £2m")


def test_what_an_amount_comes_after_is_not_its_own() -> None:
    (after,) = clauses_of("After the overspend the surplus is £7m.")
    (alone,) = clauses_of("Following the overspend £7m is owed.")

    assert after.direction == " the surplus is £7m"
    assert alone.before == "Following the overspend "
