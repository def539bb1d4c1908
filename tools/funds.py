"""Whose overspend it is: the grant's, or that of a fund beside it.

General Fund by directorate | Children and Families     12.4 over    not the grant's
General Fund by directorate | Dedicated Schools Grant    4.8 over    the grant's
(nothing of either is said)                              4.8 over    the grant's
"""

import re
from collections.abc import Iterable

_GRANT = re.compile(
    r"\bdsg\b|\bdedicated schools?\b|\bhigh[- ]needs?\b|\bhn[bf]?\b|\bsafety[- ]valve\b"
    r"|\bschools?['’]? (?:budget|block|grant|forum)\b|\bearly years\b|\bblocks?\b"
    r"|\bnegative reserve\b|\bsend\b|\bspecial educational\b|\behc"
    r"|(?<!fund )(?<!budget )\bdeficits?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\bgeneral (?:fund|balances?|reserves?)\b|\bdirectorates?\b"
    r"|\bcorporate (?:financial|budget|strategy)\b|\bhousing revenue\b"
    r"|\badults?['’]? (?:social|services|care|and)\b|\bchildren and families\b"
    r"|\bhome[- ]to[- ]school\b|\b(?:net|controllable|council['’]?s?) revenue\b",
    re.IGNORECASE,
)


def is_of_grant(said: Iterable[str | None]) -> bool:
    """Return whether a surplus or deficit is the grant's, by the nearest that tells.

    Args:
        said: What is said of it, nearest first; where both are named in one text it is
            the grant's, and so it is where nothing names either.
    """
    for text in filter(None, said):
        if _GRANT.search(text):
            return True
        if _OTHERS.search(text):
            return False
    return True
