"""What a sum is: its expression, its operands and how far its result can be trusted."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.records import FigureId, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A finished sum over figures.

    `expression` is written with the figures as printed ("£74,072,521 - £60,266,381").
    `result` is in base units; `error` the most by which it can be off, given how many
    digits the operands print. `rounded` is the result to no more digits than that
    supports ("£13,806,140", "about £3m"); where it says "about", `margin` is the most
    by which that can be off ("£1m"), else None. `is_approximate` when the
    paper itself says "about" of an operand; `is_ratio` when the result is a bare
    number of times, which is no count of anything.
    """

    id: str
    expression: str
    result: Decimal
    unit: Unit
    error: Decimal
    rounded: str
    operands: tuple[FigureId, ...]
    margin: str | None = None
    is_approximate: bool = False
    is_ratio: bool = False

    @property
    def printed(self) -> str:
        """The result as the working shows it: "£13,806,140", "about £3m, ±£1m".

        A sentence says `rounded` alone: its working stands beside it.
        """
        return f"{self.rounded}, ±{self.margin}" if self.margin else self.rounded
