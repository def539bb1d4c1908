"""Every way in which people write an amount, a time or a council."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from corpus.councils import read_councils
from corpus.money import print_amount
from corpus.records import Unit
from corpus.times import print_date
from corpus.years import print_year, year_end

_ONES = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *(
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Digits of other scripts, from nought to nine.
_FULL_WIDTH = str.maketrans("0123456789", "".join(map(chr, range(0xFF10, 0xFF1A))))
_ARABIC = str.maketrans("0123456789", "".join(map(chr, range(0x0660, 0x066A))))
_CIRCLED = str.maketrans("123456789", "".join(map(chr, range(0x2460, 0x2469))))
_LETTERS = str.maketrans("01", "Ol")


def in_words(number: Decimal) -> str:
    """A number from 0 to 999 with any decimals: "eighteen point six"."""
    whole = int(number)
    words = []
    if whole >= 100:
        words += [_ONES[whole // 100], "hundred"] + (["and"] if whole % 100 else [])
    rest = whole % 100
    if rest >= 20:
        tens = _TENS[rest // 10 - 2]
        words.append(f"{tens}-{_ONES[rest % 10]}" if rest % 10 else tens)
    elif rest or not whole:
        words.append(_ONES[rest])
    decimals = format(number.normalize(), "f").partition(".")[2]
    if decimals:
        words += ["point", *(_ONES[int(digit)] for digit in decimals)]
    return " ".join(words)


def amounts(amount: Decimal, unit: Unit) -> Iterator[str]:
    """`amount` as somebody may type it."""
    size, minus = abs(amount), "minus " if amount < 0 else ""
    plain = print_amount(size, unit)
    yield minus + plain
    for digits in (_FULL_WIDTH, _CIRCLED, _ARABIC, _LETTERS):
        if (other := plain.translate(digits)) != plain:
            yield minus + other
    yield minus + "\u200b".join(plain)
    if unit is Unit.PERCENT:
        yield f"{minus}{plain.removesuffix('%')} per cent"
        yield f"{minus}{in_words(size)} per cent"
        yield f"{minus}{in_words(size)} percent of it"
        return
    if unit is Unit.COUNT:
        yield f"{minus}{plain.replace(',', '')}"
        yield f"{minus}{in_words(size % 1000)}"
        return
    millions, thousands = (size / 10**power for power in (6, 3))
    yield f"{minus}£{millions.normalize():f}m"
    yield f"{minus}£{thousands.normalize():,f}k"
    yield f"{minus}£{thousands.normalize():f} thousand"
    yield f"{minus}{millions.normalize():f} million pounds"
    yield f"{minus}GBP {size:f}"
    yield f"{minus}{in_words(round(millions, 3))} million"
    yield f"{minus}{in_words(round(millions, 1))} million pounds"
    yield f"({print_amount(size, unit)})"


def years(year: str) -> Iterator[str]:
    """Financial `year` as somebody may write it."""
    first, last = int(year[:4]), int(year[:4]) + 1
    yield from (f"in {print_year(year)}", f"in {year}", f"for {first}–{last}")
    yield from (f"for {first % 100}/{last % 100:02d}", f"in FY{last % 100:02d}")
    yield from (f"in FY {last}", f"in {first} to {last}")
    yield f"for the year ending {print_date(year_end(year))}"


def dates(day: str) -> Iterator[str]:
    """The last day of a financial year as somebody may write it."""
    on = date.fromisoformat(day)
    yield from (f"at {print_date(day)}", f"on {on:%d.%m.%y}", f"at {on:%d/%m/%Y}")
    yield from (f"at March {on.year}", f"at the end of March {on.year}")
    yield f"at Mar {on:%y}"


def times(year: str) -> Iterator[str]:
    """Financial `year` and the day that closes it."""
    yield from years(year)
    yield from dates(year_end(year))


def names(council: str) -> Iterator[str]:
    """The names of `council`, each as an owner."""
    for one in read_councils():
        if one.name == council:
            for name in dict.fromkeys((one.name, one.full_name, *one.aliases)):
                yield from (f"{name}’s", f"{name.lower()}'s", f"{name.upper()}'S")
