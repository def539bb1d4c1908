"""The field's words and the coordinates they stand for, once for papers and questions.

Each table is tried from the top; the first pattern that is found gives the coordinate.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from corpus.records import (
    Basis,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
    Unit,
)

_Coordinate = TypeVar("_Coordinate")
_Table = tuple[tuple[_Coordinate, re.Pattern[str]], ...]


def _table(*rows: tuple[_Coordinate, str]) -> _Table[_Coordinate]:
    return tuple((value, re.compile(words, re.IGNORECASE)) for value, words in rows)


_PLAN = r"(?:ehcps?|ehc plans?|education,? health (?:and|&) care (?:plans?|needs))"
_HIGH_NEEDS = r"(?:high needs?|hnb|hnf)"
_VALVE = r"(?:safety valve|\bsv\b|psv)"

MEASURES: _Table[Measure] = _table(
    (Measure.BACKLOG, r"\bbacklogs?\b|\b(?:a)?waiting (?:for |specialist|list)"),
    (
        Measure.TIMELINESS,
        r"\btimel(?:iness|y)\b|\b\d+[ -]weeks?\b|\bon time\b|in[ -]year annual review",
    ),
    (Measure.RESERVES, r"(?<!unusable )\breserves?\b(?! (?:position|list))"),
    (Measure.CAPITAL, r"\bcapital\b|\bdfe grant\b"),
    (
        Measure.SAVING,
        r"\bsavings?\b|\bsaves?\b|\bcost avoidance\b|\bcost reductions?\b",
    ),
    (
        Measure.TRANSFER,
        r"\b(?:block )?transfer(?:red|s)?\b|\bschools?'? block funding\b",
    ),
    (
        Measure.DSG_DEFICIT,
        r"\bdeficits?\b|\bover-?spen[dt]s?\b|\bunder-?spen[dt]s?\b|\bvariances?\b"
        r"|\bshortfall\b|\bfunding gap\b|\bin the red\b|\bgap\b"
        r"|\bin[- ]year (?:surplus|balance|position)\b|\bnet position\b"
        r"|\bmore (?:on .*)?than the (?:funding|grant|government grant)\b"
        r"|\badverse\b|\bnegative impact\b|\bdsg (?:balance|position|surplus)\b",
    ),
    (
        Measure.SAFETY_VALVE_FUNDING,
        rf"{_VALVE}[^.]*\b(?:fund|payment|paid|agree|award|grant|secured|receiv|amount)"
        rf"|\b(?:fund|payment|paid|award|secured|receiv)[^.]*{_VALVE}"
        r"|\badditional dsg\b|\bdfe (?:payments?|contribution|funding)\b"
        r"|\bunder the agreement\b|\btranches?\b|\bsecured\b|\breceiv(?:ed|ing)\b",
    ),
    (
        Measure.HIGH_NEEDS_SPEND,
        rf"{_HIGH_NEEDS}[^.]*\b(?:spen[dt]|spending|expenditure|costs?)\b"
        rf"|\b(?:spen[dt]|spending|expenditure)\b[^.]*{_HIGH_NEEDS}"
        r"|\bestimated spend\b|\btotal expenditure\b",
    ),
    (
        Measure.PLACEMENT_COST,
        r"\bplacements?\b|\bplaces\b|\btop-?ups?\b|\bout of (?:borough|area|county)\b"
        r"|\bfees\b|\bspecial schools\b",
    ),
    (
        Measure.HIGH_NEEDS_FUNDING,
        rf"{_HIGH_NEEDS}(?: block)?(?: (?:funding|grant|allocation|budget|income|dsg))?"
        r"|\bfunding allocated\b|\bdsg (?:grant|allocation|income|funding)\b",
    ),
    (
        Measure.FUNDING_REQUEST,
        r"\brequest(?:ed|s|ing)?\b|\badditional resources?\b|\bbid\b|\bapprove\b"
        r"|\bapplication for\b|\bresource requests?\b|\boncosts\b|\bon costs\b",
    ),
    (Measure.EHCP_COUNT, rf"\b{_PLAN}\b|\bplans\b"),
)

BLOCKS: _Table[FundingBlock] = _table(
    (FundingBlock.HIGH_NEEDS, rf"\b{_HIGH_NEEDS}\b"),
    (FundingBlock.EARLY_YEARS, r"\bearly years\b(?= block| deficit|$)"),
    (FundingBlock.CENTRAL, r"\bcentral school services\b|\bcssb\b"),
    (FundingBlock.DSG, r"\bdsg\b|\bdedicated schools grant\b"),
    (FundingBlock.SCHOOLS, r"\bschools? block\b"),
)

FLOWS: _Table[Flow] = _table(
    (
        Flow.IN_YEAR,
        r"\bin[- ]year\b|\bannual(?:ly)?\b|\bper annum\b|\bp\.?a\b|\beach year\b"
        r"|\ba year\b|\bover-?spen[dt]s?\b|\bunder-?spen[dt]s?\b|\bvariance\b"
        r"|\bfunding gap\b|\bmore (?:on .*)?than the (?:funding|grant)\b",
    ),
    (
        Flow.CUMULATIVE,
        r"\bcumulative\b|\baccumulat\w+\b|\bbalances?\b|\bbrought forward\b"
        r"|\bcarried forward\b|\bdsg deficit\b|\bdeficit (?:as )?at\b|\breserves?\b"
        r"|\bdeficit position\b|\bas (?:at|of) (?:the )?31(?:st)? march\b",
    ),
)

BASES: _Table[Basis] = _table(
    (Basis.OUTTURN, r"\boutturn\b|\bactuals?\b|\baudited\b|\bfinal accounts\b"),
    (
        Basis.FORECAST,
        r"\bforecasts?\b|\bproject(?:ed|ions?)\b|\bpredict(?:ed|ions?)\b|\bexpected\b"
        r"|\banticipated\b|\btrajectory\b|\blikely to\b",
    ),
    (Basis.BUDGET, r"\bbudget(?:ed|ing|s)?\b"),
    (Basis.ESTIMATE, r"\best(?:imate[ds]?)?\b|\bestimating\b"),
    (Basis.AGREEMENT, r"\bagree(?:d|ment)\b|\bsecured\b|\bsigned\b"),
    (Basis.PLAN, r"\bplan(?:ned|s)?\b(?! and| of|$)|\bproposed\b|\btargets?\b"),
)

SCENARIOS: _Table[Scenario] = _table(
    (
        Scenario.UNMITIGATED,
        r"\bunmitigated\b|\bcurrent trajector(?:y|ies)\b|\bdo(?:ing)? nothing\b"
        r"|\bwithout (?:mitigation|the plan|action|intervention)\b|\bno mitigation"
        r"|\bif nothing (?:changes|is done)\b|\bbefore mitigation|\bno change\b"
        r"|\bcarr(?:y|ies) on (?:as|like)\b|\bnothing changes\b",
    ),
    (
        Scenario.MITIGATED,
        r"\bmitigated\b|\bafter mitigation|\bwith mitigation"
        r"|\b(?:assuming|if|when|where)\b[^.]*\b(?:success\w*|succeed\w*|works?\b"
        r"|deliver(?:ed|s)?|on track|goes to plan|land)"
        r"|\bplan (?:succeeds|works|is delivered)\b",
    ),
)

SAFETY_VALVES: _Table[SafetyValve] = _table(
    (
        SafetyValve.GROSS,
        rf"\b(?:exclud\w+|before|without|gross of|prior to|not including)\b[^.]{{0,40}}"
        rf"(?:{_VALVE}|dfe (?:payments?|contribution|funding))",
    ),
    (
        SafetyValve.NET,
        r"\b(?:includ\w+|after|net of|assum\w+)\b[^.]{0,60}"
        rf"(?:{_VALVE}|additional dsg|dfe (?:payments?|contribution|funding))",
    ),
)

STAGES: _Table[Stage] = _table(
    (Stage.REMAINING, r"\bremaining (?:tranches?|balance|funding|payments?)\b"),
    (Stage.WITHHELD, r"\bwithheld\b|\bsuspended\b"),
    (Stage.RECEIVED, r"\breceiv(?:ed|ing)\b|\bpaid\b|\barrived\b"),
    (Stage.AGREED, r"\bagree(?:d|ment)\b|\bsecured?\b|\bawarded\b|\bup to\b"),
)

_GROWTH = re.compile(
    r"\b(?:increas|grow|grew|rise|rose|risen|fell|fall|decreas)\w*",
    re.IGNORECASE,
)
_PLAN_WORDS = re.compile(rf"\b{_PLAN}\b", re.IGNORECASE)


def find_coordinate(
    table: _Table[_Coordinate], texts: Iterable[str | None]
) -> _Coordinate | None:
    """Return the coordinate said by the first of `texts` that says one.

    `texts` go from the nearest to the number outwards.
    """
    for text in texts:
        if text:
            for value, pattern in table:
                if pattern.search(text):
                    return value
    return None


def find_measure(texts: Sequence[str | None], unit: Unit) -> Measure:
    """Return what a number in `unit` measures, by the nearest text that says so."""
    measure = find_coordinate(_measures_of(unit), texts) or Measure.OTHER
    return _of_plans(measure, " ".join(filter(None, texts)), unit)


def find_measure_beside(
    before: str, after: str, texts: Sequence[str | None], unit: Unit
) -> Measure:
    """Return what a number between `before` and `after` measures.

    Of what its clause names, the nearest words before it count, then those after it;
    `texts` only where the clause names nothing.
    """
    table = _measures_of(unit)
    ends = [
        (match.end(), -index, measure)
        for index, (measure, pattern) in enumerate(table)
        for match in pattern.finditer(before)
    ]
    if ends:
        return _of_plans(max(ends)[2], before + after, unit)
    starts = [
        (match.start(), index, measure)
        for index, (measure, pattern) in enumerate(table)
        if (match := pattern.search(after))
    ]
    if starts:
        return _of_plans(min(starts)[2], before + after, unit)
    return find_measure(texts, unit)


def _measures_of(unit: Unit) -> _Table[Measure]:
    """What can be counted is not what can be paid."""
    if unit is Unit.PERCENT:
        return MEASURES
    of_counts = {Measure.BACKLOG, Measure.EHCP_COUNT}
    if unit is Unit.COUNT:
        return tuple(row for row in MEASURES if row[0] in of_counts)
    not_money = of_counts | {Measure.TIMELINESS}
    return tuple(row for row in MEASURES if row[0] not in not_money)


def _of_plans(measure: Measure, said: str, unit: Unit) -> Measure:
    """A percentage of plans is a share of them, or how their number grew."""
    vague = {Measure.EHCP_COUNT, Measure.PLACEMENT_COST, Measure.OTHER}
    if unit is Unit.PERCENT and measure in vague and _PLAN_WORDS.search(said):
        return Measure.EHCP_COUNT if _GROWTH.search(said) else Measure.EHCP_SHARE
    return measure
