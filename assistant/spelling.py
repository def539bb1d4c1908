"""Slips of the keyboard: the word that a mistyped one stands for."""

import re
from collections.abc import Collection
from difflib import get_close_matches
from functools import cache

from corpus.councils import find_councils, read_councils

# A word this close to one that is known is that word, mistyped.
TYPO_CUTOFF = 0.84

# Words that ask, as they are mistyped or cut short: too short to be told by their
# nearness.
_ASKING = {
    "when": "wen|wehn|whn|whne|wheb",
    "what": "wat|waht|wht|whta|whst|wot",
    "whats": "wats|wots|whts|wahts",
    "which": "wich|whcih|wihch|whihc|witch",
    "how": "hwo|hw|hpw",
    "much": "mutch|muhc|mcuh|mch",
    "many": "meny|mnay|mny",
    "why": "wyh|whyy",
    "does": "deos|dose|doess",
    "the": "teh|hte|th",
    "are": "(?<=what )r|(?<=where )r|(?<=how )r|(?<=who )r|(?<=when )r|(?<=why )r",
    "year": "yr|yera|yaer",
    "years": "yrs",
}
_ASKING_SLIPS = tuple(
    (word, re.compile(rf"(?<![\w'’-])(?:{slips})(?![\w'’-])", re.IGNORECASE))
    for word, slips in _ASKING.items()
)
_NAME = re.compile(r"\b[A-Za-z]{5,}\b")
_PART = re.compile(r"\b[A-Za-z]{4,}\b")
# Words that many councils' names share, and that are words besides.
_SHARED = frozenset(
    ("borough", "central", "council", "county", "district", "london", "royal", "upon")
)

# Names that are words besides: "all three readings" are no council's.
_WORDS_BESIDES = frozenset(("barking", "bath", "bury", "hart", "reading", "rugby"))


def nearest_spelling(word: str, known: Collection[str]) -> str | None:
    """Return the one of `known` that `word` is a slip of the keyboard for, if any.

    A letter lost, doubled or struck for another is one; so are two turned round.
    """
    swapped = {
        f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}" for i in range(len(word) - 1)
    }
    if turned := sorted(swapped & set(known) - {word}):
        return turned[0]
    close = get_close_matches(word, known, n=1, cutoff=TYPO_CUTOFF)
    return close[0] if close else None


def correct_asking(text: str) -> str:
    """Return `text` with slips of the keyboard in short words that ask put right."""
    for word, slip in _ASKING_SLIPS:
        text = slip.sub(word, text)
    return text


def correct_names(text: str) -> str:
    """Return `text` with the mistyped name of a council put right, where it has one.

    Only where that makes it name a council and it named none before.
    """
    if find_councils(text, is_question=True):
        return text
    put_right = _NAME.sub(lambda found: _corrected_name(found[0]), text)
    return put_right if find_councils(put_right, is_question=True) else text


def is_of_name(word: str, names: Collection[str]) -> bool:
    """Return whether `word` is one of a long name in `names`, rightly typed or not."""
    parts = {
        part.lower()
        for name in names
        for part in _PART.findall(name)
        if len(name.split()) > len(("a", "name"))
    }
    return word in parts or nearest_spelling(word, parts) is not None


def _corrected_name(word: str) -> str:
    if word.lower() in _name_words():
        return word
    if word.lower().removesuffix("s") in _WORDS_BESIDES:
        return word
    stem, ending = (word[:-1], "s") if word.endswith("s") else (word, "")
    for typed, rest in ((word, ""), (stem, ending)):
        same = [name for name in _name_words() if name[0] == typed[0].lower()]
        if close := nearest_spelling(typed.lower(), same):
            return f"{close.capitalize()}{rest}"
    return word


@cache
def _name_words() -> frozenset[str]:
    """The long words of councils' names, lower case."""
    named = " ".join(
        printed
        for council in read_councils()
        for printed in (council.name, *council.aliases)
    )
    return frozenset(word.lower() for word in _NAME.findall(named)) - _SHARED
