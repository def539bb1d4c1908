"""Read a sum written over figure ids: a small grammar, and nothing that can run code.

    expression := sum ["as percent"]
    sum        := product {("+" | "-") product}
    product    := factor {("*" | "/") factor}
    factor     := "-" factor | "(" sum ")" | figure id | whole number

A hyphen may stand inside an id; it is a minus where no known id goes on.
"""

import re
from collections.abc import Mapping
from typing import Final

from corpus.errors import CalculationSyntaxError
from corpus.records import Figure, FigureId
from tools.quantities import (
    Quantity,
    as_percent,
    minus,
    negative,
    over,
    plus,
    quantity,
    scalar,
    times,
)

_LONGEST = 1000
_DEEPEST = 40
_LARGEST_SCALAR = 1000
_ID = re.compile(r"[a-z][a-z0-9-]*")
_NUMBER = re.compile(r"\d[\d.,]*")
_ENDING = re.compile(r"\s*\bas\s+per\s?cent(?:age)?\s*$", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_SIGNS: Final = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/"})


def read_expression(expression: str, figures: Mapping[FigureId, Figure]) -> Quantity:
    """Return what `expression` comes to over `figures`.

    Raises:
        CalculationSyntaxError: it is not in the grammar, or names no known figure.
        UnlikeUnitsError: it joins what does not go into one sum.
        DivisionByNoughtError: it divides by what is, or may be, nought.
        CalculationOverflowError: a number in it is beyond any paper's.
    """
    if len(expression) > _LONGEST:
        short = f"{expression[:40]} …"
        raise CalculationSyntaxError(short, f"longer than {_LONGEST} characters")
    plain = expression.translate(_SIGNS)
    ending = _ENDING.search(plain)
    reader = _Reader(plain[: ending.start()] if ending else plain, figures)
    result = reader.read()
    if not result.operands:
        raise CalculationSyntaxError(expression, "there is no figure in it")
    return as_percent(result) if ending else result


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, text: str, figures: Mapping[FigureId, Figure]) -> None:
        self._text = text
        self._figures = figures
        self._at = 0
        self._depth = 0

    def read(self) -> Quantity:
        """Return the whole expression's result."""
        result = self._sum()
        if self._peek():
            raise self._wrong(f"“{self._peek()}” is not expected there")
        return result

    def _sum(self) -> Quantity:
        result = self._product()
        while (sign := self._peek()) and sign in "+-":
            self._at += 1
            join = plus if sign == "+" else minus
            result = join(result, self._product())
        return result

    def _product(self) -> Quantity:
        result = self._factor()
        while (sign := self._peek()) and sign in "*/":
            self._at += 1
            join = times if sign == "*" else over
            result = join(result, self._factor())
        return result

    def _factor(self) -> Quantity:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong("too many brackets within brackets")
        result = self._unit()
        self._depth -= 1
        return result

    def _unit(self) -> Quantity:
        sign = self._peek()
        if sign == "-":
            self._at += 1
            return negative(self._factor())
        if sign == "(":
            return self._brackets()
        if number := _NUMBER.match(self._text, self._at):
            return self._scalar(number[0])
        if name := _ID.match(self._text, self._at):
            return self._figure(name[0])
        reason = f"“{sign}” is not expected there" if sign else "it ends too soon"
        raise self._wrong(reason)

    def _brackets(self) -> Quantity:
        self._at += 1
        result = self._sum()
        if self._peek() != ")":
            raise self._wrong("a bracket is not closed")
        self._at += 1
        return result

    def _scalar(self, printed: str) -> Quantity:
        if not printed.isascii() or not printed.isdigit():
            raise self._wrong(f"{printed} must be a figure of a paper, named by its id")
        number = int(printed)
        if not 1 <= number <= _LARGEST_SCALAR:
            raise self._wrong(f"{printed} must be a figure of a paper, named by its id")
        self._at += len(printed)
        return scalar(number)

    def _figure(self, name: str) -> Quantity:
        for end in range(len(name), 0, -1):
            is_whole = end == len(name) or name[end] == "-"
            figure = self._figures.get(FigureId(name[:end])) if is_whole else None
            if figure is not None:
                self._at += end
                return quantity(figure)
        raise self._wrong(f"{name} is no figure found so far")

    def _peek(self) -> str:
        """Return the next character that is no space, "" at the end, and go to it."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _wrong(self, reason: str) -> CalculationSyntaxError:
        return CalculationSyntaxError(self._text.strip(), reason)
