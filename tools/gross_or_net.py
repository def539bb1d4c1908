"""Whether a deficit is before or after the DfE's payments, and what says so.

    before DfE payments                      gross
    £11.2m after the £15.1m received         net
    Gross deficit | Payments | Net deficit   each by its own word
    gross and net of payments                neither

Such words name no payment themselves.
"""

import re
from collections.abc import Sequence

from corpus.records import Measure, SafetyValve
from tools.vocabulary import SAFETY_VALVES, VALVE, find_beside, find_coordinate

Said = Sequence[str | None]

_PAID = (
    r"(?:payments?|contributions?|funding|grants?|income|support|cash|money|receipts?)"
)
_ASIDE = re.compile(
    r"\b(?:before|after|excluding|including|net of|gross of|without|prior to"
    r"|no further)\s+(?:(?:the|any|all|our|its|further|planned|expected|agreed"
    r"|additional|future|receipt of|taking account of)\s+)*"
    rf"(?:(?:dfe|department for education|{VALVE})(?:['’]s)?\s+){{1,3}}"
    rf"(?:and (?:council|the council['’]s|local|our own)\s+)?{_PAID}\b"
    r"(?:\s+(?:from|by)\s+the\s+(?:dfe|department))?(?:\s+(?:received|to date))*",
    re.IGNORECASE,
)
_GROSS = re.compile(r"\bgross\b", re.IGNORECASE)
_NET = re.compile(r"\bnet\b(?! (?:budget|expenditure|spend))", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:gross and net|net and gross|before and after|after and before"
    r"|with and without)\b",
    re.IGNORECASE,
)
_DFE_MONEY = re.compile(
    rf"{VALVE}|\bdfe(?:['’]s)? (?:payments?|contributions?|funding)\b", re.IGNORECASE
)
# In a table that speaks of the DfE's money: "Deficit before contributions".
_BARE = re.compile(
    r"\b(?:(?P<before>before)|after) (?:all |any |the )?(?:contributions|payments"
    r"|receipts)\b",
    re.IGNORECASE,
)
# "Deficit at year end (net)" beside the DfE's payments.
_IN_BRACKETS = re.compile(r"\((?:(?P<gross>gross)|net)\)", re.IGNORECASE)
_PAYMENTS = re.compile(
    rf"{VALVE}|\bpayments?\b|\bdfe(?:['’]s)? (?:contributions?|funding)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:on|by) the same basis\b", re.IGNORECASE)
_PAID_SO = re.compile(
    r"^\W*(?:(?P<before>before|excluding|without|gross of)|after|net of|including)\b",
    re.IGNORECASE,
)


# "Without them it would have been £5m", where payments have been spoken of.
_THEM = re.compile(
    r"\b(?:(?P<before>without|before)|after) (?:them|these|those)\b", re.IGNORECASE
)


def without_payments(text: str) -> str:
    """Return `text` without what only makes a deficit gross or net."""
    return _ASIDE.sub(" ", text)


def find_safety_valve(
    measure: Measure, headings: Said, about: Said, *, beside: Said = ()
) -> SafetyValve | None:
    """Return whether a deficit in a table is before or after the DfE's payments.

    Args:
        measure: What the cell measures; only a deficit is either.
        headings: The cell's own, nearest first.
        about: What is said of all the table, nearest first; what it says of both,
            "gross and net of payments", it says of neither.
        beside: The table's labels: where some are gross, some net, and payments are
            spoken of, the word alone tells.
    """
    if measure is not Measure.DSG_DEFICIT:
        return None
    if own := find_coordinate(SAFETY_VALVES, headings):
        return own
    labels = " ".join(filter(None, beside))
    around = " ".join(filter(None, (labels, *about)))
    if _DFE_MONEY.search(around):
        is_contrast = bool(_GROSS.search(labels) and _NET.search(labels))
        told = (_contrasted(x, is_contrast=is_contrast) for x in filter(None, headings))
        if own := next(filter(None, told), None):
            return own
    return find_coordinate(
        SAFETY_VALVES, (text for text in about if not _BOTH.search(text or ""))
    )


def _contrasted(heading: str, *, is_contrast: bool) -> SafetyValve | None:
    """What a heading says without naming the DfE, or by "gross" beside "net"."""
    if aside := _IN_BRACKETS.search(heading):
        return SafetyValve.GROSS if aside["gross"] else SafetyValve.NET
    if bare := _BARE.search(heading):
        return SafetyValve.GROSS if bare["before"] else SafetyValve.NET
    is_gross = bool(_GROSS.search(heading))
    if not is_contrast or is_gross == bool(_NET.search(heading)):
        return None
    return SafetyValve.GROSS if is_gross else SafetyValve.NET


def find_safety_valve_beside(
    measure: Measure,
    before: str,
    after: str,
    sentence: str,
    again: str | None = None,
    *,
    lead: str = "",
    earlier: str | None = None,
) -> SafetyValve | None:
    """Return whether a deficit in a sentence is before or after the DfE's payments.

    Its own clause tells: "£11m after the £15m received"; else the `sentence`, where it
    speaks of one of the two alone, or which of them it spoke of last in its `lead` up
    to the number; "on the same basis" is as the one before has it, where that is said
    `again`; "after them" is after what the sentence or the one `earlier` says of
    payments.
    """
    if measure is not Measure.DSG_DEFICIT:
        return None
    if own := find_beside(SAFETY_VALVES, before, after):
        return own
    paid = _PAYMENTS.search(f"{earlier} {sentence}")
    if paid and (them := _THEM.search(before)):
        return SafetyValve.GROSS if them["before"] else SafetyValve.NET
    if _DFE_MONEY.search(sentence) and (follows := _PAID_SO.match(after)):
        return SafetyValve.GROSS if follows["before"] else SafetyValve.NET
    said = f"{sentence} {again}" if again and _SAME.search(sentence) else sentence
    named = {value for value, words in SAFETY_VALVES if words.search(said)}
    return named.pop() if len(named) == 1 else find_beside(SAFETY_VALVES, lead, "")
