"""A sentence read: its references, and in it nothing but what the writer adds.

    Bury’s deficit was {f-1} at 31 March 2022, forecast to be {f-2} a year later.
    └──┬──┘ └──┬──┘     │      └──────┬─────┘  └──┬───┘       │
    council  sign    reference       time       basis     reference

Each claim is held to the reference it stands nearest to, in its own clause if it can
be. What is left out of account, for it is the papers' or ours and not the writer's:
quotes, locators, the headings of a figure, the expression of a sum, a risk's scores.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.grounds import Grounds, Source
from assistant.quotes import squeeze
from corpus.councils import find_councils
from corpus.periods import read_periods
from corpus.records import Figure, Paper
from corpus.times import print_date
from tools.calculation import Calculation
from tools.likeness import caveats, differences

REFERENCE = re.compile(r"\{([a-z]+-[\w-]+)\}")
# The last mark of ‘...’ is no apostrophe.
QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|‘((?:[^‘’]|’(?=\w))+)’(?!\w)")

# Stands, letter by letter, for what need not be checked: no word, no number.
_BLANK = "\ufffc"
_REFERENCE_LETTER = "\ufffd"

_CLAUSE = re.compile(
    r"[;:]|[.,!?]\s|\b(?:and|but|or|while|whereas|against|than|versus|compared|to)\b",
    re.IGNORECASE,
)
# A reference across so many clauses is further than any in the same one.
_CLAUSE_AWAY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number's place in a sentence, `start` to `end` (half-open), and its figures.

    A sum has the figures it was done with.
    """

    key: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    calculation: Calculation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Words of a sentence, `start` to `end` (half-open), and whether they are so.

    `is_so` is None where no record tells: then the words must be the papers' own.
    """

    start: int
    end: int
    is_so: bool | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its references, and blanked what is not the writer's own.

    `text` has the letters of the sentence at their places; `bare` is blank where
    locators and the like stand; without a quote's words once they have been checked.
    """

    text: str
    bare: str
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
    sums: tuple[Calculation, ...]

    @property
    def cited_figures(self) -> tuple[Figure, ...]:
        """The figures it rests on, those of its sums among them."""
        return tuple(s.figure for s in self.sources if s.figure)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures referred to, or where there are none, all it rests on."""
        named = tuple(f for ref in self.references for f in ref.figures)
        return named or self.cited_figures

    @property
    def is_of_several(self) -> bool:
        """Whether words could be about one figure or another, and so must fit all."""
        return len(self.figures) > 1 and all(s.figure for s in self.sources)

    def nearest(self, start: int, end: int) -> Reference | None:
        """Return the reference that the words at `start` to `end` are about."""
        return _nearest(self.bare, self.references, start, end)

    def behind(self, reference: Reference | None) -> tuple[Source, ...]:
        """Return the sources that may bear out what is said of `reference`.

        They are its figures' and those that are no figure's; without it, all.
        """
        if reference is None:
            return self.sources
        return tuple(
            source
            for source in self.sources
            if source.figure is None or source.figure in reference.figures
        )


def read_sentence(
    text: str, sources: Sequence[Source], sums: Sequence[Calculation], grounds: Grounds
) -> Sentence:
    """Return `text`, squeezed, as what rests on `sources` and `sums`."""
    references = tuple(
        Reference(
            key=found[1],
            start=found.start(),
            end=found.end(),
            figures=grounds.figures_of(found[1]),
            calculation=grounds.calculation_by_id.get(found[1]),
        )
        for found in REFERENCE.finditer(text)
    )
    bare = text
    for reference in references:
        bare = covered(bare, reference.start, reference.end, _REFERENCE_LETTER)
    if not references:
        for start, end in _laid_apart(bare, sources):
            bare = covered(bare, start, end)
    for start, end in _own_of_papers(bare, sources):
        bare = covered(bare, start, end)
    for start, end in _own_of_sums(bare, sums, references):
        bare = covered(bare, start, end)
    for source in sources:
        for start, end in _headings(bare, source, references):
            bare = covered(bare, start, end)
    # Last: a committee's name may be a word of a longer one.
    for source in sources:
        for start, end in whole_words(source.paper.committee or "", bare):
            bare = covered(bare, start, end)
    return Sentence(
        text=text,
        bare=bare,
        references=references,
        sources=tuple(sources),
        sums=tuple(sums),
    )


def covered(text: str, start: int, end: int, letter: str = _BLANK) -> str:
    """Return `text` blank from `start` to `end`, every other letter in its place."""
    return f"{text[:start]}{letter * (end - start)}{text[end:]}"


def whole_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield every place where `words` stand in `text` as whole words."""
    words = squeeze(words)
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        is_cut_before = words[0].isalnum() and text[max(0, start - 1) : start].isalnum()
        is_cut_after = words[-1].isalnum() and text[end : end + 1].isalnum()
        if not (is_cut_before or is_cut_after):
            yield start, end
        start = text.find(words, start + 1)


def words_of(source: Source) -> str:
    """Return all that a source says: its quote, its coordinates and whose it is."""
    figure, paper = source.figure, source.paper
    parts: list[str | None] = [source.quote, *source.facts, *source.places]
    parts += [paper.met_on, paper.title, paper.committee]
    if figure:
        parts += [figure.period, figure.as_at, figure.vintage, figure.caption]
        parts += [figure.label, *figure.row_path, *figure.column_path]
    if source.locator.page_number is not None:
        parts.append(f"page {source.locator.page_number}")
    return " ; ".join(part for part in parts if part)


def _own_of_papers(text: str, sources: Iterable[Source]) -> Iterator[tuple[int, int]]:
    """Quotes, and what says whose they are and where they stand."""
    for source in sources:
        for mark, end in (("“", "”"), ('"', '"'), ("‘", "’")):
            yield from whole_words(f"{mark}{squeeze(source.quote)}{end}", text)
        for fact in sorted(source.facts, key=len, reverse=True):
            yield from whole_words(fact, text)
        for place in source.places:
            yield from whole_words(_said_at(source.paper, place), text)
            if source.figure is None:
                yield from whole_words(place, text)
        for words in (source.paper.file_name, source.paper.title):
            yield from whole_words(words or "", text)


def _said_at(paper: Paper, place: str) -> str:
    """Who says it, when and where, as the clerk writes it."""
    dated = print_date(paper.met_on) if paper.met_on else None
    named = ", ".join(filter(None, (paper.council, paper.committee, dated)))
    return f"{named or paper.file_name} ({place})"


def _own_of_sums(
    text: str, sums: Iterable[Calculation], references: Sequence[Reference]
) -> Iterator[tuple[int, int]]:
    """Expressions, but not one that is set equal to another sum's result."""
    for result in sums:
        for start, end in whole_words(result.expression, text):
            equals = re.match(rf"\s?=\s?({_REFERENCE_LETTER})", text[end:])
            after = next((ref for ref in references if ref.start >= end), None)
            if equals is None or (after and after.key == result.id):
                yield start, end


def _headings(
    text: str, source: Source, references: Sequence[Reference]
) -> Iterator[tuple[int, int]]:
    """A figure's headings and place, where they stand nearest to that figure."""
    figure = source.figure
    if figure is None:
        return
    headings = (*figure.row_path, *figure.column_path)
    caption = source.locator.words.split("; row ")[0]
    parts = [source.locator.words, " – ".join(headings), *figure.row_path]
    parts += [figure.label, figure.caption or "", caption]
    for part in sorted(dict.fromkeys(filter(None, parts)), key=len, reverse=True):
        if any(time.printed == part for time in read_periods(part)):
            continue
        for start, end in whole_words(part, text):
            near = _nearest(text, references, start, end)
            if near is None or figure in near.figures:
                yield start, end


def _laid_apart(text: str, sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """What keeps two figures apart, in our words and in the order they are named."""
    figures = [source.figure for source in sources if source.figure]
    names = list(dict.fromkeys(mention.name for mention in find_councils(text)))
    for one, other in pairwise(figures):
        if names and names != list(dict.fromkeys((one.council, other.council))):
            continue
        for words in (*differences(one, other), *caveats(one, other)):
            yield from whole_words(words, text)


def _nearest(
    text: str, references: Sequence[Reference], start: int, end: int
) -> Reference | None:
    def away(reference: Reference) -> int:
        between = text[end : reference.start] or text[reference.end : start]
        return len(between) + _CLAUSE_AWAY * len(_CLAUSE.findall(between))

    return min(references, key=away, default=None)
