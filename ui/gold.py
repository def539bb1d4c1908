"""Files of questions, a JSON object a line: to be asked, or with what is right.

{"id": "a", "kind": "lookup", "role": "member", "history": ["..."],
 "question": "How large is the deficit?",
 "expect": {"status": "answered", "values": ["19543000"],
            "citations": [{"paper": "report.pdf", "locator_any": ["5.3"]}]}}
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from assistant.answer import AnswerStatus
from corpus.errors import QuestionsError
from corpus.records import Role


def _split(statuses: object) -> object:
    return statuses.split("|") if isinstance(statuses, str) else statuses


def _checked_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"expected a regular expression: {error}"
        raise ValueError(message) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_checked_pattern)]
# In pounds, a count, or per cent: "19543000", "-2546000", "81%".
Value = Annotated[str, Field(pattern=r"^[-+]?\d+(\.\d+)?%?$")]


class Asked(BaseModel):
    """A line of a batch; keys that only a gold file has are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)

    id: str | None = None
    question: Annotated[str, Field(min_length=1)]
    role: Role | None = None
    history: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the question is known by from one evaluation to the next."""
        return self.id or self.question


class Cited(BaseModel):
    """A citation a right answer gives: met by its locator or by its quote."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    paper: str
    locator_any: tuple[str, ...] = ()
    quote_regex: Pattern | None = None


class Expected(BaseModel):
    """What a right answer is like; `otherwise`, under "or", other ways to be right.

    All of `values` are stated, all of one of `any_values`, and none of `forbid_values`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    status: Annotated[tuple[AnswerStatus, ...], BeforeValidator(_split)]
    values: tuple[Value, ...] = ()
    any_values: tuple[tuple[Value, ...], ...] = ()
    forbid_values: tuple[Value, ...] = ()
    must_mention: tuple[Pattern, ...] = ()
    must_not_mention: tuple[Pattern, ...] = ()
    citations: tuple[Cited, ...] = ()
    otherwise: Annotated[tuple["Expected", ...], Field(alias="or")] = ()


class Gold(Asked):
    """A question with what a right answer to it is like."""

    kind: str = "question"
    expect: Expected


Line = TypeVar("Line", bound=Asked)


def read_batch(path: Path) -> tuple[Asked, ...]:
    """Return the questions of a JSON Lines file.

    Raises:
        QuestionsError: A line is not a question.
    """
    return tuple(line for _, line in _read(path, Asked))


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Return the questions of a gold file with what is expected.

    Raises:
        QuestionsError: A line is not a question with an expectation, two go by one
            name, or there is none.
    """
    number_by_name: dict[str, int] = {}
    found = []
    for line_number, gold in _read(path, Gold):
        first = number_by_name.setdefault(gold.name, line_number)
        if first != line_number:
            reason = f"{gold.name!r} stands in line {first} already"
            raise QuestionsError(path, line_number, reason)
        found.append(gold)
    if not found:
        raise QuestionsError(path, 1, "no question in the file")
    return tuple(found)


def amount_of(value: str) -> tuple[Decimal, bool]:
    """Return the amount of a `Value`, and whether it is per cent."""
    return Decimal(value.removesuffix("%")), value.endswith("%")


def _read(path: Path, kind: type[Line]) -> Iterator[tuple[int, Line]]:
    for line_number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            text = line.decode("utf-8-sig")
            if text.strip():
                yield line_number, kind.model_validate_json(text)
        except UnicodeDecodeError as error:
            raise QuestionsError(path, line_number, "not in UTF-8") from error
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(map(str, fault["loc"])) or "the line"
            reason = f"{place}: {fault['msg']}"
            raise QuestionsError(path, line_number, reason) from error
