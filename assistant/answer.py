"""What a question gets: an answer whose every number can be followed to its page."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.records import Figure, Locator, Paper
from tools.calculation import Calculation


class AnswerStatus(StrEnum):
    """Whether the papers answer, and if not, which refusal it is."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    EXEMPT = "exempt"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote found word for word in a paper; `marker` is its [1] in the answer."""

    marker: int
    paper: Paper
    quote: str
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown to the reader.

    `text` is plain sentences and lists with markers such as [1]; `reading` says how the
    question was understood; `model` is "clerk" or the chat model's name.
    """

    question: str
    status: AnswerStatus
    text: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    warnings: tuple[str, ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
    model: str = "clerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something the assistant is doing on its way to an answer, in a few words."""

    text: str
