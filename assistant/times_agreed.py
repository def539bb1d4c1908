"""How far the time of a candidate, and when it was said, are those asked about."""

from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.times_told import is_said_in, is_same, said_times, times_held
from corpus.times import Period
from corpus.years import year_of

# What was said at the time asked about; at none that is told; at another.
SAID_THEN, OPEN_POINT, SAID_ELSE = 1.4, 0.8, 0.5


def time_agreement(asked: Sequence[Period], candidate: Candidate) -> float:
    """Return how far a candidate is of a time asked about: over 1 where it is."""
    said = times_held(candidate)
    if any(is_same(a, s) for a in asked for s in said):
        return 1.4
    if candidate.cell is None and any(_is_day_in(s, a) for a in asked for s in said):
        return 1.0
    if is_said_in(asked, candidate.paper):
        return 1.0
    if not said:
        return 0.8 if candidate.cell is None else 0.5
    return 0.6 if candidate.cell is None else 0.3


def vintage_agreement(asked: Sequence[Period], candidate: Candidate) -> float:
    """Return how far a candidate was said at a time asked about: over 1 if it was."""
    said = said_times(candidate)
    if any(is_same(a, s) for a in asked for s in said):
        return SAID_THEN
    is_point = all(a.month for a in asked)
    return OPEN_POINT if is_point and not any(s.month for s in said) else SAID_ELSE


def _is_day_in(said: Period, year: Period) -> bool:
    """Whether a day or month falls in a financial year."""
    if not year.year or year.as_at or len(said.as_at or "") < len("2024-03"):
        return False
    return year_of(str(said.as_at)) == year.year
