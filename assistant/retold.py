"""One forecast as it was told anew: the amounts of a sentence, each said at its time.

"£25.8m is now forecast, compared with £22.3m at quarter 1 and £14.1m when the budget
was set": asked how the forecast moved, the first and the last are what it is between.
"""

import re
from collections.abc import Sequence

from assistant.blocks import of_block_asked
from assistant.corrections import is_put_right
from assistant.evidence import Weighed
from assistant.intents import Intent
from assistant.lines import is_of_council
from assistant.pairs_asked import PAIR, is_end_asked
from assistant.question import Question
from assistant.times_told import is_of
from corpus.records import Figure
from tools.likeness import said_on, time_of

# A path of what was told is in one of the nearest, or it is not what is asked.
NEAREST = 12

_FORECAST = re.compile(
    r"\b(?:forecast|projection|estimate|outlook|position|overspend|deficit|shortfall)",
    re.IGNORECASE,
)


def retold(question: Question, weighed: Sequence[Weighed]) -> tuple[Figure, ...]:
    """Return a forecast as one sentence tells it at several times, the first first.

    Empty where two times are asked about, which say what the change is between.
    """
    is_of_move = question.intent in {Intent.CHANGE, Intent.TREND}
    is_pinned = question.vintages or question.periods[1:] or question.scenario
    if not is_of_move or is_pinned or not _FORECAST.search(question.text):
        return ()
    told = (_series(question, w) for w in weighed[:NEAREST])
    return next((series for series in told if series), ())


def _series(question: Question, weighed: Weighed) -> tuple[Figure, ...]:
    """The figures of a sentence that are of one thing, each told at its own time."""
    figures = [
        figure
        for figure in weighed.candidate.figures
        if weighed.candidate.cell is None
        and (not question.measures or figure.measure in question.measures)
        and is_of_council(question, figure)
        and is_end_asked(question, figure)
        and (not question.periods or is_of(figure, question.periods))
        and not is_put_right(figure)
    ]
    figures = of_block_asked(figures, question) if question.is_of_deficit else figures
    kinds = {
        (f.measure, f.unit, f.block, f.flow, f.scenario, time_of(f)) for f in figures
    }
    times = {said_on(figure) for figure in figures}
    if len(kinds) != 1 or len(times) != len(figures) or len(figures) < PAIR:
        return ()
    return tuple(sorted(figures, key=said_on)) if "" not in times else ()
