"""How a council stands with its Safety Valve agreement, in the paper's own words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.periods import read_periods
from corpus.records import Locator, Paper, PaperId
from tools.programme import Told


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

    `dated` is the past day or month that is told with it, else the day of the meeting.
    """

    standing: Standing
    words: str
    quote: str
    dated: str | None
    paper_id: PaperId
    locator: Locator


_PAYMENT = r"\b(?:payments?|funding|grants?|instal?ments?|tranches?|agreement)\b"
_OF_THE_AGREEMENT = (
    r"\b(?:safety[\s-]+valve|P?SV|plans?|proposals?|submissions?|applications?|bids?"
    r"|agreement|deal|payments?|participation|it)\b"
)
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
    r"|\b(?:slightly )?below (?:trajectory|target)\b"
    r"|\b(?:will|would|can|could|is|are|was|were|has|have)(?: not|n['’]t)"
    r" (?:now |be |been |being )+met\b|\bbehind (?:schedule|plan|trajectory|profile)\b",
    Standing.EXTENDED: rf"{_AGREEMENT}(?:has been|was|been) extended\b",
    Standing.ON_TRACK: r"\bon (?:track|target|schedule)\b",
}
_TELLING = tuple(
    (standing, re.compile(words, re.IGNORECASE))
    for standing, words in _WORDS_BY_STANDING.items()
)
# What a sentence must speak of as well: pupils, too, are suspended, and targets met.
_NEEDED = {
    Standing.SUSPENDED: re.compile(_PAYMENT, re.IGNORECASE),
    Standing.UNDER_REVIEW: re.compile(_OF_THE_AGREEMENT, re.IGNORECASE),
    Standing.REFUSED: re.compile(_OF_THE_AGREEMENT, re.IGNORECASE),
}
# "No payment has been withheld" tells that it was not.
_DENIED = frozenset({Standing.SUSPENDED, Standing.REFUSED})
_NONE_BEFORE = re.compile(
    r"\b(?:no|none of)\b[^.;,]*$|\b(?:not|never|n['’]t)\s+(?:yet |ever )?(?:been )?$",
    re.IGNORECASE,
)
# What may happen has not happened: "a risk that the plan is not accepted".
_SUPPOSED_BEFORE = re.compile(
    r"\b(?:risks?|if|unless|(?-i:may)|might|could|would|should|whether|will)\b",
    re.IGNORECASE,
)
_SUPPOSED_AFTER = re.compile(r"\b(?:if|unless|should)\b", re.IGNORECASE)
# A date after these is not when it came to stand so: "the payment due in June 2024".
_NOT_WHEN = re.compile(
    r"\b(?:due|for|of|until|till|by|scheduled|planned|expected)(?: (?:in|on|by|for))?"
    r"(?: the)?\s+$",
    re.IGNORECASE,
)


def find_statements(paper: Paper, sentences: Iterable[Told]) -> tuple[Statement, ...]:
    """Return each sentence of `paper` that says how its council stands, once.

    Args:
        paper: Whose sentences they are.
        sentences: In the order of the paper; those not of the programme tell nothing.
    """
    found: dict[tuple[Standing, str], tuple[Statement, bool]] = {}
    for told in sentences:
        if told.is_of_programme:
            for standing, words in read_standings(told.text):
                day = _own_day(told.text, paper.met_on)
                statement = Statement(
                    standing=standing,
                    words=words,
                    quote=told.text,
                    dated=day or paper.met_on,
                    paper_id=paper.id,
                    locator=told.passage.locator,
                )
                key = (standing, told.text)
                found.setdefault(key, (statement, day is not None))
    return _dated_alike(tuple(found.values()))


def newest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return `statements` by their dates, those of unknown date last."""
    return tuple(sorted(statements, key=lambda one: one.dated or "", reverse=True))


def read_standings(sentence: str) -> Iterator[tuple[Standing, str]]:
    """Yield each way `sentence` says that something stands, with the words that do."""
    rest = sentence
    for standing, words in _TELLING:
        told = words.search(rest)
        needed = _NEEDED.get(standing)
        if told is None or is_supposed(rest, told):
            continue
        if needed is not None and not needed.search(sentence):
            continue
        if standing in _DENIED and _NONE_BEFORE.search(rest, 0, told.start()):
            continue
        # "not on track" is not also "on track".
        rest = rest[: told.start()] + " " * len(told[0]) + rest[told.end() :]
        yield standing, told[0]


def is_supposed(sentence: str, told: re.Match[str]) -> bool:
    """Tell whether what `told` of `sentence` says may only come to be so."""
    return bool(
        _SUPPOSED_BEFORE.search(sentence, 0, told.start())
        or _SUPPOSED_AFTER.search(sentence, told.end())
    )


def _own_day(sentence: str, met_on: str | None) -> str | None:
    """Return the one day or month before the meeting that `sentence` is told of."""
    days = {
        period.as_at
        for period in read_periods(sentence)
        if period.as_at is not None
        and not period.as_at.isdigit()
        and not _NOT_WHEN.search(sentence, 0, period.start)
    }
    past = {day for day in days if met_on is None or day <= met_on}
    return past.pop() if len(past) == 1 else None


def _dated_alike(found: Sequence[tuple[Statement, bool]]) -> tuple[Statement, ...]:
    """Return statements, the summary of a paper dated as its paragraph dates the same.

    What names its own day comes before what only repeats it.
    """
    days: dict[Standing, set[str | None]] = {}
    for statement, is_own in found:
        if is_own:
            days.setdefault(statement.standing, set()).add(statement.dated)
    ordered = sorted(found, key=lambda one: not one[1])
    return tuple(
        statement
        if is_own or len(days.get(statement.standing, ())) != 1
        else replace(statement, dated=next(iter(days[statement.standing])))
        for statement, is_own in ordered
    )
