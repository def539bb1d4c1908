"""What "the same figure" is: the one told last before it in its paragraph.

    The deficit at 31 March 2024 is £4.7m. At Quarter 1 the forecast of the same figure
    was £4.3m.

It is of the same measure and time as that; how large, on what basis and when it was
said, its own sentence tells.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.records import Figure, Measure

_SAME = re.compile(
    r"\b(?:the|that|this) same (?:(?:year[- ]end|closing|cumulative|net|overall|total)"
    r" )?(?:figure|amount|balance|deficit|position|sum|number)\b",
    re.IGNORECASE,
)


def as_told_before(figure: Figure, told: Sequence[Figure]) -> Figure:
    """Return `figure` as of the last of `told` that it may be the same as.

    Args:
        figure: One whose sentence may say "the same figure"; else it stays as it is.
        told: The figures of its paragraph before it, in order; one that is not known
            to measure something at some time is passed over.
    """
    if not _SAME.search(figure.quote):
        return figure
    for before in reversed(told):
        is_known = before.measure is not Measure.OTHER and _is_timed(before)
        if is_known and before.unit is figure.unit and before.quote != figure.quote:
            return replace(
                figure,
                amount=_signed_as(before, figure),
                measure=before.measure,
                block=before.block,
                flow=before.flow,
                period=before.period,
                as_at=before.as_at,
                scenario=figure.scenario or before.scenario,
                safety_valve=before.safety_valve,
                is_sign_told=before.is_sign_told,
            )
    return figure


def _signed_as(before: Figure, figure: Figure) -> Decimal:
    """The amount, a surplus where the one before is, if its words say neither."""
    if figure.measure is before.measure:
        return figure.amount
    return figure.amount.copy_sign(before.amount)


def _is_timed(figure: Figure) -> bool:
    return bool(figure.period or figure.as_at)
