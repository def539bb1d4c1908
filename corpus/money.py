"""Amounts, units and printed precision, read from every way papers write them."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.records import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A unit said once for many cells: "£m" is pounds by the million.

    `unit` is None where only the size is said ("000s"). `printed` is as printed.
    """

    unit: Unit | None
    factor: Decimal
    printed: str


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
