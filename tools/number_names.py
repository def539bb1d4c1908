"""Numbers that name something and count nothing: a page, a reference, a score."""

import re

from corpus.money import Amount
from corpus.records import Unit
from tools.grid import Grid, GridCell
from tools.levels import is_level
from tools.setting import Setting

# Fewer cells may count up by chance.
LEAST_NUMBERED = 4

# Columns and rows whose numbers name something and count nothing.
_NAMES = re.compile(
    r"^(?:agenda )?item\b|^(?:para(?:graph)?|section)s?(?: no\.?| number)?\.?$"
    r"|\bref(?:erence)?s?\b|\bagenda\b|^pages?\b|\bpage number"
    r"|\bversion\b|\btel(?:ephone)?\b|\bpostcode\b|\bcontents$"
    r"|^(?:no|id|#|urn|rank(?:ing)?|order|priority)\.?$",
    re.IGNORECASE,
)
# "Up (was 16)" in a register is of scores.
_SCORE_MOVED = re.compile(r"^\W*(?:\w+\W+){0,2}(?:was|from) \d{1,2}\W*$", re.IGNORECASE)
_TIME_UNIT = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)
_DURATION = re.compile(rf"[^\d]*\d+\s*{_TIME_UNIT.pattern}", re.IGNORECASE)


def numbering_columns(grid: Grid) -> set[int]:
    """Return the columns that number rows: each cell is the next number."""
    columns: dict[int, list[str]] = {}
    for cell in grid.cells:
        columns.setdefault(cell.column_number, []).append(cell.cell.text.strip(". "))
    return {
        column
        for column, texts in columns.items()
        if len(texts) >= LEAST_NUMBERED
        and all(text.isdecimal() for text in texts)
        and [int(text) - int(texts[0]) for text in texts] == [*range(len(texts))]
    }


def is_score(text: str) -> bool:
    """Return whether a register's cell is a score, or tells what it was before."""
    return is_level(text) or _SCORE_MOVED.search(text) is not None


def is_name(setting: Setting, cell: GridCell, amount: Amount) -> bool:
    """Return whether a bare number is a score, a page, a reference."""
    if amount.unit is not Unit.COUNT:
        return False
    if setting.is_register and is_level(cell.cell.text):
        return True
    headings = " ".join((*cell.row_path, *cell.column_path))
    if _DURATION.match(amount.printed) and not _TIME_UNIT.search(headings):
        return True
    named = (*cell.row_path[-1:], *cell.column_path, *setting.headings[:1])
    return any(_NAMES.search(text) for text in named)
