"""Whether what is told is told of whom and what a question names.

A person by name, an office word for word, a name in capitals that the papers know.
"""

import re
from functools import lru_cache

from assistant.candidates import Candidate
from assistant.evidence import Weighed
from assistant.grammar import who_said
from assistant.kinds import UNITS, WHICH_PEOPLE, Wanted
from assistant.phrases import phrases
from assistant.question import Question
from assistant.words import LETTERED, corrected, like, stems
from corpus.councils import ENGLAND, find_councils

# What a word for whoever is asked about counts where only one like it is told.
LIKE_IT = 0.5
# What the field has one name for is no other place.
_KINDS_OF_PLACE = frozenset(stems("alternative provision; out of borough"))
# Who holds an office is told only where the office is named, word for word.
_OFFICE = (
    "director chief head leader chair vice-chair chairman member holder officer manager"
    " accountant partner clerk auditor secretary adviser advisor"
)
_OFFICES = frozenset(stems(_OFFICE))
_WHO_IS = re.compile(
    r"^\W*(?:[\w&]+: )?who(?:['’]s| is| was) (?:the |its |their |your )?"
    rf"(?=[^?]*\b(?:{_OFFICE.replace(' ', '|')})\b)",
    re.IGNORECASE,
)
# "Who chairs the forum": told where one is named who does.
_WHO_CHAIRS = re.compile(
    r"\bwho(?:['’]s| is| are| was| has| will| would)?(?: to)? chair(?:s|ed|ing)?\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
# And who leads or answers for a thing, only where a name or an office stands.
_IN_CHARGE = re.compile(
    r"\bwho(?:['’]s| is| are| was)? (?:in charge|responsible|answerable|leads?|leading"
    r"|heads?|heading|manag(?:es|ing))\b",
    re.IGNORECASE,
)
_NAMES_OFFICE = re.compile(
    rf"\b(?:{_OFFICE.replace(' ', '|')}|lead|adviser|advisor|board|cabinet)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Canon|Rev)\.? (?:[A-Z]\.? |[A-Z]\w+ )?"
    r"(?P<name>[A-Z][\w’'-]+)"
)
# "Deputy Section 151 Officer": another office than the one it stands for.
_STANDS_IN = r"(?:deputy|vice|assistant|acting|interim|former|associate)"
_POINTS_BACK = re.compile(r"(?:It|This|They|These|The group)\b")
_FULL_NAME = r"[A-Z][a-z’'-]+ [A-Z][\w’'-]+"
# Two words with a capital that are no name of a person.
_NO_PEOPLE = frozenset(
    stems(
        "the forum school schools council cabinet committee board panel high need needs"
        " block secretary state safety valve growth fund table appendix section officer"
        " officers director maintained primary secondary special academy academies"
        " assistant corporate executive head teacher teachers children services service"
        " education finance local authority borough city county minute minutes report"
        " members member dedicated grant resolved for against abstention strategic risk"
        " owner project lead manager partner business leader chief deputy resource"
        " resources general reserve band management plan delivering better"
    )
)
_SAYS_WHO_CHAIRS = re.compile(
    rf"\b(?i:chaired) by\b|\b(?i:chair(?:man|woman|person)?)\b(?: is| was|[:,–-])?\s+"
    rf"(?:{_PERSON.pattern}|{_FULL_NAME})"
    rf"|(?:{_PERSON.pattern.replace('name', 'other')}|{_FULL_NAME})\s?[,(]?\s*"
    r"(?:in the |the |as )?\(?(?i:chair(?:man|woman|person|s|ed)?)\b"
)
_NAME_OF = re.compile(
    r"\bnames? of (?:the |its |their |an? )?(?:\w+ ){0,3}?(?P<office>advis[eo]r|auditor"
    r"|officer|director|head|manager|lead(?:er)?|consultant|inspector)\b",
    re.IGNORECASE,
)
_WHICH_PEOPLE = phrases(WHICH_PEOPLE)
# Who writes the papers, and what they write.
_WRITERS = frozenset(stems("officers officer director report update author service"))
_IN_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


def has_names(question: Question, weighed: Weighed) -> bool:
    """Return whether a number, or a row, is told of each name asked that is known.

    What is asked of a person is told only where the person is named, and of "Band C"
    where its letter stands.
    """
    letters = {word for word in question.words if word.startswith(LETTERED)}
    people = stems(
        " ".join(found["name"] for found in _PERSON.finditer(question.asked))
    )
    if not weighed.near.issuperset((*people, *letters)):
        return False
    if question.wanted not in UNITS and weighed.candidate.cell is None:
        return True
    if not _knows_letters(question, weighed):
        return False
    said = weighed.near | _measured(weighed.candidate)
    kinds = (word for word in question.words if word in _KINDS_OF_PLACE)
    names = (*question.names, *kinds)
    return all(name in said for name in names if name in weighed.known)


def _knows_letters(question: Question, weighed: Weighed) -> bool:
    """Whether the papers found speak of each name in capitals: "CAMHS", "SALT"."""
    if question.asked.isupper():
        return True
    named = stems(" ".join(_IN_CAPITALS.findall(question.asked)))
    said = weighed.near if question.wanted is Wanted.MONEY else weighed.known
    return all(word in said for word in named if word in question.words)


def says_who(question: Question, weighed: Weighed) -> bool:
    """Return whether whoever is asked to have said something is named around it.

    Officers write the papers: what these say, officers say.
    """
    named = stems(who_said(question.asked))
    who = {word for word in named if word in question.words} - _WRITERS
    said = weighed.near
    told = [
        1 if word in said else LIKE_IT if said & {*like(word)} else 0 for word in who
    ]
    return sum(told) > len(who) / 2 if len(who) > 1 else bool(not who or sum(told))


def knows_names(question: Question, weighed: Weighed) -> bool:
    """Return whether the papers speak of each name that a question writes as one."""
    if not question.asked[:1].isupper() or question.asked.istitle():
        return True
    known = weighed.known | _subject(weighed.candidate)
    return all(
        known & {name, corrected(name, weighed.known), *like(name)}
        for name in question.names
        if name in question.words
    )


def _subject(candidate: Candidate) -> frozenset[str]:
    """The stems of what its paper is about and for whom: no sentence need say them."""
    paper = candidate.paper
    return frozenset(stems(f"{paper.title} {paper.committee or ''}"))


def is_of_nation(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate speaks of England, where that alone is asked about.

    "And what was the national figure?" is not answered by the council's own.
    """
    if not _asks_of_nation(question.asked):
        return True
    if any(figure.council == ENGLAND for figure in candidate.figures):
        return True
    named = find_councils(f"{candidate.text} {candidate.quote}", is_question=True)
    return any(mention.name == ENGLAND for mention in named)


@lru_cache(maxsize=256)
def _asks_of_nation(asked: str) -> bool:
    named = {mention.name for mention in find_councils(asked, is_question=True)}
    return named == {ENGLAND}


def asks_office(text: str) -> bool:
    """Return whether `text` asks who holds an office: "who is the head of SEND"."""
    return bool(_WHO_IS.search(text))


def holds_office(question: Question, weighed: Weighed) -> bool:
    """Return whether a candidate names the very office whose holder is asked for.

    What its paper is about need not stand beside the office; who stands in for one
    holds another.
    """
    if question.wanted is not Wanted.PERSON:
        return True
    candidate = weighed.candidate
    if _IN_CHARGE.search(question.text):
        return bool(_NAMES_OFFICE.search(candidate.text))
    if _WHO_CHAIRS.search(question.text):
        if not _SAYS_WHO_CHAIRS.search(candidate.text):
            return False
    elif not _WHO_IS.search(question.text):
        return True
    own = set(stems(question.text)) & set(question.words)
    own -= _subject(candidate) - _OFFICES
    # "It would be chaired by …": of what the sentence before it names.
    is_led = _POINTS_BACK.match(candidate.quote)
    said = weighed.near if is_led else weighed.met
    left = _stand_ins(question.text).sub(" ", candidate.text)
    lost = {*stems(candidate.text)} - {*stems(left)}
    return said.issuperset(own & (weighed.known | _OFFICES)) and not own & lost


@lru_cache(maxsize=256)
def _stand_ins(asked: str) -> re.Pattern[str]:
    """What names an office that stands in for another, and is not asked for."""
    said = {word.lower() for word in re.findall(r"\w+", asked)}
    others = [w for w in _STANDS_IN.strip("(?:)").split("|") if w not in said]
    offices = _OFFICE.replace(" ", "|")
    return re.compile(
        rf"\b(?:{'|'.join(others)})[ -](?:[\w’']+ ){{0,3}}?(?:{offices})\b",
        re.IGNORECASE,
    )


def names_person(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate holds a person's name, where only a name will do.

    Who holds an office may be told by another office, and by no echo of the one asked.
    """
    if question.wanted is not Wanted.PERSON:
        return True
    if _WHICH_PEOPLE.search(question.text):
        return has_name(candidate.quote)
    if _WHO_IS.search(question.text) and not has_name(candidate.quote):
        others = {*stems(candidate.quote)} & _OFFICES
        return bool(others - {*stems(question.text)})
    asked = _NAME_OF.search(question.text)
    if asked is None:
        return True
    own = re.compile(
        rf"\b{asked['office']}\b[,:]?\s+(?:is\s+|was\s+)?{_FULL_NAME}"
        rf"|{_FULL_NAME}\s?[,(]\s*(?:\w+\s+){{0,3}}{asked['office']}\b"
    )
    return bool(_PERSON.search(candidate.quote) or own.search(candidate.quote))


def has_name(text: str) -> bool:
    """Return whether a person is named in `text`, with a title or by two names."""
    if _PERSON.search(text):
        return True
    named = (stems(found[0]) for found in re.finditer(_FULL_NAME, text))
    return any(name and not _NO_PEOPLE & {*name} for name in named)


def _measured(candidate: Candidate) -> frozenset[str]:
    """The words that the measures of its figures stand for; a sentence may say "it"."""
    named = {figure.measure.value.replace("_", " ") for figure in candidate.figures}
    return frozenset(stems(" ".join(named)))
