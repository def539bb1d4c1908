"""Every way of printing an amount that we claim to read is read back exactly.

An amount is drawn as its digits, then printed with each choice a paper makes: commas,
a size, a sign, a word of approximation, a note, the words around it.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.money import Amount, read_amounts, read_cell
from corpus.records import Unit
from corpus.scales import read_scale

# How a size is printed, and the power of ten it says.
SIZES = {
    "": 0,
    "k": 3,
    "K": 3,
    " k": 3,
    " thousand": 3,
    "m": 6,
    "M": 6,
    " m": 6,
    "mn": 6,
    "mil": 6,
    " mil": 6,
    "million": 6,
    " million": 6,
    " Million": 6,
    "bn": 9,
    " bn": 9,
    " billion": 9,
}
HEADINGS = {
    "£": 0,
    "Cost (£)": 0,
    "£s": 0,
    "£k": 3,
    "£K": 3,
    "£000": 3,
    "£000s": 3,
    "£'000": 3,
    "(£'000s)": 3,
    "£\N{RIGHT SINGLE QUOTATION MARK}000": 3,
    "£,000": 3,
    "£ thousand": 3,
    "£ths": 3,
    "£m": 6,
    "(£m)": 6,
    "Deficit £M": 6,
    "£'m": 6,
    "£ million": 6,
    "£ millions": 6,
    "£mil": 6,
    "£bn": 9,
    "£b": 9,
}
PERCENTS = ("%", " %", " per cent", " percent", " percentage points", "pp", "%pts")
MINUSES = ("-", "\N{EN DASH}", "\N{MINUS SIGN}", "minus ", "negative ")
ROUGHLY = (
    *("c", "c.", "c. ", "circa ", "ca. ", "approx. ", "approx.", "approximately "),
    *("about ", "around ", "just over ", "just under ", "up to ", "nearly ", "~"),
)
NOTES = (
    "",
    "\N{SUPERSCRIPT ONE}",
    "\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}",
    "*",
    "[2]",
)
DIRECTIONS = ("surplus", "deficit", "favourable", "adverse", "underspend", "overspend")
RANGES = (
    *("£{0}\N{EN DASH}£{1}{2}", "£{0}-{1}{2}", "£{0} - £{1}{2}", "£{0} to £{1}{2}"),
    *("£{0}{2}\N{EN DASH}£{1}{2}", "£{0}{2} to £{1}{2}", "£{0} to {1}{2}"),
    *("between £{0} and £{1}{2}", "between £{0}{2} and £{1}{2}"),
)
# How a cell shows that it is above or below nothing.
CELLS = {
    "{}": 1,
    "+{}": 1,
    "{} surplus": 1,
    "c. {}": 1,
    "-{}": -1,
    "\N{MINUS SIGN}{}": -1,
    "\N{EN DASH} {}": -1,
    "{}-": -1,
    "({})": -1,
    "( {} )": -1,
    "{} CR": -1,
}
BEFORE = (
    *("It is", "Spending rose by", "a cost of", "so far, it rose to", "the total was"),
    *("The grant in 2023/24 was", "On 31 March 2024 it stood at", "Table 3 shows"),
    *("as para 4.2 says,", "The board noted that", "at Month 8, officers say"),
)
AFTER = (
    *(".", ",", ";", " in all.", " in 2023/24", " by 31 March 2024.", " a year", "?"),
    *(" and more", ", see Table 3", " from the council", " pa", ": a risk", "\n"),
)

before = st.sampled_from(BEFORE)
after = st.sampled_from(AFTER)
notes = st.sampled_from(NOTES)
sizes = st.sampled_from(sorted(SIZES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Digits as drawn: `text` as printed, the size of its last digit, its value."""

    text: str
    value: Decimal
    last_digit: Decimal


@st.composite
def numbers(
    draw: st.DrawFn, *, most: int = 10**8, has_commas: bool | None = None
) -> Number:
    places = draw(st.integers(min_value=0, max_value=3))
    digits = draw(st.integers(min_value=0, max_value=most))
    value = Decimal(digits).scaleb(-places)
    with_commas = draw(st.booleans()) if has_commas is None else has_commas
    text = f"{value:,.{places}f}" if with_commas else f"{value:.{places}f}"
    return Number(text=text, value=value, last_digit=Decimal(1).scaleb(-places))


def found_alone(text: str, printed: str) -> Amount:
    """Return the one amount of `text`, which stands exactly where `printed` does."""
    (found,) = read_amounts(text)

    assert found.printed == printed
    assert text[found.start : found.end].strip() == printed
    return found


def says(found: Amount) -> tuple[Decimal, Unit, Decimal]:
    return found.amount, found.unit, found.resolution


@given(
    size=sizes,
    number=numbers(),
    before=before,
    after=after,
    note=notes,
    blank=st.booleans(),
)
def test_pounds_of_any_size_are_read(
    size: str, number: Number, before: str, after: str, note: str, blank: bool
) -> None:
    factor = Decimal(10) ** SIZES[size]
    printed = f"£{' ' * blank}{number.text}{size}"

    found = found_alone(f"{before} {printed}{note}{after}", printed)

    assert says(found) == (number.value * factor, Unit.GBP, number.last_digit * factor)
    assert found.has_scale == bool(size)


@given(
    minus=st.sampled_from(MINUSES),
    number=numbers(),
    size=sizes,
    before=before,
    after=after,
)
def test_money_below_nothing_is_read(
    minus: str, number: Number, size: str, before: str, after: str
) -> None:
    printed = f"{minus}£{number.text}{size}"

    found = found_alone(f"{before} {printed}{after}", printed)

    assert found.amount == -number.value * Decimal(10) ** SIZES[size]


@given(
    form=st.sampled_from(["(£{})", "£({})", "(£{}m)", "£({}m)", "£({})m"]),
    before=st.sampled_from(["a change of", "it fell to", "which is", "it was"]),
    number=numbers(),
    after=after,
)
def test_brackets_make_an_amount_negative(
    form: str, before: str, number: Number, after: str
) -> None:
    printed = form.format(number.text)

    found = found_alone(f"{before} {printed}{after}", printed)

    assert found.is_bracketed
    assert found.amount == -number.value * (10**6 if "m" in form else 1)


@given(
    roughly=st.sampled_from(ROUGHLY),
    number=numbers(),
    size=sizes,
    before=before,
    after=after,
)
def test_word_of_approximation_changes_no_amount(
    roughly: str, number: Number, size: str, before: str, after: str
) -> None:
    printed = f"{roughly}£{number.text}{size}"

    found = found_alone(f"{before} {printed}{after}", printed)

    assert found.is_approximate
    assert found.amount == number.value * Decimal(10) ** SIZES[size]


@given(
    roughly=st.sampled_from(["", *ROUGHLY]),
    percent=st.sampled_from(PERCENTS),
    number=numbers(has_commas=True),
    minus=st.sampled_from(["", "-", "\N{MINUS SIGN}"]),
    before=before,
    note=notes,
    after=after,
)
def test_percentages_are_read(
    roughly: str,
    percent: str,
    number: Number,
    minus: str,
    before: str,
    note: str,
    after: str,
) -> None:
    is_glued = roughly in ("c", "c.", "approx.") and minus
    assume(not is_glued)
    printed = f"{roughly}{minus}{number.text}{percent}"

    found = found_alone(f"{before} {printed}{note}{after}", printed)

    value = -number.value if minus else number.value
    assert says(found) == (value, Unit.PERCENT, number.last_digit)


@given(
    number=numbers(has_commas=True),
    size=st.sampled_from(["", "m", " million", " billion"]),
    noun=st.sampled_from(["plans", "pupils", "new cases", "children", "tonnes"]),
    before=before,
    note=notes,
)
def test_counts_are_read(
    number: Number, size: str, noun: str, before: str, note: str
) -> None:
    factor = Decimal(10) ** SIZES[size]
    printed = f"{number.text}{size}"

    found = found_alone(f"{before} {printed}{note} {noun}", printed)

    assert says(found) == (
        number.value * factor,
        Unit.COUNT,
        number.last_digit * factor,
    )


@given(pence=st.integers(min_value=0, max_value=999), before=before, after=after)
def test_pence_are_parts_of_a_pound(pence: int, before: str, after: str) -> None:
    assume(after != " pa")
    printed = f"{pence}p"

    found = found_alone(f"{before} {printed}{after}", printed)

    assert says(found) == (Decimal(pence) / 100, Unit.GBP, Decimal("0.01"))


@given(
    groups=st.lists(st.integers(0, 999), min_size=1, max_size=3),
    lead=st.integers(1, 999),
    gaps=st.lists(st.sampled_from([", ", " ,", ","]), min_size=3),
    before=before,
    after=after,
)
def test_stray_blank_at_a_comma_breaks_no_amount(
    groups: list[int], lead: int, gaps: list[str], before: str, after: str
) -> None:
    parts = [f"{gap}{group:03d}" for gap, group in zip(gaps, groups, strict=False)]
    printed = f"£{lead}{''.join(parts)}"

    found = found_alone(f"{before} {printed}{after}", printed)

    digits = "".join(character for character in printed if character.isdigit())
    assert found.amount == Decimal(digits)


@given(
    direction=st.sampled_from(DIRECTIONS),
    form=st.sampled_from([" {}", " ({})", " in-year {}", " net {}"]),
    number=numbers(),
    size=sizes,
    before=before,
    note=notes,
)
def test_word_of_direction_changes_no_amount(
    direction: str, form: str, number: Number, size: str, before: str, note: str
) -> None:
    printed = f"£{number.text}{size}"

    found = found_alone(f"{before} {printed}{note}{form.format(direction)}", printed)

    assert found.amount == number.value * Decimal(10) ** SIZES[size]
    assert found.direction == direction


@given(
    form=st.sampled_from(RANGES),
    ends=st.tuples(numbers(), numbers()),
    size=sizes,
    before=before,
    after=after,
)
def test_both_ends_of_a_range_are_read(
    form: str, ends: tuple[Number, Number], size: str, before: str, after: str
) -> None:
    low, high = sorted(ends, key=lambda number: number.value)

    text = f"{before} {form.format(low.text, high.text, size)}{after}"
    found = read_amounts(text)

    factor = Decimal(10) ** SIZES[size]
    assert [amount.amount for amount in found] == [
        low.value * factor,
        high.value * factor,
    ]
    assert {amount.unit for amount in found} == {Unit.GBP}
    assert all(text[a.start : a.end] == a.printed for a in found)


@settings(max_examples=400)
@given(
    heading=st.sampled_from(sorted(HEADINGS)),
    heading_note=notes,
    form=st.sampled_from(sorted(CELLS)),
    number=numbers(has_commas=True),
    note=notes,
)
def test_cell_is_read_in_the_unit_of_its_heading(
    heading: str, heading_note: str, form: str, number: Number, note: str
) -> None:
    scale = read_scale(f"{heading}{heading_note}")
    cell = f"{form.format(number.text)}{note}"

    found = read_cell(cell, scale=scale)

    assert found is not None
    factor = Decimal(10) ** HEADINGS[heading]
    assert says(found) == (
        CELLS[form] * number.value * factor,
        Unit.GBP,
        number.last_digit * factor,
    )
    assert (found.printed, cell[found.start : found.end]) == (cell, cell)


@given(
    form=st.sampled_from(["{}", "£{}", "£ {}", "-{}", "-£{}", "(£{})"]),
    year=st.integers(min_value=1980, max_value=2069),
)
def test_cell_of_four_digits_is_an_amount(form: str, year: int) -> None:
    found = read_cell(form.format(year), scale=read_scale("£m"))

    assert found is not None
    assert abs(found.amount) == year * 10**6


@given(word=st.text("acdefghijlnoqruvwxyz", min_size=1, max_size=8))
def test_unknown_word_glued_to_the_pound_sign_says_no_size(word: str) -> None:
    known = ("pa", "thou", "th", "ths")
    assume(word not in known)

    assert read_scale(f"£{word}") is None


# What cannot be read is not read as something else.


@given(
    digits=st.integers(min_value=0, max_value=10**8).map(str),
    size=sizes,
    before=before,
    data=st.data(),
    letter=st.sampled_from("xqzHX_"),
)
def test_letter_among_the_digits_leaves_no_amount(
    digits: str, size: str, before: str, data: st.DataObject, letter: str
) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(digits)))
    printed = f"£{digits[:at]}{letter}{digits[at:]}{size.strip()}"

    assert read_amounts(f"{before} {printed} then") == ()


@given(
    number=numbers(has_commas=False),
    size=sizes,
    tail=st.sampled_from(
        [",0", ",00", ",0000", ".1.2", "/2", "½", " ½", " 1/2", " 000"]
    ),
)
def test_number_that_breaks_off_leaves_no_amount(
    number: Number, size: str, tail: str
) -> None:
    assert read_amounts(f"it was £{number.text}{tail}{size.strip()} then") == ()


@given(
    number=numbers(),
    note=st.integers(min_value=1, max_value=99),
    size=st.sampled_from(
        ["m", " m", "mil", " mil", "million", " million", "bn", " billion"]
    ),
)
def test_note_in_plain_digits_costs_no_size(
    number: Number, size: str, note: int
) -> None:
    assert read_amounts(f"it was £{number.text}{size}{note} then") == ()


@given(number=numbers(), size=sizes, sign=st.sampled_from("$€"))
def test_foreign_money_is_no_amount(number: Number, size: str, sign: str) -> None:
    assert read_amounts(f"it was {sign}{number.text}{size} then") == ()
    assert read_amounts(f"it was {sign} {number.text}{size} then") == ()


# Words around an amount change nothing of it.


@given(
    amounts=st.lists(
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["£", "-£", "c. £"]),
            numbers().map(lambda number: number.text),
            sizes,
        ),
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_amounts_of_a_sentence_are_those_read_alone(
    amounts: list[str], data: st.DataObject
) -> None:
    text, starts = "", []
    for printed in amounts:
        text += f"{data.draw(before)} "
        starts.append(len(text))
        text += f"{printed}{data.draw(st.sampled_from(['; ', '. ', ' a year. ']))}"

    alone = [read_amounts(printed)[0] for printed in amounts]

    assert read_amounts(text) == tuple(
        replace(amount, start=start + amount.start, end=start + amount.end)
        for amount, start in zip(alone, starts, strict=True)
    )


@given(text=st.text("£0123456789.,- –()mkbnp%¹c to", max_size=30))
def test_amount_has_the_digits_printed_and_no_others(text: str) -> None:
    for found in read_amounts(text):
        assert text[found.start : found.end].strip() == found.printed
        printed = "".join(digit for digit in found.printed if digit in "0123456789")
        amount = abs(found.amount) / found.resolution
        assert amount == Decimal(printed)
