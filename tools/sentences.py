"""Sentences of a paragraph, as stretches of its text."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence and its characters (half-open) in the paragraph's text."""

    text: str
    start: int
    end: int


# Stops that end no sentence: abbreviations papers use before a capital or a digit.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|excl|approx|est|c|ca|cf|no|nos|para|paras|p|pp|vs|viz"
    r"|cllr|dr|mr|mrs|ms|prof|st|ltd|fig|ref|mil|incl|dept|sept|dec|jan|feb|oct|nov"
    r"|aug)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.?!][\"'’”)\]]*[¹²³⁰⁴-⁹]*(?=\s+[\"'‘“(\[]?[A-Z£\d])")
# The number a paragraph or item is printed with: "5.3", "12.", "(a)".
_OWN_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|[a-z][.)]|\((?:[a-z]|[ivx]{1,4})\))"
    r"\s+(?=\S)"
)
_NUMBER_ONLY = re.compile(r"^\W*\(?[\da-zA-Z]{1,3}(?:\.\d+)*[.)]$")


def split_sentences(text: str, *, number: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order, its own number left out of the first.

    A number that nothing parts from the words ("4 Spending rose") is its own only if
    it is the paragraph's `number`.
    """
    return tuple(_sentences(text, number))


def _sentences(text: str, number: str | None) -> Iterator[Sentence]:
    own = _OWN_NUMBER.match(text)
    is_bare = number is not None and text.startswith(f"{number} ")
    start = own.end() if own else len(number or "") * is_bare
    for stop in _STOP.finditer(text, start):
        candidate = text[start : stop.end()]
        if _ABBREVIATION.search(candidate) or _NUMBER_ONLY.match(candidate):
            continue
        yield _trimmed(text, start, stop.end())
        start = stop.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Sentence(text=part.strip(), start=start, end=start + len(part.strip()))
