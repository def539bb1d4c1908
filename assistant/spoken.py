"""An answer's own words as they are read out; what it quotes stays as printed.

    Table 1: Outturn (£'000)          Table 1: Outturn          each number has its unit
    7. Risk management; paragraph 1   section 7, Risk management; paragraph 1
    Table 3: Forecast at Period 9     Table 3: Forecast at Period nine

A number in an answer is then one of its figures, or says of a place which it is.
"""

import re

from assistant.words import NUMBERS

_QUOTED = re.compile(r"(“[^”]*”)")
# "£000" over a table is no amount; "£20,000" is.
_THOUSANDS = re.compile(
    r",?\s*(?:\(£?\s?['’‘]?000['’]?s?\)|(?<![\d.,])£?\s?['’‘]?000['’]?s?(?![\d.,]))"
)
_HEADING = re.compile(r"(?<=\()(\d{1,3})\.\s+(?=[A-Z])")
_ORDINAL = re.compile(
    r"\b(?P<of>Month|Period|Quarter|Statement|Schedule|Figure|Chart|Annex|Exhibit)"
    r" (?P<number>\d{1,2})\b(?![.,/]?\d)",
    re.IGNORECASE,
)


def spoken(text: str, asked: str) -> str:
    """Return `text` as it is read out; a number of `asked` stays in digits."""
    parts = _QUOTED.split(text)
    return "".join(
        part if part.startswith("“") else _aloud(part, asked) for part in parts
    )


def _aloud(text: str, asked: str) -> str:
    text = _HEADING.sub(r"section \1, ", _THOUSANDS.sub("", text))
    return _ORDINAL.sub(lambda found: _in_words(found, asked), text)


def _in_words(found: re.Match[str], asked: str) -> str:
    number = int(found["number"])
    is_asked = re.search(rf"(?<!\w){number}(?!\w)", asked) is not None
    if is_asked or not 1 <= number <= len(NUMBERS):
        return found[0]
    return f"{found['of']} {NUMBERS[number - 1]}"
