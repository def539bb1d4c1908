"""Answers as a reader takes them away: plain text, and what a file of them prints.

Every word is the answer's own or a heading of ours; no number is written again.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer, AnswerStatus, Citation
from assistant.quotes import visible
from corpus.times import print_date
from ui.wording import (
    REFUSALS,
    margin_of,
    meeting_of,
    place_of,
    title_of,
    written_by,
)

TITLE = "Answers from council papers"
TAKE_CARE, WORKED_OUT = "Take care", "Worked out"
_BULLET = re.compile(r"^[-*•]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an answer; `is_item` where it stands in a list without numbers."""

    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A source as it is printed under an answer: "[1]", its paper, place and quote."""

    mark: str
    title: str
    meeting: str
    place: str
    file_name: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer as it is printed; `refusal` says which kind of refusal it is."""

    question: str
    asked_on: str | None
    refusal: str | None
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]
    sums: tuple[str, ...]
    sources_heading: str
    sources: tuple[SourceNote, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A conversation as it is printed: `title` names the file's content in a list."""

    title: str
    made_on: str
    told: tuple[Told, ...]


def transcribe(
    answers: Sequence[tuple[Answer, datetime | None]], *, made_at: datetime
) -> Transcript:
    """Return `answers`, each with when it was asked for, as they are printed.

    Args:
        answers: At least one, in order.
        made_at: When the transcript is made.
    """
    told = tuple(tell(answer, asked_at=asked_at) for answer, asked_at in answers)
    return Transcript(
        title=f"Paperclerk: {told[0].question}", made_on=_day(made_at), told=told
    )


def tell(answer: Answer, *, asked_at: datetime | None = None) -> Told:
    """Return `answer` as it is printed."""
    return Told(
        question=printable(answer.question),
        asked_on=_day(asked_at) if asked_at else None,
        refusal=REFUSALS.get(answer.status),
        lines=tuple(_lines(answer.text)),
        warnings=tuple(printable(warning) for warning in answer.warnings),
        sums=tuple(
            printable(f"{sum_.expression} = {sum_.printed}{margin_of(sum_)}")
            for sum_ in answer.calculations
        ),
        sources_heading=sources_heading(answer),
        sources=tuple(_source(citation) for citation in answer.citations),
        by=printable(written_by(answer.model)),
    )


def plain_text(answer: Answer) -> str:
    """Return `answer` as text to paste: question, answer, warnings, sums, sources."""
    told = tell(answer)
    parts = [
        [told.question],
        [told.refusal] if told.refusal else [],
        [f"- {line.text}" if line.is_item else line.text for line in told.lines],
        _headed(TAKE_CARE, [f"- {warning}" for warning in told.warnings]),
        _headed(WORKED_OUT, told.sums),
        _headed(told.sources_heading, [_plain_source(each) for each in told.sources]),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def sources_heading(answer: Answer) -> str:
    """Return what stands over the sources of `answer`."""
    is_found = answer.status is not AnswerStatus.NOT_FOUND
    return "Sources" if is_found else "The nearest passages"


def printable(text: str) -> str:
    """Return `text` without what is not seen, control characters among it."""
    return "".join(
        char
        for char in visible(text)
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
    )


def _lines(text: str) -> Iterator[Line]:
    for line in filter(None, map(str.strip, printable(text).splitlines())):
        words = _BULLET.sub("", line)
        yield Line(text=words, is_item=words != line)


def _source(citation: Citation) -> SourceNote:
    return SourceNote(
        mark=f"[{citation.marker}]",
        title=printable(title_of(citation.paper)),
        meeting=printable(meeting_of(citation.paper)),
        place=printable(place_of(citation.locator)),
        file_name=printable(citation.paper.file_name),
        quote=f"“{printable(citation.quote)}”",
    )


def _headed(heading: str, lines: Sequence[str]) -> list[str]:
    return [heading, *lines] if lines else []


def _plain_source(source: SourceNote) -> str:
    where = ". ".join((source.title, source.meeting, source.place, source.file_name))
    return f"{source.mark} {where}\n    {source.quote}"


def _day(moment: datetime) -> str:
    return print_date(moment.astimezone().date().isoformat())
