"""What people say of what was read: officers of a figure, readers of an answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corpus.records import Figure, Role


class Verdict(StrEnum):
    """What an officer says of a figure; withdrawn takes back what was said before."""

    VERIFIED = "verified"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Judgement(StrEnum):
    """What a reader finds of an answer."""

    RIGHT = "right"
    WRONG_NUMBER = "wrong_number"
    WRONG_CITATION = "wrong_citation"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an officer said of a figure, and when.

    `figure` is the figure as it was read then, with its quote: it stays when the paper
    goes. `nth` counts from 1 among the figures printed alike at one place of a page,
    in the order they were read. `by` is the name signed in with, or None where nobody
    signs in. `made_at` is an aware UTC moment.
    """

    figure: Figure
    nth: int
    verdict: Verdict
    file_name: str
    made_at: datetime
    reason: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a reader said of an answer, beside the answer as it was shown.

    `words` are the reader's own and `said_by` the name they signed in by. `said_at` is
    aware, UTC. `conversation` holds the answer, if it was kept, as its `answer_number`,
    from 1.
    """

    question: str
    answer: str
    verdict: Judgement
    role: Role
    said_at: datetime
    words: str | None = None
    said_by: str | None = None
    conversation: str | None = None
    answer_number: int
