"""Scores of a risk register that are not the likelihood times the impact beside them.

Ref | L | I | Score
R1  | 4 | 5 | 20      <- such rows tell that a score is the product
R2  | 4 | 4 | 16
R3  | 3 | 3 | 9
R4  | 3 | 4 | 15      <- found
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.pages import Cell, Row, Table

# So many rows have to be products before one that is none is a slip.
FEWEST_PRODUCTS = 3

_LIKELIHOOD = re.compile(r"\blikelihood\b|\bprobability\b|\bl$", re.IGNORECASE)
_IMPACT = re.compile(r"\bimpact\b|\bseverity\b|\bi$", re.IGNORECASE)
_SCORE = re.compile(r"\bscore\b|\btotal\b|\brating\b|[x×]", re.IGNORECASE)
_FACTOR = re.compile(r"\W*(?:[A-Za-z ]{3,20}\W{1,3})?([1-9])(?:\W{1,3}[A-Za-z ]+)?\W*")
_NUMBER = re.compile(r"(?:[A-Za-z ]+\W{1,3})?(\d{1,3})(?:\W{1,3}[A-Za-z ]+)?\W*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A score that is not the product of the factors in its row.

    `label` is what the row is called by, `column` the heading over the score,
    `computed` the product: "3 x 4 = 12".
    """

    label: str
    column: str
    score: Cell
    computed: str


def check_scores(table: Table) -> Iterator[Slip]:
    """Yield the scores of `table` that miss their product, where the others are it."""
    header = table.rows[: table.header_rows or 0]
    body = table.rows[len(header) :]
    names = _names(header)
    for first in range(len(names) - 2):
        if not _is_scoring(names[first : first + 3]):
            continue
        products = [found for row in body if (found := _product(row, first))]
        slips = [found for found in products if found[0] * found[1] != found[2]]
        held = len(products) - len(slips)
        if held >= max(FEWEST_PRODUCTS, 2 * len(slips)):
            yield from (_slip(found, names[first + 2]) for found in slips)


_Product = tuple[int, int, int, Cell, Row]


def _names(header: Sequence[Row]) -> list[str]:
    """The headings over each column, each said once."""
    width = max((len(row.cells) for row in header), default=0)
    over = [
        [row.cells[index].text for row in header if index < len(row.cells)]
        for index in range(width)
    ]
    return [" ".join(filter(None, dict.fromkeys(texts))) for texts in over]


def _is_scoring(names: Sequence[str]) -> bool:
    """Whether three columns are of likelihood and impact, either first, and score."""
    one, other, score = names
    is_pair = (_is_likelihood(one) and _is_impact(other)) or (
        _is_impact(one) and _is_likelihood(other)
    )
    return is_pair and _SCORE.search(score) is not None


def _is_likelihood(name: str) -> bool:
    return bool(_LIKELIHOOD.search(name)) and not _IMPACT.search(name)


def _is_impact(name: str) -> bool:
    return bool(_IMPACT.search(name)) and not _LIKELIHOOD.search(name)


def _product(row: Row, first: int) -> _Product | None:
    """The two factors of `row`, its score, the score's cell and the row itself."""
    cells = row.cells[first : first + 3]
    if len(cells) < 3 or any(cell.is_merged for cell in cells):  # noqa: PLR2004 -- likelihood, impact, score
        return None
    one, other = (_FACTOR.fullmatch(cell.text) for cell in cells[:2])
    score = _NUMBER.fullmatch(cells[2].text)
    if not one or not other or not score:
        return None
    return int(one[1]), int(other[1]), int(score[1]), cells[2], row


def _slip(found: _Product, column: str) -> Slip:
    one, other, _, cell, row = found
    label = next(text.text for text in row.cells if text.text)
    return Slip(
        label=label,
        column=column,
        score=cell,
        computed=f"{one} x {other} = {one * other}",
    )
