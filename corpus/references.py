"""Numbers that count nothing: dates, references, ages, addresses, clock times."""

import re

from corpus.note_marks import NOTES
from corpus.periods import STATUTE, URL, read_periods
from corpus.times import COUNTED, DASHES, MONTH

_PART = (
    r"sections?|ss?\.|paragraphs?|paras?\.?|tables?|figures?|figs?\.?|charts?|graphs?"
    r"|appendix|appendices|annex(?:es)?|conditions?|pages?|pgs?\.?|pp?\.|chapters?"
    r"|schedules?|parts?|clauses?|articles?|regulations?|recommendations?|items?"
    r"|minutes?|footnotes?|notes?|lines?|rows?|columns?|slides?|options?|objectives?"
    r"|priorit(?:y|ies)|workstreams?|strands?|phases?|stages?|steps?|tiers?|bands?"
    r"|levels?|key\s+stages?|rounds?|tranches?|cohorts?|waves?|years?|months?|periods?"
    r"|weeks?|quarters?|versions?|post|risks?|actions?|questions?|scenarios?|outcomes?"
    r"|kpis?|refs?\.?|nos?\.?"
)
_PLACE = r"\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\b"
_UNIT_AFTER = r"(?!,\d|\.\d|\s?(?:%|per\s?cent|years?\s+olds?))"
_LINK = rf"\s*(?:and|&|to|or|[{DASHES}]|,(?=\s*{_PLACE}\s*(?:,|and\b|&|or\b)))\s*"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_BULLET = rf"(?m:^)\s*[•*{DASHES}]?\s*"
_NO_QUANTITY = (
    r"(?!\s?%|[.,]\d|\s?(?:bn|m|k)\b|\s?(?:million|billion|per\s?cent|percentage|pp|days"
    r"|weeks|months|places|plans|ehcps|reviews|cases|schools|posts)\b)"
)

_PATTERNS = (
    # 250m² is an area; then notes: Table 3¹, £10,343[1]
    r"(?<![£\d.,])\d[\d.,]*\s?k?m[²³]",
    rf"[{NOTES}]+|(?<=\S)\[\d{{1,2}}\]",
    URL,
    STATUTE,
    r"\bpage\s\d{1,3}\s+of\s+\d{1,3}\b",
    # Section 151, para 5.3, Tables 2 and 3, Appendix 4, Condition 2, Year 11, Post 16
    rf"\b(?:{_PART})\s?(?:no\.?\s?)?{_PLACE}(?:{_LINK}(?:(?:{_PART})\s)?{_PLACE})*"
    rf"{_UNIT_AFTER}",
    r"\b\d{1,2}(?:\.\d{1,2}){1,3}\s+(?:above|below)\b|\bsee\s+\d{1,2}\.\d{1,2}\b",
    # 16th December, 14 and 16 December, March 31
    rf"\b{_DAY}(?:{_LINK}{_DAY})*\s+(?:of\s+)?(?-i:{MONTH})",
    rf"(?<!\w)(?-i:{MONTH})\s+(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?![,.]\d|%)"
    rf"(?!\s+{COUNTED})",
    # aged 5, ages 0-25, 16-19, 0-25 year olds
    rf"\bage[sd]?\s+(?:under\s+|over\s+|of\s+)?\d{{1,2}}(?:{_LINK}\d{{1,2}})*\b(?!%)",
    rf"\b(?:\d{{1,2}}{_LINK})?\d{{1,2}}[\s{DASHES}]?(?:years?|yrs?)[\s{DASHES}]+olds?\b",
    rf"(?<![£\d.,])\b(?:0\s?[{DASHES}]\s?\d{{1,2}}|\d{{1,2}}\s?[{DASHES}]\s?(?:16|18|19|25))"
    rf"\b{_NO_QUANTITY}",
    # 10.00 am, 14:30, 6pm
    r"\b\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\b|hrs\b|noon)|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,2}\s?(?:am|pm)\b",
    # telephone numbers, postcodes
    r"(?:\+44[\s\d()]{9,}|(?<![£\d.,])\(?\b0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4})\b",
    r"(?-i:\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b)",
    # 1st, 22 nd, 1-2-1, 5x5, 3/5
    rf"\b\d+\s?(?:st|nd|rd|th)\b|\b\d+(?:[{DASHES}]\d+){{2,}}\b|\b\d+[x×]\d+\b"
    r"|(?<![£\d.,])\b\d+/\d+\b",
    # "12. The", "5) the", "5.3 The", "3 THE REPORT" at the start
    rf"{_BULLET}\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]\s+(?!\d)",
    rf"{_BULLET}\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s+(?=[‘’“”\"'(]?(?-i:[A-Z]))(?!(?:FTE|CR)\b)",
    rf"{_BULLET}\d{{1,2}}\s+(?=(?-i:[A-Z]{{3,}}\s[A-Z]{{2,}}|[A-Z]{{6,}}\s*(?m:$)))",
    rf"{_BULLET}\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.\s*(?m:$)",
)
_REFERENCES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)


def cover(text: str) -> str:
    """Return `text` with every number that is no amount covered by "#" signs.

    Same length: what is left stands where it stood.
    """
    covered = text
    for period in read_periods(text):
        covered = _hide(covered, period.start, period.end)
    for pattern in _REFERENCES:
        for found in pattern.finditer(covered):
            covered = _hide(covered, *found.span())
    return covered


def _hide(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{'#' * (end - start)}{text[end:]}"
