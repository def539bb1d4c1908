"""What a number measures, by the words around it and what can be counted or paid."""

import re
from collections.abc import Sequence

from corpus.records import Measure, Unit
from tools.vocabulary import (
    HIGH_NEEDS,
    MEASURES,
    PLAN,
    VALVE,
    WordTable,
    find_coordinate,
)

VALVE_NEAR = re.compile(
    rf"{VALVE}|\bdfe\b[^.]*\bagreement|\bagreement\b[^.]*\bdfe\b|\badditional dsg\b"
    r"|\bagreement (?:will )?pays?\b",
    re.IGNORECASE,
)
VALVE_SAID = re.compile(VALVE, re.IGNORECASE)
# In a paper about the Safety Valve so is what is called this, and little else.
_PAYMENTS_SAID = re.compile(
    r"\bdfe (?:payments?|contributions?)\b"
    r"|\b(?:payments?|contributions?) (?:from|by) (?:the )?(?:dfe|department for)\b",
    re.IGNORECASE,
)
BARE_HIGH_NEEDS = re.compile(rf"{HIGH_NEEDS}", re.IGNORECASE)
GRANT_SAID = re.compile(rf"\bdsg\b|\bdedicated schools|{HIGH_NEEDS}", re.IGNORECASE)
FUNDED = re.compile(
    r"\b(?:fund\w*|grants?|allocat\w+|budget\w*|income|provid\w+)\b", re.IGNORECASE
)
# What the heading of a section may say of all that follows.
_OF_SECTIONS = frozenset(
    {
        *(Measure.CAPITAL, Measure.SAVING, Measure.TRANSFER, Measure.EHCP_COUNT),
        *(Measure.FUNDING_REQUEST, Measure.BACKLOG),
        *(Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND, Measure.TIMELINESS),
    }
)
# Under "High needs" stand sentences about much that is no funding of it.
OF_A_LIST = _OF_SECTIONS - {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
BALANCE_SAID = re.compile(
    r"\b(?:closing|opening|year[- ]end|cumulative|net) (?:balance|position)\b"
    r"|\b(?:brought|carried) forward\b|\b[bc]/?f(?:wd)?\b|\bbalances? at\b"
    r"|\bbalances? (?:on |at )?(?:31|1)(?:st)? (?:march|april)\b"
    r"|\bmovement in (?:the )?year\b",
    re.IGNORECASE,
)
DEFICITS = tuple(row for row in MEASURES if row[0] is Measure.DSG_DEFICIT)
# What one place costs.
PRICE = re.compile(
    r"\b(?:average|mean|unit)\b[^.;]*\bcosts?\b|\bcosts?\b[^.;]*\bper"
    r" (?:place|pupil|child|plan)|\bcosts? of (?:a|an|one|each) (?:\w+ )?place"
    r"|£\s*per place",
    re.IGNORECASE,
)
# What parts the things that a heading names.
_LISTED = re.compile(r"[,;:]\s|\s(?:and|&)\s", re.IGNORECASE)
_PLAN_WORDS = re.compile(rf"\b{PLAN}\b", re.IGNORECASE)


def find_measure(
    texts: Sequence[str | None],
    unit: Unit,
    *,
    background: Sequence[str | None] = (),
    subject: str | None = None,
) -> Measure:
    """Return what a number in `unit` measures, by the nearest text that says so.

    Args:
        texts: What is said of the number, nearest first.
        unit: What is counted is not what is paid.
        background: The sentence before and the headings, nearest first; under "Our
            deficit" stand many amounts that are none.
        subject: What the paper is about.
    """
    table = measures_of(unit, (*texts, *background), subject)
    measure = find_coordinate(table, texts)
    if measure is None:
        rest = tuple(row for row in table if row[0] in _OF_SECTIONS)
        of_list = tuple(row for row in rest if row[0] in OF_A_LIST)
        measure = (
            find_coordinate(of_list, background[:1])
            or find_coordinate(rest, of_one_thing(background[1:]))
            or Measure.OTHER
        )
    said = " ".join(filter(None, (*texts, *background)))
    return of_plans(measure, said, unit, is_growth=False)


def of_one_thing(headings: Sequence[str | None]) -> tuple[str, ...]:
    """Return those of `headings` that name no two things that are measured.

    Under "High needs recovery and block transfer" stands much that is no transfer.
    """
    return tuple(text for text in filter(None, headings) if not _names_several(text))


def _names_several(heading: str) -> bool:
    parts = _LISTED.split(_PLAN_WORDS.sub("plans", heading))
    named = {find_coordinate(MEASURES, (part,)) for part in parts}
    return len(named - {None}) > 1


def with_valve(table: WordTable[Measure], words: re.Pattern[str]) -> WordTable[Measure]:
    """Return `table` with no more than `words` for a Safety Valve payment."""
    return tuple(
        (measure, words if measure is Measure.SAFETY_VALVE_FUNDING else pattern)
        for measure, pattern in table
    )


def measures_of(
    unit: Unit, said: Sequence[str | None], subject: str | None = None
) -> WordTable[Measure]:
    """Return the measures that a number in `unit` may be of, each with its words.

    What can be counted is not what can be paid; "received" alone is no payment.

    Args:
        unit: The number's.
        said: All that is said of it and around it; Safety Valve money is meant only
            where the programme is spoken of.
        subject: What the paper is about.
    """
    of_counts = {Measure.BACKLOG, Measure.EHCP_COUNT}
    if unit is Unit.COUNT:
        return tuple(row for row in MEASURES if row[0] in of_counts)
    of_money = {Measure.SAFETY_VALVE_FUNDING, Measure.FUNDING_REQUEST, Measure.RESERVES}
    if unit is Unit.PERCENT:
        return tuple(row for row in MEASURES if row[0] not in of_money)
    left_out = of_counts | {Measure.TIMELINESS}
    is_near = any(VALVE_NEAR.search(text or "") for text in said)
    if not is_near and not VALVE_SAID.search(subject or ""):
        left_out |= {Measure.SAFETY_VALVE_FUNDING}
    table = tuple(row for row in MEASURES if row[0] not in left_out)
    return table if is_near else with_valve(table, _PAYMENTS_SAID)


def of_plans(measure: Measure, said: str, unit: Unit, *, is_growth: bool) -> Measure:
    """Return `measure`, or that of a percentage of plans: a share, or their growth."""
    vague = {
        *(Measure.EHCP_COUNT, Measure.EHCP_SHARE),
        *(Measure.PLACEMENT_COST, Measure.OTHER),
    }
    if unit is Unit.PERCENT and measure in vague and _PLAN_WORDS.search(said):
        return Measure.EHCP_COUNT if is_growth else Measure.EHCP_SHARE
    return measure
