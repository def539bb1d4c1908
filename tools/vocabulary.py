"""The field's words and the coordinates they stand for, once for papers and questions.

Each table is tried from the top; the first pattern that is found gives the coordinate.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from corpus.note_marks import without_marks
from corpus.records import (
    Basis,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
)

_Coordinate = TypeVar("_Coordinate")
WordTable = tuple[tuple[_Coordinate, re.Pattern[str]], ...]


def _table(*rows: tuple[_Coordinate, str]) -> WordTable[_Coordinate]:
    return tuple((value, re.compile(words, re.IGNORECASE)) for value, words in rows)


# Names of things, to stand inside a pattern.
PLAN = r"(?:ehcps?|ehc plans?|education,? health (?:and|&) care (?:plans?|needs))"
HIGH_NEEDS = r"(?:high needs?|hnb|hnf)"
VALVE = r"(?:safety valve|\bsv\b|psv)"
# What carrying a deficit costs is no deficit.
FINANCING = re.compile(
    r"\bborrowing\b|\binterest\b|\bfore?gone\b"
    r"|\bcosts?\b[^.;,]{0,40}? of (?:financing|carrying|funding|servicing)\b"
    r"|\bcost(?:s|ing)?\b[^.;,?]{0,40}? to (?:finance|carry|fund|service)\b"
    r"|\b(?:pay|pays|paid|paying) (?:for )?(?:carrying|financing|servicing)\b"
    r"|\b(?:carrying|financing|servicing)\b[^.;,?]{0,40}? costs?\b",
    re.IGNORECASE,
)
# By how much a column is off its budget; a price or a contract varies otherwise.
VARIANCE = r"\b(?:variances?|(?<!contract )(?<!price )variations?(?! (?:in|order)\b))\b"
# A deficit and a surplus in one heading: "Over / (under) spend", "Pressure/(saving)".
OVER_OR_UNDER = (
    r"\b(?:(?:over|under)\W{1,4}(?:over|under)\b(?!-?fives|\s\d)"
    r"|(?:pressures?|adverse)\s?/\s?\(?(?:savings?|favourable|benefits?)\b"
    r"|(?:savings?|favourable)\)?\s?/\s?\(?(?:pressures?|adverse)\b)"
)
# "The improvement plan has 8 priorities" plans no figure; nor is an EHC plan a basis.
_OTHER_PLANS = "".join(
    rf"(?<!{word} )"
    for word in (
        *("improvement", "care", "ehc", "ehcp", "action", "strategic", "development"),
        *("education", "sufficiency", "service", "workforce", "business", "area"),
        *("with a", "have a", "has a", "new"),
    )
)

MEASURES: WordTable[Measure] = _table(
    (
        Measure.BACKLOG,
        r"\bbacklogs?\b|\b(?:a)?waiting (?:for |specialist|list)|\boverdue\b"
        r"|\breviews?\b[^.]*\boutstanding\b|\boutstanding\b[^.]*\breviews?\b",
    ),
    (
        Measure.TIMELINESS,
        r"\btimel(?:iness|y)\b|\b\d+[ -]weeks?\b|\bon time\b|in[ -]year annual review",
    ),
    (
        Measure.RESERVES,
        r"(?<!unusable )(?<!negative )(?<!dsg )(?<!grant )(?<!dsg earmarked )"
        r"(?<!grant earmarked )\breserves?\b"
        r"(?! (?:position|list))|\bgeneral fund (?:working )?balances?\b",
    ),
    (
        Measure.CAPITAL,
        r"\b(?:high needs (?:provision )?)?capital\b|\bdfe grant\b",
    ),
    (
        Measure.SAVING,
        r"(?<!/)(?<!/ )(?<!/\()(?<!/ \()\bsavings?\b(?!\)?\s?/)"
        r"|\befficienc(?:y|ies)\b"
        r"|(?<!invest-to-)(?<!invest to )(?<!/)(?<!/ )(?<!/\()(?<!/ \()\bsaves?\b"
        r"|\bcost avoidance\b|\bcost reductions?\b",
    ),
    (
        Measure.TRANSFER,
        r"\b(?:block )?transfer(?:red|s)?\b|\bschools?'? block funding\b",
    ),
    (
        Measure.DSG_DEFICIT,
        r"\bdeficits?\b(?! (?:management|recovery|reduction|mitigation)? ?plan)"
        r"|\bover-?spen[dt]s?\b|\bunder-?spen[dt]s?\b|\bshortfall\b"
        rf"|{OVER_OR_UNDER}|{VARIANCE}"
        r"|\bfunding gap\b|\bin the red\b|\bgap\b|\boverdrawn\b"
        r"|\bin[- ]year (?:surplus|position|figure|result)\b|\bnet position\b"
        r"|(?<!\breach an )(?<!\breaching an )(?<!\bpositive )\bin[- ]year balance\b"
        r"|\bmore (?:on .*)?than the (?:funding|grant|government grant|income)\b"
        r"|\badverse\b|\bnegative impact\b"
        r"|\b(?:dsg|schools grant) (?:balances?|positions?|surplus(?:es)?|adjustment"
        r"|(?:earmarked )?reserves?)\b"
        r"|\bnegative (?:dsg |grant )?(?:reserves?|balances?)\b|\bin[- ]year pressure\b"
        r"|\bsurplus(?:es)?\b(?! held by| balances?| places?| land| assets?| capacity"
        r"| funds)",
    ),
    (
        Measure.SAFETY_VALVE_FUNDING,
        rf"{VALVE}[^.]*\b(?:fund|payment|paid|agree|award|grant|secured|receiv|amount"
        r"|money|cash"
        r"|contribut)"
        rf"|\b(?:fund|payment|paid|award|secured|receiv)[^.]*{VALVE}"
        rf"|\bg[eo]t(?:s|ting)?\b[^.]{{0,30}}\bfrom (?:the |its |our )?{VALVE}"
        rf"|\b(?:g[eo]ts?|due|owed)\b[^.?]{{0,60}}\b(?:under|from)"
        rf" (?:the |its |our )?{VALVE}"
        r"|\badditional dsg\b|\bdfe (?:payments?|contributions?|funding)\b"
        r"|\b(?:payments?|contributions?) (?:from|by) (?:the )?(?:dfe|department for)\b"
        r"|\binto (?:its|the|an|our) (?:safety valve )?agreement\b"
        r"|\b(?:dfe|department(?: for education)?)\b[^.]{0,60}"
        r"\b(?:pays?|paid|add|contribute[sd]?|(?:will|would|to) provide)\b"
        r"|\b(?:it|agreement) (?:provides for|provided)\b|\bwithh(?:eld|olding)\b"
        r"|\b(?:first|second|third|next|final|last) payment\b|\bagreement is worth\b"
        r"|\bunder the agreement\b|\bagreement (?:will )?(?:pays?|offers?)\b"
        r"|\btranches?\b|\bsecured\b|\breceiv(?:ed|ing)\b",
    ),
    (
        Measure.HIGH_NEEDS_SPEND,
        rf"{HIGH_NEEDS}[^.]*\b(?:spen[dt]|spending|expenditure|costs?)\b"
        rf"|\b(?:spen[dt]|spending|expenditure)\b[^.]*{HIGH_NEEDS}"
        r"|\bestimated spend\b",
    ),
    (
        Measure.PLACEMENT_COST,
        r"\bplacements?\b(?! (?:service|team|officers?|panel))|\bplaces\b"
        r"|\btop[- ]?ups?\b|\bout of (?:borough|area|county)\b"
        r"|\bfees\b|\bspecial schools\b",
    ),
    (
        Measure.HIGH_NEEDS_FUNDING,
        rf"{HIGH_NEEDS}(?: block)?(?: (?:funding|grant|allocation|budget|income|dsg))?"
        r"|\bfunding allocated\b",
    ),
    (
        Measure.FUNDING_REQUEST,
        r"\brequest(?:ed|s|ing)?\b|\badditional resources?\b|\bbid\b|\bapprove\b"
        r"|\bapplication for\b|\bresource requests?\b|\boncosts\b|\bon costs\b",
    ),
    (
        Measure.EHCP_COUNT,
        rf"\b{PLAN}\b|\bplans\b"
        r"|\b(?:children|pupils|young people)\b[^.]*\bwith an? plan\b",
    ),
)

BLOCKS: WordTable[FundingBlock] = _table(
    (FundingBlock.HIGH_NEEDS, rf"\b{HIGH_NEEDS}\b"),
    (FundingBlock.EARLY_YEARS, r"\bearly years\b(?= block| deficit|$)"),
    (FundingBlock.CENTRAL, r"\bcentral school services\b|\bcssb\b"),
    (FundingBlock.DSG, r"\bdsg\b|\bdedicated schools grant\b"),
    (FundingBlock.SCHOOLS, r"\bschools? block\b"),
)

FLOWS: WordTable[Flow] = _table(
    (
        Flow.CUMULATIVE,
        r"\bcumulative\b(?! and)|\baccumulat\w+\b"
        r"|\b(?:opening|closing) (?:net |dsg |gross )?(?:deficit|balance|position)\b",
    ),
    (
        Flow.IN_YEAR,
        r"\bin[- ]year\b|\bdeficit budgets?\b|\bannual(?:ly)?\b|\bper annum\b|\bp\.?a\b"
        r"|\beach year\b(?![- ]end)|\ba year\b(?! (?:before|after|earlier|later|ago))"
        r"|(?<!total )(?<!accumulated )\bover-?spen[dt]s?\b"
        rf"|\bunder-?spen[dt]s?\b|{VARIANCE}|{OVER_OR_UNDER}"
        r"|\b(?:planned|budgeted) shortfall\b|\bshortfall against (?:the |its )?grant\b"
        r"|\bfunding gap\b|\bmore (?:on .*)?than the (?:funding|grant|income)\b"
        r"|\b(?:shortfall|deficit|surplus|gap) (?:in|for|during) (?:the|this) year\b",
    ),
    (
        Flow.CUMULATIVE,
        r"\bcumulative\b|\baccumulat\w+\b|\btotal over-?spen[dt]\b|\bbalances?\b"
        r"|\bbrought forward\b|\b[bc]/f(?:wd)?\b"
        r"|\bcarr(?:y|ied) forward\b|\bdsg deficit\b"
        r"|\bdeficit (?:as )?at\b|\breserves?\b"
        r"|\bdeficit position\b|\bas (?:at|of) (?:the )?31(?:st)? march\b",
    ),
)

BASES: WordTable[Basis] = _table(
    (
        Basis.FORECAST,
        r"\b(?:forecast|projected|predicted|estimated|expected|anticipated)"
        r" (?:year[- ]end |final )?outturn\b|\boutturn (?:forecast|projection)\b",
    ),
    (
        Basis.OUTTURN,
        r"\boutturn\b|\bactuals?\b|\baudited\b|\bfinal accounts\b"
        r"|\baccounts closed\b",
    ),
    (
        Basis.AGREEMENT,
        r"\bagreed (?:trajectory|profile|position|plan)\b|\bper (?:the )?agreement\b"
        r"|\bagreement (?:target|profile|trajectory)\b",
    ),
    (
        Basis.FORECAST,
        r"\bforecasts?\b|\bforecasting an?\b|\bproject(?:ed|ions?)\b"
        r"|\bpredict(?:ed|ions?)\b|\bexpect(?:s|ed)\b"
        r"|\banticipated\b|\btrajectory\b|\blikely to\b"
        r"|\bgoing to (?:be|reach|hit)\b|\bset to\b|\bon course (?:to|for)\b",
    ),
    (
        Basis.BUDGET,
        r"\bbudget(?:ed|ing|s)?\b(?! (?:overview|report|monitoring|process|framework"
        r"|setting|book|gap|consultation|holder))",
    ),
    (Basis.ESTIMATE, r"\best(?:imate[ds]?)?\b|\bestimating\b"),
    (
        Basis.AGREEMENT,
        r"(?<!than )(?<!\bif )\bagreed\b(?! (?:not|never|that) )"
        r"|(?<!before the )(?<!without the )(?<!since the )(?<!after the )"
        r"(?<!without an )\bagreement\b|\bsecured\b|\bsigned\b|\bpledged\b"
        r"|\bundert(?:ook|aken) to\b|\bpromised\b",
    ),
    (
        Basis.PLAN,
        rf"\bplanned\b|\bproposed\b|\btargets?\b"
        rf"|^(?:[\d/\u2013-]+\s+)?(?:(?:{VALVE}|dsg|recovery|management|deficit"
        rf"|original|revised)\s+){{0,3}}plan(?:\s+\(?£.*)?$"
        rf"|{_OTHER_PLANS}\bplans?\b"
        r"(?! and| of(?! £)|$| (?:were|are|have) | issued| maintained| in place)",
    ),
)

# The plan that a council with a deficit must keep, and not what became of it.
_DMP = (
    r"(?:the |its |a )?(?:dmp|(?:dsg |deficit )+(?:management|recovery) plan)\b"
    r"(?! (?:was|were|is|had|has|began)\b)"
)
SCENARIOS: WordTable[Scenario] = _table(
    (
        Scenario.UNMITIGATED,
        r"\bunmitigated\b"
        r"|\babsence of (?:any )?mitigation"
        r"|\bcurrent trajector(?:y|ies)\b"
        r"|\bon (?:current|present|recent) trends?\b|\bdo(?:ing)?[ -]nothing\b"
        r"|\bwithout (?:the |any |a )?(?:recovery |management )?(?:mitigations?"
        r"|plan|programme|actions?|interventions?)\b|\bno mitigation"
        r"|\bnothing (?:changes|(?:is |was |were |had been )?done)\b"
        rf"|\b(?:before|without) {_DMP}|\bwithout (?:the )?dbv\b(?! grant)"
        r"|\bbefore mitigation|\bno change\b|\bcarr(?:y|ies|ying) on (?:as|like)\b"
        r"|\b(?:no|without) (?:further |any )?(?:action|savings?)\b|\bbefore savings\b"
        r"|\bif (?:the )?savings (?:are|were) not\b"
        r"|\bif\b[^.,]*\b(?:fails?|failed|(?:does|do|did) ?n[o’']?t work)\b",
    ),
    (
        Scenario.MITIGATED,
        r"\bmitigated\b|\bwith (?:the |a )?(?:recovery |management )plan\b"
        r"|\bwith (?:the )?(?:plan|programme|actions?)\b"
        rf"|\b(?:after|with) {_DMP}"
        r"|\bwith (?:the |all )?(?:dbv|mitigations?|opportunities|measures|savings)"
        r"(?: \w+){0,2} (?:delivered|achieved|realised|in full|in place)\b"
        r"|\bafter mitigation"
        r"|\bwith (?:(?:the|all|its|these|planned|dbv) ){0,3}mitigation"
        r"|\bafter savings\b"
        r"|\b(?:assuming|if|when|where)\b[^.]*\b(?:success\w*|succeed\w*|works?\b"
        r"|deliver(?:ed|s)?|on track|goes to plan|land)"
        r"|\bplan (?:succeeds|works|is delivered)\b",
    ),
)

# On to the end of the sentence, through "£11.5m".
_ON = r"(?:[^.]|\.(?=\d))"
SAFETY_VALVES: WordTable[SafetyValve] = _table(
    (
        SafetyValve.GROSS,
        r"\b(?:exclud\w+|before|without|gross of|prior to|not including)\b"
        rf"{_ON}{{0,40}}"
        rf"(?:{VALVE}|(?:dfe|government) (?:and \w+ )?(?:payments?|contribution|funding"
        r"|money|cash|support))",
    ),
    (
        SafetyValve.NET,
        rf"\b(?:includ\w+|after|net of|assum\w+(?! in\b))\b{_ON}{{0,60}}"
        rf"(?:{VALVE}|additional dsg"
        r"|(?:dfe|government) (?:and \w+ )?(?:payments?|contribution|funding|money|cash"
        r"|support))",
    ),
)

STAGES: WordTable[Stage] = _table(
    (
        Stage.REMAINING,
        r"\bremaining (?:tranches?|balance|funding|payments?)\b(?! of (?:the )?£)"
        r"|\bremains?\b(?! of)|\b(?:still|yet) to be (?:paid|received)\b"
        r"|\bnot (?:yet )?(?:been )?(?:paid|received)\b|\boutstanding\b",
    ),
    (Stage.WITHHELD, r"\bwithheld\b|\bsuspended\b"),
    (
        Stage.RECEIVED,
        r"(?<!to be )\b(?:received|paid)\b|\breceiving\b|\barrived\b",
    ),
    # "Paid under the agreement" is paid; the agreement is only what it is paid under.
    (
        Stage.AGREED,
        r"\bagree[ds]\b|\bagree to (?:pay|contribute|provide|fund)\b"
        r"|(?<!under the )(?<!under an )(?<!under its )\bagreement\b"
        r"|\bsecured?\b|\bawarded\b|\bprovides for\b|\bto be (?:received|paid)\b"
        r"|\b(?:will|would|is to|are to) (?:pay|contribute|provide)\b"
        r"|\btotal funding\b"
        r"|\bup to\b(?! (?:now|date|today|then))",
    ),
)

# Beyond a relative clause, or so many characters, words after a number are of others.
_RELATIVE = re.compile(r"\b(?:which|that|who|where|whereas|while|because)\b")
AFTER_LIMIT = 90


def find_coordinate(
    table: WordTable[_Coordinate], texts: Iterable[str | None]
) -> _Coordinate | None:
    """Return the coordinate said by the first of `texts` that says one.

    `texts` go from the nearest to the number outwards.
    """
    for text in texts:
        if text:
            bare = text if text.isascii() else without_marks(text)
            for value, pattern in table:
                if pattern.search(bare):
                    return value
    return None


def find_beside(
    table: WordTable[_Coordinate], before: str, after: str
) -> _Coordinate | None:
    """Return what the words beside a number say: the last before it, else after it."""
    ends = [
        (match.end(), match.end() - match.start(), -index, value)
        for index, (value, pattern) in enumerate(table)
        for match in pattern.finditer(before)
    ]
    if ends:
        return max(ends, key=lambda end: end[:3])[3]
    near = _RELATIVE.split(after[:AFTER_LIMIT], maxsplit=1)[0]
    starts = [
        (match.start(), index, value)
        for index, (value, pattern) in enumerate(table)
        if (match := pattern.search(near))
    ]
    return min(starts, key=lambda start: start[:2])[2] if starts else None
