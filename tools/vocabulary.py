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
# "The improvement plan has 8 priorities" plans no figure; nor is an EHC plan a basis.
_OTHER_PLANS = "".join(
    rf"(?<!{word} )"
    for word in (
        *("improvement", "care", "ehc", "ehcp", "action", "strategic", "development"),
        *("education", "sufficiency", "service", "workforce", "business", "area"),
        *("with a", "have a", "has a", "new"),
    )
)
_HIGH_NEEDS = r"(?:high needs?|hnb|hnf)"
_VALVE = r"(?:safety valve|\bsv\b|psv)"

MEASURES: _Table[Measure] = _table(
    (Measure.BACKLOG, r"\bbacklogs?\b|\b(?:a)?waiting (?:for |specialist|list)"),
    (
        Measure.TIMELINESS,
        r"\btimel(?:iness|y)\b|\b\d+[ -]weeks?\b|\bon time\b|in[ -]year annual review",
    ),
    (
        Measure.RESERVES,
        r"(?<!unusable )(?<!dsg )(?<!grant )\breserves?\b(?! (?:position|list))",
    ),
    (Measure.CAPITAL, r"\bcapital\b|\bdfe grant\b"),
    (
        Measure.SAVING,
        r"\bsavings?\b|\befficienc(?:y|ies)\b|(?<!invest-to-)(?<!invest to )\bsaves?\b"
        r"|\bcost avoidance\b|\bcost reductions?\b",
    ),
    (
        Measure.TRANSFER,
        r"\b(?:block )?transfer(?:red|s)?\b|\bschools?'? block funding\b",
    ),
    (
        Measure.DSG_DEFICIT,
        r"\bdeficits?\b(?! (?:management|recovery|reduction|mitigation)? ?plan)"
        r"|\bover-?spen[dt]s?\b|\bunder-?spen[dt]s?\b|\bvariances?\b|\bshortfall\b"
        r"|\bfunding gap\b|\bin the red\b|\bgap\b|\boverdrawn\b"
        r"|\bin[- ]year (?:surplus|balance|position)\b|\bnet position\b"
        r"|\bmore (?:on .*)?than the (?:funding|grant|government grant)\b"
        r"|\badverse\b|\bnegative impact\b"
        r"|\bdsg (?:balance|position|surplus|reserve|adjustment)\b"
        r"|\bsurplus\b(?! balances?| places?| land| assets?| capacity| funds)",
    ),
    (
        Measure.SAFETY_VALVE_FUNDING,
        rf"{_VALVE}[^.]*\b(?:fund|payment|paid|agree|award|grant|secured|receiv|amount"
        r"|contribut)"
        rf"|\b(?:fund|payment|paid|award|secured|receiv)[^.]*{_VALVE}"
        r"|\badditional dsg\b|\bdfe (?:payments?|contributions?|funding)\b"
        r"|\b(?:dfe|department for education)\b[^.]{0,60}\b(?:pays?|paid|add)\b"
        r"|\b(?:first|second|third|next|final|last) payment\b|\bagreement is worth\b"
        r"|\bunder the agreement\b|\btranches?\b|\bsecured\b|\breceiv(?:ed|ing)\b",
    ),
    (
        Measure.HIGH_NEEDS_SPEND,
        rf"{_HIGH_NEEDS}[^.]*\b(?:spen[dt]|spending|expenditure|costs?)\b"
        rf"|\b(?:spen[dt]|spending|expenditure)\b[^.]*{_HIGH_NEEDS}"
        r"|\bestimated spend\b",
    ),
    (
        Measure.PLACEMENT_COST,
        r"\bplacements?\b|\bplaces\b|\btop[- ]?ups?\b"
        r"|\bout of (?:borough|area|county)\b"
        r"|\bfees\b|\bspecial schools\b",
    ),
    (
        Measure.HIGH_NEEDS_FUNDING,
        rf"{_HIGH_NEEDS}(?: block)?(?: (?:funding|grant|allocation|budget|income|dsg))?"
        r"|\bfunding allocated\b",
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
        r"|\ba year\b|(?<!total )(?<!accumulated )\bover-?spen[dt]s?\b"
        r"|\bunder-?spen[dt]s?\b|\bvariances?\b"
        r"|\bfunding gap\b|\bmore (?:on .*)?than the (?:funding|grant)\b",
    ),
    (
        Flow.CUMULATIVE,
        r"\bcumulative\b|\baccumulat\w+\b|\btotal over-?spen[dt]\b|\bbalances?\b"
        r"|\bbrought forward\b"
        r"|\bcarried forward\b|\bdsg deficit\b|\bdeficit (?:as )?at\b|\breserves?\b"
        r"|\bdeficit position\b|\bas (?:at|of) (?:the )?31(?:st)? march\b",
    ),
)

BASES: _Table[Basis] = _table(
    (
        Basis.FORECAST,
        r"\b(?:forecast|projected|predicted|estimated|expected|anticipated)"
        r" (?:year[- ]end |final )?outturn\b|\boutturn (?:forecast|projection)\b",
    ),
    (Basis.OUTTURN, r"\boutturn\b|\bactuals?\b|\baudited\b|\bfinal accounts\b"),
    (
        Basis.AGREEMENT,
        r"\bagreed (?:trajectory|profile|position|plan)\b|\bper (?:the )?agreement\b"
        r"|\bagreement (?:target|profile|trajectory)\b",
    ),
    (
        Basis.FORECAST,
        r"\bforecasts?\b|\bproject(?:ed|ions?)\b|\bpredict(?:ed|ions?)\b|\bexpected\b"
        r"|\banticipated\b|\btrajectory\b|\blikely to\b"
        r"|\bset to\b|\bon course (?:to|for)\b",
    ),
    (
        Basis.BUDGET,
        r"\bbudget(?:ed|ing|s)?\b(?! (?:overview|report|monitoring|process|framework"
        r"|setting|book|gap|consultation|holder))",
    ),
    (Basis.ESTIMATE, r"\best(?:imate[ds]?)?\b|\bestimating\b"),
    (
        Basis.AGREEMENT,
        r"\bagreed\b|(?<!before the )(?<!without the )(?<!since the )(?<!after the )"
        r"(?<!without an )\bagreement\b|\bsecured\b|\bsigned\b",
    ),
    (
        Basis.PLAN,
        rf"\bplanned\b|\bproposed\b|\btargets?\b"
        rf"|{_OTHER_PLANS}\bplans?\b"
        r"(?! and| of|$| (?:were|are|have) | issued| maintained| in place)",
    ),
)

SCENARIOS: _Table[Scenario] = _table(
    (
        Scenario.UNMITIGATED,
        r"\bunmitigated\b|\babsence of (?:any )?mitigation"
        r"|\bcurrent trajector(?:y|ies)\b|\bdo(?:ing)? nothing\b"
        r"|\bwithout (?:mitigation|the plan|action|intervention)\b|\bno mitigation"
        r"|\bif nothing (?:changes|is done)\b|\bbefore mitigation|\bno change\b"
        r"|\bcarr(?:y|ies) on (?:as|like)\b|\bnothing changes\b",
    ),
    (
        Scenario.MITIGATED,
        r"\bmitigated\b|\bwith the plan\b|\bafter mitigation|\bwith mitigation"
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
    (
        Stage.REMAINING,
        r"\bremaining (?:tranches?|balance|funding|payments?)\b(?! of (?:the )?£)"
        r"|\bremains?\b(?! of)|\b(?:still|yet) to be (?:paid|received)\b",
    ),
    (Stage.WITHHELD, r"\bwithheld\b|\bsuspended\b"),
    (Stage.RECEIVED, r"\breceiv(?:ed|ing)\b|\bpaid\b|\barrived\b"),
    (Stage.AGREED, r"\bagree(?:d|ment)\b|\bsecured?\b|\bawarded\b|\bup to\b"),
)

_VALVE_NEAR = re.compile(
    rf"{_VALVE}|\bdfe\b[^.]*\bagreement|\bagreement\b[^.]*\bdfe\b|\badditional dsg\b",
    re.IGNORECASE,
)
_VALVE_SAID = re.compile(_VALVE, re.IGNORECASE)
_CAPITAL_SAID = re.compile(r"\bcapital\b", re.IGNORECASE)
_GROWTH_BEFORE = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*"
    r"(?:\s+\w+){0,2}?\s*\W?$",
    re.IGNORECASE,
)
_GROWTH_WORD = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*", re.IGNORECASE
)
_GROWTH_AFTER = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:increas|growth|rise|fall|decreas|reduction)\w*",
    re.IGNORECASE,
)
# "Received" is said of much besides Safety Valve payments.
_LOOSE = r"|\bsecured\b|\breceiv(?:ed|ing)\b"
_TIGHT_VALVE = next(
    re.compile(pattern.pattern.removesuffix(_LOOSE), re.IGNORECASE)
    for measure, pattern in MEASURES
    if measure is Measure.SAFETY_VALVE_FUNDING
)
_BARE_HIGH_NEEDS = re.compile(rf"{_HIGH_NEEDS}", re.IGNORECASE)
_FUNDED = re.compile(
    r"\b(?:fund\w*|grants?|allocat\w+|budget\w*|income|provid\w+)\b", re.IGNORECASE
)
_GRANT_OF = re.compile(
    r"\b(?:funding|grant|allocation|income)\s+(?:of|was|is|at)\s*$", re.IGNORECASE
)
# What carrying a deficit costs is no deficit.
_FINANCING = re.compile(
    r"\bborrowing\b|\binterest\b|\bfore?gone\b"
    r"|\bcost of (?:financing|carrying|funding)",
    re.IGNORECASE,
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
_OF_A_LIST = _OF_SECTIONS - {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
# What the sentence before may say of the one that goes on from it.
_OF_THE_SENTENCE_BEFORE = frozenset(
    {
        *(Measure.CAPITAL, Measure.SAVING, Measure.TRANSFER, Measure.EHCP_COUNT),
        *(Measure.TIMELINESS, Measure.BACKLOG),
    }
)
# "It was £5.0m": what it was, the sentence before has said.
_GOES_ON = re.compile(
    r"\b(?:it|this|that) (?:is|was|has|had|stood|will|would|could|rose|grew|fell)\b"
    r"(?: \w+){0,3} $",
    re.IGNORECASE,
)
_NATURES = tuple(row for row in MEASURES if row[0] in {Measure.SAVING, Measure.CAPITAL})
_DIFFERENCE = re.compile(
    r"\bvariances?\b|\b(?:over|under)-?\s?spen[dt]\w*|\bdeficits?\b|\bsurplus\b",
    re.IGNORECASE,
)
_OF_THE_GRANT = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.OTHER})
_GRANT_SAID = re.compile(rf"\bdsg\b|\bdedicated schools|{_HIGH_NEEDS}", re.IGNORECASE)
_BALANCE_SAID = re.compile(
    r"\b(?:closing|opening|year[- ]end|cumulative|net) (?:balance|position)\b"
    r"|\b(?:brought|carried) forward\b|\b[bc]/f\b|\bbalance (?:[bc]/f|at)\b",
    re.IGNORECASE,
)
# Over a row called "High needs" these columns are of what is spent.
_SPENT_OVER = re.compile(r"\boutturn\b|\bactuals?\b|\bforecast\b", re.IGNORECASE)
_SPENT_SAID = re.compile(r"\bspen[dt](?:ing)?\b|\bexpenditure\b", re.IGNORECASE)
_NAMED_FOR = frozenset(
    {
        *(Measure.PLACEMENT_COST, Measure.TRANSFER, Measure.HIGH_NEEDS_FUNDING),
        *(Measure.FUNDING_REQUEST, Measure.HIGH_NEEDS_SPEND, Measure.OTHER),
    }
)
_PLAN_WORDS = re.compile(rf"\b{_PLAN}\b", re.IGNORECASE)
# Beyond a relative clause, or so many characters, words after a number are of others.
_RELATIVE = re.compile(r"\b(?:which|that|who|where|whereas|while|because)\b")
_AFTER_LIMIT = 90


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


def find_beside(
    table: _Table[_Coordinate], before: str, after: str
) -> _Coordinate | None:
    """Return what the words beside a number say: the last before it, else after it."""
    ends = [
        (match.end(), match.end() - match.start(), -index, value)
        for index, (value, pattern) in enumerate(table)
        for match in pattern.finditer(before)
    ]
    if ends:
        return max(ends, key=lambda end: end[:3])[3]
    near = _RELATIVE.split(after[:_AFTER_LIMIT], maxsplit=1)[0]
    starts = [
        (match.start(), index, value)
        for index, (value, pattern) in enumerate(table)
        if (match := pattern.search(near))
    ]
    return min(starts, key=lambda start: start[:2])[2] if starts else None


def find_measure(
    texts: Sequence[str | None], unit: Unit, *, background: Sequence[str | None] = ()
) -> Measure:
    """Return what a number in `unit` measures, by the nearest text that says so.

    Args:
        texts: What is said of the number, nearest first.
        unit: What is counted is not what is paid.
        background: The sentence before and the headings, nearest first; under "Our
            deficit" stand many amounts that are none.
    """
    table = _measures_of(unit, (*texts, *background))
    measure = find_coordinate(table, texts)
    if measure is None:
        rest = tuple(row for row in table if row[0] in _OF_SECTIONS)
        measure = find_coordinate(rest, background) or Measure.OTHER
    said = " ".join(filter(None, (*texts, *background)))
    return _of_plans(measure, said, unit, is_growth=False)


def find_cell_measure(
    rows: Sequence[str],
    over: Sequence[str | None],
    unit: Unit,
    *,
    background: Sequence[str | None],
) -> Measure:
    """Return what a cell measures: by its row, its columns and caption, its section.

    Args:
        rows: The row's headings, nearest first.
        over: The column's headings, nearest first, and then the caption or None.
        unit: The cell's.
        background: The sentence before the table and the headings, nearest first.
    """
    measure = find_measure((*rows, *over), unit, background=background)
    if unit is not Unit.GBP or measure not in _NAMED_FOR:
        return measure
    if any(_DIFFERENCE.search(text or "") for text in over[:-1]):
        return Measure.DSG_DEFICIT
    if nature := find_coordinate(_NATURES, over):
        return nature
    own = " ".join((*rows[:1], *filter(None, over[:-1])))
    around = " ".join(filter(None, (*rows, *over, *background)))
    is_grant = bool(_GRANT_SAID.search(around)) and measure in _OF_THE_GRANT
    if is_grant and _BALANCE_SAID.search(own):
        return Measure.DSG_DEFICIT
    is_high_needs = any(
        _BARE_HIGH_NEEDS.search(x or "") for x in (*rows, *over, *background[1:2])
    )
    is_spent = _SPENT_SAID.search(own) or (
        _SPENT_OVER.search(" ".join(filter(None, over[:-1])))
        and not _FUNDED.search(rows[0] if rows else "")
    )
    if is_grant and is_high_needs and is_spent:
        return Measure.HIGH_NEEDS_SPEND
    return measure


def find_measure_beside(
    before: str,
    after: str,
    sentence: str,
    unit: Unit,
    *,
    earlier: str | None = None,
    background: Sequence[str | None] = (),
) -> Measure:
    """Return what a number between `before` and `after` measures.

    What is said last before it decides, else what is said first after it; the rest of
    the `sentence`, the one `earlier` and `background` only where its clause names
    nothing.

    Args:
        before: The number's own clause, up to it.
        after: Its own clause, from it on.
        sentence: All of its sentence.
        unit: Its own.
        earlier: The sentence before, in the same paragraph.
        background: The headings over it, nearest first, then what the paper is about.
    """
    clause = f"{before} # {after}"
    said = (clause, sentence, earlier)
    table = _measures_of(unit, (*said, *background))
    if not any(_VALVE_NEAR.search(text or "") for text in (*said, *background[:1])):
        table = _without_loose(table)
    if unit is Unit.GBP and not _FUNDED.search(sentence):
        table = tuple(row for row in table if row[0] is not Measure.HIGH_NEEDS_FUNDING)
    measure = _beside(table, before, after, sentence)
    if measure is Measure.SAFETY_VALVE_FUNDING and _is_capital(said):
        return Measure.CAPITAL
    loose = {Measure.RESERVES}
    if unit is Unit.PERCENT:
        loose.add(Measure.DSG_DEFICIT)
    sure = tuple(row for row in table if row[0] not in loose)
    measure = measure or find_coordinate(sure, (sentence,))
    if measure is None and earlier:
        rows = tuple(row for row in sure if row[0] in _OF_THE_SENTENCE_BEFORE)
        goes_on = bool(_GOES_ON.search(before))
        measure = find_coordinate(sure if goes_on else rows, (earlier,))
    if measure is None:
        rows = tuple(row for row in sure if row[0] in _OF_A_LIST)
        measure = find_coordinate(rows, background) or Measure.OTHER
    is_growth = bool(_GROWTH_BEFORE.search(before) or _GROWTH_AFTER.search(after))
    is_again = before.endswith(" by ") and bool(_GROWTH_WORD.search(sentence))
    whole = " ".join(filter(None, (*said, *background[:1])))
    return _of_plans(measure, whole, unit, is_growth=is_growth or is_again)


def _beside(
    table: _Table[Measure], before: str, after: str, sentence: str
) -> Measure | None:
    """What the clause alone says, what it costs to carry a deficit told from it."""
    if _FINANCING.search(f"{before} # {after[:_AFTER_LIMIT]}"):
        return Measure.OTHER
    if _GRANT_OF.search(before) and _BARE_HIGH_NEEDS.search(sentence):
        return Measure.HIGH_NEEDS_FUNDING
    on_time = tuple(row for row in table if row[0] is Measure.TIMELINESS)
    return find_coordinate(on_time, (before, after)) or find_beside(
        table, before, after
    )


def _without_loose(table: _Table[Measure]) -> _Table[Measure]:
    """The measures without "received" and "secured", which name no payment alone."""
    return tuple(
        (measure, _TIGHT_VALVE if measure is Measure.SAFETY_VALVE_FUNDING else pattern)
        for measure, pattern in table
    )


def _is_capital(said: Sequence[str | None]) -> bool:
    is_valve = _VALVE_SAID.search(said[0] or "")
    return not is_valve and any(_CAPITAL_SAID.search(text or "") for text in said)


def _measures_of(unit: Unit, said: Sequence[str | None]) -> _Table[Measure]:
    """What can be counted is not what can be paid; "received" alone is no payment."""
    of_counts = {Measure.BACKLOG, Measure.EHCP_COUNT}
    if unit is Unit.COUNT:
        return tuple(row for row in MEASURES if row[0] in of_counts)
    of_money = {Measure.SAFETY_VALVE_FUNDING, Measure.FUNDING_REQUEST, Measure.RESERVES}
    if unit is Unit.PERCENT:
        return tuple(row for row in MEASURES if row[0] not in of_money)
    left_out = of_counts | {Measure.TIMELINESS}
    if not any(_VALVE_NEAR.search(text or "") for text in said):
        left_out |= {Measure.SAFETY_VALVE_FUNDING}
    return tuple(row for row in MEASURES if row[0] not in left_out)


def _of_plans(measure: Measure, said: str, unit: Unit, *, is_growth: bool) -> Measure:
    """A percentage of plans is a share of them, or how their number grew."""
    vague = {
        *(Measure.EHCP_COUNT, Measure.EHCP_SHARE),
        *(Measure.PLACEMENT_COST, Measure.OTHER),
    }
    if unit is Unit.PERCENT and measure in vague and _PLAN_WORDS.search(said):
        return Measure.EHCP_COUNT if is_growth else Measure.EHCP_SHARE
    return measure
