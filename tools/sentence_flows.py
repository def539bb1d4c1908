"""Whether an amount of a sentence is a balance or one year's."""

import re

from corpus.records import Flow, Measure
from corpus.years import closing_year
from tools.clauses import Clause
from tools.coordinates import find_flow
from tools.vocabulary import FLOWS, HIGH_NEEDS, find_beside

# "£21m, which would take the accumulated deficit to £55m"
_ADDED = re.compile(
    r"[^.;£]{0,20}\b(?:takes?|taking|brings?|bringing|push(?:es|ing))\s+(?:the|its|our)"
    r"\s+(?:accumulated|cumulative|total|overall)\b",
    re.IGNORECASE,
)
# "Spends £5m more than its grant"
_MORE_THAN_FUNDED = re.compile(
    r"\s*more than (?:the|its|their|our) (?:\w+ ){0,3}?(?:grant|income|funding"
    r"|allocation)\b",
    re.IGNORECASE,
)
# "High needs spending exceeded the grant by £5m"
_EXCEEDS_GRANT = re.compile(
    r"\b(?:exceed\w*|outstrip\w*|over and above) (?:the|its|their|our) "
    r"(?:[\w-]+ ){0,4}?(?:grant|income|funding|allocation)\b[^.;]*\bby (?:about )?$",
    re.IGNORECASE,
)
# "The High Needs Block is forecasting a pressure of £9m": so much over what is had.
_PRESSURE = re.compile(r"\bpressures? (?:of|is|was|stands? at|totalling) (?:about )?$")
_ON_GRANT = rf"(?:the )?(?:{HIGH_NEEDS}|dsg\b|dedicated schools grant)"
_OF_GRANT = re.compile(
    rf"{_ON_GRANT}(?: (?:block|budget|is|are|was|has|shows?|forecast(?:s|ing)?|an?|the"
    r"|in-year|report(?:s|ed|ing)|projects?|project(?:ed|ing)|faces?|facing|current))*"
    r" pressures? ",
    re.IGNORECASE,
)
_ON_IT = re.compile(
    rf"\W*(?:\([^)]*\) )?(?:on|in|for|within|against) {_ON_GRANT}", re.IGNORECASE
)
# "With the overspend for 2023/24 it will be £22m at 31 March": with a year's added.
_WITH_A_YEARS = re.compile(
    r"\W*(?:with|adding|after|including|once|given) (?:the|this|that|its|an?) "
    r"(?:[\w-]+ ){0,4}?(?:over|under)-?spen[dt]s?\b(?! of £)[^.;]*"
    r"\b(?:it|this|deficit|balance|reserve|position)\b",
    re.IGNORECASE,
)
# "The in-year surplus of £1m reduced the cumulative deficit": each has its own word.
_NAMED_FLOW = re.compile(
    r"\b(?:(?P<year>in-year)|(?P<whole>cumulative|accumulated)) (?:[\w-]+ ){0,2}?"
    r"(?:surplus|deficit|overspend|underspend|shortfall|position|balance) of $"
    r"|\b(?P<brought>deficit|surplus|balance) (?:brought|carried) forward of $",
    re.IGNORECASE,
)
_BROUGHT_IN = re.compile(r"\s*(?:brought|carried) forward\b", re.IGNORECASE)
# "It was forecast to be in deficit by £2.9m at 31 March"
_STANDS = re.compile(r"\bin (?:deficit|surplus|the red) (?:by|of) $", re.IGNORECASE)


def flow_of(
    clause: Clause, measure: Measure, *, as_at: str | None, again: str | None
) -> Flow | None:
    """Return a balance or one year's; what takes a balance to another is a year's.

    `again` is the sentence before, where this one says the same again.
    """
    is_year = _ADDED.match(clause.rest) or is_unfunded(clause)
    if measure is Measure.DSG_DEFICIT and is_year:
        return Flow.IN_YEAR
    is_added_to = closing_year(as_at) and _WITH_A_YEARS.match(clause.before)
    is_standing = as_at and _STANDS.search(clause.before)
    if measure is Measure.DSG_DEFICIT and (is_standing or is_added_to):
        return Flow.CUMULATIVE
    if measure is Measure.RESERVES and closing_year(as_at):
        return Flow.CUMULATIVE
    named = _NAMED_FLOW.search(clause.before)
    if measure is Measure.DSG_DEFICIT and _BROUGHT_IN.match(clause.rest):
        return Flow.CUMULATIVE
    if measure is Measure.DSG_DEFICIT and named:
        return Flow.IN_YEAR if named["year"] else Flow.CUMULATIVE
    said = find_flow(measure, (clause.text,))
    if said is None and measure is Measure.DSG_DEFICIT:
        said = find_beside(FLOWS, clause.lead, "")
    return said or find_flow(measure, (clause.sentence, again), as_at=as_at)


def is_unfunded(clause: Clause) -> bool:
    """Return whether an amount is what is spent over the grant, or a pressure on it."""
    before = clause.before
    if _MORE_THAN_FUNDED.match(clause.rest) or _EXCEEDS_GRANT.search(before):
        return True
    is_of_it = _OF_GRANT.search(before) or _ON_IT.match(clause.rest)
    return bool(_PRESSURE.search(before) and is_of_it)
