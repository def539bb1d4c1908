"""Prints a worksheet cell as its number format shows it, not as Excel stores it.

The precision of a figure is read from its print: 19543219.4 in a cell formatted
`#,##0.0,,` is "19.5". Formats are read as English councils' Excel does: the built-in
short date is day first and the built-in currency is the pound. Where colour alone shows
that a number is negative (`#,##0;[Red]#,##0`), a minus sign is put before it, since
colour is lost in text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.styles.numbers import builtin_format_id

# Excel shows a number without a format in at most this many characters.
GENERAL_CHARACTERS = 11
# Excel keeps and rounds from fifteen significant digits.
SIGNIFICANT_DIGITS = 15
# Built-in formats that Excel shows by the machine's country, as it does in England;
# openpyxl's text of number 44 lacks its semicolons.
_BUILT_IN = {
    14: "dd/mm/yyyy",
    22: "dd/mm/yyyy hh:mm",
    44: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-',
}
_BUILT_IN_CURRENCY = {5, 6, 7, 8, 42}
_SECTIONS_WITH_TEXT = 4
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

# What a section is made of: quoted text, escapes, brackets, digits, date letters.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)'
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*)"
    r"|(?P<exponent>E[+-]0+)"
    r"|(?P<halfday>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY = re.compile(r"\$([^-]*)")
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r\s?\d+", re.IGNORECASE
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)

CellValue = str | int | float | Decimal | bool | date | datetime | time | timedelta


def printed(value: CellValue, number_format: str) -> str:
    """Return `value` as a cell with `number_format` shows it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return _printed_text(value, number_format)
    if isinstance(value, int | float | Decimal):
        return _printed_number(_exact(value), _british(number_format))
    return _printed_date(value, _british(number_format))


def _exact(value: float | Decimal) -> Decimal:
    """Return what Excel holds: fifteen digits, without binary noise."""
    amount = (
        Decimal(value) if isinstance(value, int | Decimal) else Decimal(repr(value))
    )
    if not amount.is_finite() or not amount:
        return Decimal(0)
    last_digit = amount.adjusted() - SIGNIFICANT_DIGITS + 1
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent < last_digit:
        amount = amount.quantize(Decimal(1).scaleb(last_digit), ROUND_HALF_UP)
    return amount


def _british(number_format: str) -> str:
    built_in = builtin_format_id(number_format)
    if built_in in _BUILT_IN_CURRENCY:
        return number_format.replace("$", "£")
    return number_format if built_in is None else _BUILT_IN.get(built_in, number_format)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    kind: str
    text: str


def _tokens(section: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "literal"
        found.append(_Token(kind=kind, text=match[kind]))
    return found


def _sections(number_format: str) -> list[list[_Token]]:
    """Split at semicolons that are not quoted or escaped."""
    sections: list[list[_Token]] = [[]]
    for token in _tokens(number_format):
        if token.kind == "literal" and token.text == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _printed_text(value: str, number_format: str) -> str:
    sections = _sections(number_format)
    if len(sections) < _SECTIONS_WITH_TEXT:
        return value
    return "".join(_literal(token, at=value) for token in sections[3]).strip()


def _printed_number(amount: Decimal, number_format: str) -> str:
    sections = _sections(number_format)
    tokens, is_sign_shown = _section_for(amount, sections)
    if not tokens:
        return "" if len(sections) > 1 else _general(amount)
    if not any(token.kind in ("number", "general", "date") for token in tokens):
        if [token.text for token in tokens] == ["@"]:
            return _general(amount)
        return "".join(map(_literal, tokens)).strip()
    body = _filled(abs(amount), tokens)
    is_zero = not any(digit in "123456789" for digit in body)
    if amount < 0 and not is_sign_shown and not is_zero:
        body = f"-{body}"
    return body


def _section_for(
    amount: Decimal, sections: Sequence[list[_Token]]
) -> tuple[list[_Token], bool]:
    """Return the section that applies, and whether it shows the sign itself."""
    conditional = [(_condition(section), section) for section in sections]
    if any(condition for condition, _ in conditional):
        for condition, section in conditional:
            if condition is None or _meets(amount, condition):
                return section, False
        return list(sections[-1]), False
    if len(sections) > 1 and amount < 0:
        return sections[1], _shows_sign(sections[1], sections[0])
    if len(sections) > 2 and amount == 0:  # noqa: PLR2004 - the third is for zero
        return sections[2], True
    return sections[0], False


def _shows_sign(negative: Sequence[_Token], positive: Sequence[_Token]) -> bool:
    """Say whether a negative number's section looks otherwise than by its colour."""
    return _without_colour(negative) != _without_colour(positive)


def _without_colour(tokens: Sequence[_Token]) -> list[_Token]:
    return [
        token
        for token in tokens
        if token.kind not in ("space", "fill")
        and not (token.kind == "bracket" and _COLOUR.fullmatch(token.text))
    ]


def _condition(tokens: Sequence[_Token]) -> re.Match[str] | None:
    for token in tokens:
        if token.kind == "bracket" and (match := _CONDITION.fullmatch(token.text)):
            return match
    return None


def _meets(amount: Decimal, condition: re.Match[str]) -> bool:
    limit = Decimal(condition[2])
    match condition[1]:
        case "<":
            return amount < limit
        case "<=":
            return amount <= limit
        case ">":
            return amount > limit
        case ">=":
            return amount >= limit
        case "=":
            return amount == limit
        case _:
            return amount != limit


def _filled(amount: Decimal, tokens: Sequence[_Token]) -> str:
    """Print a number without its sign into the section's places."""
    percents = sum(token.text == "%" for token in tokens if token.kind == "literal")
    amount *= 100**percents
    places = [token.text for token in tokens if token.kind == "number"]
    if any(token.kind == "exponent" for token in tokens):
        return _scientific(amount, places[0] if places else "0")
    if any(token.text == "/" for token in tokens) and len(places) > 1:
        return _general(amount)
    written = ""
    is_filled = False
    # Accounting formats print nothing as "£ -", the dash set apart by the fill.
    is_dash = not amount and all(place.strip("?") == "" for place in places)
    for token in tokens:
        if token.kind == "general":
            written += _general(amount)
        elif token.kind == "number":
            # Further places ("00-00") continue a code, not an amount: filled once.
            written += "" if is_filled else _in_places(amount, token.text)
            is_filled = True
        elif token.kind == "date":
            written += token.text
        elif token.kind == "fill" and is_dash:
            written += " "
        else:
            written += _literal(token)
    return " ".join(written.split())


def _in_places(amount: Decimal, places: str) -> str:
    """Print `amount` into "#,##0.0,": grouping, decimals, trailing commas for 000."""
    unscaled = places.rstrip(",")
    amount = amount.scaleb(-3 * (len(places) - len(unscaled)))
    whole, _, decimals = unscaled.partition(".")
    rounded = amount.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, fraction = f"{rounded:f}".partition(".")
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and fraction.endswith("0"):
        fraction, optional = fraction[:-1], optional - 1
    wanted = whole.count("0")
    digits = digits.lstrip("0").rjust(wanted, "0")
    if "," in whole:
        digits = _grouped(digits)
    # A format such as `#.##` prints the stop even before nothing.
    return f"{digits}.{fraction}" if fraction else digits


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return ",".join([digits[:first], *groups] if first else groups)


def _scientific(amount: Decimal, places: str) -> str:
    decimals = len(places.partition(".")[2])
    mantissa, _, power = f"{amount:.{decimals}E}".partition("E")
    return f"{mantissa}E{int(power):+03d}"


def _general(amount: Decimal) -> str:
    """Print as a cell without a format does; whole numbers always in full."""
    if amount == amount.to_integral_value():
        return f"{amount:.0f}"
    whole = len(f"{abs(amount):.0f}")
    decimals = max(0, GENERAL_CHARACTERS - 1 - whole)
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _literal(token: _Token, at: str = "") -> str:
    match token.kind:
        case "quoted" | "escaped":
            return token.text
        case "space":
            return " "
        case "bracket":
            currency = _CURRENCY.match(token.text)
            return currency[1] if currency else ""
        case "literal":
            return at if token.text == "@" else token.text
        case _:
            return ""


def _printed_date(value: date | datetime | time | timedelta, number_format: str) -> str:
    tokens = _sections(number_format)[0]
    if isinstance(value, timedelta):
        return _elapsed(value)
    if not any(token.kind == "date" for token in tokens):
        return _iso(value)
    has_half_days = any(token.kind == "halfday" for token in tokens)
    moment = _moment(value)
    dates = [at for at, token in enumerate(tokens) if token.kind == "date"]
    written = ""
    for at, token in enumerate(tokens):
        if token.kind == "date":
            before = [tokens[i].text[0].lower() for i in dates if i < at]
            after = [tokens[i].text[0].lower() for i in dates if i > at]
            is_minute = before[-1:] == ["h"] or after[:1] == ["s"]
            written += _date_part(
                moment,
                token.text.lower(),
                is_minute=is_minute,
                has_half_days=has_half_days,
            )
        elif token.kind == "halfday":
            written += moment.strftime("%p")
        elif token.kind == "bracket" and _ELAPSED.fullmatch(token.text):
            written += str(moment.hour)
        else:
            written += _literal(token)
    return " ".join(written.split())


def _moment(value: date | datetime | time) -> datetime:
    """Return a date or a time of day as a moment; a worksheet knows no time zone."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(date(1900, 1, 1), value)
    return datetime.combine(value, time())


def _date_part(
    moment: datetime, letters: str, *, is_minute: bool, has_half_days: bool
) -> str:
    count = len(letters)
    match letters[0]:
        case "y":
            return f"{moment.year:04d}" if count > 2 else f"{moment.year % 100:02d}"  # noqa: PLR2004 - "yy" is two digits
        case "m" if not is_minute:
            return _named(moment.month, count, _MONTHS[moment.month - 1])
        case "d":
            return _named(moment.day, count, _DAYS[moment.weekday()])
        case "h":
            hour = (moment.hour + 11) % 12 + 1 if has_half_days else moment.hour
            return str(hour).rjust(count, "0")
        case "m":
            return str(moment.minute).rjust(count, "0")
        case _:
            return str(moment.second).rjust(count, "0")


def _named(number: int, letters: int, name: str) -> str:
    """Print 3, 03, Mar, March or M, by how many letters the format has."""
    match letters:
        case 1 | 2:
            return str(number).rjust(letters, "0")
        case 3:
            return name[:3]
        case 5:
            return name[0]
        case _:
            return name


def _elapsed(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def _iso(value: date | datetime | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()
