"""Questions and answers as HTML; every word that is not ours is escaped.

A button that opens a source carries, in `data-open`, which turn and which of its
citations or figures it stands for; ui/web/ask.py looks that up in the session.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, groupby

from assistant.answer import Answer, Citation
from corpus.records import Figure
from corpus.verdicts import Judgement
from tools.calculation import Calculation
from ui.transcript import TAKE_CARE, WORKED_OUT, sources_heading
from ui.web.answer_tools import render_chips, render_save, render_tools
from ui.web.quotes import quote_places
from ui.wording import (
    REFUSALS,
    basis_of,
    escape,
    margin_of,
    meeting_of,
    place_of,
    time_of,
    title_of,
    written_by,
)

# White space before a marker goes too, so that a line never begins with one.
MARKER = re.compile(r"\s*\[(\d+)\]")
# A word keeps its markers on its line: buttons break from words, whatever the space.
MARKED_WORD = re.compile(r"(\S*?)((?:\s*\[\d+\])+)")
# A sentence ends before a capital, a digit, a pound sign or an opening quote.
SENTENCE_END = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z0-9£“\"‘(])(?!\[)")
LIST_ITEM = re.compile(r"^(?:[-*•]|(\d{1,2})[.)])\s+(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question and what has come of it so far: steps, then an answer or a trouble.

    `asked_at` is aware, UTC. `note` is what is to be known beside the answer, and
    `feedback` what its reader said of it.
    """

    question: str
    steps: tuple[str, ...] = ()
    answer: Answer | None = None
    trouble: str | None = None
    asked_at: datetime | None = None
    note: str | None = None
    feedback: Judgement | None = None

    @property
    def is_open(self) -> bool:
        """Whether neither an answer nor a trouble has come yet."""
        return self.answer is None and self.trouble is None


def render_invitation(examples: Sequence[str]) -> str:
    """Return what stands there before the first question, with `examples` to ask."""
    chips = render_chips(examples)
    tries = f'<ul class="chips" aria-label="Examples">{chips}</ul>' if chips else ""
    begin = (
        "Ask about deficits, Safety Valve agreements, plans or risks. Each figure in"
        " an answer opens the page it was printed on."
    )
    if not examples:
        begin += " New papers are added under Papers."
    return (
        '<div class="invitation"><h2>What do the papers say?</h2>'
        f"<p>{begin}</p>{tries}</div>"
    )


def render_conversation(turns: Sequence[Turn], name: str | None = None) -> str:
    """Return the turns, oldest first; `name` is what they are kept under, if they are.

    It is a log that says nothing by itself: follow.js says each answer once.
    """
    articles = "".join(
        _turn(turn, number, is_kept=name is not None)
        for number, turn in enumerate(turns)
    )
    named = f' data-name="{escape(name)}"' if name else ""
    save = render_save() if any(turn.answer for turn in turns) else ""
    return (
        '<div class="conversation" role="log" aria-live="off"'
        f' aria-label="Conversation"{named}>{articles}{save}</div>'
    )


def render_notice(words: str) -> str:
    """Return what went wrong, to stand before what is there."""
    return f'<p class="notice" role="alert">{escape(words)}</p>'


def render_answer(answer: Answer, turn_number: int) -> str:
    """Return `answer` with its warnings, sums, sources and how it was read."""
    label = REFUSALS.get(answer.status)
    badge = f'<p class="badge">{label}</p>' if label else ""
    kind = "refusal" if label else "answered"
    return (
        f'<div class="answer {kind}">{badge}'
        f'<div class="text">{"".join(_blocks(answer, turn_number))}</div>'
        f"{_warnings(answer.warnings)}{_sums(answer, turn_number)}"
        f"{_sources(answer, turn_number)}"
        f"{_figures(answer, turn_number)}{_reading(answer)}</div>"
    )


def _turn(turn: Turn, number: int, *, is_kept: bool) -> str:
    if turn.answer:
        outcome = render_answer(turn.answer, number) + render_tools(
            turn.answer, number, is_kept=is_kept, said=turn.feedback
        )
    elif turn.trouble:
        outcome = f'<p class="notice" role="alert">{escape(turn.trouble)}</p>'
    else:
        steps = "".join(f"<li>{escape(step)}</li>" for step in turn.steps)
        outcome = f'<ol class="steps">{steps or "<li>Reading</li>"}</ol>'
    note = (
        f'<p class="notice" role="alert">{escape(turn.note)}</p>' if turn.note else ""
    )
    return (
        f'<article class="turn" id="answer-{number + 1}">'
        f'<h2 tabindex="-1">{escape(turn.question)}</h2>{outcome}{note}</article>'
    )


def _blocks(answer: Answer, turn_number: int) -> Iterator[str]:
    """Yield the answer's paragraphs and lists, their sentences counted through."""
    lines = [line.strip() for line in answer.text.splitlines() if line.strip()]
    nth = count()
    for tag, group in groupby(lines, key=_line_kind):
        items = [
            " ".join(
                f'<span class="sentence" style="--nth:{next(nth)}">'
                f"{_marked(sentence, answer, turn_number)}</span>"
                for sentence in SENTENCE_END.split(LIST_ITEM.sub(r"\2", line))
            )
            for line in group
        ]
        if tag == "p":
            yield "".join(f"<p>{item}</p>" for item in items)
        else:
            yield f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _line_kind(line: str) -> str:
    match = LIST_ITEM.match(line)
    if not match:
        return "p"
    return "ol" if match[1] else "ul"


def _marked(sentence: str, answer: Answer, turn_number: int) -> str:
    """Return `sentence` with each [n] that has a citation as a button."""
    place_by_marker = {
        citation.marker: place for place, citation in enumerate(answer.citations)
    }

    def button(match: re.Match[str]) -> str:
        place = place_by_marker.get(int(match[1]))
        if place is None:
            return match[0]
        citation = answer.citations[place]
        label = f"Source {citation.marker}: {_source_label(citation)}"
        opens = _opens(turn_number, "citation", place)
        return (
            f'&nbsp;<button type="button" class="cite" {opens}'
            f' aria-label="{escape(label)}" title="{escape(label)}">'
            f"{citation.marker}</button>"
        )

    def held(match: re.Match[str]) -> str:
        buttons = MARKER.sub(button, match[2])
        if buttons == match[2]:
            return match[0]
        return f'<span class="held">{match[1]}{buttons}</span>'

    return MARKED_WORD.sub(held, escape(sentence))


def _warnings(warnings: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(warning)}</li>" for warning in warnings)
    if not items:
        return ""
    return f'<div class="warnings"><h3>{TAKE_CARE}</h3><ul>{items}</ul></div>'


def _sums(answer: Answer, turn_number: int) -> str:
    sums = "".join(_sum(sum_, answer, turn_number) for sum_ in answer.calculations)
    return (
        f'<section class="sums"><h3>{WORKED_OUT}</h3>{sums}</section>' if sums else ""
    )


def _sum(calculation: Calculation, answer: Answer, turn_number: int) -> str:
    """Return a sum as written, each operand a button to where it is printed."""
    words, html, done = calculation.expression, "", 0
    for start, end, place in _operands(calculation, answer.figures):
        opener = _figure_button(answer.figures[place], turn_number, place)
        html += escape(words[done:start]) + opener
        done = end
    return (
        f'<p class="sum">{html}{escape(words[done:])}'
        f" = <strong>{escape(calculation.printed)}</strong>{_margin(calculation)}</p>"
    )


def _operands(
    calculation: Calculation, figures: Sequence[Figure]
) -> list[tuple[int, int, int]]:
    """Return (start, end, place in `figures`) of the operands found in the sum.

    Figures that print the same are told apart by the order of operands; where the sum
    has more or fewer of them, none is a link rather than a wrong one.
    """
    by_print: dict[str, list[int]] = {}
    place_by_id = {figure.id: place for place, figure in enumerate(figures)}
    for figure_id in calculation.operands:
        if (place := place_by_id.get(figure_id)) is not None:
            by_print.setdefault(figures[place].printed, []).append(place)
    found: list[tuple[int, int, int]] = []
    # The longest first, so that "£1m" is not taken for a part of "£1m–£2m".
    for printed in sorted(by_print, key=len, reverse=True):
        places = by_print[printed]
        free = [
            (start, end)
            for start, end in quote_places(calculation.expression, printed)
            if all(end <= taken or to <= start for taken, to, _ in found)
        ]
        if len(places) == 1:
            found += [(start, end, places[0]) for start, end in free]
        elif len(places) == len(free):
            found += [(*span, place) for span, place in zip(free, places, strict=True)]
    return sorted(found)


def _margin(calculation: Calculation) -> str:
    words = margin_of(calculation)
    return f' <span class="margin">{escape(words.strip())}</span>' if words else ""


def _sources(answer: Answer, turn_number: int) -> str:
    heading = sources_heading(answer)
    items = "".join(
        f'<li><button type="button" class="source" '
        f"{_opens(turn_number, 'citation', place)}>"
        f'<span class="mark">{citation.marker}</span>'
        f'<span><span class="title">{escape(title_of(citation.paper))}</span>'
        f'<span class="meta">{escape(meeting_of(citation.paper))} · '
        f"{escape(place_of(citation.locator))}</span></span></button></li>"
        for place, citation in enumerate(answer.citations)
    )
    if not items:
        return ""
    return f'<h3 class="heading">{heading}</h3><ol class="sources">{items}</ol>'


def _figures(answer: Answer, turn_number: int) -> str:
    if not answer.figures:
        return ""
    rows = "".join(
        '<tr><td data-label="Printed">'
        f"{_figure_button(figure, turn_number, place)}</td>"
        f'<td data-label="What">{escape(figure.label)}</td>'
        f'<td data-label="Council">{escape(figure.council or "not stated")}</td>'
        f'<td data-label="When">{escape(time_of(figure))}</td>'
        f'<td data-label="Basis">{escape(basis_of(figure))}</td></tr>'
        for place, figure in enumerate(answer.figures)
    )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Printed", "What", "Council", "When", "Basis")
    )
    return (
        f"<details><summary>Figures behind this answer ({len(answer.figures)})"
        f'</summary><table class="figures"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _figure_button(figure: Figure, turn_number: int, place: int) -> str:
    label = f"{figure.printed}: {figure.label}, {figure.locator.words}"
    return (
        f'<button type="button" class="figure" '
        f'{_opens(turn_number, "figure", place)} aria-label="{escape(label)}">'
        f"{escape(figure.printed)}</button>"
    )


def _reading(answer: Answer) -> str:
    read = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in answer.reading
    )
    by = written_by(answer.model)
    words = f"<dl>{read}</dl>" if read else ""
    return (
        "<details><summary>How I read your question</summary>"
        f'{words}<p class="by">{escape(by)}</p></details>'
    )


def _source_label(citation: Citation) -> str:
    paper, place = citation.paper, place_of(citation.locator)
    return f"{title_of(paper)}, {meeting_of(paper)}, {place}"


def _opens(turn_number: int, kind: str, place: int) -> str:
    opened = json.dumps({"turn": turn_number, "kind": kind, "place": place})
    return f'data-open="{escape(opened)}" aria-controls="source"'
