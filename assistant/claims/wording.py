"""Every other word of a sentence, denied or not, is one of what it rests on.

A word that a sentence shares with a paper is one thing where the paper says it, another
where it denies it: "was agreed" is not borne out by "was not agreed". The words of one
clause are borne out together, by one sentence of one source.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.claims.sentence import QUOTED, Claim, Reference, Sentence
from assistant.grounds import Source
from assistant.words import stem

# A stem, and whether what it says is denied.
Said = tuple[str, bool]

# Words that say nothing of their own: with them one leads from word to word, and to a
# figure. None of them counts, compares, denies, dates or judges.
_FRAME_WORDS = """
a about accordance according against alone also am amid among amount amounts an and
any are as at be been being beside besides between both but by can come comes compare
compared comparison could council councils describes did differ differs do does done
earlier either else figure figures follow following follows for from gave give given
gives giving had has have having he heard hears her here his how i if in into is it
its itself later like line list listed lists longer may me meeting might my near
nearest newer number numbers of older on or other our ours out paper papers paper’s
para paragraph printed prints put puts quote quoted read reads record recorded records
report reported reports row rows said say saying says see set sets shall she should
show showed shown shows side so source sources speaks stand stands state stated states
still such table tell tells than that the their them then there these they thing this
those though through thus to told too under us was we were what when where whereas
which while who whom whose will with within would yet you your
"""
FRAME = frozenset(_FRAME_WORDS.split())

# What the clerk says of what is not there, or in place of a word.
_PHRASES = re.compile(
    r"^(?:change|difference)(?=:)|\b(?:year by year|no year stated|basis not stated"
    r"|each time|not stated|in total"
    r"|an earlier figure, of|the nearest they come, which is not it"
    r"|the paper does not name its council, and nothing else here does"
    r"|the paper does not name its council|is given by the register of papers, not by"
    r" the paper|gives no (?:scores|colours)|of the register|the register of"
    r"|it is marked as)\b",
    re.IGNORECASE,
)
# A word, without the "’s" of whose it is.
WORD = re.compile(r"([^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)(?:['’]s\b)?", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:.,!?()–—]|\b(?:and|but|while|whereas|because|so|though|although|which|who|that"
    r"|if|when|unless)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|hardly|scarcely"
    r"|unable|fail(?:s|ed)? to)\b|n['’]t\b",
    re.IGNORECASE,
)
_PART_END = re.compile(r"[;:!?]|\.\s")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n|\t")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place, and whether a word before it in its clause denies it."""

    start: int
    end: int
    text: str
    clause: int
    is_denied: bool

    @property
    def said(self) -> Said:
        return stem(self.text), self.is_denied


def unsaid(sentence: Sentence, taken: Collection[Claim]) -> str | None:
    """Return which words of `sentence` nothing it rests on says, or None.

    `taken` are the claims that have been borne out: their words need no other.
    """
    spans = [(claim.start, claim.end) for claim in taken]
    spans += [found.span() for found in _PHRASES.finditer(sentence.bare)]
    denials = [
        found.span()
        for found in _DENIAL.finditer(sentence.bare)
        if not _lies_in(found.span(), spans)
    ]
    words = tuple(_words(sentence.bare, denials, ends=_ends_of(sentence)))
    for start, end in denials:
        over = _CLAUSE_END.search(sentence.bare, end)
        last = over.start() if over else len(sentence.bare)
        if not any(end <= word.start < last for word in words):
            return f"“{sentence.bare[start:end]}” denies what its sources do not"
    groups: dict[tuple[int, Reference | None], list[_Word]] = defaultdict(list)
    for word in words:
        is_taken = _lies_in((word.start, word.end), spans)
        is_free = is_taken or word.text.lower() in FRAME
        if word.is_denied or not is_free:
            ref = sentence.nearest(word.start, word.end)
            groups[word.clause, ref].append(word)
    for (_, ref), group in groups.items():
        said = _said_by(sentence, ref, is_denied=bool(denials))
        if not any({word.said for word in group} <= one for one in said):
            shown = " ".join(word.text for word in group)
            return f"“{shown}” is not what its sources say"
    return None


def _lies_in(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _words(
    text: str, denials: Iterable[tuple[int, int]], *, ends: re.Pattern[str]
) -> Iterator[_Word]:
    """The words of `text`, which are no denial, each with the part it stands in.

    A part ends where `ends` is found; a denial reaches to the end of its clause.
    """
    denied = list(denials)
    clauses = [found.end() for found in _CLAUSE_END.finditer(text)]
    parts = [found.end() for found in ends.finditer(text)]
    for found in WORD.finditer(text):
        if _DENIAL.search(found[0]):
            continue
        begins = max((end for end in clauses if end <= found.start()), default=0)
        yield _Word(
            start=found.start(),
            end=found.end(1),
            text=found[1],
            clause=sum(end <= found.start() for end in parts),
            is_denied=sum(begins <= at < found.start() for at, _ in denied) % 2 == 1,
        )


def _ends_of(sentence: Sentence) -> re.Pattern[str]:
    """Where the words end that are borne out together.

    Without a figure to hold to, they are those of a whole sentence: what stands in two
    places may not be joined.
    """
    return _CLAUSE_END if sentence.references else _PART_END


# What sources say.


def _said_by(
    sentence: Sentence, ref: Reference | None, *, is_denied: bool
) -> Iterator[set[Said]]:
    """What each sentence of each source says, with what its headings do.

    What is said in a paper's words alone, no figure or quote beside them, must deny
    where the paper does.
    """
    sources = sentence.behind(ref)
    if ref is not None and ref.calculation:
        yield {word for s in sources for one in _statements(s) for word in one}
        return
    is_alone = not sentence.references and not QUOTED.search(sentence.text)
    for source in sources:
        for said in _statements(source):
            if not is_alone or is_denied == any(denied for _, denied in said):
                yield said


def _statements(source: Source) -> Iterator[set[Said]]:
    named = {said for words in _names(source) for said in _said_in(words)}
    yield named
    for part in _SENTENCE_END.split(source.quote):
        yield named | _said_in(part)


def _said_in(text: str) -> set[Said]:
    denials = (found.span() for found in _DENIAL.finditer(text))
    return {word.said for word in _words(text, denials, ends=_PART_END)}


def _names(source: Source) -> Iterator[str]:
    """What was read of a source beside its quote."""
    yield from source.facts
    yield source.paper.status
    if figure := source.figure:
        yield from (*figure.row_path, *figure.column_path, figure.label)
        parts = (figure.caption, figure.vintage, figure.measure, figure.block)
        more = (figure.flow, figure.basis, figure.scenario, figure.stage)
        yield from (part.replace("_", " ") for part in (*parts, *more) if part)
