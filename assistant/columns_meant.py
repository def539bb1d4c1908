"""Which column of a table's lines a question asks about.

Service       Budget   Forecast   Variance        "Rank the services by budget"
Placements     1,200      1,540        340        the time, then what it is called
"""

import re
from collections.abc import Sequence

from assistant.kinds import UNITS
from assistant.lines import Line, title_of
from assistant.phrases import phrases
from assistant.question import Question
from assistant.sides_asked import is_off_budget
from assistant.times_told import is_of, is_said
from assistant.words import like, stems
from corpus.records import Figure, Unit
from corpus.times import Period
from tools.bases import is_variance
from tools.differences import is_movement
from tools.likeness import said_on

# "By Q3 variance", "in order of places", "the largest budget": what is put in order.
_ORDERED = re.compile(
    r"\b(?:by|in order of|order of|\w{2,}est|most|fewest|least)"
    r" (?!(?:how|far|line|row|type|block)\b)"
    r"(?P<said>[^?;,:]+?)"
    r"(?=\W*$|[?;,:]| (?:in|at|of|for|on|among|first|from) )",
    re.IGNORECASE,
)
# What is said of money, and of what is counted.
_DEAREST = phrases(
    r"dearest|cheapest|costliest|(?:most|least) expensive"
    r"|costs? (?:the )?(?:most|least)"
)
_FEWEST = phrases(r"fewest|how many|number of")


def named_column(question: Question, cell: Figure) -> int:
    """Return how many words the question says of a cell's column that are its own.

    What its table's title says too tells no column from another.
    """
    own = set(stems(" ".join(cell.column_path))) - set(stems(title_of(cell.caption)))
    asked = set(question.words)
    return sum(1 for word in own if asked & {word, *like(word)})


def best_column(question: Question, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the column path of `lines` that the question asks about.

    By what is to be put in order, its time, when it was said, its words, then what it
    counts; else the last one. Of variances, the newest where no point of the year is
    asked about.
    """
    unit = UNITS.get(question.wanted)
    cells = [figure for line in lines for figure in line.figures]
    asked = set(question.words)
    said = " ".join(found["said"] for found in _ORDERED.finditer(question.text))
    ordered = frozenset(stems(said))
    periods = _among(question.periods, said)
    vintages = _among(question.vintages, said)

    def fitness(cell: Figure) -> tuple[int | str, ...]:
        heading = set(stems(" ".join(cell.column_path)))
        is_timed = bool(periods) and is_of(cell, periods)
        is_then = any(is_said(cell, vintage) for vintage in vintages)
        is_kind = unit is not None and cell.unit is unit
        is_asked = cell.measure in question.measures
        is_off = is_off_budget(question) and is_variance(cell.column_path)
        newest = said_on(cell) if is_off and not question.vintages else ""
        return (
            *(is_timed, is_then, len(ordered & heading), is_off, newest),
            *(is_of_kind_ranked(question, cell), named_column(question, cell)),
            *(is_kind, len(asked & heading), is_off or not _is_difference(cell)),
            *(is_asked, cell.unit is Unit.GBP),
            cell.locator.start,
        )

    return max(cells, key=fitness).column_path


def is_of_kind_ranked(question: Question, cell: Figure) -> bool:
    """Return whether a cell is money, or a count, where the most of that is asked."""
    said = _DEAREST.search(question.text), _FEWEST.search(question.text)
    return bool(said[0] and cell.unit is Unit.GBP) or bool(
        said[1] and not said[0] and cell.unit is Unit.COUNT
    )


def _is_difference(cell: Figure) -> bool:
    return is_variance(cell.column_path) or is_movement(cell.column_path)


def _among(times: Sequence[Period], said: str) -> Sequence[Period]:
    """Those of `times` that are said there; all where none is."""
    return [time for time in times if time.printed in said] or times
