"""What a public paper says is kept back: "the value is in exempt Appendix 2".

Such a sentence is the answer to who asks for what is kept, and no nearer one is.
"""

import re
from collections.abc import Sequence

from assistant.ability import LEAST_COVER, is_able
from assistant.candidates import Candidate, is_of_front
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.wording import quote
from assistant.words import like, stems

# So good beside the best of all, it is about what is asked.
LEAST_OF_BEST = 0.7
# An item of a list is asked for where so many of its words are.
PAIR = 2

# How papers say that something in them is not for everyone.
_KEPT = r"\b(?:not for publication|exempt|confidential|private|restricted)\b"
_PLACE = r"\b(?:appendi(?:x|ces)|annex(?:es)?|enclosures?|part (?:2|ii|two))\b"
_IS_KEPT = re.compile(
    rf"(?P<what>[^.]+?)\b(?:(?:is|are)\s+(?:(?:set out|given|contained|shown|held)\s+)?"
    rf"in\b[^.]{{0,40}}(?:{_PLACE}[^.]{{0,80}}{_KEPT}|{_KEPT}[^.]{{0,40}}{_PLACE})"
    rf"|(?:set out|given|contained|shown|held) in (?:the )?{_KEPT} {_PLACE}"
    rf"|(?:is|are) not\b[^.]{{0,40}}\bsee (?:the )?{_KEPT} {_PLACE})",
    re.IGNORECASE,
)
# In a list of appendices: "Appendix 3 – terms and land value (EXEMPT: …)", "Exempt
# Appendix 2: land value".
_IS_LISTED = re.compile(
    rf"{_PLACE}\s+\w+\s*[-–:]\s*(?P<what>[^()]+)\([^)]*{_KEPT}", re.IGNORECASE
)
_IS_HEADED = re.compile(
    rf"{_KEPT}\s+{_PLACE}\s+\w+\s*[-–:]\s*(?P<what>[^().]+)", re.IGNORECASE
)
_IS_TAGGED = re.compile(
    rf"{_PLACE}\s+\w+\s*[-–:]\s*{_KEPT}\s*[-–:]\s*(?P<what>[^().]+)", re.IGNORECASE
)
# "Appendix C (fees of named providers) contains information … and is exempt".
_IS_BRACKETED = re.compile(
    rf"{_PLACE}\s+\w+\s*\((?P<what>[^()]+)\)[^.]*\b(?:is|are)\s+(?:\w+\s+)?{_KEPT}",
    re.IGNORECASE,
)
_LISTS = (_IS_LISTED, _IS_HEADED, _IS_TAGGED, _IS_BRACKETED)
# "Appendix B is exempt under paragraph 3 of Part 1 of Schedule 12A".
_PLACE_IS_KEPT = re.compile(
    rf"(?:\w+ ){{0,2}}?{_PLACE}\s+[A-Z\d]\w?\s+(?:is|are)\s+(?:\w+\s+)?{_KEPT}",
    re.IGNORECASE,
)
# "3. Legal advice on the statutory override (exempt)", in a list of what is enclosed.
_IS_MARKED = re.compile(
    rf"^(?:[A-Z\d]\w?[.)]\s+)?(?P<what>[^().]+)\((?:{_KEPT})[^()]*\)\W*$", re.IGNORECASE
)
# "The minute of this item is exempt and is not published", under the item's heading;
# "PART II", "not for publication by virtue of paragraph 3" over it.
_ITEM_IS_KEPT = re.compile(
    r"\b(?:minutes?|reports?|discussions?|details?|papers?|items?|record|appendix)\b"
    r"(?: (?:of|on|for|to|under) (?:this|the) (?:item|matter|minute|report))?"
    r"[^.]{0,30}?\b(?:is|are|was|were|being|has been|have been)\s+(?:\w+ ){0,2}?"
    r"(?:exempt|confidential|restricted|not (?:published|for publication|public|open)"
    r"|withheld|excluded|held in private|considered in private|private)\b"
    r"|\bnot for publication (?:by virtue of|under|because|as)\b"
    r"|\b(?:by virtue of|under|within) paragraphs? \d[^.]{0,40}Schedule 12A\b",
    re.IGNORECASE,
)
_OVER_KEPT = re.compile(
    r"\bpart (?:2|ii|two|b)\b(?! of schedule)|\b(?:exempt|confidential|private)"
    r" (?:items?|business|minutes?|reports?|session|appendi\w+|information)\b"
    r"|\bnot for publication\b",
    re.IGNORECASE,
)
# What is within a kept item is asked for, and not that or why it is kept.
_ASKS_WITHIN = re.compile(
    r"\b(?:say|said|says|contain\w*|discuss\w*|decid\w*|decision|resolv\w*"
    r"|agree\w*|terms?|details?|values?|worth|costs?|prices?|fees?|rates?|sums?"
    r"|amounts?|how much|how many|providers?|who|content\w*|award\w*|recommend\w*"
    r"|outcome|conclu\w+|happen\w*|what(?:['’]s| is| was) (?:in )?(?:the|its|it))\b",
    re.IGNORECASE,
)
_OF_ASKING = frozenset(
    stems(
        "say contain discuss decide decision resolve agree term detail value worth cost"
        " price fee rate sum amount provider content award recommend outcome conclude"
        " happen minute minutes item report paper agenda forum cabinet committee"
        " council meeting school schools under exempt private about"
    )
)
# As much of a marked title is said where it is meant.
_MOST_OF_A_TITLE = 0.75
_PLACE_NAMED = re.compile(
    r"\b(?:appendix|annex|enclosure) [A-Z\d]{1,2}\b", re.IGNORECASE
)
SAYS_KEPT = re.compile(_KEPT, re.IGNORECASE)
_NAMES = {
    Wanted.PERSON: re.compile(
        r"\b(?:names?|identit\w+|providers?|suppliers?|contractors?|bidders?|tenderers?)\b",
        re.IGNORECASE,
    ),
    Wanted.MONEY: re.compile(
        r"\b(?:values?|prices?|costs?|fees?|sums?|amounts?|rents?|figures?|bids?)\b",
        re.IGNORECASE,
    ),
}


def kept_from_public(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the refusal that quotes where a paper says what is asked is kept."""
    question = desk.question
    asked = (kind for kind in _NAMES.values() if kind.search(question.text))
    names = _NAMES.get(question.wanted) or next(asked, None)
    best = weighed[0].merit if weighed else 0.0
    places = _places(question.text)
    for one in weighed:
        words = one.candidate.quote
        if places & _kept_places(words) or _names_marked(question, words):
            return _kept(one)
        said = _IS_KEPT.search(words) or _listed(question, words)
        is_near = one.merit >= LEAST_OF_BEST * best and bool(one.met)
        is_near = is_near or _stands_with(one, weighed[0])
        is_near = is_near and not _is_told(question, weighed[0], one)
        if said and is_near and names and _is_of_it(question, said["what"], names):
            return _kept(one)
    return _kept_item(question, weighed)


def _kept_item(question: Question, weighed: Sequence[Weighed]) -> Draft | None:
    """The refusal that quotes that the very item asked about is kept."""
    things = [word for word in question.words if word not in _OF_ASKING]
    if len(things) < PAIR or not _ASKS_WITHIN.search(question.asked):
        return None
    for one in weighed:
        if not _says_item_kept(one.candidate):
            continue
        named = _things_named(things, one.candidate)
        is_named = named >= _MOST_OF_A_TITLE * len(things)
        best = weighed[0]
        is_other = best.candidate.id != one.candidate.id
        is_open = is_other and _things_named(things, best.candidate) >= named
        if is_named and not (is_open and is_able(question, best)):
            return _kept(one)
    return None


def _says_item_kept(candidate: Candidate) -> bool:
    """Whether a sentence, or the heading over it, says that its item is kept."""
    if candidate.cell is not None or is_of_front(candidate.locator):
        return False
    is_over = _OVER_KEPT.search(candidate.locator.words)
    return bool(is_over or _ITEM_IS_KEPT.search(candidate.quote))


def _things_named(things: Sequence[str], candidate: Candidate) -> int:
    """How many of `things` its item is called or says; the paper's title is no name."""
    words = f"{candidate.locator.words} {candidate.nearby}"
    near = {
        *stems(
            words.replace(candidate.paper.title, " ")
            if candidate.paper.title
            else words
        )
    }
    return sum(1 for word in things if near & {word, *like(word)})


def _kept(one: Weighed) -> Draft:
    head = DraftSentence(text="That is not public.")
    return Draft(status="exempt", sentences=(head, quote(one.candidate)))


def _places(text: str) -> set[str]:
    """The appendices that `text` names: "Appendix B"."""
    return {found[0].casefold() for found in _PLACE_NAMED.finditer(text)}


def _kept_places(words: str) -> set[str]:
    """The appendices that a sentence of a paper says are not for everyone."""
    is_said = next(filter(None, (form.match(words) for form in _LISTS)), None)
    is_said = is_said or _PLACE_IS_KEPT.match(words)
    return _places(is_said[0]) if is_said else set()


def _names_marked(question: Question, words: str) -> bool:
    """Whether the question names a thing that a list of a paper marks as exempt."""
    found = _IS_MARKED.match(words)
    title = set(stems(found["what"])) if found else set()
    named = title & set(question.words)
    return len(named) >= PAIR and len(named) >= _MOST_OF_A_TITLE * len(title)


def _stands_with(one: Weighed, best: Weighed) -> bool:
    """Whether it stands in the paragraph of what says most of what is asked."""
    here, there = one.candidate, best.candidate
    is_beside = here.locator.words == there.locator.words
    return is_beside and here.paper == there.paper and best.cover >= LEAST_COVER


def _is_told(question: Question, best: Weighed, kept: Weighed) -> bool:
    """Whether a cell that anybody may see answers, by each word that the kept one says.

    "The cost of land for the hub is exempt"; what the hub costs is in the table.
    """
    is_cell = best.candidate.cell is not None
    return is_cell and best.met >= kept.met and is_able(question, best)


def _listed(question: Question, words: str) -> re.Match[str] | None:
    """What a list of appendices says is exempt, where it names what is asked for."""
    found = next(filter(None, (form.search(words) for form in _LISTS)), None)
    return found if found and _named(question, found["what"]) >= PAIR else None


def _is_of_it(question: Question, what: str, names: re.Pattern[str]) -> bool:
    """Whether `what` is kept is what is asked: of its kind, or by the same words."""
    return bool(names.search(what)) or _named(question, what) >= PAIR


def _named(question: Question, what: str) -> int:
    """How many words of the question name `what`, in the asker's words for them."""
    named = {*stems(what)}
    return sum(1 for word in question.words if named & {word, *like(word)})
