"""What an amount is made of, as a sentence or its list tells it, the largest first.

The pressure of £26.2m arises from placements (£11.6m), top-ups (£13.3m) and
other items (£1.3m).            the parts come to the whole, or are said to be of it
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.orders_asked import as_many_as_asked, is_rising, order_words
from assistant.phrases import phrases
from assistant.question import Question
from assistant.times_told import is_of
from assistant.wording import say, who
from assistant.words import like, stems
from corpus.records import Figure, Unit

# Two parts are the fewest that can be put in order.
FEWEST = 2

_ASKS = phrases(
    r"driv(?:es|en|ing|ers?)|made up of|make[s]? up|parts?|components?|elements?"
    r"|contribut\w+|areas?|items?|causes?|reasons?|behind|broken down|breakdown"
)
_MADE_OF = phrases(
    r"(?:made|make[s]?) up(?: of)?|compris\w+(?: of)?|consist\w* of|broken down"
    r"|aris(?:es|ing|en) (?:mainly |chiefly )?(?:from|on)|split between"
    r"|(?:mainly|chiefly|largely) (?:on|from|in|because of|due to|by)|analysed as",
    r"(?:is|are|was|were) (?:mainly|chiefly|largely)?(?=:)",
)
_OF_PARTS = frozenset(
    stems(
        "drive drives driving driver part parts component element contribute make made"
        " area item cause reason behind break broken breakdown biggest largest smallest"
        " forecast main order rank first last big large small most least up come"
    )
)
_SAYS_OF_IT = re.compile(
    r"\s+(?:for|on|from|in|of|relat\w+|due|because|to)\b", re.IGNORECASE
)
_OPENING = re.compile(r"^[\s),;.:–-]*(?:(?:and|plus|with|then)\s+)?", re.IGNORECASE)
_CLOSING = re.compile(r"[\s,;.:(–-]*(?:\b(?:and|plus|with)\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Makeup:
    """The parts that a text tells, each with its words, and what they are parts of.

    `lead` is the text up to the parts; `whole` the amount it states, if it does.
    """

    lead: str
    whole: Figure | None
    parts: tuple[tuple[Figure, str], ...]


def rank_parts(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the parts that an amount is said to be made of, in order."""
    question = desk.question
    if not _ASKS.search(question.text) or question.councils[1:]:
        return None
    told = (_makeup(w.candidate) for w in weighed if w.candidate.cell is None)
    found = next((one for one in told if one and _is_meant(question, one)), None)
    if found is None:
        return None
    words = dict(found.parts)
    ranked = sorted(words, key=lambda f: f.amount, reverse=not is_rising(question))
    papers = desk.papers()
    return Draft(
        status="answered",
        sentences=tuple(
            say(
                f"{who(f, papers[f.paper_id])}, {{{f.id}}}: “{words[f]}”"
                f" ({f.locator.words}).",
                f.id,
            )
            for f in as_many_as_asked(question, ranked)
        ),
    )


def _is_meant(question: Question, made: _Makeup) -> bool:
    """Whether each word that names what is asked about stands before the parts."""
    asked = set(question.words) - _OF_PARTS - order_words(question)
    said = frozenset(stems(made.lead))
    is_named = bool(asked) and all(said & {word, *like(word)} for word in asked)
    time = made.whole and (made.whole.period or made.whole.as_at)
    is_then = not time or not question.periods
    return is_named and (
        is_then or (made.whole is not None and is_of(made.whole, question.periods))
    )


def _makeup(candidate: Candidate) -> _Makeup | None:
    """The parts a text tells: those that come to its first amount, or are said to."""
    placed = _placed(candidate)
    if len(placed) <= FEWEST:
        return None
    text, (start, whole) = candidate.quote, placed[0]
    verb = _MADE_OF.search(text)
    parts = placed[1:]
    is_told = verb is not None and start < verb.start() < parts[0][0]
    off = abs(sum(f.amount for _, f in parts) - whole.amount)
    if off > sum(f.resolution for _, f in placed) / 2 and not is_told:
        return None
    begins = verb.end() if verb and is_told else start + len(whole.printed)
    told = _fragments(text, parts, begins)
    if any(not words for _, words in told):
        return None
    return _Makeup(lead=text[:begins], whole=whole, parts=told)


def _placed(candidate: Candidate) -> list[tuple[int, Figure]]:
    """The pounds of a text with where each is printed, in order; none said twice."""
    placed: list[tuple[int, Figure]] = []
    for figure in candidate.figures:
        own = candidate.quote.find(figure.quote) if figure.quote else 0
        start = candidate.quote.find(figure.printed, max(own, 0))
        if figure.unit is Unit.GBP and start >= 0:
            placed.append((start, figure))
    starts = [start for start, _ in placed]
    return sorted(placed, key=lambda p: p[0]) if len(set(starts)) == len(starts) else []


def _fragments(
    text: str, parts: Sequence[tuple[int, Figure]], begins: int
) -> tuple[tuple[Figure, str], ...]:
    """Each part with its own words, which stand before its amount or after it."""
    ends = [start + len(figure.printed) for start, figure in parts]
    are_after = all(_SAYS_OF_IT.match(text, end) for end in ends)
    told: list[tuple[Figure, str]] = []
    for index, (start, figure) in enumerate(parts):
        if are_after:
            stop = parts[index + 1][0] if index + 1 < len(parts) else len(text)
            words = _CLOSING.sub("", text[start:stop])
        else:
            opens = ends[index - 1] if index else begins
            is_aside = text[ends[index] : ends[index] + 1] == ")"
            words = _OPENING.sub("", text[opens : ends[index] + is_aside])
        told.append((figure, words))
    return tuple(told)
