"""Questions about a paper itself: whose it is, and when its meeting was."""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate, is_of_front
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.grammar import LATEST
from assistant.kinds import Wanted
from assistant.named import asks_office
from assistant.question import Question
from assistant.wording import quote, support
from assistant.words import stems
from corpus.periods import read_periods
from corpus.records import Paper, Status
from corpus.times import print_date

_WHOSE = re.compile(
    r"\bwhose\b|\b(?:which|what) (?:council|authority)(?! (?:tax|house))\b"
    r"|\bnames? (?:a|its|the|any) council\b|\bcouncil (?:be |is )?named\b"
    r"|\bsay\b[^?]*\b(?:who|whose|which council)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\bhow do (?:you|we) know\b|\bwhere does it say\b|\bare you sure (?:it|this)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:exempt|restricted|confidential"
    r"|public(?: (?:item|report|paper|document)\b|(?=\W*(?:$|[,;?]|(?:and|or)\b)))"
    r"|open to (?:the )?public|anyone (?:read|see))\b",
    re.IGNORECASE,
)
# What a paper is for, as its front sheet says: "Classification: For Decision".
_PURPOSE = re.compile(
    r"\bclass(?:ed|ified) as\b|\bhow (?:is|was) (?:it|this) class(?:ed|ified)\b"
    r"|\b(?:decision|information) (?:item|paper)\b"
    r"|\bfor:? (?:\w+ and )?(?:decision|information|noting|discussion|consideration)\b",
    re.IGNORECASE,
)
# How the front sheet of a paper that everyone may read says so.
_OPEN = re.compile(
    r"\b(?:public|open|unrestricted|not exempt|part (?:1|one|i))\b", re.IGNORECASE
)
_MEETING = re.compile(
    r"\b(?:dates? of|discuss\w*|met|meets?|meeting|consider\w*|held|sat|took place)\b",
    re.IGNORECASE,
)


# What asks when papers were, and names nothing else.
_OF_MEETINGS = frozenset(
    stems("meeting meet met date day paper report last latest present discuss consider")
)
MOST_PAPERS = 6
# Who is behind a paper, as its front sheet or its last lines name them.
_PEOPLE = re.compile(
    r"\bauthors?\b|\bwr(?:o|i)te\b|\bwritten by\b|\bportfolio holders?\b"
    r"|\bdirectors?\b|\bcontact\b",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\bwho (?:actually )?(?:wrote|authored|drafted|prepared|produced|compiled)"
    r" (?!to\b)(?:[^?\s]+ ){0,8}?(?:report|paper|it|this|overview|update|review"
    r"|document|briefing|digest|plan)\b"
    r"|\bauthors?\b|\b(?:report|paper|it) (?:was )?(?:written|drafted|prepared) by\b",
    re.IGNORECASE,
)
_DIRECTOR = re.compile(r"\b(?:director|chief officer|from)\b", re.IGNORECASE)
# "Report by: Ann Lee", "Author and contact details: Ann Lee".
_AUTHOR = re.compile(
    r"^(?:[\d.]+\s+)?(?:(?:report )?authors?(?:\(s\))?|(?:report|paper) by"
    r"|(?:prepared|written) by)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^(?:[\d.]+\s+)?(?:reports? (?:of|from)(?! service area)|signed by"
    r"|(?:lead|responsible|reporting|contact) (?:officer|director)s?(?:\(s\))?"
    r"|(?:executive )?director)\b",
    re.IGNORECASE,
)
# "Who can I contact about it": "Enquiries to: Ann Lee".
_CONTACT = re.compile(
    r"\bwho(?:m)? (?:can|do|should|could|would|to|must) (?:[\w’']+ ){0,2}?(?:contact"
    r"|ask|ring|call|email|e-mail|write to|speak to|talk to)\b|\bcontact officers?\b"
    r"|\bwho(?: is|['’]s) the contact\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"^(?:[\d.]+\s+)?(?:enquir(?:y|ies)|contacts?|for (?:further|more) information)\b",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b(?:portfolio holders?|(?:cabinet|lead) members?)\b", re.IGNORECASE
)
# Whom a question asks for, and what the line that names them begins with.
_ROLES = (
    (_MEMBER, re.compile(rf"^{_MEMBER.pattern}", re.IGNORECASE)),
    (_WROTE, _AUTHOR),
    (_DIRECTOR, _BEHIND),
    (_CONTACT, _TO_WHOM),
)
# What finds the lines of a front sheet that tell who a paper is for, what for, by whom.
_SHEET_QUERIES = (
    (_STATUS, "status classification public exempt"),
    (_PURPOSE, "classification for decision information"),
    (_MEETING, "meeting date"),
    (
        _PEOPLE,
        "report authors by from of portfolio holder corporate director contact officer"
        " enquiries to",
    ),
)


# Where papers name who holds an office.
_OFFICE_QUERIES = (
    "present in attendance officers members chair",
    "report author contact officer director enquiries to",
    "signed by prepared by comments checked by",
)


def sheet_queries(text: str) -> tuple[str, ...]:
    """Return what finds the lines of the front sheet that a question asks for.

    They are few words, which a question in other words does not find.
    """
    queries = tuple(query for asks, query in _SHEET_QUERIES if asks.search(text))
    return (*queries, *_OFFICE_QUERIES) if asks_office(text) else queries


def asked_of_paper(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return whose paper it is or when it met, if that is asked, as the paper says."""
    if not weighed:
        return None
    best = weighed[0]
    paper = best.candidate.paper
    question = desk.question
    if _is_doubted(question) or (_WHOSE.search(question.text) and _is_of_one(question)):
        best = _of_paper_named(question, weighed)
        return _whose(best.candidate.paper, best)
    if told := _written_by(question, weighed):
        return Draft(status="answered", sentences=told)
    if _CONTACT.search(question.asked) and question.wanted is Wanted.PERSON:
        text = "That is not stated in the papers I can see."
        return Draft(status="not_found", sentences=(DraftSentence(text=text),))
    if told := _of_front(question, weighed):
        return Draft(status="answered", sentences=told)
    if told := _met(desk, weighed):
        return Draft(status="answered", sentences=told)
    is_meeting = question.wanted is Wanted.DATE and _MEETING.search(question.text)
    named = set(stems(paper.committee or ""))
    if is_meeting and named and named <= set(stems(question.text)) and not paper.met_on:
        text = f"Not stated: {paper.file_name} does not give the date of its meeting."
        return Draft(status="not_found", sentences=(DraftSentence(text=text),))
    return None


def _written_by(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[DraftSentence, ...]:
    """The lines that name who wrote a paper; else those that name whose report it is.

    Beside them stand the others whom a front sheet names, where each is asked for too.
    """
    parts = [part.text for part in split_question(question)]
    is_of_people = all(_ask_who(part) for part in parts)
    own = [w for w in weighed if w.candidate.paper.council in question.councils]
    is_asked = _WROTE.search(question.text) or _CONTACT.search(question.asked)
    if not (is_asked and is_of_people and own):
        return ()
    paper = _of_paper_named(question, own).candidate.paper
    lines = [w.candidate for w in own if w.candidate.paper.id == paper.id]
    asked = [role for role in _ROLES if any(role[0].search(part) for part in parts)]
    wrote = _WROTE.search(question.text)
    if wrote and not any(_AUTHOR.search(_labelled(line)) for line in lines):
        asked = [*asked, (_WROTE, _BEHIND)]
    named = [
        next((line for line in lines if says.search(_labelled(line))), None)
        for _, says in asked
    ]
    return tuple(dict.fromkeys(quote(line) for line in named if line))


def _ask_who(part: str) -> bool:
    return any(asks.search(part) for asks, _ in _ROLES)


def _labelled(candidate: Candidate) -> str:
    """A line, after a heading that it alone stands under: "Report author: Ann Lee"."""
    own = rf"\b(report authors?(?:\(s\))?)[\s:.\d]*{re.escape(candidate.quote)}"
    heading = re.search(own, candidate.nearby, re.IGNORECASE)
    return f"{heading[1]}: {candidate.quote}" if heading else candidate.quote


def _met(desk: Desk, weighed: Sequence[Weighed]) -> tuple[DraftSentence, ...]:
    """The dates of the papers asked about, where nothing else is; the newest first."""
    question = desk.question
    names = {w for paper in desk.found.papers for w in stems(paper.committee or "")}
    is_of_papers = {*question.words} <= _OF_MEETINGS | names
    if question.wanted is not Wanted.DATE or not is_of_papers or question.periods:
        return ()
    by_paper = {w.candidate.paper: w for w in sorted(weighed, key=_shows_date)}
    named = set(stems(question.text)) & names
    own = [
        paper
        for paper in by_paper
        if paper.met_on
        and (not question.councils or paper.council in question.councils)
        and named <= set(stems(paper.committee or ""))
    ]
    own.sort(key=lambda paper: str(paper.met_on), reverse=True)
    most = 1 if LATEST.search(question.text) else MOST_PAPERS
    return tuple(
        DraftSentence(
            text=f"{_named(paper)}.", rests_on=(support(by_paper[paper].candidate),)
        )
        for paper in own[:most]
    )


def _shows_date(weighed: Weighed) -> tuple[bool, int]:
    """The order by how well a line shows its paper's date: on the front, by a date."""
    line = weighed.candidate
    is_dated = is_of_front(line.locator) and bool(read_periods(line.quote))
    return is_dated, -line.locator.start


def _named(paper: Paper) -> str:
    """Whose paper it is, for which committee, and of when, as far as it says."""
    dated = print_date(paper.met_on) if paper.met_on else None
    return ", ".join(filter(None, (paper.council, paper.committee, dated)))


def _of_paper_named(question: Question, weighed: Sequence[Weighed]) -> Weighed:
    """The best of the paper whose title, committee or file name is asked about."""
    asked = set(question.words)

    def named(w: Weighed) -> int:
        paper = w.candidate.paper
        title = f"{paper.title} {paper.committee} {paper.file_name.replace('-', ' ')}"
        return len(asked & set(stems(title)))

    return max(weighed, key=named)


def _of_front(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[DraftSentence, ...]:
    """Who may read a paper and what it is for, each if it is asked and said."""
    told = (
        _STATUS.search(question.text) and _marked(weighed),
        _PURPOSE.search(question.text) and _on_front(weighed, _PURPOSE),
    )
    return tuple(dict.fromkeys(sentence for sentence in told if sentence))


def _marked(weighed: Sequence[Weighed]) -> DraftSentence | None:
    """The words in which the best paper says who may read it."""
    paper = weighed[0].candidate.paper
    marking = paper.marking
    for w in weighed:
        said = w.candidate
        if marking and said.paper.id == paper.id and marking in said.quote:
            return quote(said, f"It is marked as {paper.status}.")
    return _on_front(weighed, _OPEN) if paper.status is Status.PUBLIC else None


def _on_front(
    weighed: Sequence[Weighed], says: re.Pattern[str]
) -> DraftSentence | None:
    """The best line of the best paper's front sheet that `says` it."""
    paper = weighed[0].candidate.paper
    lines = (w.candidate for w in weighed if w.candidate.paper.id == paper.id)
    front = (c for c in lines if is_of_front(c.locator))
    return next((quote(c) for c in front if says.search(c.quote)), None)


def _is_doubted(question: Question) -> bool:
    """Whether it is asked how a paper is known to be a council's, and no figure."""
    said = _DOUBT.search(question.text)
    if said is None or question.measures:
        return False
    return bool(question.councils) or not question.text[said.end() :].strip(" ?.!")


def _is_of_one(question: Question) -> bool:
    """Whether one paper is meant, not what all the councils' papers say."""
    return not question.councils and not question.is_about_all


def _whose(paper: Paper, best: Weighed) -> Draft:
    """The council of a paper and where we have it from; the paper may not name it."""
    cited = quote(best.candidate)
    sources = dict(paper.sources)
    if paper.council is None:
        text = "The paper does not name its council, and nothing else here does."
    elif sources.get("council") in {"register", "option"}:
        text = (
            f"The paper does not name its council; {paper.council} is given by the"
            " register of papers, not by the paper."
        )
    else:
        text = f"It is a paper of {paper.council}."
    head = DraftSentence(text=text, rests_on=(support(best.candidate),))
    return Draft(status="answered", sentences=(head, cited))
