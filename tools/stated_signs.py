"""A table's deficits, with the sign that the paper's own sentences give them.

the cumulative deficit rose to £53.5m     DSG adjustment account   (53,516)
A sentence says in words what brackets and minus signs in a table leave open.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from corpus.records import Figure, Flow, Measure

# Fewer digits agree by chance.
FEWEST_DIGITS = 3


def with_stated_signs(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one paper, balances of tables signed as sentences say."""
    told = [f for f in figures if f.caption is None and _is_balance(f)]
    told = [f for f in told if f.is_sign_told and _digits(f) >= FEWEST_DIGITS]
    signed = [
        _signed(figure, told) if figure.caption is not None else figure
        for figure in figures
    ]
    turned = {
        _row_of(new)
        for new, old in zip(signed, figures, strict=True)
        if new.is_sign_told and not old.is_sign_told
    }
    return [_like_its_row(figure, turned) for figure in signed]


def _row_of(figure: Figure) -> tuple[str | None, tuple[str, ...]]:
    return figure.caption, figure.row_path


def _like_its_row(
    figure: Figure, turned: Set[tuple[str | None, tuple[str, ...]]]
) -> Figure:
    """`figure` signed as the cell of its row whose sign a sentence turned."""
    if figure.caption is None or figure.is_sign_told or _row_of(figure) not in turned:
        return figure
    return replace(figure, amount=-figure.amount + 0, is_sign_told=True)


def _is_balance(figure: Figure) -> bool:
    return figure.measure is Measure.DSG_DEFICIT and figure.flow is Flow.CUMULATIVE


def _digits(figure: Figure) -> int:
    return sum(map(str.isdigit, figure.printed))


def _signed(figure: Figure, told: Iterable[Figure]) -> Figure:
    """`figure` as a sentence signs its amount; as it is where none or two ways do."""
    if not _is_balance(figure) or not figure.amount:
        return figure
    stated = {
        one.amount > 0
        for one in told
        if one.council == figure.council
        and abs(abs(one.amount) - abs(figure.amount)) <= one.resolution / 2
    }
    if len(stated) != 1 or (figure.amount > 0) in stated:
        return figure
    return replace(figure, amount=-figure.amount, is_sign_told=True)
