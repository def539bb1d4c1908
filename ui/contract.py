"""Records as the JSON that the command line prints: what other programs rely on.

Amounts are decimal text in base units, without exponent. `paper` is a file name.
What a paper does not say is null.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from assistant.answer import Answer, Citation
from assistant.conversations import Conversation, Exchange
from corpus.library import Contents
from corpus.people import Account
from corpus.records import (
    Change,
    Detail,
    Figure,
    FigureId,
    Finding,
    Locator,
    Paper,
    PaperId,
    Risk,
)
from corpus.verdicts import Feedback, Mark
from ingest.pipeline import Report, Skipped
from tools.calculation import Calculation
from tools.completeness import missing_coordinates
from tools.marks import Marked

Papers = Mapping[PaperId, Paper]
Marks = Mapping[FigureId, Marked]
Json = dict[str, object]


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
        "paper": file_name(figure.paper_id, papers),
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
        **place_json(figure.locator),
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
        **place_json(figure.locator),
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
        "paper": file_name(risk.paper_id, papers),
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
        **place_json(risk.locator),
        "quote": risk.quote,
    }


def finding_json(finding: Finding, papers: Papers) -> Json:
    """Return something in a paper that does not add up."""
    return {
        "paper": file_name(finding.paper_id, papers),
        "kind": finding.kind.value,
        "where": finding.where,
        "printed": finding.printed,
        "computed": finding.computed,
        "severity": finding.severity.value,
        **place_json(finding.locator),
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


def place_json(locator: Locator) -> Json:
    """Return where something was printed: its page, and words to find it by."""
    return {"page": locator.page_number, "locator": locator.words}


def file_name(paper_id: PaperId, papers: Papers) -> str | None:
    """Return the name of a paper's file; None of one that is not in `papers`."""
    paper = papers.get(paper_id)
    return paper.file_name if paper else None


def _citation_json(citation: Citation) -> Json:
    return {
        "marker": citation.marker,
        "paper": citation.paper.file_name,
        "council": citation.paper.council,
        "title": citation.paper.title,
        "meeting_date": citation.paper.met_on,
        **place_json(citation.locator),
        "quote": citation.quote,
    }


def _skipped_json(skipped: Skipped) -> Json:
    return {"paper": skipped.path.name, "skipped_reason": skipped.reason}


def _mark_on(figure: Figure, marks: Marks) -> Json | None:
    marked = marks.get(figure.id)
    if marked is None or marked.verdict is None:
        return None
    return mark_json(marked.last) | {"read_otherwise": list(marked.read_otherwise)}
