"""What was spent or paid as a share of what was set, in one row of a table.

Scheme      Budget   Spent to 31 Dec    "What share of the programme had been spent?"
Oak unit     2,400               310    is of the total, "of Oak unit's budget" of its
Total        4,190             1,300    row: what was spent over what was to be
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.kinds import Wanted
from assistant.lines import LEAST_LINE, Line, meant
from assistant.question import Question
from assistant.rows_named import rows_of
from assistant.sides_asked import Side, side_of
from corpus.records import Figure, Unit
from tools.bases import is_variance

_HAS_COME = re.compile(
    r"\b(?:has|have|had|was|were|did|been|is)\b[^?;:,]*?\b(?P<came>spen[dt]|paid"
    r"|receiv\w+|used|drawn down|claimed|got)\b(?! (?:on|for|in respect)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:budget|agreed|allocat\w+|approved|total|due|programme|award\w*|grant)\b",
    re.IGNORECASE,
)
_CAME_COLUMN = re.compile(
    r"\b(?:spen[dt]|paid|received?|used|claimed|drawn)\b", re.IGNORECASE
)


def spent_of_set(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """Return what came and what was set in the row meant, where that share is asked."""
    found = _HAS_COME.search(question.text)
    if found is None or question.wanted is not Wanted.PERCENT:
        return None
    rows = rows_of(figures).values()
    lines = (Line((row[0].paper_id, str(row[0].caption)), tuple(row)) for row in rows)
    pairs = {line: pair for line in lines if (pair := _pair_of(line))}
    said = replace(question, periods=(), vintages=())
    by = [word for word in question.words if not found["came"].startswith(word[:4])]
    ranked = meant(said, tuple(pairs), by=by)
    if not ranked or ranked[0].merit < LEAST_LINE:
        return None
    return pairs[ranked[0].line]


def _pair_of(line: Line) -> tuple[Figure, Figure] | None:
    """What came and what was set of a line, where it has one of each."""
    money = [
        f for f in line.figures if f.unit is Unit.GBP and not is_variance(f.column_path)
    ]
    came = [f for f in money if _CAME_COLUMN.search(" ".join(f.column_path))]
    planned = [f for f in money if f not in came and _is_whole(f)]
    if len(came) != 1 or len(planned) != 1 or not planned[0].amount:
        return None
    return came[0], planned[0]


def _is_whole(cell: Figure) -> bool:
    return side_of(cell) is Side.SET or bool(_WHOLE.search(" ".join(cell.column_path)))
