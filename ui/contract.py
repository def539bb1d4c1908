"""Records as the JSON that the command line prints: what other programs rely on.

Amounts are decimal text in base units, without exponent. `paper` is a file name.
What a paper does not say is null.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from assistant.answer import Answer, Citation
from assistant.conversations import Conversation, Exchange
from corpus.library import Contents
from corpus.people import Account
from corpus.records import (
    Change,
    Detail,
    Event,
    Feedback,
    Figure,
    FigureId,
    Finding,
    Locator,
    Mark,
    Paper,
    PaperId,
    Risk,
)
from ingest.pipeline import Report, Skipped
from tools.calculation import Calculation
from tools.cells import Cell
from tools.completeness import missing_coordinates
from tools.marks import Marked
from tools.progress import Progress
from tools.slippage import Slippage
from tools.standing import Statement
from ui.baseline import Difference
from ui.evaluation import Outcome, Tally

Papers = Mapping[PaperId, Paper]
Marks = Mapping[FigureId, Marked]
Json = dict[str, object]

# Of these a row has any number; of every other cell one or none.
_LISTS = frozenset({"conditions", "history"})


def answer_json(
    answer: Answer,
    papers: Papers,
    marks: Marks | None = None,
    *,
    asked_id: str | None = None,
) -> Json:
    """Return an answer; `asked_id` is the id the question came with, if it had one."""
    packed: Json = {"id": asked_id} if asked_id is not None else {}
    return packed | {
        "question": answer.question,
        "status": answer.status.value,
        "answer": answer.text,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "figures": [figure_json(figure, papers, marks) for figure in answer.figures],
        "calculations": [calculation_json(sum_) for sum_ in answer.calculations],
        "warnings": list(answer.warnings),
        "reading": dict(answer.reading),
        "model": answer.model,
    }


def exchange_json(exchange: Exchange, papers: Papers) -> Json:
    """Return an answer as it was kept, who asked for it and when."""
    return answer_json(exchange.answer, papers) | {
        "role": exchange.role.value,
        "asked_by": exchange.asked_by,
        "asked_at": exchange.asked_at.isoformat(timespec="seconds"),
    }


def conversation_json(conversation: Conversation) -> Json:
    """Return a conversation in a list: its questions, and when the first and last."""
    asked = [each.asked_at for each in conversation.exchanges]
    return {
        "conversation": conversation.name,
        "questions": [each.answer.question for each in conversation.exchanges],
        "began_at": asked[0].isoformat(timespec="seconds"),
        "last_at": asked[-1].isoformat(timespec="seconds"),
    }


def feedback_json(said: Feedback) -> Json:
    """Return what a reader said of an answer, beside question and answer."""
    return {
        "verdict": said.verdict.value,
        "words": said.words,
        "question": said.question,
        "answer": said.answer,
        "conversation": said.conversation,
        "answer_number": said.answer_number,
        "role": said.role.value,
        "said_by": said.said_by,
        "said_at": said.said_at.isoformat(timespec="seconds"),
    }


def figure_json(figure: Figure, papers: Papers, marks: Marks | None = None) -> Json:
    """Return a figure with its coordinates, those missing, and where it was printed.

    With `marks` it has a key `mark`, null where no officer's mark stands.
    """
    missing = missing_coordinates(figure)
    mark = {} if marks is None else {"mark": _mark_on(figure, marks)}
    return {
        "id": figure.id,
        "paper": _file_name(figure.paper_id, papers),
        "council": figure.council,
        "measure": figure.measure.value,
        "label": figure.label,
        "block": figure.block,
        "flow": figure.flow,
        "value": plain(figure.amount),
        "unit": figure.unit.value,
        "printed": figure.printed,
        "resolution": plain(figure.resolution),
        "period": figure.period,
        "as_at": figure.as_at,
        "basis": figure.basis,
        "scenario": figure.scenario,
        "safety_valve": figure.safety_valve,
        "stage": figure.stage,
        "vintage": figure.vintage,
        "is_approximate": figure.is_approximate,
        "missing": list(missing),
        "complete": not missing,
        **_place(figure.locator),
        "quote": figure.quote,
        **mark,
    }


def marked_json(marked: Marked) -> Json:
    """Return all that was said of a figure, oldest first, and the figure it finds.

    `figure` is its id of today, null where it is found no more; `standing` is null
    where the last mark was withdrawn.
    """
    figure = marked.last.figure
    return {
        "figure": marked.figure.id if marked.figure else None,
        "paper": marked.last.file_name,
        "label": figure.label,
        "printed": figure.printed,
        **_place(figure.locator),
        "standing": marked.verdict.value if marked.verdict else None,
        "read_otherwise": list(marked.read_otherwise),
        "marks": [mark_json(mark) for mark in marked.marks],
    }


def mark_json(mark: Mark) -> Json:
    """Return what an officer said of a figure; `by` is null for the public."""
    return {
        "verdict": mark.verdict.value,
        "reason": mark.reason,
        "by": mark.by,
        "marked_at": mark.made_at.isoformat(timespec="seconds"),
    }


def risk_json(risk: Risk, papers: Papers) -> Json:
    """Return a row of a risk register."""
    return {
        "paper": _file_name(risk.paper_id, papers),
        "council": risk.council,
        "risk": risk.risk,
        "unmitigated": risk.unmitigated,
        "mitigated": risk.mitigated,
        "target": risk.target,
        "likelihood": risk.likelihood,
        "impact": risk.impact,
        "workings": [
            f"{one.column}: {one.multiplied} = {one.score}" for one in risk.workings
        ],
        "scheme": risk.scheme,
        "rag": risk.rag,
        "category": risk.category,
        "workstreams": risk.workstreams,
        "mitigations": risk.mitigations,
        "actions": risk.actions,
        "owner": risk.owner,
        **_place(risk.locator),
        "quote": risk.quote,
    }


def finding_json(finding: Finding, papers: Papers) -> Json:
    """Return something in a paper that does not add up."""
    return {
        "paper": _file_name(finding.paper_id, papers),
        "kind": finding.kind.value,
        "where": finding.where,
        "printed": finding.printed,
        "computed": finding.computed,
        "severity": finding.severity.value,
        **_place(finding.locator),
        "quote": finding.quote,
    }


def paper_json(paper: Paper, contents: Contents | None, *, today: date) -> Json:
    """Return a paper in the library and how much was read from it.

    `contents` is None where nothing may be told of it. A paper whose day has passed by
    `today` stays exempt until a person says otherwise.
    """
    until = paper.exempt_until
    return {
        "paper": paper.file_name,
        "id": paper.id,
        "council": paper.council,
        "committee": paper.committee,
        "meeting_date": paper.met_on,
        "title": paper.title,
        "kind": paper.kind,
        "status": paper.status.value,
        "marking": paper.marking,
        "exempt_until": until.isoformat() if until else None,
        "lapsed": until < today if until else False,
        "pages": paper.page_count,
        "passages": contents.passages if contents else None,
        "figures": contents.figures if contents else None,
        "risks": contents.risks if contents else None,
        "supersedes": paper.supersedes,
        "sources": dict(paper.sources),
    }


def change_json(change: Change, paper: Paper) -> Json:
    """Return what an officer set of `paper`: who, when, what it was and became."""
    is_date = change.detail is Detail.MET_ON
    return {
        "paper": paper.file_name,
        "id": paper.id,
        "detail": "meeting_date" if is_date else change.detail.value,
        "before": change.before,
        "after": change.after,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at.isoformat(timespec="seconds"),
    }


def report_json(
    report: Report, contents: Mapping[PaperId, Contents], *, today: date
) -> list[Json]:
    """Return the papers of an ingest, those read first, then those skipped."""
    read = [
        paper_json(paper, contents.get(paper.id), today=today) for paper in report.read
    ]
    return read + [_skipped_json(skipped) for skipped in report.skipped]


def calculation_json(calculation: Calculation) -> Json:
    """Return a sum with its operands' ids, and how far off it can be."""
    return {
        "id": calculation.id,
        "expression": calculation.expression,
        "result": plain(calculation.result),
        "unit": calculation.unit.value,
        "printed": calculation.printed,
        "error": plain(calculation.error),
        "operands": list(calculation.operands),
    }


def progress_json(progress: Progress, papers: Papers) -> Json:
    """Return a council's row of Safety Valve progress; null is not stated.

    `cells` are what a reader is shown; the records they are made of stand beside them.
    """
    received, remaining = progress.received_total, progress.remaining
    return {
        "council": progress.council,
        "agreed": figure_json(progress.agreed, papers) if progress.agreed else None,
        "received": [figure_json(figure, papers) for figure in progress.received],
        "received_total": calculation_json(received) if received else None,
        "remaining": calculation_json(remaining) if remaining else None,
        "is_refused": progress.is_refused,
        "statements": [_statement_json(each, papers) for each in progress.statements],
        "deficits": [figure_json(figure, papers) for figure in progress.deficits],
        "slippages": [_slippage_json(each, papers) for each in progress.slippages],
        "cells": {
            name: [_cell_json(cell, papers) for cell in held]
            if name in _LISTS
            else next((_cell_json(cell, papers) for cell in held), None)
            for name, held in progress.cells.by_name()
        },
        "events": [_event_json(event, papers) for event in progress.events],
        "papers": [_file_name(paper_id, papers) for paper_id in progress.paper_ids],
    }


def evaluation_json(
    tallies: Iterable[Tally],
    total: Tally,
    outcomes: Iterable[Outcome],
    difference: Difference | None = None,
) -> Json:
    """Return how answers fared, of each kind and each; what `--save` writes, too."""
    packed = _tally_json(total) | {
        "kinds": [{"kind": each.kind} | _tally_json(each) for each in tallies],
        "answers": [_outcome_json(each) for each in outcomes],
    }
    if difference is not None:
        packed["since"] = {
            "newly_right": list(difference.newly_right),
            "newly_wrong": list(difference.newly_wrong),
            "added": list(difference.added),
            "left_out": list(difference.left_out),
        }
    return packed


def account_json(account: Account) -> Json:
    """Return who may sign in, as whom, and whether a program may for them."""
    return {
        "name": account.name,
        "role": account.role.value,
        "has_token": account.token is not None,
    }


def plain(amount: Decimal) -> str:
    """Return an amount as text without exponent or needless zeros: "19543000"."""
    whole = f"{amount:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _tally_json(tally: Tally) -> Json:
    return {
        "asked": tally.asked,
        "right": tally.right,
        "refused": tally.refused,
        "wrong": tally.wrong,
        "citations": tally.cited,
        "citations_precise": tally.precise,
        "citations_expected": tally.wanted,
        "citations_met": tally.met,
        "unsupported": tally.unsupported,
    }


def _outcome_json(outcome: Outcome) -> Json:
    return {
        "id": outcome.gold.id,
        "question": outcome.gold.question,
        "kind": outcome.gold.kind,
        "verdict": outcome.verdict.value,
        "faults": list(outcome.faults),
        "unsupported": list(outcome.unsupported),
        "status": outcome.answer.status.value,
        "answer": outcome.answer.text,
        "model": outcome.answer.model,
    }


def _citation_json(citation: Citation) -> Json:
    return {
        "marker": citation.marker,
        "paper": citation.paper.file_name,
        "council": citation.paper.council,
        "title": citation.paper.title,
        "meeting_date": citation.paper.met_on,
        **_place(citation.locator),
        "quote": citation.quote,
    }


def _skipped_json(skipped: Skipped) -> Json:
    return {"paper": skipped.path.name, "skipped_reason": skipped.reason}


def _statement_json(statement: Statement, papers: Papers) -> Json:
    return {
        "standing": statement.standing.value,
        "words": statement.words,
        "date": statement.dated,
        "paper": _file_name(statement.paper_id, papers),
        **_place(statement.locator),
        "quote": statement.quote,
    }


def _cell_json(cell: Cell, papers: Papers) -> Json:
    return {
        "value": cell.value,
        "amount": plain(cell.amount) if cell.amount is not None else None,
        "words": cell.words,
        "date": cell.dated,
        "notes": list(cell.notes),
        "sources": [
            {
                "paper": _file_name(source.paper_id, papers),
                **_place(source.locator),
                "quote": source.quote,
            }
            for source in cell.sources
        ],
    }


def _slippage_json(slippage: Slippage, papers: Papers) -> Json:
    planned, latest, gap = slippage.planned, slippage.latest, slippage.gap
    return {
        "planned": figure_json(planned, papers) if planned else None,
        "latest": figure_json(latest, papers) if latest else None,
        "gap": calculation_json(gap) if gap else None,
        "notes": list(slippage.notes),
    }


def _event_json(event: Event, papers: Papers) -> Json:
    return {
        "date": event.happened_on,
        "printed": event.printed,
        "council": event.council,
        "paper": _file_name(event.paper_id, papers),
        **_place(event.locator),
        "quote": event.quote,
    }


def _mark_on(figure: Figure, marks: Marks) -> Json | None:
    marked = marks.get(figure.id)
    if marked is None or marked.verdict is None:
        return None
    return mark_json(marked.last) | {"read_otherwise": list(marked.read_otherwise)}


def _place(locator: Locator) -> Json:
    return {"page": locator.page_number, "locator": locator.words}


def _file_name(paper_id: PaperId, papers: Papers) -> str | None:
    paper = papers.get(paper_id)
    return paper.file_name if paper else None
