"""Every way of printing a time that we claim to read is read back exactly.

A year, a date or a month is drawn, then printed as papers print it among ordinary
words. What no calendar has is told and kept; what counts something is no time.
"""

from calendar import monthrange
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.records import Unit
from corpus.times import Period
from corpus.years import closing_year

DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "\N{HYPHEN}")
# {0} and {1} are the calendar years a financial year begins and ends in.
LONG_YEARS = (
    *("{0}/{1:.2}", "{0} / {1:.2}", "{0}/{1}", "{0} to {1}", "FY{0}/{1:.2}"),
    *("FY {0}/{1:.2}", "FY {1}", "FY{1}", "year ending {1}", "y/e 31/3/{1}"),
    *(f"{{0}}{dash}{{1:.2}}" for dash in DASHES),
    *(f"{{0}}{dash}{{1}}" for dash in DASHES),
    *("year ending 31 March {1}", "year ended 31st March {1}", "year to 31 March {1}"),
    *("year ending March {1}", "financial year ended 31/03/{1}", "FYE March {1}"),
    *("1 April {0} to 31 March {1}", "1st April {0} \N{EN DASH} 31st March {1}"),
    *("April {0} to March {1}", "financial year beginning 1 April {0}"),
)
PARTS = (
    *("Month 8", "Month 11", "M8", "Period 9", "P9", "Period 12", "Q1", "Q2", "Q3"),
    *("Q4", "Quarter 3", "Q1 and Q2", "Q1 & Q2"),
)
SEASONS = ("Spring", "Summer", "Autumn", "Winter", "autumn", "Autumn term", "Q1")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
DAYS = (
    *(
        "{d} {month} {y}",
        "{d}{th} {month} {y}",
        "{d} {th} {month} {y}",
        "{d} {mon} {y}",
    ),
    *("{d} {MONTH} {y}", "{d}{th} of {month} {y}", "{d}{th} {month}, {y}"),
    *("{month} {d}, {y}", "{month} {d}{th}, {y}", "{d} {mon} {yy}", "{d}-{mon}-{yy}"),
    *("{d}-{mon}-{y}", "{d}/{m}/{yy}", "{d}/{m}/{y}", "{dd}/{mm}/{yy}"),
    *("{dd}/{mm}/{y}", "{dd}.{mm}.{yy}", "{d}.{m}.{yy}", "{dd}.{mm}.{y}"),
    *("{dd}-{mm}-{y}", "{dd}-{mm}-{yy}", "{y}-{mm}-{dd}"),
)
MONTHS_OF_YEARS = (
    *("{month} {y}", "{mon} {y}", "{MONTH} {y}", "{month}, {y}", "{month} of {y}"),
    *(
        "{mon}-{yy}",
        "{mon} '{yy}",
        "{mon}-{y}",
        "{month} \N{RIGHT SINGLE QUOTATION MARK}{yy}",
    ),
)
BEFORE = (
    *("", "It is", "Spending in", "a cost of £5m for", "so far, by", "The budget for"),
    *("The deficit of £31\N{EN DASH}£37m in", "Table 3 shows", "The board noted the"),
    *("the position at the", "(", "since", "figures for", "12 plans in", "as at"),
)
AFTER = (
    *(".", ",", ";", " rose.", " was £5m", ":", ")", " (provisional)", " budget", "?"),
    *(
        "\N{SUPERSCRIPT ONE}",
        "*",
        " and more",
        ", see Table 3",
        " outturn",
        " £m",
        "\n",
    ),
)

before = st.sampled_from(BEFORE)
after = st.sampled_from(AFTER)
first_years = st.integers(min_value=1980, max_value=2068)
recent_years = st.integers(min_value=2001, max_value=2068)
recent_days = st.dates(min_value=date(2001, 1, 1), max_value=date(2068, 12, 31))


def found_alone(before: str, printed: str, after: str) -> Period:
    """Return the one time of the sentence, which stands where `printed` does."""
    text = f"{before} {printed}{after}"
    (found,) = read_periods(text)

    assert (found.printed, text[found.start : found.end]) == (printed, printed)
    assert found.start == len(before) + 1
    return found


def financial(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def print_long_year(form: str, first: int) -> str:
    return form.replace("{1:.2}", f"{(first + 1) % 100:02d}").format(first, first + 1)


def print_day(form: str, *, day: int, month: int, year: int) -> str:
    name = MONTHS[month - 1]
    is_teen = day in (11, 12, 13)
    ordinal = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return form.format(
        d=day,
        dd=f"{day:02d}",
        th=ordinal,
        m=month,
        mm=f"{month:02d}",
        month=name,
        mon=name[:3],
        MONTH=name.upper(),
        y=year,
        yy=f"{year % 100:02d}",
    )


@given(form=st.sampled_from(LONG_YEARS), first=first_years, before=before, after=after)
def test_financial_year_is_read(form: str, first: int, before: str, after: str) -> None:
    found = found_alone(before, print_long_year(form, first), after)

    assert (found.year, found.as_at) == (financial(first), None)
    assert not found.is_range
    assert not found.is_impossible


@given(
    form=st.sampled_from(["{0}/{1}", "{0}-{1}", "{0}\N{EN DASH}{1}", "{0} / {1}"]),
    first=st.integers(min_value=19, max_value=68),
    label=st.sampled_from(["", "FY", "FY "]),
    before=before,
    after=after,
)
def test_financial_year_of_two_digits_is_read(
    form: str, first: int, label: str, before: str, after: str
) -> None:
    printed = f"{label}{form.format(first, first + 1)}"

    found = found_alone(before, printed, after)

    assert (found.year, found.as_at) == (financial(2000 + first), None)


@given(
    form=st.sampled_from(
        [
            "FY{1}",
            "FY {1}",
            "FY{0}/{1}",
            "FY {0}-{1}",
            "year ended 31.03.{1}",
            "y/e 31/3/{1}",
        ]
    ),
    first=st.integers(min_value=0, max_value=68),
    before=before,
    after=after,
)
def test_labelled_financial_year_of_two_digits_is_read(
    form: str, first: int, before: str, after: str
) -> None:
    printed = form.format(f"{first:02d}", f"{first + 1:02d}")

    found = found_alone(before, printed, after)

    assert (found.year, found.as_at) == (financial(2000 + first), None)


@given(
    part=st.sampled_from(PARTS),
    link=st.sampled_from([" ", " of ", ", ", " in "]),
    form=st.sampled_from(["{0}/{1:.2}", "{0}-{1:.2}", "{0}/{1}", "FY{0}/{1:.2}"]),
    first=first_years,
    before=before,
    after=after,
)
def test_part_of_a_financial_year_is_one_time(
    part: str, link: str, form: str, first: int, before: str, after: str
) -> None:
    printed = f"{part}{link}{print_long_year(form, first)}"

    found = found_alone(before, printed, after)

    assert (found.year, found.as_at) == (financial(first), None)


@given(part=st.sampled_from(PARTS[:1] + PARTS[3:4]), before=before, after=after)
def test_part_year_without_its_year_names_none(
    part: str, before: str, after: str
) -> None:
    found = found_alone(before, part, after)

    assert (found.year, found.as_at) == (None, None)


@given(season=st.sampled_from(SEASONS), year=first_years, before=before, after=after)
def test_season_of_a_calendar_year_names_that_year(
    season: str, year: int, before: str, after: str
) -> None:
    found = found_alone(before, f"{season} {year}", after)

    assert (found.year, found.as_at) == (None, str(year))


@given(form=st.sampled_from(DAYS), day=recent_days, before=before, after=after)
def test_day_is_read(form: str, day: date, before: str, after: str) -> None:
    printed = print_day(form, day=day.day, month=day.month, year=day.year)

    found = found_alone(before, printed, after)

    assert found.as_at == day.isoformat()
    assert found.year == closing_year(day.isoformat())


@given(
    form=st.sampled_from(DAYS),
    ends=st.sampled_from([(31, 3), (1, 4)]),
    year=recent_years,
    before=before,
    after=after,
)
def test_last_of_march_and_first_of_april_close_one_year(
    form: str, ends: tuple[int, int], year: int, before: str, after: str
) -> None:
    printed = print_day(form, day=ends[0], month=ends[1], year=year)

    found = found_alone(before, printed, after)

    assert found.as_at == date(year, ends[1], ends[0]).isoformat()
    assert found.year == financial(year - 1)


@given(
    form=st.sampled_from(MONTHS_OF_YEARS),
    month=st.integers(min_value=1, max_value=12),
    year=recent_years,
    before=before,
    after=after,
)
def test_month_of_a_year_is_read(
    form: str, month: int, year: int, before: str, after: str
) -> None:
    printed = print_day(form, day=1, month=month, year=year)

    found = found_alone(before, printed, after)

    assert found.as_at == f"{year}-{month:02d}"
    assert found.year == (financial(year - 1) if month == 3 else None)


@given(
    form=st.sampled_from(["end of {}", "end of the {}", "year end {}", "{} year-end"]),
    first=first_years,
    before=before,
    after=after,
)
def test_end_of_a_year_is_its_last_day(
    form: str, first: int, before: str, after: str
) -> None:
    printed = form.format(f"{first}/{(first + 1) % 100:02d}")

    found = found_alone(before, printed, after)

    assert (found.year, found.as_at) == (financial(first), f"{first + 1}-03-31")


@given(
    first=st.integers(min_value=1980, max_value=2050),
    length=st.integers(min_value=1, max_value=12),
    link=st.sampled_from([" to ", "-", " \N{EN DASH} ", " until ", " up to "]),
    form=st.sampled_from(["{0}/{1:.2}", "{0}-{1:.2}", "{0}/{1}"]),
    before=before,
    after=after,
)
def test_span_of_years_runs_from_its_first_to_its_last(
    first: int, length: int, link: str, form: str, before: str, after: str
) -> None:
    last = first + length
    printed = f"{print_long_year(form, first)}{link}{print_long_year(form, last)}"

    found = found_alone(before, printed, after)

    assert found.is_range
    assert (found.first, found.year) == (financial(first), financial(last))


# What no calendar has is told, kept as printed and never mended.


@given(
    form=st.sampled_from(DAYS),
    month=st.integers(min_value=1, max_value=12),
    over=st.integers(min_value=1, max_value=8),
    year=recent_years,
    before=before,
    after=after,
)
def test_day_past_the_end_of_its_month_is_impossible(
    form: str, month: int, over: int, year: int, before: str, after: str
) -> None:
    day = monthrange(year, month)[1] + over

    found = found_alone(before, print_day(form, day=day, month=month, year=year), after)

    assert found.is_impossible
    assert (found.year, found.as_at) == (None, None)


@given(
    first=st.integers(min_value=2001, max_value=2068),
    sep=st.sampled_from(["/", "-", "\N{EN DASH}"]),
    data=st.data(),
    before=before,
    after=after,
)
def test_year_that_ends_before_it_goes_on_is_impossible(
    first: int, sep: str, data: st.DataObject, before: str, after: str
) -> None:
    last = data.draw(st.integers(min_value=1, max_value=first % 100))
    assume(sep == "/" or last > 12)  # "2023-12" is a month

    found = found_alone(before, f"{first}{sep}{last:02d}", after)

    assert found.is_impossible
    assert (found.year, found.as_at) == (None, None)


@given(
    year=st.integers(min_value=20000, max_value=20999),
    sep=st.sampled_from(["/", "-", "\N{EN DASH}"]),
    last=st.integers(min_value=0, max_value=99),
    before=before,
    after=after,
)
def test_year_of_five_digits_is_impossible(
    year: int, sep: str, last: int, before: str, after: str
) -> None:
    found = found_alone(before, f"{year}{sep}{last:02d}", after)

    assert found.is_impossible
    assert (found.year, found.as_at) == (None, None)


@given(
    first=st.integers(min_value=0, max_value=9999),
    last=st.integers(min_value=0, max_value=9999),
    sep=st.sampled_from(["/", " / ", "\N{EN DASH}", " to "]),
    width=st.sampled_from([2, 4]),
)
def test_pair_is_a_financial_year_only_where_its_years_follow(
    first: int, last: int, sep: str, width: int
) -> None:
    ending = f"{last % 10**width:0{width}d}"
    assume(sep.strip() in "/to" or not 1 <= int(ending) <= 12)  # "2023-12" is a month

    for found in read_periods(f"in {first:04d}{sep}{ending} it rose"):
        follows = f"{first + 1:04d}"[-width:] == ending
        assert found.year is None or (found.year == financial(first) and follows)


@given(
    day=st.integers(min_value=0, max_value=39),
    month=st.integers(min_value=0, max_value=14),
    year=st.integers(min_value=1900, max_value=2100),
    form=st.sampled_from(["{}/{}/{}", "{}.{}.{}", "{}-{}-{}", "{:02d}/{:02d}/{}"]),
)
def test_date_in_digits_is_that_date_or_none(
    day: int, month: int, year: int, form: str
) -> None:
    for found in read_periods(f"on {form.format(day, month, year)} it rose"):
        is_day = found.as_at == f"{year}-{month:02d}-{day:02d}"
        assert is_day or (found.as_at is None and found.is_impossible)


# What counts something is no time.


@given(
    number=st.integers(min_value=1980, max_value=2069),
    form=st.sampled_from(
        [
            "{:,}",
            "{:,} plans",
            "{} children",
            "{} reviews",
            "{} new cases",
            "£{}",
            "£ {}",
            "{}%",
            "{} per cent",
            "{} pounds",
            "£{}k",
            "{}.5",
        ]
    ),
    before=st.sampled_from(
        [
            "a backlog of",
            "there are",
            "It rose to",
            "with",
            "we counted",
            "a total of",
            "747 and",
        ]
    ),
    after=st.sampled_from([".", " in all.", ", so far", "\N{SUPERSCRIPT ONE}"]),
)
def test_number_that_counts_is_an_amount_and_no_year(
    number: int, form: str, before: str, after: str
) -> None:
    text = f"{before} {form.format(number)}{after}"

    assert read_periods(text) == ()
    assert read_amounts(text)


@given(
    low=st.integers(min_value=14, max_value=97),
    form=st.sampled_from(
        ["£{}-{}m", "£{}\N{EN DASH}{}m", "{}-{}%", "{}-{} per cent", "{}-{} million"]
    ),
)
def test_range_of_amounts_is_no_year(low: int, form: str) -> None:
    text = f"it rose by {form.format(low, low + 1)} in all"

    assert read_periods(text) == ()
    assert len(read_amounts(text)) == 2


@given(number=st.integers(min_value=1, max_value=12), before=before, after=after)
def test_year_of_a_plan_is_neither_time_nor_amount(
    number: int, before: str, after: str
) -> None:
    text = f"{before} year {number} of the plan{after}"
    rest = f"{before} {after}"

    assert read_periods(text) == ()
    assert len(read_amounts(text)) == len(read_amounts(rest))


# Words around a time change nothing of it.


@given(
    times=st.lists(
        st.one_of(
            st.builds(print_long_year, st.sampled_from(LONG_YEARS), first_years),
            st.builds(
                lambda form, day: print_day(
                    form, day=day.day, month=day.month, year=day.year
                ),
                st.sampled_from(DAYS + MONTHS_OF_YEARS),
                recent_days,
            ),
        ),
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_times_of_a_sentence_are_those_read_alone(
    times: list[str], data: st.DataObject
) -> None:
    text = "".join(f"{data.draw(before)} {printed}; " for printed in times)

    found = read_periods(text)

    alone = [read_periods(f"in {printed}") for printed in times]
    assert [(p.printed, p.year, p.as_at) for p in found] == [
        (p.printed, p.year, p.as_at) for (p,) in alone
    ]


@given(day=recent_days, form=st.sampled_from(DAYS))
def test_time_is_never_an_amount(day: date, form: str) -> None:
    printed = print_day(form, day=day.day, month=day.month, year=day.year)

    (amount,) = read_amounts(f"On {printed} there were 2,991 plans")

    assert (amount.printed, amount.unit) == ("2,991", Unit.COUNT)
