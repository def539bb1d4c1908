"""Units that a heading, caption or label says for many cells: "£m", "£'000", "%"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.note_marks import without_marks
from corpus.records import Unit
from corpus.times import DASHES


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A unit said once for many cells: "£m" is pounds by the million.

    `unit` is None where only the size is said ("000s"). `printed` is as printed.
    """

    unit: Unit | None
    factor: Decimal
    printed: str


# "Counts unless shown as a percentage" says nothing of the cells that show no unit.
_EXCEPTED = re.compile(
    r"\b(?:unless|except|other than|apart from)\b[^.;,)]*", re.IGNORECASE
)


def read_scale(text: str) -> Scale | None:
    """Return the unit that a heading, caption or label says for many cells, if any.

    Two different units in one heading say nothing about a cell.
    """
    found: list[Scale] = []
    text = _EXCEPTED.sub(" ", without_marks(text))
    for pattern, unit, factor in _SCALES:
        for match in pattern.finditer(text):
            found.append(Scale(unit=unit, factor=factor, printed=match[0].strip()))
            text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
    kinds = {(scale.unit, scale.factor) for scale in found}
    return found[0] if len(kinds) == 1 else None


_MARK = r"['’‘`\u02bc,.]"
_MILLION = rf"{_MARK}?(?:m|mn|mill?|millions?)(?:['’]?s)?\b"
_THOUSAND = rf"{_MARK}?(?:\s?000(?:\s?['’]?s)?|k(?:['’]?s)?|thou(?:sands?)?|ths?)\b"
_BILLION = r"(?:bn?|billions?)\b"
# Glued to the sign, any other word may be a size that we do not know.
_NO_SIZE = r"(?![A-Za-z]|['’`])|(?=['’]?s\b|p\.?a\b)"
_SIZED = rf"£\s?\(?\s?(?:in\s+)?(?:{_MILLION}|{_THOUSAND}|{_BILLION})"


def _scale(
    pattern: str, unit: Unit | None, power: int
) -> tuple[re.Pattern[str], Unit | None, Decimal]:
    return re.compile(pattern, re.IGNORECASE), unit, Decimal(10) ** power


_SCALES = (
    _scale(rf"£\s?\(?\s?(?:in\s+)?{_BILLION}|\bbillions\s+of\s+pounds", Unit.GBP, 9),
    _scale(rf"£\s?\(?\s?(?:in\s+)?{_MILLION}|\bmillions\s+of\s+pounds", Unit.GBP, 6),
    _scale(rf"£\s?\(?\s?(?:in\s+)?{_THOUSAND}|\bthousands\s+of\s+pounds", Unit.GBP, 3),
    _scale(
        rf"(?!{_SIZED})£(?:(?!\s?\(?\s?\d)|(?=\s\d{{4}}\s?[/{DASHES}]))(?:{_NO_SIZE})",
        Unit.GBP,
        0,
    ),
    _scale(r"\b(?:in|full|whole) pounds\b", Unit.GBP, 0),
    _scale(
        r"(?<!\d)(?<!\d\s)%|(?<!\d)(?<!\d\s)\b(?:percentages?|per\s?cent)\b",
        Unit.PERCENT,
        0,
    ),
    _scale(r"(?<![\d,.£(])(?<!£\s)(?:['’‘]\s?)?\b000(?:['’]?s)?\b(?!,)", None, 3),
    _scale(r"\(000s?\)|\b(?:in\s+|\()thousands\b(?!\s+of\s+pounds)", None, 3),
    _scale(r"\b(?:in\s+|\()millions\b(?!\s+of\s+pounds)", None, 6),
)
