"""Scores that a risk register shows as the likelihood times the impact.

Ref | L | I | Score        Ref | Current L x I
R1  | 4 | 5 | 20           R1  | 4 x 5 = 20
R2  | 4 | 4 | 16           R2  | 3 x 4 = 15    <- a product by its own sign, and wrong
R3  | 3 | 3 | 9
R4  | 3 | 4 | 15           <- wrong where the rows above are products
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.pages import Cell, Table
from corpus.records import Working
from tools.calculation import Calculation
from tools.quantities import Kind, scalar
from tools.results import finish
from tools.score_columns import part_scores

# So many rows have to be products before one that is none is a slip.
FEWEST_PRODUCTS = 3

_LIKELIHOOD = re.compile(r"\blikelihood\b|\bprobability\b|\bl$", re.IGNORECASE)
_IMPACT = re.compile(r"\bimpact\b|\bseverity\b|\bi$", re.IGNORECASE)
_SCORE = re.compile(r"\bscore\b|\btotal\b|\brating\b|[x×]", re.IGNORECASE)
_SCORING = re.compile(
    r"\bscor(?:es?|ing)\b|\brat(?:ed|ings?)\b|\brisks?\b|\blikelihood\b"
    r"|\bprobability\b|\bimpact\b|\bseverity\b|\b[LPI]\s?[x×*]\s?[LPI]\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\W*(?:[A-Za-z ]{3,20}\W{1,3})?([1-9])(?:\W{1,3}[A-Za-z ]+)?\W*")
_NUMBER = re.compile(r"(?:[A-Za-z ]+\W{1,3})?(\d{1,3})(?:\W{1,3}[A-Za-z ]+)?\W*")

# "3 x 4 = 15", "L3 × I4 = 15 (Amber)"; money and decimals are no factors.
_BESIDE = r"[^\d=£$%.,x×*]{0,20}"
_PAIR = rf"(\d{{1,2}}){_BESIDE}[x×*]{_BESIDE}(\d{{1,2}})"
_WORKED = re.compile(rf"{_BESIDE}{_PAIR}{_BESIDE}=\s*(\d{{1,3}})[^\d=£$%.,]{{0,20}}")
# "15 (3 x 4)"; but "12 (5x5)" may name the scale.
_BRACKETED = re.compile(rf"{_BESIDE}(\d{{1,3}})\s*[(\[]{_PAIR}[)\]]\s*[A-Za-z ]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A score shown with its factors, and where; `working` has no stage yet.

    `is_told` when an equals sign says that it is their product.
    """

    working: Working
    cell: Cell
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A score that is not the product of its factors; `label` is what its row says."""

    label: str
    product: Product


def check_scores(table: Table) -> Iterator[Slip]:
    """Yield the scores of `table` that miss their product."""
    depth = table.header_rows or 0
    rows = [row.cells for row in table.rows]
    header, body = part_scores(rows[:depth], rows[depth:])
    names = _names(header)
    for cells, products in zip(body, find_products(names, body), strict=True):
        for product in products:
            if not product.working.is_right:
                label = next(cell.text for cell in cells if cell.text)
                yield Slip(label=label, product=product)


def find_products(
    names: Sequence[str], body: Sequence[Sequence[Cell]]
) -> list[tuple[Product, ...]]:
    """Return the scores of each row that are meant to be products of their factors.

    They are where an equals sign says so, or the others of the column are products.

    Args:
        names: What each column is called.
        body: The rows below.
    """
    found = [tuple(_products(names, cells)) for cells in body]
    workings = [product.working for row in found for product in row]
    count = Counter((working.column, working.is_right) for working in workings)

    def is_meant(product: Product) -> bool:
        column = product.working.column
        least = max(FEWEST_PRODUCTS, 2 * count[column, False])
        return product.is_told or count[column, True] >= least

    return [tuple(filter(is_meant, row)) for row in found]


def multiply(working: Working) -> Calculation:
    """Return what the two factors of a score come to: they are marks on a scale."""
    one, other = working.factors
    product = replace(scalar(one * other), kind=Kind.COUNT, words=working.multiplied)
    return finish(product)


def _names(header: Sequence[Sequence[Cell]]) -> list[str]:
    """The headings over each column, each said once."""
    width = max((len(cells) for cells in header), default=0)
    over = [
        [cells[index].text for cells in header if index < len(cells)]
        for index in range(width)
    ]
    return [" ".join(filter(None, dict.fromkeys(texts))) for texts in over]


def _products(names: Sequence[str], cells: Sequence[Cell]) -> Iterator[Product]:
    for name, cell in zip(names, cells, strict=False):
        if not cell.is_merged and _SCORING.search(name):
            yield from _in_one_cell(name, cell)
    for first in range(len(names) - 2):
        three = cells[first : first + 3]
        if _is_scoring(names[first : first + 3]):
            yield from _in_three_cells(names[first + 2], three)


def _in_one_cell(name: str, cell: Cell) -> Iterator[Product]:
    if worked := _WORKED.fullmatch(cell.text):
        one, other, score = map(int, worked.groups())
    elif bracketed := _BRACKETED.fullmatch(cell.text):
        score, one, other = map(int, bracketed.groups())
    else:
        return
    working = Working(column=name, factors=(one, other), score=score)
    yield Product(working=working, cell=cell, is_told=bool(worked))


def _in_three_cells(name: str, cells: Sequence[Cell]) -> Iterator[Product]:
    if len(cells) < 3 or any(cell.is_merged for cell in cells):  # noqa: PLR2004 -- likelihood, impact, score
        return
    one, other = (_FACTOR.fullmatch(cell.text) for cell in cells[:2])
    score = _NUMBER.fullmatch(cells[2].text)
    if one and other and score:
        factors = int(one[1]), int(other[1])
        working = Working(column=name, factors=factors, score=int(score[1]))
        yield Product(working=working, cell=cells[2], is_told=False)


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
