"""Sentences to events: what happened, on what day, month or year, in the paper's words.

A sentence tells an event when it sets a date beside a verb of something done. Plans,
deadlines and forecasts ("by March 2026", "will be submitted") are none.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.pages import Footnote, Page, Paragraph, Place, Table
from corpus.periods import read_periods
from corpus.records import Event, Paper
from corpus.times import Period
from tools.places import narrow
from tools.sections import Standing, locator, walk
from tools.sentences import split_sentences

# A date further from its verb than this belongs to something else in the sentence.
REACH = 140
# A cell with fewer words is a label or a value.
CELL_WORDS = 5

_DONE = re.compile(
    r"\b(?:re-?)?(?:submitted|agreed|approved|paid|received|receiving|suspended|accepted"
    r"|rejected|refused|declined|resolved|endorsed|inspected|established|joined|issued"
    r"|announced|published|launched|introduced|appointed|signed|secured|awarded|granted"
    r"|completed|reviewed|commissioned|invited|informed|notified|told|advised|confirmed"
    r"|adopted|held|met|visited|opened|closed|started|began|begun|commenced"
    r"|implemented|extended|ended|ceased|expired|terminated|withdr[ae]wn?|withheld"
    r"|entered|created|set up|formed|reported|presented|judged|found|sent|wrote"
    r"|written(?! statement)"
    r"|transferred|allocated|revised|updated|consulted|developed|finalised|deferred"
    r"|ratified|undertaken|took place|taken place|carried out|conducted|recruited"
    r"|released|came into (?:force|effect)|took effect|declared|decided"
    r"|recognised|concluded|delivered|moved|replaced|undergone|subject to)\b",
    re.IGNORECASE,
)
# Nouns made of the same verbs: "a follow up visit in 2019", "the visit in July 2023".
_HAPPENING = re.compile(
    r"\b(?:visit|inspection|review|revisit|meeting|submission|announcement|decision)\s+"
    r"(?:on|in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|could|can|(?-i:may)|might|must|to be|expect\w*"
    r"|due to|plan(?:s|ned|ning)? to|aim\w* to|intend\w*|propose[sd]?"
    r"|forecast\w*|projected|scheduled|timed to|yet to|if|unless|once|whether|when a"
    r"|is being|are being)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
# What stands before a date that is not when the thing was done.
_NOT_WHEN = re.compile(
    r"\b(?:by|until|till|before|up to|no later than|for|from|between|than|covering"
    r"|covered|about|against|beyond|towards|year|ending|as (?:at|of|to)|since"
    r"|(?<!end )(?<!beginning )(?<!start )(?<!middle )(?<!autumn )(?<!spring )"
    r"(?<!summer )of)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|during|within|throughout|late|early)\s+(?:the\s+)?$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:]|,? (?:but|which|although|while|whilst) |\. ")


def find_events(paper: Paper, pages: tuple[Page, ...]) -> tuple[Event, ...]:
    """Return the dated happenings of `pages` in the order they are told."""
    found: dict[tuple[str, str], Event] = {}
    for standing in walk(pages):
        for words, text, places in _tellings(standing):
            for sentence in split_sentences(text):
                for period in _dates_of_events(sentence.text, paper):
                    event = Event(
                        paper_id=paper.id,
                        council=paper.council,
                        happened_on=period.as_at or period.year or "",
                        printed=period.printed,
                        quote=sentence.text,
                        locator=locator(words, narrow(pages, places, sentence.text)),
                    )
                    found.setdefault((event.happened_on, event.quote), event)
    return tuple(found.values())


def _tellings(standing: Standing) -> Iterator[tuple[str, str, Sequence[Place]]]:
    """What a block tells in sentences: its locator words, its text and its places."""
    match standing.block:
        case Paragraph() as block:
            yield standing.words, block.text, block.places
        case Footnote() as block:
            yield standing.words, block.text, block.places
        case Table() as block:
            for row in block.rows:
                label = next((cell.text for cell in row.cells if cell.text), "")
                words = f"{standing.words}; row {' '.join(label.split()[:8])}"
                for cell in row.cells:
                    if not cell.is_merged and len(cell.text.split()) >= CELL_WORDS:
                        yield words, cell.text, cell.places


def _dates_of_events(sentence: str, paper: Paper) -> Iterator[Period]:
    for period in read_periods(sentence, said_on=paper.met_on):
        is_known = bool(period.as_at or period.year) and not period.is_impossible
        if is_known and _is_when(sentence, period) and _is_done(sentence, period):
            yield period


def _is_when(sentence: str, period: Period) -> bool:
    """Tell whether the words before the date say that something was done then."""
    before = sentence[: period.start]
    if period.is_range and _FROM.search(before):
        return True
    if _NOT_WHEN.search(before):
        return False
    is_whole_year = period.as_at is None or len(period.as_at) == len("2024")
    return not is_whole_year or bool(_IN.search(before))


def _is_done(sentence: str, period: Period) -> bool:
    """Tell whether the verb nearest the date, in its clause, is of something done."""
    start, end = _clause(sentence, period)
    if _HAPPENING.search(sentence[start : period.start]):
        return True
    verbs = list(_DONE.finditer(sentence, start, end))
    near = [verb for verb in verbs if _gap(verb, period) <= REACH]
    if not near:
        return False
    nearest = min(near, key=lambda verb: _gap(verb, period))
    return not _NOT_YET.search(sentence[start : nearest.start()])


def _clause(sentence: str, period: Period) -> tuple[int, int]:
    cuts = list(_CLAUSE.finditer(sentence))
    start = max((cut.end() for cut in cuts if cut.end() <= period.start), default=0)
    end = min(
        (cut.start() for cut in cuts if cut.start() >= period.end),
        default=len(sentence),
    )
    return start, end


def _gap(verb: re.Match[str], period: Period) -> int:
    """Characters between the two; a verb before its date is the likelier one."""
    if verb.end() <= period.start:
        return period.start - verb.end()
    return verb.start() - period.end
