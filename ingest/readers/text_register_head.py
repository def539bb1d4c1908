"""The names over a risk register that prints a cell's lines one under another.

Ref                       in turn, factors under their stage, one a line or all in one
Risk description
Inherent
L I Score
Owner

Ref                       or row by row, the factors of all stages after the other names
Risk description
Inherent
Residual
Owner
L
I
Score
L
I
Score
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import reduce
from itertools import combinations, pairwise

from corpus.pages import Cell
from ingest.readers.text_cells import Line, cell_of, goes_on
from ingest.tables import NAME_LIMIT, merge_cells

# More lines name no columns.
MOST_LINES = 40

_STAGE_WORD = (
    r"(?:inherent|original|initial|gross|raw|unmitigated|uncontrolled|untreated|current"
    r"|latest|residual|net|mitigated|controlled|target|previous"
    r"|(?:pre|post)[- ]?(?:mitigation|controls?))"
)
_SCORE_WORD = (
    r"(?:(?:risk )?(?:scor(?:e|ing)|rating|rag|level|rank(?:ing)?)"
    r"(?: (?:score|rating|status))?)"
)
_FACTOR = (
    r"(?:[lipcs]|likelihood|impact|probability|severity|consequence|total"
    r"|l ?[x×] ?i|i ?[x×] ?l|" + _SCORE_WORD + r")"
)
_REFERENCE = re.compile(
    r"(?:risk )?(?:id|ref(?:erence)?\.?|no\.?|number|code|#)(?: no\.?| number)?",
    re.IGNORECASE,
)
_STAGE = re.compile(rf"{_STAGE_WORD}(?: risks?)?", re.IGNORECASE)
_SCORED = re.compile(
    rf"{_STAGE_WORD}(?: risk)?(?:\W{{1,3}}{_SCORE_WORD})?(?: \(?l ?[x×] ?i\)?)?"
    rf"|{_SCORE_WORD}\W{{1,3}}{_STAGE_WORD}\)?",
    re.IGNORECASE,
)
_FACTORS = re.compile(_FACTOR, re.IGNORECASE)
_LINE_OF_FACTORS = re.compile(rf"(?:{_FACTOR}\s+)+(?:{_FACTOR}|risk)", re.IGNORECASE)
_TREND = re.compile(
    r"dot|dir\.?|(?:direction|trend|movement|travel|change)(?: of travel| since .*)?",
    re.IGNORECASE,
)
_RISK = re.compile(r"\brisks?\b|description", re.IGNORECASE)
_TOLD = re.compile(r"impact|consequence", re.IGNORECASE)
# The first half of a name that goes on in the line below with a capital.
_HALF = re.compile(
    r"(?:existing|current|further|planned|mitigating|additional|required|key|lead"
    r"|responsible|accountable|action|direction|risk)",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(
    r"(?:owners?|officers?|controls?(?: .*)?|actions?(?: .*)?|mitigations?|measures?"
    r"|description|title|name|category|manager|of travel)",
    re.IGNORECASE,
)
_OF_OWNER = re.compile(r"owners?|title|name|category|actions?.*", re.IGNORECASE)


class Kind(StrEnum):
    """What a column's cells are: words, marks on a scale, or a direction of travel."""

    WORDS = auto()
    MARKS = auto()
    TREND = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its names, a stage over a factor or one alone, and what it holds.

    `group` is the same for the factors of one stage and for no other column.
    """

    names: tuple[Cell, ...]
    kind: Kind
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """What one line or more of a head name: a column, a stage, or factors of one."""

    cell: Cell
    kind: Kind
    is_stage: bool = False
    factors: tuple[Cell, ...] = ()


def names_reference(lines: Sequence[Line]) -> int:
    """Return how many lines at the top of `lines` name a reference's column, or 0."""
    texts = [line.text.strip() for line in lines[:2]]
    if not texts:
        return 0
    if _REFERENCE.fullmatch(texts[0]):
        return 1
    is_two = texts[0].lower() == "risk" and _REFERENCE.fullmatch(" ".join(texts))
    return 2 if is_two else 0


def read_heads(lines: Sequence[Line]) -> Iterator[tuple[Column, ...]]:
    """Yield the columns that `lines` may name, the likeliest first.

    None where a line is too long for a name or no column is one of marks.
    """
    first = names_reference(lines)
    if not first or len(lines) > MOST_LINES:
        return
    if any(len(line.text) > NAME_LIMIT for line in lines):
        return
    names = list(_names(lines[first:]))
    reference = Column(names=(_cell(lines[:first]),), kind=Kind.WORDS, group=-1)
    for marked in (names, list(map(_in_words, names))):
        for laid_out in (_in_turn(marked), *_row_by_row(marked)):
            columns = tuple(_columns(laid_out))
            if any(column.kind is Kind.MARKS for column in columns):
                yield (reference, *columns)


def _names(lines: Sequence[Line]) -> Iterator[_Name]:
    """The names that `lines` are, those over several lines made whole."""
    at = 0
    has_risk = False
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _is_one(
            lines[at:end], lines[end], has_risk=has_risk
        ):
            end += 1
        yield _name(lines[at:end])
        has_risk = has_risk or bool(_RISK.search(_cell(lines[at:end]).text))
        at = end


def _is_one(above: Sequence[Line], below: Line, *, has_risk: bool) -> bool:
    """Whether a name that begins in the lines `above` goes on in `below`.

    "Risk" over "Owner" are two names, but where one has named the risk already.
    """
    name, rest = _cell(above).text, below.text.strip()
    if _FACTORS.fullmatch(rest) or _LINE_OF_FACTORS.fullmatch(rest):
        return goes_on(name, rest) and bool(_SCORED.fullmatch(f"{name} {rest}"))
    if goes_on(name, rest) or rest.startswith("(") or name.endswith(" since"):
        return True
    if not (_HALF.fullmatch(name) and _OTHER_HALF.fullmatch(rest)):
        return False
    return name.lower() != "risk" or has_risk or not _OF_OWNER.fullmatch(rest)


def _name(lines: Sequence[Line]) -> _Name:
    cell = _cell(lines)
    if _LINE_OF_FACTORS.fullmatch(cell.text) and len(lines) == 1:
        factors = tuple(
            cell_of(lines[0], *found.span())
            for found in re.finditer(r"\S+", lines[0].text)
        )
        return _Name(cell=cell, kind=Kind.MARKS, factors=factors)
    if _FACTORS.fullmatch(cell.text):
        return _Name(cell=cell, kind=Kind.MARKS, factors=(cell,))
    if _STAGE.fullmatch(cell.text):
        return _Name(cell=cell, kind=Kind.MARKS, is_stage=True)
    if _SCORED.fullmatch(cell.text):
        return _Name(cell=cell, kind=Kind.MARKS)
    is_trend = _TREND.fullmatch(cell.text) is not None
    return _Name(cell=cell, kind=Kind.TREND if is_trend else Kind.WORDS)


def _in_turn(names: Sequence[_Name]) -> list[_Name]:
    """`names`, the factors that follow a stage made its own."""
    laid_out: list[_Name] = []
    for name in names:
        if name.factors and laid_out and laid_out[-1].is_stage:
            above = laid_out[-1]
            laid_out[-1] = replace(above, factors=above.factors + name.factors)
        else:
            laid_out.append(name)
    return laid_out


def _row_by_row(names: Sequence[_Name]) -> Iterator[list[_Name]]:
    """`names`, the factors at their end shared out among stages, each way in turn."""
    top = [name for name in names if not name.factors]
    below = [cell for name in names[len(top) :] for cell in name.factors]
    if names[: len(top)] != top or not below:
        return
    starts = [at for at, cell in enumerate(below) if cell.text == below[0].text]
    sets = [tuple(below[a:b]) for a, b in pairwise([*starts, len(below)])]
    stages = [index for index, name in enumerate(top) if name.is_stage]
    for chosen in combinations(stages, len(sets)):
        factors = dict(zip(chosen, sets, strict=True))
        yield [
            replace(name, factors=factors.get(index, ()))
            for index, name in enumerate(top)
        ]


def _columns(names: Sequence[_Name]) -> Iterator[Column]:
    for group, name in enumerate(names):
        if not name.factors:
            yield Column(names=(name.cell,), kind=name.kind, group=group)
        for factor in name.factors:
            over = (name.cell,) if name.is_stage else ()
            yield Column(names=(*over, factor), kind=Kind.MARKS, group=group)


def _in_words(name: _Name) -> _Name:
    """`name`, of words if it can be: an impact may be told as well as marked."""
    is_told = _TOLD.fullmatch(name.cell.text) is not None
    return replace(name, kind=Kind.WORDS, factors=()) if is_told else name


def _cell(lines: Sequence[Line]) -> Cell:
    cells = [cell_of(line, 0, len(line.text)) for line in lines]
    return reduce(merge_cells, cells, Cell(text=""))
