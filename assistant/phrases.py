"""Tables of phrases: patterns of whole words, tried from the top.

The first row of which a phrase is found counts; case and the words around it do not.
"""

import re
from enum import StrEnum
from typing import TypeVar

_Kind = TypeVar("_Kind", bound=StrEnum)
PhraseTable = tuple[tuple[_Kind, re.Pattern[str]], ...]


def phrases(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern of any of `alternatives`, each as whole words."""
    joined = "|".join(alternatives)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def first_of(table: PhraseTable[_Kind], text: str, default: _Kind) -> _Kind:
    """Return the first kind of `table` that `text` has a phrase of."""
    return next((kind for kind, pattern in table if pattern.search(text)), default)
