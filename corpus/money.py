"""Amounts, units and printed precision, read from every way papers write them.

What looks like a number but is none (dates, references, ages, clock times) is covered
first; every number left is then read with the words that stand beside it.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from corpus.note_marks import NOTE_MARK, without_marks
from corpus.records import Unit
from corpus.references import cover
from corpus.scales import Scale
from corpus.times import COUNTED, DASHES

# A longer number is somebody's reference. Decimals reckon with 28 digits, of which
# "billion" takes 9.
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as printed, in base units, with the words that go with it.

    `amount` carries the printed sign ("-" and brackets are negative; "surplus",
    "underspend", "favourable" and the like after a number do not change it but are
    kept in `direction`). `resolution` is the size of the last printed digit in base
    units. `start` and `end` are characters (half-open) of the text it was read from.
    `is_bracketed` tells "(1,360)" from "-1,360". `has_scale` tells "£19m" from "£19".
    """

    amount: Decimal
    unit: Unit
    printed: str
    resolution: Decimal
    start: int
    end: int
    is_bracketed: bool = False
    is_approximate: bool = False
    has_scale: bool = False
    direction: str | None = None


def read_amounts(text: str, *, scale: Scale | None = None) -> tuple[Amount, ...]:
    """Return every amount, percentage and count in `text`, in order.

    A bare four-digit year, a number in brackets after a word ("the grant (£1.2m)") and
    the hyphen of a range are read as in prose. `scale` is the unit of numbers that
    print none of their own.
    """
    return _read(text, cover(text), scale)


def read_cell(text: str, *, scale: Scale | None = None) -> Amount | None:
    """Return the one amount a table cell is, or None.

    Blanks, dashes, words, dates and cells of several amounts are None. A bare
    four-digit number is a count: whether a column holds years, the caller knows.
    """
    cell = without_marks(text)
    number = cell.strip()
    if not number or not any(character.isdigit() for character in number):
        return None
    if re.fullmatch(rf"[+{DASHES}]?(?:£\s?)?\d{{4}}", number):
        found = _read(cell, cell, scale)
    else:
        found = _read(cell, cover(cell), scale)
    if len(found) != 1 or not _is_whole(cell, found[0]):
        return None
    start = len(text) - len(text.lstrip())
    printed = text.strip()
    return replace(
        _accounting(number, found[0]),
        printed=printed,
        start=start,
        end=start + len(printed),
    )


def print_amount(amount: Decimal, unit: Unit, resolution: Decimal | None = None) -> str:
    """Return `amount` as an answer says it, to no finer digit than `resolution`.

    "£60,266,381"; 19543000 to 1000 is "£19.543m"; -3586000 is "−£3.586m"; "44.47%";
    "2,991".
    """
    exponent = _exponent(amount, resolution)
    size = abs(amount).quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    sign = "\N{MINUS SIGN}" if amount < 0 and size else ""
    if unit is Unit.GBP:
        return f"{sign}£{_pounds(size, exponent)}"
    mark = "%" if unit is Unit.PERCENT else ""
    return f"{sign}{size:,.{max(0, -exponent)}f}{mark}"


# Numbers, and what may stand before and after one.

_MINUS = rf"[{DASHES}]"
# "c.5%" is about 5%: the point is the abbreviation's.
_STARTS = (
    r"(?:(?<![A-Za-z\d_.,/$€”])(?<![$€]\s)"
    r"|(?<=\bc)(?!\.)|(?<=\bc\.)|(?<=\bca\.)|(?<=\bapprox\.))"
)
# "£16, 200" and "£1,016 ,200" have a stray blank; "£16,200, 300 places" does not.
_STRAY = (
    rf"(?:(?<=£)|(?<=£\s)|(?<=£[({DASHES}]))\d{{1,3}}"
    rf"(?:(?:,|\s,|\s?,\s(?!\d{{3}}\s+(?i:{COUNTED})))\d{{3}}(?!\d))+(?:\.\d+)?"
)
# "000" is how a heading says thousands, never an amount.
_NUMBER = re.compile(
    rf"{_STARTS}(?!000)(?:{_STRAY}|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|\.\d+)(?![,/.]\d)"
)
_BEFORE = re.compile(
    rf"(?P<open>\(\s?)?(?P<sign>[+{DASHES}]|\b(?i:minus|negative)\s)?"
    rf"(?P<pound>£\s?|\bGBP\s?)?(?P<minus>{_MINUS})?(?P<inner>\()?$"
)
_FACTORS = {"b": 9, "m": 6, "k": 3, "t": 3, "p": -2}
# A note may follow a word ("million¹"), so no \b: it takes superscripts for letters.
_ENDS = r"(?![A-Za-z_])"
# A unit once seen is never given back ("?+"): "£19 million2" is not £19.
_AFTER = re.compile(
    r"(?P<inner>\)(?=\s?(?:%|m|k|bn|million)))?"
    rf"(?:\s?(?P<percent>(?:percentage|%)[\s-]?points?{_ENDS}|%(?:\s?pts?{_ENDS})?"
    rf"|(?:per\s?cent|ppts?|pp){_ENDS})"
    rf"|\s?(?P<word>billion|million|thousand|mill?|mn|bn)s?{_ENDS}"
    r"|(?-i:(?P<pence>p))(?![A-Za-z/])"
    r"|(?P<gap>\s?)(?P<letter>[mkb])(?!(?!pa\b)[A-Za-z]))?+"
    rf"(?P<pounds>\s+pounds{_ENDS})?(?!(?!pa\b)[A-Za-z]|[\d%_])(?P<close>\s?\))?",
    re.IGNORECASE,
)
# A number that goes on is not read by half: "£5½m", "£5 1/2m", "£5 000", "£2 trillion".
_GOES_ON = re.compile(
    r"\s?(?:[¼½¾]|\d/\d(?![\d/]))|\s000(?!\d)|\s(?:hundred|trillion)\b", re.IGNORECASE
)
_APPROXIMATE = re.compile(
    r"(?:(?<![A-Za-z])(?:ca?|approx)\.?\s?|[~≈]\s?|\b(?:circa|approximately|about|around"
    r"|roughly|nearly|almost|just\s+(?:over|under)|over|under|up\s+to|at\s+least"
    r"|at\s+most|more\s+than|less\s+than|in\s+excess\s+of|in\s+the\s+region\s+of)\s+)$",
    re.IGNORECASE,
)
_APPROXIMATE_AFTER = re.compile(
    r"\s+\(?(?:circa|approx(?:imately|\.)?|or\s+so)(?![A-Za-z])\)?(?!\s*£)|\+(?!\d)",
    re.IGNORECASE,
)
_DIRECTION = (
    r"surplus(?:es)?|deficits?|underspen[dt]s?|overspen[dt]s?|favourable|adverse"
    r"|shortfall|fav|adv|credit|debit"
)
_ADJECTIVES = (
    r"(?:(?:cumulative|accumulated|in-year|net|gross|projected|forecast)\s+){0,3}"
)
_DIRECTION_AFTER = re.compile(
    rf"(?:\s|{NOTE_MARK})*\(?\s*{_ADJECTIVES}(?P<direction>{_DIRECTION})\b\)?",
    re.IGNORECASE,
)
_DIRECTION_BEFORE = re.compile(
    rf"\b(?P<direction>{_DIRECTION})\s+(?:of|is|was|totals|at)\s+$", re.IGNORECASE
)
# In prose "(£42m)" after a word is an aside; at the start or after these it is a minus.
_BEFORE_NEGATIVE = re.compile(
    rf"(?:^|[:=|\t]|\)\s?{_MINUS}"
    r"|\b(?:of|to|is|was|were|be|by|at|from|and|or|than))\s*$"
)
_RANGE = re.compile(rf"\s?{_MINUS}\s?£?\s?|\s+to\s+£?")
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?£?$", re.IGNORECASE)
_EDGES = " \t\n\u00a0()[]£+-\u2010\u2011\u2012\u2013\u2014\u2212"
_LONGEST_NOTE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number and its neighbours: `before` ends where it starts, `after` begins.

    `is_like_pounds` marks the upper end of a range whose lower end prints "£".
    """

    text: str
    digits: re.Match[str]
    before: re.Match[str]
    after: re.Match[str]
    is_like_pounds: bool = False

    @property
    def start(self) -> int:
        """Where the number starts, its sign and currency included, no brackets."""
        if self.before["sign"] and not (self.is_minus or self.before["sign"] == "+"):
            return self.before.end("sign")
        return self.before.end("open") if self.before["open"] else self.before.start()

    @property
    def end(self) -> int:
        """Where the number ends, its unit included, no brackets."""
        return self.after.start("close") if self.after["close"] else self.after.end()

    @property
    def is_pounds(self) -> bool:
        """Whether its own words, or those of its range, say pounds or pence."""
        own = self.before["pound"] or self.after["pounds"] or self.after["pence"]
        return bool(own) or self.is_like_pounds

    @property
    def is_bracketed(self) -> bool:
        """Whether brackets make it negative."""
        if self.before["inner"]:
            return bool(self.after["inner"] or self.after["close"])
        is_closed = bool(self.after["close"] or self.after["inner"])
        if not (self.before["open"] and is_closed):
            return False
        return bool(_BEFORE_NEGATIVE.search(self.text[: self.before.start()]))

    @property
    def is_minus(self) -> bool:
        """Whether a minus sign stands before it, which a range's dash is not."""
        sign = self.before["sign"]
        glued = re.search(r"[A-Za-z\d%)£]$", self.text[: self.before.start()])
        return bool(self.before["minus"] or (sign and sign != "+" and not glued))

    @property
    def power(self) -> int | None:
        """The power of ten its own words say, or None."""
        if self.after["letter"] and self.after["gap"] and not self.is_pounds:
            return None  # "5 m" is a length
        word = self.after["word"] or self.after["letter"] or self.after["pence"]
        return _FACTORS[word[0].lower()] if word else None


def _numbers(text: str, covered: str) -> list[_Number]:
    found: list[_Number] = []
    for digits in _NUMBER.finditer(covered):
        before = _BEFORE.search(covered, max(0, digits.start() - 12), digits.start())
        after = _AFTER.match(covered, digits.end())
        if before is None or after is None or _is_name(covered, before):
            continue
        is_reference = len(re.sub(r"\D", "", digits[0])) > MOST_DIGITS
        is_pounds_and_pence = before["pound"] and after["pence"]
        is_half_read = _GOES_ON.match(text, after.end())
        if is_reference or is_pounds_and_pence or is_half_read:
            continue
        found.append(_Number(text=text, digits=digits, before=before, after=after))
    return found


def _is_name(covered: str, before: re.Match[str]) -> bool:
    """Tell "COVID-19" and "programme)1" from a number."""
    glued = covered[: before.start()][-1:]
    if before["pound"]:
        return False
    return (glued.isalpha() and bool(before["sign"])) or glued == ")"


def _read(text: str, covered: str, scale: Scale | None) -> tuple[Amount, ...]:
    numbers = _numbers(text, covered)
    ranges = [
        end for end in range(1, len(numbers)) if _is_range(*numbers[end - 1 : end + 1])
    ]
    for end in ranges:
        is_like = numbers[end - 1].is_pounds
        numbers[end] = replace(numbers[end], is_like_pounds=is_like)
    amounts = [_amount(number, scale) for number in numbers]
    for end in ranges:
        amounts[end - 1] = _like_last(amounts[end - 1], amounts[end])
    return tuple(amounts)


def _amount(number: _Number, scale: Scale | None) -> Amount:
    digits = re.sub(r"[,\s]", "", number.digits[0])
    unit, factor = _unit_and_factor(number, scale)
    size = Decimal(digits) * factor
    start, end = number.start, number.end
    if number.is_bracketed:
        start, end = number.before.start(), number.after.end()
    before, after = number.text[:start], number.text[end:]
    approximate = _APPROXIMATE.search(before)
    approximate_after = _APPROXIMATE_AFTER.match(after)
    start = approximate.start() if approximate else start
    end += approximate_after.end() if approximate_after else 0
    return Amount(
        amount=_plain(-size if number.is_bracketed or number.is_minus else size),
        unit=unit,
        printed=number.text[start:end].strip(),
        resolution=_plain(factor.scaleb(-len(digits.partition(".")[2]))),
        start=start,
        end=end,
        is_bracketed=number.is_bracketed,
        is_approximate=bool(approximate or approximate_after),
        has_scale=number.power is not None,
        direction=_direction(before, number.text[end:]),
    )


def _plain(number: Decimal) -> Decimal:
    """Return `number` without an exponent or zeros after the point."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == number else number.normalize()


def _unit_and_factor(number: _Number, scale: Scale | None) -> tuple[Unit, Decimal]:
    if number.after["percent"]:
        return Unit.PERCENT, Decimal(1)
    said = scale.unit if scale else None
    unit = Unit.GBP if number.is_pounds else said or Unit.COUNT
    if number.power is not None:
        return unit, Decimal(10) ** number.power
    # "£1,550,000" under a heading "£m" is in pounds, whatever the heading says.
    is_whole = number.is_pounds and number.digits[0].count(",") > 1
    return unit, Decimal(1) if scale is None or is_whole else scale.factor


def _direction(before: str, after: str) -> str | None:
    found = _DIRECTION_AFTER.match(after) or _DIRECTION_BEFORE.search(before)
    return found["direction"].lower() if found else None


def _is_range(first: _Number, last: _Number) -> bool:
    between = first.text[first.after.end() : last.digits.start()]
    if _RANGE.fullmatch(between):
        return True
    is_and = between.strip(" £") == "and"
    return is_and and bool(_BETWEEN.search(first.text[: first.digits.start()]))


def _like_last(first: Amount, last: Amount) -> Amount:
    """Return a range's lower end with the unit that only the upper end prints."""
    if first.unit is Unit.COUNT and last.unit is Unit.PERCENT:
        return replace(first, unit=Unit.PERCENT)
    is_percent = first.unit is Unit.PERCENT  # "up by £1.3m (8.4%) to £16.8m"
    if is_percent or first.has_scale or not last.has_scale:
        return first
    factor = last.resolution.scaleb(_decimals(last.printed))
    is_own = first.unit is Unit.GBP and factor < 1
    if first.amount > last.amount / factor or is_own:
        return first  # "£500 to £1m" is pounds to millions, "£1 to 80p" pounds to pence
    return replace(
        first,
        unit=last.unit if first.unit is Unit.COUNT else first.unit,
        amount=_plain(first.amount * factor),
        resolution=_plain(first.resolution * factor),
        has_scale=True,
    )


def _decimals(printed: str) -> int:
    found = re.search(r"\.(\d+)", printed)
    return len(found[1]) if found else 0


# Cells.


def _is_whole(cell: str, amount: Amount) -> bool:
    """Tell whether `cell` is `amount` with at most a note after it."""
    before, after = cell[: amount.start], cell[amount.end :]
    is_first = not before.strip(_EDGES)
    return is_first and len(after.split()) <= _LONGEST_NOTE


def _accounting(number: str, amount: Amount) -> Amount:
    """Return `amount` negative where the cell is "- 1,360", "1,360-" or "1,360 CR"."""
    is_credit = re.search(rf"^{_MINUS}\s|\d{_MINUS}$|\d\s?CR$", number)
    return replace(amount, amount=-abs(amount.amount)) if is_credit else amount


# Printing.

_PENCE, _THOUSANDS, _MILLIONS, _BILLIONS = 2, 3, 6, 9
_LETTERS = {_THOUSANDS: "k", _MILLIONS: "m", _BILLIONS: "bn"}


def _exponent(amount: Decimal, resolution: Decimal | None) -> int:
    """Return the power of ten of the last digit to print; never finer than known."""
    if resolution is None:
        exponent = amount.normalize().as_tuple().exponent
        return min(0, exponent) if isinstance(exponent, int) else 0
    adjusted = resolution.adjusted()
    return adjusted if resolution == Decimal(1).scaleb(adjusted) else adjusted + 1


def _pounds(size: Decimal, exponent: int) -> str:
    if exponent <= 0:
        return f"{size:,.{max(_PENCE, -exponent) if exponent else 0}f}"
    power = _THOUSANDS
    if size >= 10**_BILLIONS and exponent >= _MILLIONS:
        power = _BILLIONS
    elif size >= 10**_MILLIONS or exponent > _THOUSANDS:
        power = _MILLIONS
    places = max(0, power - exponent)
    return f"{size.scaleb(-power):,.{places}f}{_LETTERS[power]}"
