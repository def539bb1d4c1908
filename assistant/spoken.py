"""An answer's own words as they are read out; what it quotes stays as printed.

    Table 1: Outturn (£'000)          Table 1: Outturn          each number has its unit
    Outturn (£000; as at May)         Outturn (as at May)
    7. Risk management; paragraph 1   section 7, Risk management; paragraph 1
    Table 3: Forecast at Period 9     Table 3: Forecast at Period nine
    Note 26 Unusable reserves         Note twenty-six Unusable reserves
    Closing balance, 31.03.27         Closing balance, 31 March 2027
    para 6.1.12                       para 6.1 point twelve
    a score of 20 (5 x 4)             a score of 20 (5x4)

A number in an answer is then one of its figures, or says of a place which it is.
"""

import re

from assistant.words import NUMBERS
from corpus.periods import read_periods
from corpus.times import print_date

_QUOTED = re.compile(r"(“[^”]*”)")
# "£000" over a table is no amount; "£20,000" is.
_THOUSANDS = re.compile(
    r"(?<=\()£?\s?['’‘]?000['’]?s?[;,]\s*"
    r"|,?\s*(?:\(£?\s?['’‘]?000['’]?s?\)|(?<![\d.,])£?\s?['’‘]?000['’]?s?(?![\d.,]))"
)
_HEADING = re.compile(r"(?:(?<=\()|(?<=; ))(\d{1,3})\.\s+(?=[A-Z])")
_ORDINAL = re.compile(
    r"\b(?P<of>Month|Period|Quarter|Statement|Schedule|Figure|Chart|Annex|Exhibit"
    r"|Note|Resolution|Decision|Option|Phase|Stage|Round|Priority|Objective|Theme|Strand"
    r"|Step|Level|Tier|Band|Year|Risk|Action|Workstream|Outcome|Part)"
    r" (?P<number>\d{1,2})\b(?![.,/]?\d)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\d.,£])\d{1,2}\.\d{1,2}\.(?:20)?\d\d(?![\d.,]*\d)")
# A place numbered in three parts or more: "3.3.1 Placements", "para 6.1.1".
_DEEP = re.compile(
    r"(?:(?P<of>\b(?:para(?:graph)?s?|sections?|tables?|appendix|figure) )"
    r"|(?:(?<=\()|(?<=[;,] ))(?=[\d.]+ [A-Z]))(?P<head>\d{1,2}\.\d{1,2})"
    r"(?P<rest>(?:\.[1-9]\d?){1,3})(?![.,]?\d|\w)(?P<titled> (?=[A-Z]))?",
    re.IGNORECASE,
)
# Likelihood by impact, in one piece as registers print it: no figures by themselves.
_FACTORS = re.compile(r"\((\d) x (\d)\)")
_TEENS = [
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spoken(text: str, asked: str) -> str:
    """Return `text` as it is read out; a number of `asked` stays in digits."""
    parts = _QUOTED.split(text)
    return "".join(
        part if part.startswith("“") else _aloud(part, asked) for part in parts
    )


def _aloud(text: str, asked: str) -> str:
    text = _HEADING.sub(r"section \1, ", _THOUSANDS.sub("", text))
    text = _DOTTED.sub(_dated, text)
    text = _FACTORS.sub(r"(\1x\2)", _DEEP.sub(_pointed, text))
    return _ORDINAL.sub(lambda found: _in_words(found, asked), text)


def _dated(found: re.Match[str]) -> str:
    """A day written with stops, as it is said; what is no day stays."""
    days = [p.as_at for p in read_periods(found[0]) if p.as_at and not p.is_impossible]
    return print_date(days[0]) if days else found[0]


def _pointed(found: re.Match[str]) -> str:
    """A place numbered in several parts, those after the second in words."""
    rest = (_cardinal(int(part)) for part in found["rest"].split(".")[1:])
    titled = ", " if found["titled"] else ""
    return (
        f"{found['of'] or 'section '}{' point '.join((found['head'], *rest))}{titled}"
    )


def _in_words(found: re.Match[str], asked: str) -> str:
    number = int(found["number"])
    is_asked = re.search(rf"(?<![\w.]){number}(?![\w.]\d|\w)", asked) is not None
    return found[0] if is_asked or not number else f"{found['of']} {_cardinal(number)}"


def _cardinal(number: int) -> str:
    """Return a number of one or two digits, not nought, in words."""
    ones = [*NUMBERS, *_TEENS]
    if number <= len(ones):
        return ones[number - 1]
    ten, one = divmod(number, 10)
    return f"{_TENS[ten - 2]}-{ones[one - 1]}" if one else _TENS[ten - 2]
