"""Whose overspend it is: the grant's, or that of a fund beside it.

General Fund by directorate | Children and Families     12.4 over    not the grant's
General Fund by directorate | Dedicated Schools Grant    4.8 over    the grant's
(nothing of either is said)                              4.8 over    the grant's
"""

import re
from collections.abc import Iterable

_GRANT = re.compile(
    r"\bdsg\b|\bdedicated schools?\b|\bhigh[- ]needs?\b|\bhn[bf]?\b|\bsafety[- ]valve\b"
    r"|\bschools?['’]? (?:budget|block|grant|forum)\b|\bearly years\b"
    r"|(?<!new )(?<!teaching )(?<!classroom )\bblocks?\b"
    r"|\bnegative reserve\b|(?<!fund )(?<!budget )\bdeficits?\b",
    re.IGNORECASE,
)
# Pupils with SEND are paid for from other funds too: "transport for pupils with SEND".
_GRANT_LIKELY = re.compile(r"\bsend\b|\bspecial educational\b|\behc", re.IGNORECASE)
# "That figure excludes the DSG", "other budgets are overspent": not the grant's.
_WITHOUT_GRANT = re.compile(
    r"\b(?:exclud\w+|not includ\w+|other than|apart from|outside)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:dsg|dedicated schools? grant)\b(?! (?:payment|income|deficit))"
    r"|\bother budgets\b",
    re.IGNORECASE,
)
# What schools hold themselves is theirs, in deficit or not.
_OF_SCHOOLS = re.compile(
    r"\b(?:maintained )?schools?['’]? balances?\b|\blicensed deficits?\b", re.IGNORECASE
)
# Capital is never part of a deficit, though it be of high needs.
_OF_CAPITAL = re.compile(
    r"(?<!revenue and )(?<!revenue & )\bcapital\b(?! (?:and|&|or) revenue)",
    re.IGNORECASE,
)
_OWED = re.compile(r"\bdeficits?\b|\bblocks?\b|\bdsg\b", re.IGNORECASE)
_GRANT_NAMED = re.compile(
    r"\bdsg\b|\bdedicated schools?\b|\bhigh[- ]needs?\b|\bblocks?\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\bgeneral (?:fund|balances?|reserves?)\b|\bdirectorates?\b"
    r"|\bcorporate (?:financial|budget|strategy)\b|\bhousing revenue\b"
    r"|\bnon-portfolio\b|\bportfolios?\b(?! holder| member| lead)"
    r"|\badults?['’]? (?:social|services|care|and)\b|\bchildren and families\b"
    r"|\bchildren and young people(?:['’]s)? (?:services|directorate|budget|over|under)"
    r"|\bcapital (?:programmes?|schemes?|budgets?|projects?|monitoring)\b"
    r"|\bhome[- ]to[- ]school\b|\b(?:send|sen|school|pupil) transport\b"
    r"|\b(?:net|controllable|council['’]?s?) revenue\b"
    r"|\brevenue budgets?\b",
    re.IGNORECASE,
)

# What a council spends from its own budget, whatever else it has.
_OF_COUNCIL = re.compile(
    r"\bgeneral fund\b|\bdirectorates?\b|\b(?:net|council['’]?s?) revenue\b"
    r"|(?<!dsg )(?<!grant )\brevenue (?:budgets?|out-?turn|monitoring|forecast)\b",
    re.IGNORECASE,
)


def names_own_budget(heading: str) -> bool:
    """Return whether a heading is of the council's own budget, and not of the grant."""
    return bool(_OF_COUNCIL.search(heading)) and not _GRANT.search(heading)


def is_of_grant(said: Iterable[str | None]) -> bool:
    """Return whether a surplus or deficit is the grant's, by the nearest that tells.

    Args:
        said: What is said of it, nearest first; where both are named in one text it is
            the grant's, and so it is where nothing names either.
    """
    for text in filter(None, said):
        is_theirs = _OF_SCHOOLS.search(text) and not _GRANT_NAMED.search(text)
        is_capital = _OF_CAPITAL.search(text) and not _OWED.search(text)
        if is_theirs or is_capital or _WITHOUT_GRANT.search(text):
            return False
        if _GRANT.search(text):
            return True
        if _OTHERS.search(text):
            return False
        if _GRANT_LIKELY.search(text):
            return True
    return True
