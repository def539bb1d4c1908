"""A table's deficits, with the sign that the paper's own sentences give them.

the cumulative deficit rose to £53.5m     DSG adjustment account   (53,516)
A sentence says in words what brackets and minus signs in a table leave open, and what
it says of one cell holds for the others of its row, and of its column of balances.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.records import Figure, Flow, Measure
from tools.signs import names_position

# Fewer digits agree by chance.
FEWEST_DIGITS = 3
_Line = tuple[str | None, Flow | None, bool, tuple[str, ...]]


def with_stated_signs(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one paper, those of tables signed as sentences say."""
    told = [f for f in figures if f.caption is None and _is_signed(f)]
    told = [f for f in told if f.is_sign_told and _digits(f) >= FEWEST_DIGITS]
    signed = [
        _signed(figure, told) if figure.caption is not None else figure
        for figure in figures
    ]
    factors = _factors(figures, signed)
    return [_like_its_lines(figure, factors) for figure in signed]


def _is_signed(figure: Figure) -> bool:
    return figure.measure is Measure.DSG_DEFICIT and figure.flow is not None


def _digits(figure: Figure) -> int:
    return sum(map(str.isdigit, figure.printed))


def _signed(figure: Figure, told: Iterable[Figure]) -> Figure:
    """`figure` as a sentence signs its amount; as it is where none or two ways do.

    A table's own word for what moved in a year goes before a sentence.
    """
    if not _is_signed(figure) or not figure.amount:
        return figure
    if figure.flow is not Flow.CUMULATIVE and figure.is_sign_told:
        return figure
    stated = {
        one.amount > 0
        for one in told
        if one.council == figure.council
        and one.flow is figure.flow
        and abs(abs(one.amount) - abs(figure.amount)) <= one.resolution / 2
    }
    if len(stated) != 1:
        return figure
    factor = 1 if (figure.amount > 0) in stated else -1
    return replace(figure, amount=figure.amount * factor, is_sign_told=True)


def _factors(
    figures: Sequence[Figure], signed: Sequence[Figure]
) -> Mapping[_Line, int]:
    """The factors of lines with cells that sentences have signed, where they agree."""
    found: dict[_Line, set[int]] = {}
    for old, new in zip(figures, signed, strict=True):
        if new.is_sign_told and not old.is_sign_told:
            for line in _lines_of(new):
                found.setdefault(line, set()).add(1 if new.amount == old.amount else -1)
    return {line: min(ways) for line, ways in found.items() if len(ways) == 1}


def _lines_of(figure: Figure) -> Iterator[_Line]:
    """The row of a cell, and its column: a heading over what is unlike tells nothing.

    A column of what moved balances is no column of them: "Mitigations (1.10)".
    """
    yield figure.caption, figure.flow, True, figure.row_path
    is_of_balances = names_position(" ".join(figure.column_path))
    if figure.flow is Flow.IN_YEAR or is_of_balances:
        yield figure.caption, figure.flow, False, figure.column_path


def _like_its_lines(figure: Figure, factors: Mapping[_Line, int]) -> Figure:
    """`figure` signed as the cell of its row or column whose sign a sentence told."""
    if figure.caption is None or figure.is_sign_told:
        return figure
    ways = {factors[line] for line in _lines_of(figure) if line in factors}
    if len(ways) != 1:
        return figure
    return replace(figure, amount=figure.amount * ways.pop() + 0, is_sign_told=True)
