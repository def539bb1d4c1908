"""What a term is, or what an abbreviation stands for: asked, and told by a paper.

"What does EHCP stand for?"     “Education, Health and Care Plans (EHCPs)”
"What is the DSG?"              “The Dedicated Schools Grant (DSG) is a ring-fenced …”
"""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.reading import in_order
from assistant.wording import quote
from corpus.records import PaperId

# One paper's definition is enough; another's may say more.
MOST_DEFINITIONS = 2

_STANDS_FOR = re.compile(
    r"\b(?i:what)\b[^?]*?\b(?P<term>[A-Z][A-Za-z&]*[A-Z])s?\b[^?\w]*"
    r"(?:stands? for|short for|mean)\b"
)
_TERM = r"(?:an?\s+|the\s+)?(?P<term>[\w'’&-]+(?: [\w'’&-]+){0,3}?)"
_WHAT_IS = (
    re.compile(rf"^\W*what (?:does|do)\s+{_TERM} (?:mean|do)\W*$", re.IGNORECASE),
    re.compile(
        rf"^\W*(?:what(?:['’]s| is| are)|explain|define)\s+{_TERM}\W*$", re.IGNORECASE
    ),
)
_IS = r"(?:is|are|means?|refers? to|allows?|enables?|lets?|requires?)\b"
_WORD = re.compile(r"[^\W\d_]+")
# "Education, Health and Care Plan": the small words have no letter of their own.
_SMALL = frozenset(("and", "of", "for", "the", "in", "to", "with", "on"))


def term_asked(question: Question) -> str | None:
    """Return the term that `question` asks the meaning of, and nothing else of."""
    if found := _STANDS_FOR.search(question.asked):
        return found["term"]
    found = next(filter(None, (p.search(question.asked) for p in _WHAT_IS)), None)
    if found is None or question.periods or question.councils:
        return None
    is_open = question.wanted is Wanted.WORDS or _is_abbreviation(found["term"])
    return found["term"] if is_open else None


def _is_abbreviation(term: str) -> bool:
    """Whether a term is written as one: "EHCP", "B&NES", "SEMHs"."""
    return " " not in term and term[:1].isupper() and term.rstrip("s")[1:].isupper()


def definition_queries(question: Question) -> tuple[str, ...]:
    """Return what finds where papers say what the term is; none where none is asked."""
    term = term_asked(question)
    return (f"{term} {term}s",) if term else ()


def definition(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return where papers say what the term asked about is, or that they do not.

    A term that none says it of is left to what else they say of it.
    """
    term = term_asked(desk.question)
    if term is None:
        return None
    if told := _telling(in_order(weighed), term):
        return Draft(status="answered", sentences=tuple(map(quote, told)))
    if not _STANDS_FOR.search(desk.question.asked):
        return None
    text = f"What {term} stands for is not stated in the papers I can see."
    return Draft(status="not_found", sentences=(DraftSentence(text=text),))


def _telling(candidates: Sequence[Candidate], term: str) -> list[Candidate]:
    """The shortest that says what `term` is, of each paper; else that spells it out."""
    for tells in (says_what_it_is, spells_out):
        told = [c for c in candidates if tells(c.quote, term)]
        by_paper: dict[PaperId, Candidate] = {}
        for candidate in sorted(told, key=lambda c: len(c.quote)):
            by_paper.setdefault(candidate.paper.id, candidate)
        if told:
            return [*by_paper.values()][:MOST_DEFINITIONS]
    return []


def spells_out(text: str, term: str) -> bool:
    """Return whether `text` prints the words of an abbreviation before it.

    A letter may have no word: "Independent Non-Maintained Schools (INMSS)".
    """
    letters = term.lower().rstrip("s") if term[-1:].islower() else term.lower()
    for found in re.finditer(rf"\({re.escape(term)}s?\)", text):
        words = [word.lower() for word in _WORD.findall(text[: found.start()])]
        for own in (words, [word for word in words if word not in _SMALL]):
            for count in (len(letters), len(letters) - 1):
                initials = "".join(word[0] for word in own[-count:])
                if initials[:1] == letters[0] and _is_within(initials, letters):
                    return True
    return False


def _is_within(initials: str, letters: str) -> bool:
    """Whether `initials` stand in `letters` in their order."""
    rest = iter(letters)
    return all(letter in rest for letter in initials)


def says_what_it_is(text: str, term: str) -> bool:
    """Return whether `text` begins with `term`, or its abbreviation, and says "is"."""
    named = rf"(?:{re.escape(term)}s?|[^.;]{{4,60}}\({re.escape(term)}s?\))"
    begins = (
        rf"^\W*(?:[\d.]+\s+)?(?:(?:an?|the)\s+)?(?:\w+\s+)?{named}(?:\s+\([^)]*\))?"
    )
    return bool(re.match(rf"{begins}\s+{_IS}", text, re.IGNORECASE))
