"""What words say of brackets and signs: whether they are deficits or surpluses.

a pair       "Surplus/(Deficit)", "overspend (+) / underspend (-)"
a sign       "brackets = deficit", "( ) is an overspend", "- denotes favourable"
a direction  "deficits are in brackets", "surplus = positive"
"""

import re
from collections.abc import Iterable

OVER = (
    r"(?:deficits?|over-?\s?spen[dt]\w*|adv(?:erse)?\b(?: variances?)?|pressures?"
    r"|shortfalls?)"
)
UNDER = (
    r"(?:surplus(?:es)?|under-?\s?spen[dt]\w*|fav(?:ourable)?\b(?: variances?)?"
    r"|savings?)"
)
# What a sign may mean, and no line of a table is called.
_OVER_BUDGET = rf"(?:{OVER}|(?:over|above|exceeds) (?:the )?budget)"
_UNDER_BUDGET = rf"(?:{UNDER}|(?:under|below) (?:the )?budget)"
_DASH = "[-\u2010-\u2015\u2212]"
_MEANS = (
    r"(?:(?:is|are|means?|denot(?:es?|ing)|indicat(?:es?|ing)|show(?:s|ing)?"
    r"|represent(?:s|ing)?|signif(?:y|ies)|reflects?|equals?|refers? to|stands? for"
    r"|used (?:for|to (?:show|denote|indicate|represent)))\b|=)"
)
# "Denote expenditure or a deficit", "mean that the block is in deficit".
_ALSO = (
    r"\s*(?:(?:an?\s+)?\w+\s+or\s+)?(?:(?:that|the|an?|any|there|where|we|is|are|in|of"
    r"|used|to|block|council|position|cumulative|in-year|net|dsg|spend|spending)\s+){0,5}"
)
_BRACKETS = (
    r"(?:\(?\b(?:brackets|parenthes[ei]s)\b\)?|\bbracketed\b|\(\s*(?:x{1,3})?\s*\))"
)
_MINUS = rf"(?:{_BRACKETS}|\b(?:negatives?|minus)\b|(?<!\w){_DASH}\s?ve\b)"
_PLUS = r"(?:\b(?:positives?|plus)\b|(?<!\w)\+\s?ve\b)"
# A bare sign opens what is said of it: "(- denotes favourable)", not "Table 3 - shows".
_OPENS = r"(?:^|(?<=[(;,:/])|(?<=[;,:/] ))\(?"
_BARE_MEANS = r"\)?\s*(?:=|(?:is|denotes?|indicates?|means?|represents?)\b)"
_NUMBERS = (
    r"(?:\s+(?:figures?|numbers?|amounts?|values?|variances?|balances?|positions?"
    r"|signs?))?"
)
_IS = r"(?:(?:\s+(?:is|are|as|being|shown|an?))*\s+|\s*[=:]\s*)"


def _said_negative(this: str, other: str, meant: str, meant_by_plus: str) -> str:
    """The pattern of a remark that `this` is printed negative, or `other` positive."""
    near = rf"(?:(?!\b{other}|{_PLUS})[^.;])"
    return "|".join(
        (
            rf"{_MINUS}{near}{{0,40}}?(?:\b|(?==)){_MEANS}{_ALSO}{meant}",
            rf"{_BRACKETS}\s*(?:[:\u2013\u2014-]|for\b){_ALSO}{meant}",
            rf"{_OPENS}{_DASH}{_BARE_MEANS}{_ALSO}{meant}",
            rf"{_PLUS}{_NUMBERS}\s*{_MEANS}{_ALSO}{meant_by_plus}",
            rf"{_OPENS}\+{_BARE_MEANS}{_ALSO}{meant_by_plus}",
            rf"\b{this}\b{near}{{0,30}}?\b(?:in|as|by|with|within)\s+(?:an?\s+)?{_MINUS}",
            rf"\b{this}\b{_NUMBERS}{_IS}{_MINUS}",
            rf"\b{this}\s*(?:\(\s*{_DASH}\s*\)|=\s*{_DASH}(?!\s?\d))",
            rf"\b{other}\b{_NUMBERS}{_IS}{_PLUS}",
            rf"\b{other}\s*(?:\(\s*\+\s*\)|=\s*\+(?!\s?\d))",
        )
    )


_OVER_REMARK = _said_negative(OVER, UNDER, _OVER_BUDGET, _UNDER_BUDGET)
_UNDER_REMARK = _said_negative(UNDER, OVER, _UNDER_BUDGET, _OVER_BUDGET)
_OVER_IS_NEGATIVE = re.compile(
    rf"\(\s?over\s?\)\s*/\s*under|\bunder\s*/\s*\(\s?over\s?\)"
    rf"|[(\u2212-]\s?{OVER}\s?\)?\s*/\s*\+?{UNDER}|{UNDER}\s*/?\s*\(\s?{OVER}\s?\)"
    rf"|\(\s?{OVER}\s?\)\s*/?\s*{UNDER}|{UNDER}\s*/\s*[\u2212-]\s?{OVER}"
    rf"|{_OVER_REMARK}",
    re.IGNORECASE,
)
_UNDER_IS_NEGATIVE = re.compile(
    rf"\bover\s*/\s*\(\s?under\s?\)|\(\s?under\s?\)\s*/\s*over"
    rf"|{OVER}\s*/?\s*\(\s?{UNDER}\s?\)|\(\s?{UNDER}\s?\)\s*/?\s*{OVER}"
    rf"|{OVER}\s*/\s*[\u2212-]\s?{UNDER}|{_UNDER_REMARK}",
    re.IGNORECASE,
)
# A remark on signs says nothing of what is measured: "(overspends positive)".
_REMARK = re.compile(
    r"(?!\((?!\s*x*\s*\)))"  # the bracket that a remark stands in is none of it
    rf"(?:[^.;:(\u2013\u2014]*?(?={_MINUS}|{_PLUS})(?!\())?"
    rf"(?:{_OVER_REMARK}|{_UNDER_REMARK})[^.;)]*",
    re.IGNORECASE,
)


def said_habit(texts: Iterable[str | None]) -> int | None:
    """Return the factor that the first of `texts` to speak of signs gives, or None.

    One that says two things speaks of columns unlike each other, and tells nothing.
    """
    for text in filter(None, texts):
        is_over = bool(_OVER_IS_NEGATIVE.search(text))
        if is_over != bool(_UNDER_IS_NEGATIVE.search(text)):
            return -1 if is_over else 1
    return None


def without_remark(text: str | None) -> str | None:
    """Return `text` without what it says of signs: "Figures in brackets are ..."."""
    return _REMARK.sub("", text) if text else text
