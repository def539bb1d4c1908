"""How a council stands with its Safety Valve agreement, in the paper's own words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.periods import read_periods
from corpus.records import Locator, Paper, PaperId, Passage
from tools.sentences import split_sentences


class Standing(StrEnum):
    """How a council stands with its agreement, by the paper's own words."""

    REFUSED = "refused"
    ENDED = "ended"
    SUSPENDED = "suspended"
    UNDER_REVIEW = "under review"
    ENHANCED_MONITORING = "enhanced monitoring"
    NOT_ON_TRACK = "not on track"
    EXTENDED = "extended"
    ON_TRACK = "on track"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that says how a council stands; `words` are the ones that tell.

    `dated` is the past day or month the sentence names, else the day of the meeting.
    """

    standing: Standing
    words: str
    quote: str
    dated: str | None
    paper_id: PaperId
    locator: Locator


# The words a paper uses for the programme, and for the parts of it that a sentence may
# name alone, with the DfE, once the programme has been named.
_PROGRAMME = re.compile(r"\bsafety[\s-]+valve\b|\bP?SV\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:agreements?|plans?|proposals?|submissions?|applications?|bids?|programmes?"
    r"|conditions?|grant|payments?|tranches?|pool)\b",
    re.IGNORECASE,
)
_PARTNER = re.compile(r"\bDfE\b|\bDepartment for Education\b", re.IGNORECASE)
# The programme stays named for so many passages: lists run on under their paragraph.
_STAYS_NAMED = 3

_AGREEMENT = r"\b(?:agreement|programme|deal)\b[^.;]{0,60}\b"
_WORDS_BY_STANDING = {
    Standing.REFUSED: r"\bnot (?:been )?(?:accepted|approved)\b|\bunsuccessful\b"
    r"|\b(?:rejected|refused|declined|turned down)\b"
    r"|\bdid not (?:accept|approve)\b",
    Standing.ENDED: rf"{_AGREEMENT}(?:has ended|was ended|been ended|terminated"
    r"|withdrawn)\b",
    Standing.SUSPENDED: r"\b(?:suspended|paused|withheld|on hold)\b",
    Standing.UNDER_REVIEW: r"\bunder (?:review|renegotiation)\b"
    r"|\bbeing (?:reviewed|renegotiated)\b",
    Standing.ENHANCED_MONITORING: r"\benhanced monitoring\b",
    Standing.NOT_ON_TRACK: r"\b(?:not|no longer|never|isn['’]t)"
    r" (?:currently |yet |being )?on (?:track|target)\b|\boff[ -]track\b"
    r"|\b(?:slightly )?below (?:trajectory|target)\b",
    Standing.EXTENDED: rf"{_AGREEMENT}(?:has been|was|been) extended\b",
    Standing.ON_TRACK: r"\bon (?:track|target)\b",
}
_TELLING = tuple(
    (standing, re.compile(words, re.IGNORECASE))
    for standing, words in _WORDS_BY_STANDING.items()
)
# What may happen has not happened: "a risk that the plan is not accepted".
_SUPPOSED_BEFORE = re.compile(
    r"\b(?:risks?|if|unless|may|might|could|would|should|whether|will)\b",
    re.IGNORECASE,
)
_SUPPOSED_AFTER = re.compile(r"\b(?:if|unless|should)\b", re.IGNORECASE)


def speaks_of_programme(text: str) -> bool:
    """Tell whether `text` names the Safety Valve."""
    return _PROGRAMME.search(text) is not None


def read_statements(paper: Paper, passages: Iterable[Passage]) -> tuple[Statement, ...]:
    """Return each sentence of `paper` that says how its council stands, once.

    Args:
        paper: Whose passages to read.
        passages: Those of the paper in their order; others are passed over.
    """
    own = [passage for passage in passages if passage.paper_id == paper.id]
    found: dict[tuple[Standing, str], Statement] = {}
    for passage in _where_named(own):
        for sentence in split_sentences(passage.text):
            for statement in _read(sentence.text, passage, paper):
                found.setdefault((statement.standing, statement.quote), statement)
    return tuple(found.values())


def _where_named(passages: Iterable[Passage]) -> Iterator[Passage]:
    left = 0
    for passage in passages:
        left = _STAYS_NAMED + 1 if speaks_of_programme(passage.text) else left - 1
        if left > 0:
            yield passage


def _read(sentence: str, passage: Passage, paper: Paper) -> Iterator[Statement]:
    if not _is_about_programme(sentence):
        return
    rest = sentence
    for standing, words in _TELLING:
        told = words.search(rest)
        if told is None or _is_supposed(rest, told):
            continue
        # "not on track" is not also "on track".
        rest = rest[: told.start()] + " " * len(told[0]) + rest[told.end() :]
        yield Statement(
            standing=standing,
            words=told[0],
            quote=_without_number(sentence, passage),
            dated=_dated(sentence, paper.met_on),
            paper_id=paper.id,
            locator=passage.locator,
        )


def _without_number(sentence: str, passage: Passage) -> str:
    """Return `sentence` without the number of the paragraph that it opens."""
    number = passage.locator.words.removeprefix("para ")
    return sentence.removeprefix(number).lstrip(". )")


def _is_about_programme(sentence: str) -> bool:
    if speaks_of_programme(sentence):
        return True
    return bool(_PART.search(sentence) and _PARTNER.search(sentence))


def _is_supposed(sentence: str, told: re.Match[str]) -> bool:
    return bool(
        _SUPPOSED_BEFORE.search(sentence, 0, told.start())
        or _SUPPOSED_AFTER.search(sentence, told.end())
    )


def _dated(sentence: str, met_on: str | None) -> str | None:
    """Return the one day or month before the meeting that `sentence` names.

    Where it names none, or several, it is said as at the meeting.
    """
    days = {
        period.as_at
        for period in read_periods(sentence)
        if period.as_at is not None and not period.as_at.isdigit()
    }
    past = {day for day in days if met_on is None or day <= met_on}
    return past.pop() if len(past) == 1 else met_on
