"""A column that says only how sure it is, beside one that says what of.

Agreed deficit at year end (net) | Latest forecast (net)     of the same deficit, net
"""

import re
from collections.abc import Iterable, Sequence

from corpus.records import Measure
from tools.vocabulary import MEASURES, find_coordinate

_DEFICITS = tuple(row for row in MEASURES if row[0] is Measure.DSG_DEFICIT)
_BARE = re.compile(
    r"\W*(?:(?:latest|current|revised|original|updated|our|the) )*"
    r"(?:forecast|projection|projected|estimate|outturn|actuals?|plan(?:ned)?|agreed)"
    r"(?: (?:(?:period|month|quarter) |[pmq])\d+)?(?P<side>\W*\b(?:net|gross)\b)?\W*",
    re.IGNORECASE,
)


def is_bare(heading: str) -> bool:
    """Return whether a column's `heading` says only how sure its money is."""
    return _BARE.fullmatch(heading) is not None


def find_twin(heading: str, beside: Iterable[Sequence[str]]) -> str | None:
    """Return the heading of the deficit that a bare column is of, or None.

    Args:
        heading: The column's own, which must say that it is net or gross.
        beside: The headings of the table's columns, in order, each outermost first.
    """
    bare = _BARE.fullmatch(heading)
    if bare is None or bare["side"] is None:
        return None
    side = re.compile(rf"\b{bare['side'].strip(' (')}\b", re.IGNORECASE)
    named = (path[-1] for path in beside if path and path[-1] != heading)
    return next(
        (x for x in named if side.search(x) and find_coordinate(_DEFICITS, (x,))), None
    )
