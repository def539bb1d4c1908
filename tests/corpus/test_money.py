"""What a paper's amounts are read as, and how they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.money import print_amount, read_amounts, read_cell
from corpus.records import Unit
from corpus.scales import read_scale

MILLIONS = read_scale("£m")
THOUSANDS = read_scale("£'000")


@pytest.mark.parametrize(
    ("printed", "amount", "resolution"),
    [
        ("£60,266,381", "60266381", "1"),
        ("£19.543m", "19543000", "1000"),
        ("£2.6 mil", "2600000", "100000"),
        ("£1 million", "1000000", "1000000"),
        ("£1.2bn", "1200000000", "100000000"),
        ("£292k", "292000", "1000"),
        ("£300 thousand", "300000", "1000"),
        ("£16, 200", "16200", "1"),
        ("£5 m", "5000000", "1000000"),
        ("£12.50", "12.50", "0.01"),
        ("20 million pounds", "20000000", "1000000"),
        ("-£136,359", "-136359", "1"),
        ("\N{MINUS SIGN}£2.546m", "-2546000", "1000"),
        ("£-0.2m", "-200000", "100000"),
        ("minus £5m", "-5000000", "1000000"),
        ("+£3m", "3000000", "1000000"),
        ("£(1.2)m", "-1200000", "100000"),
    ],
)
def test_money_is_read_however_it_is_printed(
    printed: str, amount: str, resolution: str
) -> None:
    (found,) = read_amounts(f"It came to {printed} in all.")

    assert (found.amount, found.unit) == (Decimal(amount), Unit.GBP)
    assert (found.printed, found.resolution) == (printed, Decimal(resolution))


@pytest.mark.parametrize(
    ("printed", "amount", "unit"),
    [
        ("44.47%", "44.47", Unit.PERCENT),
        ("67.1 per cent", "67.1", Unit.PERCENT),
        ("14 percentage points", "14", Unit.PERCENT),
        ("0.5 %", "0.5", Unit.PERCENT),
        ("2,991", "2991", Unit.COUNT),
        ("747", "747", Unit.COUNT),
        ("1.2 million", "1200000", Unit.COUNT),
        ("2012", "2012", Unit.COUNT),
    ],
)
def test_percentages_and_counts_are_read(printed: str, amount: str, unit: Unit) -> None:
    (found,) = read_amounts(f"There were {printed} reviews.")

    assert (found.amount, found.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "printed",
    [
        "c£63m",
        "c. £1.864m",
        "circa £5m",
        "just over £6m",
        "up to £3k",
        "approximately £2m",
        "over £6m",
        "£84,000 circa",
        "£5m+",
        "c350",
    ],
)
def test_words_of_approximation_are_kept_with_the_amount(printed: str) -> None:
    (found,) = read_amounts(f"it was {printed} then")

    assert found.is_approximate
    assert found.printed == printed


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("£31\N{EN DASH}£37m", ("31000000", "37000000")),
        ("£31-37m", ("31000000", "37000000")),
        ("£3 to £4 million", ("3000000", "4000000")),
        ("between £3 and £4 million", ("3000000", "4000000")),
        ("£27m to £49m", ("27000000", "49000000")),
        ("£500 to £1m", ("500", "1000000")),
        ("£5,000-£6,000", ("5000", "6000")),
    ],
)
def test_both_ends_of_a_range_get_its_scale(
    printed: str, ends: tuple[str, str]
) -> None:
    found = read_amounts(f"costs {printed} a year")

    assert tuple(amount.amount for amount in found) == tuple(map(Decimal, ends))
    assert all(amount.unit is Unit.GBP for amount in found)


def test_percentage_takes_no_scale_from_the_pounds_that_follow_it() -> None:
    percent, pounds = read_amounts("rose by 8.4% to £16.8m")

    assert (percent.amount, percent.unit) == (Decimal("8.4"), Unit.PERCENT)
    assert pounds.amount == Decimal(16800000)


def test_both_ends_of_a_range_get_its_percent_sign() -> None:
    found = read_amounts("grew by 5-10% a year")

    assert [(a.amount, a.unit) for a in found] == [
        (Decimal(5), Unit.PERCENT),
        (Decimal(10), Unit.PERCENT),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2022/23",
        "FY25",
        "31 March 2024",
        "24th May 2024",
        "17.11.21",
        "14 and 16 December",
        "in 2017",
        "Table 3",
        "Tables 2 and 3",
        "para 5.3",
        "section 6",
        "Appendix 4",
        "Condition 2",
        "Section 151",
        "S151",
        "as at 3.9 above",
        "programme)1",
        "see https://a.example.org/s26550/4.pdf",
        "KS3/4",
        "D+",
        "0-25",
        "16-19",
        "0-5 year olds",
        "at age 5",
        "10.00 am",
        "BA1 1JG",
        "01225 477000",
        "5.3 The report",
        "12. If there",
        "31st",
        "COVID-19",
        "page 3 of 10",
        "year 4 of the plan",
        "a 5x5 grid",
        "4 THE REPORT",
        "10 CONSULTATION",
        "14.",
        "the Education Act 1944",
    ],
)
def test_number_that_counts_nothing_is_no_amount(text: str) -> None:
    assert read_amounts(text) == ()


def test_amount_a_year_is_read_without_the_year() -> None:
    (found,) = read_amounts("It came to £50,000pa in all.")

    assert (found.amount, found.printed) == (Decimal(50000), "£50,000")


def test_amounts_on_both_sides_of_a_stroke_are_read() -> None:
    found = read_amounts("£4.5m/£5m a year")

    assert [amount.printed for amount in found] == ["£4.5m", "£5m"]


def test_brackets_after_a_word_are_an_aside() -> None:
    (aside,) = read_amounts("the grant (£1.2m) rose")
    (negative,) = read_amounts("a change of (£1.2m)")

    assert (aside.amount, aside.is_bracketed) == (Decimal(1200000), False)
    assert (negative.amount, negative.is_bracketed) == (Decimal(-1200000), True)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("-3.586 surplus", "surplus"),
        ("a £1.2m in-year underspend", "underspend"),
        ("£0.3m (favourable)", "favourable"),
        ("a surplus of £2m", "surplus"),
        ("£2m of grant", None),
    ],
)
def test_word_of_direction_is_kept_and_the_sign_left(
    text: str, direction: str | None
) -> None:
    (found,) = read_amounts(text)

    assert found.direction == direction
    assert (found.amount < 0) == text.startswith("-")


def test_amounts_stand_where_they_say() -> None:
    text = (
        "Since 2021, c. £63m (81%) and £31\N{EN DASH}£37m for 2,991 plans; see Table 3."
    )

    found = read_amounts(text)

    assert [amount.printed for amount in found] == [
        "c. £63m",
        "81%",
        "£31",
        "£37m",
        "2,991",
    ]
    assert all(text[a.start : a.end] == a.printed for a in found)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("19.543", "19543000"),
        ("-3.586 surplus", "-3586000"),
        ("4.671¹", "4671000"),
        ("0.055*", "55000"),
        ("0", "0"),
        ("£5.2m", "5200000"),
        ("£1,550,000", "1550000"),
        ("(1.360)", "-1360000"),
        ("1.360-", "-1360000"),
        ("- 1.360", "-1360000"),
        ("1.360 CR", "-1360000"),
    ],
)
def test_cell_under_a_scale_is_one_amount(cell: str, amount: str) -> None:
    found = read_cell(cell, scale=MILLIONS)

    assert found is not None
    assert (found.amount, found.unit) == (Decimal(amount), Unit.GBP)
    assert found.printed == cell


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("2012", "2012", Unit.COUNT),
        ("16 (High)", "16", Unit.COUNT),
        ("44.47% (this leaves some out)", "44.47", Unit.PERCENT),
        ("£84,000 circa plus oncosts", "84000", Unit.GBP),
        ("(5%)", "-5", Unit.PERCENT),
        ("8.23", "8.23", Unit.COUNT),
    ],
)
def test_cell_with_a_note_is_one_amount(cell: str, amount: str, unit: Unit) -> None:
    found = read_cell(cell)

    assert found is not None
    assert (found.amount, found.unit, found.printed) == (Decimal(amount), unit, cell)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "\N{EN DASH}",
        "n/a",
        "TBC",
        "tbc",
        "Sep-22",
        "2022/23",
        "31 March 2024",
        "National 44.47%",
        "£31\N{EN DASH}£37m",
        "2 case officers at £35k each",
        "Year 3",
        "[1]",
        "£-",
    ],
)
def test_cell_that_is_not_one_amount_is_none(cell: str) -> None:
    assert read_cell(cell, scale=MILLIONS) is None


def test_percent_sign_in_a_cell_wins_over_the_heading() -> None:
    found = read_cell("81%", scale=THOUSANDS)

    assert found is not None
    assert (found.amount, found.unit) == (Decimal(81), Unit.PERCENT)


@pytest.mark.parametrize(
    ("amount", "unit", "resolution", "printed"),
    [
        ("60266381", Unit.GBP, None, "£60,266,381"),
        ("19543000", Unit.GBP, "1000", "£19.543m"),
        ("63000000", Unit.GBP, "1000000", "£63m"),
        ("292000", Unit.GBP, "1000", "£292k"),
        ("550000", Unit.GBP, "10000", "£0.55m"),
        ("1200000000", Unit.GBP, "100000000", "£1.2bn"),
        ("-3586000", Unit.GBP, "1000", "\N{MINUS SIGN}£3.586m"),
        ("12.5", Unit.GBP, None, "£12.50"),
        ("-0.2", Unit.GBP, "1", "£0"),
        ("81", Unit.PERCENT, None, "81%"),
        ("44.47", Unit.PERCENT, "0.01", "44.47%"),
        ("54.1666", Unit.PERCENT, "0.1", "54.2%"),
        ("2012", Unit.COUNT, None, "2,012"),
    ],
)
def test_amount_is_printed_no_finer_than_it_is_known(
    amount: str, unit: Unit, resolution: str | None, printed: str
) -> None:
    known = Decimal(resolution) if resolution else None

    assert print_amount(Decimal(amount), unit, known) == printed


@given(
    digits=st.integers(min_value=-(10**7), max_value=10**7),
    power=st.integers(min_value=0, max_value=6),
)
def test_printed_money_reads_back(digits: int, power: int) -> None:
    resolution = Decimal(10) ** power
    amount = digits * resolution

    (found,) = read_amounts(print_amount(amount, Unit.GBP, resolution))

    assert (found.amount, found.unit) == (amount, Unit.GBP)
    assert found.resolution <= resolution or amount == 0


@given(
    amount=st.decimals(min_value=-1000, max_value=100000, places=2),
    unit=st.sampled_from([Unit.PERCENT, Unit.COUNT]),
)
def test_printed_percentage_or_count_reads_back(amount: Decimal, unit: Unit) -> None:
    (found,) = read_amounts(print_amount(amount, unit))

    assert (found.amount, found.unit) == (amount, unit)


def test_number_too_long_for_an_amount_is_none() -> None:
    (found,) = read_amounts(f"£1{'0' * 28} and £123,456,789,012,345bn")

    assert found.printed == "£123,456,789,012,345bn"
    assert print_amount(found.amount, found.unit)


@given(text=st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    for amount in read_amounts(text):
        assert text[amount.start : amount.end].strip() == amount.printed
