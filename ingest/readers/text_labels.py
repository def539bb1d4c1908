"""What a line of plain text that holds one cell can be: a label, a period, a value."""

import re
from collections.abc import Sequence

from corpus.periods import read_periods
from ingest.readers.text_cells import goes_on, stands_apart
from ingest.tables import is_amount, is_blank

PERIOD_LIMIT = 24

_STOP = re.compile(r"[.;:?!]$")


def join_labels(texts: Sequence[str]) -> list[list[int]]:
    """Return the labels that `texts` are, each as its lines: some go on in a second."""
    labels: list[list[int]] = []
    for index, text in enumerate(texts):
        if index and goes_on(texts[index - 1], text):
            labels[-1].append(index)
        else:
            labels.append([index])
    return labels


def is_name(text: str) -> bool:
    """Return whether `text` can name a row; "2012" may as well be what it counts."""
    return is_name_or_year(text) and not is_amount(text)


def is_name_or_year(text: str) -> bool:
    """Return whether `text` can name a row or a column."""
    return is_label(text) or is_period(text)


def is_label(text: str) -> bool:
    """Return whether `text` is words that name, no period, amount or sentence."""
    return (
        any(letter.isalpha() for letter in text)
        and not is_amount(text)
        and not is_blank(text)
        and not is_period(text)
        and not _STOP.search(text)
        and not stands_apart(text)
    )


def is_period(text: str) -> bool:
    """Return whether `text` is a year or another time, and short."""
    if len(text) > PERIOD_LIMIT:
        return False
    is_year = re.fullmatch(r"20[0-5]\d", text) is not None
    return is_year or bool(read_periods(text))


def is_value(text: str) -> bool:
    """Return whether `text` is an amount, or says that there is none."""
    return is_amount(text) or is_blank(text)
