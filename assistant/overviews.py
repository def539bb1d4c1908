"""What is asked of papers as a whole, and of no one thing in them.

    purpose           "What is this paper about?"    "Summarise the Bury paper"
    recommendations   "What is Cabinet recommended to do?"
    decisions         "What was decided?"
    marking           "What is not public?"          "Which papers can't I see?"

Such a question names a part that every paper has, and nothing else but councils,
papers, their dates and who meets.
"""

import re
from collections.abc import Sequence
from itertools import islice

from assistant.candidates import Candidate
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.phrases import PhraseTable, phrases
from assistant.provenance import asked_of_paper
from assistant.question import Question
from assistant.reading import in_order, once
from assistant.sought import (
    ask_of,
    asks_what_is_sought,
    of_ask,
    says_what_is_sought,
)
from assistant.times_told import is_said_in, is_same, times_of
from assistant.wording import quote
from assistant.words import like, stems
from corpus.records import Paper, PaperId, Passage
from corpus.times import print_date
from tools.paper_parts import PaperPart, marks_of, passages_of_part

# So much is read out of the one paper that is asked about, and of each of several.
MOST_SENTENCES, MOST_OF_EACH = 5, 2
MOST_PAPERS = 6

_NEAREST = "The nearest they come, which is not it:"

_ASKS: PhraseTable[PaperPart] = (
    (
        PaperPart.MARKING,
        phrases(
            r"(?:not|isn['’]?t|aren['’]?t|kept|held|hidden|withheld|secret)"
            r"(?: \w+){0,2} (?:from )?(?:the )?public",
            r"exempt|confidential|restricted|secret|withheld|held back|kept back"
            r"|behind closed doors|in private|redacted|hidden",
            r"(?:can(?:not|['’]?t)|(?:not|aren['’]?t) allowed to|may not) (?:\w+ )?"
            r"(?:see|read|look at)",
        ),
    ),
    (
        PaperPart.PURPOSE,
        phrases(
            r"summar(?:y|ies|ise|ize|ised|ises)|gist|overview|nutshell|upshot"
            r"|(?:key|main) (?:points?|messages?|findings?)|tl;?dr",
            r"(?:what(?:['’]s| is| are| was)|say what) [^?]*\b(?:about|for)"
            r"(?=\s*[?.]|\W*$)",
            r"what (?:do|does) [^?]*\b(?:say|cover|tell us|deal with)(?=\W*$)",
            r"(?:tell|show|give) (?:me|us) (?:\w+ )?about|what can you tell (?:me|us)",
            r"(?:which|what) (?:papers|reports|documents|councils)[^?]*"
            r"\b(?:have|hold|got|there|read|know|cover|in here)(?=\W*$)",
            r"purpose",
        ),
    ),
    (
        PaperPart.DECISIONS,
        phrases(
            r"(?<!to )decid\w*|(?<!for )decisions?|resolv\w+|resolutions?"
            r"|(?<!to )agree\w*"
        ),
    ),
    (
        PaperPart.RECOMMENDATIONS,
        phrases(
            r"recommend\w*|(?:asked|request\w*|want\w*|expected|meant) (?:\w+ )?to"
            r" (?:do|decide|agree|approve|note)"
        ),
    ),
)
_OF_SEEKING = frozenset(
    stems(
        "invite seek sought require need endorse consider comment determine support"
        " sign vote ratify authorise delegate receive discuss urge expect approval"
        " proposal proposed exactly actual only merely simply oppose opposed rather"
        " instead distinct decision need real sign off information noting"
    )
)
# "With the December DSG monitoring report": a paper is named, and no thing in it.
_NAMES_PAPER = re.compile(
    r"\b(?:with|in|by|from|of) (?:the|this|that|its|their) (?:[\w’'/-]+ ){0,7}?"
    r"(?:report|paper|update|item)\b",
    re.IGNORECASE,
)
# Of so few papers all that is recommended is told.
MOST_RECOMMENDED, FEW_PAPERS = 12, 2
# So much of what is named stands in what is recommended, or over it.
MOST_OF_THING = 2 / 3
# What names a paper, who meets, or the asking itself: no thing of its own.
OF_PAPERS = frozenset(
    stems(
        "paper papers report reports document item items agenda anything something"
        " everything thing things part parts information bits made make do done take"
        " taken say said tell see read look keep kept hold held back public people"
        " councillor councillors member members officer officers cabinet committee"
        " council forum board panel meeting meetings executive authority school"
        " scrutiny actually finally about point points key main message messages find"
        " findings give summary brief short quick quickly 1 recommend decide decision"
        " resolve resolution agree agreed ask approve note noted exempt confidential"
        " restricted secret withhold hidden private close door redact summarise"
        " overview gist nutshell upshot purpose cover deal know show council councils"
        " time now being want request us"
    )
)


def part_asked(question: Question) -> PaperPart | None:
    """Return the part of papers that `question` asks for, and for nothing else."""
    named = question.amounts or question.periods
    if named or not set(question.words) <= OF_PAPERS:
        return None
    part = next((part for part, asks in _ASKS if asks.search(question.text)), None)
    if part is PaperPart.DECISIONS and says_what_is_sought(question.asked):
        return PaperPart.RECOMMENDATIONS  # "is it asking for a decision"
    return part


def overview(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return that part of each paper that is asked for, as the paper words it."""
    part = part_asked(desk.question)
    if part is None or ask_of(desk.question.asked):
        is_one = len(split_question(desk.question)) == 1
        return sought(desk, weighed) if is_one else None
    told = _read_out(desk, weighed, part)
    if part is PaperPart.MARKING:
        return _not_public(desk, weighed, told)
    if told:
        return Draft(status="answered", sentences=told)
    if part is not PaperPart.DECISIONS:
        return None
    near = _read_out(desk, weighed, PaperPart.RECOMMENDATIONS, lead=_NEAREST)
    head = DraftSentence(text="What was decided is not stated in the papers I can see.")
    return Draft(status="not_found", sentences=(head, *near))


def sought(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return all that a meeting is asked for, of papers on the thing that is named."""
    if not asks_what_is_sought(desk.question):
        return None
    part = PaperPart.RECOMMENDATIONS
    by_paper: dict[PaperId, list[Candidate]] = {}
    for candidate in _of_part(desk, weighed, part):
        by_paper.setdefault(candidate.paper.id, []).append(candidate)
    ask = ask_of(desk.question.asked)
    every = [asked for own in by_paper.values() if (asked := of_ask(own, ask))]
    here = [own for own in every if _is_of_thing(desk.question, own)]
    chosen = (here or every)[:MOST_PAPERS]
    most = MOST_RECOMMENDED if len(chosen) <= FEW_PAPERS else MOST_OF_EACH
    said = [candidate for own in chosen for candidate in own[:most]]
    if here:
        return Draft(status="answered", sentences=tuple(map(quote, said)))
    head = DraftSentence(text="That is not stated in the papers I can see.")
    near = [quote(one, "" if number else _NEAREST) for number, one in enumerate(said)]
    return Draft(status="not_found", sentences=(head, *near)) if said else None


def _is_of_thing(question: Question, own: Sequence[Candidate]) -> bool:
    """Whether what a paper recommends, or its title, names the thing and time asked."""
    paper, text = own[0].paper, " ".join(candidate.quote for candidate in own)
    times = [t for t in (*question.periods, *question.vintages) if t.year or t.as_at]
    spoken_of = [time for candidate in own for time in times_of(candidate)]
    is_then = is_said_in(times, paper) or any(
        is_same(asked, said) for asked in times for said in spoken_of
    )
    if times and not is_then:
        return False
    said = set(stems(f"{paper.title} {paper.committee} {text}"))
    named = _NAMES_PAPER.search(question.asked)
    empty = OF_PAPERS | _OF_SEEKING | {*stems(named[0] if named else "")}
    things = [word for word in question.words if word not in empty]
    met = [word for word in things if said & {word, *like(word)}]
    return len(met) >= MOST_OF_THING * len(things)


def _not_public(
    desk: Desk, weighed: Sequence[Weighed], told: tuple[DraftSentence, ...]
) -> Draft:
    """The papers that are kept from who asks, then what the others say of exempt parts.

    Of a paper that is kept no more is told than an agenda lists.
    """
    kept = tuple(_listed(held.paper) for held in desk.found.withheld)
    if kept:
        return Draft(status="exempt", sentences=(*dict.fromkeys(kept), *told))
    if told:
        return Draft(status="answered", sentences=told)
    if marked := asked_of_paper(desk, weighed):
        return marked
    text = "No paper that I can see is marked as exempt, nor any part of it."
    return Draft(status="not_found", sentences=(DraftSentence(text=text),))


def _listed(paper: Paper) -> DraftSentence:
    dated = print_date(paper.met_on) if paper.met_on else None
    named = ", ".join(filter(None, (paper.council, paper.committee, dated)))
    marking = f" It is marked “{paper.marking}”." if paper.marking else ""
    text = f"Not open to the public: a paper{f' ({named})' if named else ''}.{marking}"
    return DraftSentence(text=text)


def _read_out(
    desk: Desk, weighed: Sequence[Weighed], part: PaperPart, *, lead: str = ""
) -> tuple[DraftSentence, ...]:
    """The sentences of `part`, some of each paper, as they stand."""
    by_paper: dict[PaperId, list[Candidate]] = {}
    for candidate in _of_part(desk, weighed, part):
        by_paper.setdefault(candidate.paper.id, []).append(candidate)
    is_few = len(by_paper) <= FEW_PAPERS
    most = MOST_SENTENCES if len(by_paper) == 1 else MOST_OF_EACH
    if is_few and part in {PaperPart.RECOMMENDATIONS, PaperPart.DECISIONS}:
        most = MOST_RECOMMENDED
    read = [
        said for own in islice(by_paper.values(), MOST_PAPERS) for said in own[:most]
    ]
    return tuple(
        quote(said, "" if number else lead) for number, said in enumerate(read)
    )


def _of_part(
    desk: Desk, weighed: Sequence[Weighed], part: PaperPart
) -> list[Candidate]:
    """What passages of `part` say, in order; titles and numbers alone left out."""
    papers = [paper for paper in desk.found.papers if _is_of_meeting(desk, paper)]
    ids = {
        passage.id
        for paper in papers
        for passage in passages_of_part(_found_of(desk, paper), part, paper)
    }
    here = [c for c in in_order(weighed) if c.id in ids]
    if part is PaperPart.MARKING:
        marks = [mark for paper in papers for mark in marks_of(paper)]
        here = [c for c in here if any(mark in c.quote for mark in marks)]
    return once(here)


def _found_of(desk: Desk, paper: Paper) -> list[Passage]:
    """The passages of `paper` that were found, each once."""
    own = (hit.passage for hit in desk.found.hits if hit.paper.id == paper.id)
    return list({passage.id: passage for passage in own}.values())


def _is_of_meeting(desk: Desk, paper: Paper) -> bool:
    """Whether a paper went to the meeting that is named: "what did Cabinet decide"."""
    asked = set(stems(desk.question.text))
    named = {
        word
        for held in desk.found.papers
        for word in stems(held.committee or "")
        if word in asked
    }
    return named <= set(stems(paper.committee or ""))
