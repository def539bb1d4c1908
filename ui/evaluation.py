"""How answers fare against a gold file: right status, citations met, kind by kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from assistant.answer import Answer, Citation
from corpus.errors import QuestionsError
from corpus.records import Role


def _split(statuses: object) -> object:
    return statuses.split("|") if isinstance(statuses, str) else statuses


class Asked(BaseModel):
    """A line of a batch; keys that only a gold file has are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)

    id: str | None = None
    question: str
    role: Role | None = None
    history: tuple[str, ...] = ()


class Cited(BaseModel):
    """A citation a right answer gives: met by its locator or by its quote."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    paper: str
    locator_any: tuple[str, ...] = ()
    quote_regex: str | None = None


class Expected(BaseModel):
    """What a right answer is like."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    status: Annotated[tuple[str, ...], BeforeValidator(_split)]
    must_mention: tuple[str, ...] = ()
    must_not_mention: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()


class Gold(Asked):
    """A question with what a right answer to it is like."""

    kind: str = "question"
    expect: Expected


Line = TypeVar("Line", bound=Asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one answer fared; `faults` says what is wrong with it, in words."""

    id: str | None
    kind: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many answers of a kind there were, and how many without a fault."""

    kind: str
    asked: int
    right: int


def read_batch(path: Path) -> tuple[Asked, ...]:
    """Return the questions of a JSON Lines file.

    Raises:
        QuestionsError: A line is not a question.
    """
    return _read(path, Asked)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Return the questions of a gold file with what is expected.

    Raises:
        QuestionsError: A line is not a question with an expectation.
    """
    return _read(path, Gold)


def judge(gold: Gold, answer: Answer) -> Outcome:
    """Return what is wrong with `answer`, nothing if it is right.

    A first measure: numbers are looked at only where the gold asks for words.
    """
    expect = gold.expect
    faults = []
    if answer.status not in expect.status:
        faults.append(f"{answer.status}, expected {' or '.join(expect.status)}")
    text = " ".join(answer.text.split())
    faults += [
        f"no /{words}/" for words in expect.must_mention if not _has(text, words)
    ]
    faults += [
        f"has /{words}/" for words in expect.must_not_mention if _has(text, words)
    ]
    faults += [
        f"not cited: {cited.paper} {', '.join(cited.locator_any)}"
        for cited in expect.citations
        if not any(_meets(citation, cited) for citation in answer.citations)
    ]
    return Outcome(id=gold.id, kind=gold.kind, faults=tuple(faults))


def tally(outcomes: Iterable[Outcome]) -> tuple[Tally, ...]:
    """Return how many of each kind are right, kinds in alphabetical order."""
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_kind.setdefault(outcome.kind, []).append(outcome)
    return tuple(
        Tally(
            kind=kind,
            asked=len(of_kind),
            right=sum(not outcome.faults for outcome in of_kind),
        )
        for kind, of_kind in sorted(by_kind.items())
    )


def _read(path: Path, kind: type[Line]) -> tuple[Line, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for line_number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(kind.model_validate_json(line))
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(map(str, fault["loc"])) or "the line"
            reason = f"{place}: {fault['msg']}"
            raise QuestionsError(path, line_number, reason) from error
    return tuple(found)


def _has(text: str, words: str) -> bool:
    return re.search(words, text, re.IGNORECASE) is not None


def _meets(citation: Citation, cited: Cited) -> bool:
    if citation.paper.file_name != cited.paper:
        return False
    if cited.quote_regex and _has(" ".join(citation.quote.split()), cited.quote_regex):
        return True
    return any(
        # "5.3" is met by "para 5.3", not by "para 15.3" or "para 5.31".
        _has(citation.locator.words, rf"(?<![\d.]){re.escape(place)}(?!\.?\d)")
        for place in cited.locator_any
    )
