"""The scheme that a paper says its risks are scored on: scale, highest score, bands."""

import re
from dataclasses import dataclass
from itertools import pairwise

# A likelihood has no more levels; a greater number is a score.
MOST_LEVELS = 6
_LEVELS = {"three": 3, "four": 4, "five": 5, "six": 6}
# Of a scheme that is no longer used.
_FORMERLY = re.compile(
    r"\b(?:before|until) (?:\w+ ){0,2}\d{4}\b"
    r"|\b(?:formerly|previously|no longer|used to)\b",
    re.IGNORECASE,
)
# What tells that a scheme is of risks stands within so many characters of it.
NEAR = 120

# One colour alone may be of anything; no scheme goes higher than this.
FEWEST_BANDS = 2
MOST_SCORE = 100

_OF_RISK = re.compile(r"\brisk|likelihood|matrix", re.IGNORECASE)
# As "5 x 5", "four by four matrix", "from 1 to 25", "out of 16"; but "16 (4x4)" is a
# score.
_SCHEME = re.compile(
    r"(?<![\d(=])\b([3-6])\s?[x×]\s?\1\b(?!\s?=)(?:\s+(?:matrix|scale|grid))?"
    r"|\b([3-6]|three|four|five|six)[\s-]by[\s-]\2\s+(?:risk )?(?:matrix|scale|grid)"
    r"|\b(?:scored?|rated|scale|scores? range[sd]?)\b[^.;]{0,30}?"
    r"\b1\s?(?:-|–|to)\s?(?:9|16|25|36)\b"
    r"|\blikelihood\W{0,3}1\s?(?:-|–|to)\s?[3-6]\W{1,5}(?:(?:by|and|times)\s+)?"
    r"impact\W{0,3}1\s?(?:-|–|to)\s?[3-6]\b\)?"
    r"|\b(?:likelihood(?: \(\w\))? and impact|impact(?: \(\w\))? and likelihood)\b"
    r"[^.;]{0,40}?\b1\s?(?:-|–|to)\s?[3-6]\b"
    r"|\b1\s?(?:-|–|to)\s?[3-6] for (?:likelihood|impact) and 1\s?(?:-|–|to)\s?[3-6]"
    r" for (?:likelihood|impact)\b"
    r"|\bout of (?:9|16|25|36)\b|\bmaximum (?:score )?(?:of|is) (?:9|16|25|36)\b",
    re.IGNORECASE,
)
_RANGE = (
    r"(?:(?<![\d.,£])(?P<low>\d{1,2})\s?(?:-|–|to)\s?(?P<high>\d{1,2})(?![\d.,]*\d|%)"
    r"|(?<![\d.,£])(?P<least>\d{1,2}) (?:and|or) (?:above|over|more)"
    r"|\b(?:below|under|less than) (?P<below>\d{1,2})\b)"
)
_COLOUR = r"\b(?P<colour>red|amber|green|yellow)\b"
_SCORES_FIRST = re.compile(
    rf"{_RANGE}(?: (?:is|are|as))?\W{{1,3}}"
    rf"(?:(?:low|medium|moderate|high|very high)\W{{1,3}})?{_COLOUR}",
    re.IGNORECASE,
)
_COLOUR_FIRST = re.compile(
    rf"{_COLOUR}\W{{1,3}}(?:(?:is|are|scores?|for|of|from) ){{0,3}}{_RANGE}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A colour in small letters and the scores that have it, `low` to `high`."""

    colour: str
    low: int
    high: int


def read_scheme(text: str) -> str | None:
    """Return the words of `text` for the scale that risks are scored on, or None."""
    for match in _SCHEME.finditer(text):
        sentence = text.rfind(". ", 0, match.start()) + 1
        if _FORMERLY.search(text, sentence, match.start()):
            continue
        near = text[max(0, match.start() - NEAR) : match.end() + NEAR]
        if _OF_RISK.search(near):
            return match[0]
    return None


def highest_score(scheme: str) -> int:
    """Return the highest score of a scheme as printed: 25 of "5 x 5", "1 to 25"."""
    words = re.findall(r"\d+|\b(?:three|four|five|six)\b", scheme.lower())
    most = max(_LEVELS.get(word) or int(word) for word in words)
    return most**2 if most <= MOST_LEVELS else most


def read_bands(text: str) -> tuple[Band, ...]:
    """Return the colours that `text` gives to scores: "15 to 25 Red", "Red (15-25)".

    None where only one colour has its scores told, or two have the same ones.
    """
    one, other = (
        tuple(_band(found) for found in order.finditer(text))
        for order in (_SCORES_FIRST, _COLOUR_FIRST)
    )
    bands = max(one, other, key=len)
    ordered = sorted(bands, key=lambda band: band.low)
    is_apart = all(below.high < above.low for below, above in pairwise(ordered))
    is_each = len({band.colour for band in bands}) == len(bands) >= FEWEST_BANDS
    return bands if is_apart and is_each and len(one) != len(other) else ()


def _band(found: re.Match[str]) -> Band:
    low, high = found["low"] or found["least"], found["high"]
    if found["below"]:
        low, high = "0", str(int(found["below"]) - 1)
    return Band(
        colour=found["colour"].lower(), low=int(low), high=int(high or MOST_SCORE)
    )
