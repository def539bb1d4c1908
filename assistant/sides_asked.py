"""Which side of a row is asked for: what was set, is looked for, came, or is off.

Service       Budget   Forecast   Outturn   Variance
Placements     1,200      1,540     1,610        410
               meant    expects     spent    over by
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from assistant.grammar import A_BUDGET, LEFT
from assistant.intents import Intent
from assistant.phrases import phrases
from assistant.question import Question
from assistant.times_told import is_of, is_said
from assistant.words import like, stems
from corpus.records import Basis, Figure, Measure
from tools.bases import is_variance
from tools.differences import is_movement
from tools.likeness import said_on

OFF_BUDGET = re.compile(
    r"\b(?:over|under)[- ]?spen[dt]\w*|\bsurplus(?:es)?\b"
    rf"|\b(?:over|under|above|below) {A_BUDGET}\b",
    re.IGNORECASE,
)


class Side(Enum):
    """What a column of an account holds of each row."""

    SET = auto()
    AHEAD = auto()
    CAME = auto()
    OFF = auto()


_SPENDS = r"(?:spen[dt]\w*|cost|pa(?:y|id)|use[d]?|go|went|receiv\w+|g[eo]t)"
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    (
        Side.OFF,
        phrases(
            r"varian(?:ces?|t)|(?:over|under)(?: |-)?(?:spen[dt]\w*|shot\w*)"
            rf"|(?:over|under|above|below|off|against|from) (?:its |their )?{A_BUDGET}"
            r"|(?:over|under|above|below|off) (?:its |the |their )?(?:\w+ )?"
            r"(?:plan|target)(?:ned)?"
            r"|over (?:or|and) under"
        ),
    ),
    (
        Side.SET,
        phrases(
            r"(?:was|were|is|are|been) (?:meant|supposed|due|intended|expected in the"
            r" plan) to|meant|planned|budget(?:s|ed)?|set aside|allocat\w+|earmark\w+"
            r"|intended|allow(?:s|ed) for|should(?: have)?|plan"
        ),
    ),
    (
        Side.AHEAD,
        phrases(
            r"will|(?:is|are) (?:going|likely|set|due|forecast\w*|expect\w*) to"
            r"|forecast\w*|expect\w*|predict\w*|project(?:ed|ions?|ing)|estimat\w+"
            r"|anticipat\w+|by (?:the )?year[- ]end|likely"
        ),
    ),
    (
        Side.CAME,
        phrases(
            r"did|ha(?:s|ve|d)|was|were|actual(?:ly|s)?|outturn|spent|cost (?=us|them)"
            r"|came|turned out|ended up|paid|received|spend on|end up"
        ),
    ),
)
# The nouns and verbs that name a side by themselves: "was" and "will" do not.
_NAMED: tuple[tuple[Side, re.Pattern[str]], ...] = (
    (
        Side.OFF,
        phrases(
            r"varian(?:ces?|t)|(?:over|under)(?: |-)?(?:spen[dt]\w*|shot\w*)"
            rf"|(?:over|under|above|below|off) {A_BUDGET}|differences?"
        ),
    ),
    (Side.AHEAD, phrases(r"forecast\w*|predict\w*|project(?:ed|ions?)|estimat\w+")),
    (
        Side.SET,
        phrases(
            r"budget(?:s|ed)?|plan(?:ned)?|set aside|allocat(?:ed|ions?)|earmarked"
            r"|targets?|approved|agreed|aim(?:ed)? (?:for|at)"
        ),
    ),
    (
        Side.CAME,
        phrases(
            r"actual(?:ly|s)?|out-?turn|spent|turned out|ended up|came in at"
            r"|c[ao]me to|finish\w*"
        ),
    ),
)
_CAME_IN = re.compile(r"\b(?:spent|actuals?|outturn|paid|received)\b", re.IGNORECASE)
_AMOUNT_OF = phrases(
    rf"how (?:much|many)|what\b[^?;]*?\b(?:{_SPENDS}|budget\w*|planned|meant|outturn"
    r"|actual(?:ly)?|forecast\w*|varian\w+|allocat\w+)|(?:actual|spend|spent|spending"
    r"|budget|forecast|outturn|cost|varian\w+)"
)


def is_off_budget(question: Question) -> bool:
    """Return whether what is over or under a budget is asked for."""
    return bool(OFF_BUDGET.search(question.text))


def side_asked(question: Question) -> Side | None:
    """Return the side of an account that a question's verb or noun means, if any."""
    text = question.text
    if not _AMOUNT_OF.search(text) or LEFT.search(text):
        return None  # what is left stands in a column of its own
    return next((side for side, said in _SIDES if said.search(text)), None)


def side_said(text: str) -> tuple[Side, str] | None:
    """Return the side that a few words name outright, and the words that do."""
    return next(((side, m[0]) for side, p in _NAMED if (m := p.search(text))), None)


def side_of(cell: Figure) -> Side | None:
    """Return the side of an account that a cell's column holds."""
    if is_variance(cell.column_path) or is_movement(cell.column_path):
        return Side.OFF
    if cell.basis is Basis.OUTTURN or any(map(_CAME_IN.search, cell.column_path)):
        return Side.CAME
    if cell.basis in {Basis.FORECAST, Basis.ESTIMATE}:
        return Side.AHEAD
    is_set = cell.basis in {Basis.BUDGET, Basis.PLAN, Basis.AGREEMENT}
    return Side.SET if is_set else None


def cell_meant(question: Question, row: Sequence[Figure]) -> Figure | None:
    """Return the cell of `row` on the side that a question asks for, if one is meant.

    Of several the one whose column it says most of, then what was said last. None where
    all of the row is of one side, or times are left open that tell the cells apart.

    Args:
        question: What is asked.
        row: The cells of one row that count one thing, likeliest first.
    """
    side = side_asked(question)
    is_account = len({side_of(cell) for cell in row} - {None}) > 1
    is_deficit = Measure.DSG_DEFICIT in question.measures
    if side is None or not is_account or is_deficit or not _looks_up(question):
        return None
    own = [c for c in row if side_of(c) is side and _is_of_time(question, c)]
    if len({(c.period, c.as_at) for c in own}) > 1 and not question.periods:
        return None
    return max(own, key=lambda c: (_named(question, c), said_on(c)), default=None)


def _looks_up(question: Question) -> bool:
    return question.intent is Intent.LOOK_UP


def _is_of_time(question: Question, cell: Figure) -> bool:
    is_timed = question.periods and (cell.period or cell.as_at)
    is_then = not is_timed or is_of(cell, question.periods)
    is_told = any(is_said(cell, vintage) for vintage in question.vintages)
    return is_then and (is_told or not question.vintages)


def _named(question: Question, cell: Figure) -> int:
    """How many words of a cell's column are asked for."""
    asked = set(question.words)
    own = set(stems(" ".join(cell.column_path)))
    return sum(1 for word in own if asked & {word, *like(word)})
