"""The scheme that a paper says its risks are scored on: its words and highest score."""

import re

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
