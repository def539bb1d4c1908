"""What the command line prints for people: rich tables and answers.

Text from papers and questions is printed as it is: rich's markup is never read in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, AnswerStatus
from assistant.conversations import Conversation, Exchange
from corpus.library import Contents
from corpus.people import Account
from corpus.records import (
    Change,
    Figure,
    FigureId,
    Finding,
    Paper,
    PaperId,
    Risk,
    Status,
)
from corpus.times import print_date
from corpus.verdicts import Feedback, Verdict
from ingest.pipeline import Report
from tools.calculation import Calculation
from tools.cells import HEADINGS, Cell
from tools.marks import Marked, tell_mark, tell_today
from tools.progress import Progress
from tools.vintages import tell_amount
from ui.baseline import Difference
from ui.evaluation import Outcome, Tally
from ui.failures import cells_of
from ui.wording import (
    DETAILS,
    NOT_SIGNED_IN,
    STATUSES,
    VERDICTS,
    basis_of,
    date_of,
    detail_of,
    meeting_of,
    place_of,
    time_of,
    title_of,
)

Papers = Mapping[PaperId, Paper]

NOT_STATED = "not stated"
NOT_SHOWN = "not shown"


def show_answer(
    answer: Answer, marks: Mapping[FigureId, Marked] | None = None
) -> RenderableType:
    """Return an answer with its sums, warnings and citations.

    What officers verified of its figures is told after them; what they rejected is
    among its warnings.
    """
    style = None if answer.status is AnswerStatus.ANSWERED else "yellow"
    lines = [Text(answer.text, style=style or "")]
    lines += [Text(f"= {_sum(each)}", style="cyan") for each in answer.calculations]
    lines += [Text(f"! {warning}", style="yellow") for warning in answer.warnings]
    found = ((marks or {}).get(figure.id) for figure in answer.figures)
    lines += [
        Text(tell_mark(marked), style="green")
        for marked in found
        if marked and marked.verdict is Verdict.VERIFIED
    ]
    for citation in answer.citations:
        place = f"{title_of(citation.paper)}, {place_of(citation.locator)}"
        about = f"[{citation.marker}] {meeting_of(citation.paper)}: {place}"
        lines += [
            Text(about, style="dim"),
            Text(f"    “{citation.quote}”", style="dim"),
        ]
    return Group(*lines)


def show_exchanges(exchanges: Iterable[Exchange]) -> RenderableType:
    """Return a conversation: each question, when it was asked, and its answer."""
    lines: list[RenderableType] = []
    for exchange in exchanges:
        question = f"{_moment(exchange.asked_at)}  {exchange.answer.question}"
        lines += [Text(question, style="bold"), show_answer(exchange.answer), Text()]
    return Group(*lines[:-1])


def show_conversations(conversations: Iterable[Conversation]) -> RenderableType:
    """Return conversations as a table, each with its last question."""
    table = new_table("Conversation", "Questions", "Last asked", "Last question")
    for conversation in conversations:
        last = conversation.exchanges[-1]
        add_row(
            table,
            conversation.name,
            str(len(conversation.exchanges)),
            _moment(last.asked_at),
            last.answer.question,
        )
    return table


def show_feedback(feedback: Iterable[Feedback]) -> RenderableType:
    """Return what readers said of answers as a table."""
    table = new_table("Said", "Feedback", "In words", "Question", "Conversation")
    for said in feedback:
        add_row(
            table,
            _moment(said.said_at),
            VERDICTS[said.verdict],
            said.words or "",
            said.question,
            f"{said.conversation} {said.answer_number}" if said.conversation else "",
        )
    return table


def show_papers(
    papers: Sequence[Paper], contents: Mapping[PaperId, Contents], *, today: date
) -> RenderableType:
    """Return the papers of the library as a table, `NOT_SHOWN` where one is kept."""
    table = new_table(
        "Paper", "Council", "Committee", "Met on", "Status", "Figures", "Id"
    )
    for paper in papers:
        held = contents.get(paper.id)
        add_row(
            table,
            paper.file_name,
            paper.council,
            paper.committee,
            date_of(paper) if paper.met_on else None,
            _status(paper, today),
            str(held.figures) if held else NOT_SHOWN,
            paper.id[:12],
        )
    return table


def show_history(changes: Sequence[Change]) -> RenderableType:
    """Return what officers set of a paper as a table, the oldest first."""
    if not changes:
        return Text("nothing of it has been changed")
    table = new_table("When", "Who", "What", "Was", "Became")
    for change in changes:
        add_row(
            table,
            _moment(change.changed_at),
            change.changed_by or NOT_SIGNED_IN,
            DETAILS[change.detail],
            detail_of(change.detail, change.before),
            detail_of(change.detail, change.after),
        )
    return table


def show_people(accounts: Sequence[Account]) -> RenderableType:
    """Return who may sign in, or that nobody may."""
    if not accounts:
        return Text("Nobody may sign in yet; add them with `paperclerk people add`.")
    table = new_table("Name", "Role", "Token")
    for account in accounts:
        token = "yes" if account.token else "no"
        add_row(table, account.name, account.role.value, token)
    return table


def show_report(report: Report) -> RenderableType:
    """Return what came of an ingest: how many papers, and why others were not read."""
    again = f", {len(report.already)} of them known before" if report.already else ""
    lines = [Text(f"{_count(len(report.read), 'paper')} read{again}")]
    lines += [
        Text(f"skipped {skipped.reason}", style="yellow") for skipped in report.skipped
    ]
    return Group(*lines)


def show_figures(
    figures: Iterable[Figure],
    papers: Papers,
    marks: Mapping[FigureId, Marked] | None = None,
) -> RenderableType:
    """Return figures as a table, each with where it is printed.

    With `marks` also what officers say of them, and the ids by which to mark them.
    """
    table = new_table("Council", "Label", "Value", "Time", "Kind", "Paper", "Place")
    if marks is not None:
        table.add_column("Mark")
        table.add_column("Id", no_wrap=True)
    for figure in figures:
        own = () if marks is None else (_verdict(marks.get(figure.id)), figure.id)
        add_row(
            table,
            figure.council,
            figure.label,
            tell_amount(figure),
            _known(time_of(figure)),
            _known(basis_of(figure)),
            _file_name(figure.paper_id, papers),
            place_of(figure.locator),
            *own,
        )
    return table


def show_marks(gathered: Iterable[Marked]) -> RenderableType:
    """Return what officers said of figures as a table, a row a mark."""
    table = new_table("Mark", "Reason", "By", "On", "Today", "Figure", "Paper", "Place")
    for marked in gathered:
        for mark in marked.marks:
            add_row(
                table,
                mark.verdict.value,
                mark.reason,
                mark.by,
                _moment(mark.made_at),
                tell_today(marked, mark),
                f"{mark.figure.printed}: {mark.figure.label}",
                mark.file_name,
                place_of(mark.figure.locator),
            )
    return table


def show_risks(risks: Iterable[Risk], papers: Papers) -> RenderableType:
    """Return risks as a table, their scores as printed."""
    table = new_table("Council", "Risk", "Before", "After", "Owner", "Paper", "Place")
    for risk in risks:
        add_row(
            table,
            risk.council,
            risk.risk,
            risk.unmitigated,
            risk.mitigated,
            risk.owner,
            _file_name(risk.paper_id, papers),
            place_of(risk.locator),
        )
    return table


def show_findings(findings: Iterable[Finding], papers: Papers) -> RenderableType:
    """Return what does not add up as a table, printed beside computed."""
    table = new_table(
        "Severity", "Kind", "Where", "Printed", "Computed", "Paper", "Page"
    )
    for finding in findings:
        page = finding.locator.page_number
        add_row(
            table,
            finding.severity.value,
            finding.kind.value,
            finding.where,
            finding.printed,
            finding.computed,
            _file_name(finding.paper_id, papers),
            str(page) if page else None,
        )
    return table


def show_progress(rows: Iterable[Progress], papers: Papers) -> RenderableType:
    """Return Safety Valve progress, a council at a time: what is stated, and where."""
    parts: list[RenderableType] = []
    for row in rows:
        table = new_table("", "", "In the paper's words", "Where")
        missing = []
        for name, cells in row.cells.by_name():
            if not cells and name != "history":
                missing.append(HEADINGS[name].lower())
            for cell in cells:
                add_row(table, HEADINGS[name], *_cell(cell, papers))
        parts += [Text(row.council or "Council not stated", style="bold"), table]
        if missing:
            parts.append(Text(f"Not stated: {'; '.join(missing)}", style="dim"))
        parts.append(Text())
    return Group(*parts)


def _cell(cell: Cell, papers: Papers) -> tuple[str, str, str]:
    """Return a cell's value with its date, its words with its notes, and its places."""
    dated = f" ({print_date(cell.dated)})" if cell.dated else ""
    places = dict.fromkeys(
        f"{_file_name(source.paper_id, papers)}, {place_of(source.locator)}"
        for source in cell.sources
    )
    words = (cell.words, *cell.notes)
    return f"{cell.value}{dated}", "; ".join(words), "; ".join(places)


def show_evaluation(
    tallies: Sequence[Tally],
    total: Tally,
    outcomes: Iterable[Outcome],
    difference: Difference | None = None,
) -> RenderableType:
    """Return how answers of each kind fared, what has changed, and what is wrong."""
    table = new_table(
        *("Kind", "Asked", "Right", "Refused", "Wrong"),
        *("Word for word", "Cited as expected", "Unsupported"),
    )
    for each in (*tallies, total):
        add_row(table, *cells_of(each))
    lines: list[RenderableType] = [table]
    for words, names in difference.lines() if difference else ():
        lines.append(Text(f"{words}: {', '.join(names) or 'none'}", style="cyan"))
    lines += [
        Text(f"{each.gold.name}: {'; '.join(each.faults)}", style="yellow")
        for each in outcomes
        if each.faults
    ]
    return Group(*lines)


def new_table(*headings: str) -> Table:
    """Return an empty table under `headings`, whose cells fold rather than end."""
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def add_row(table: Table, *texts: str | None) -> None:
    """Add a row of plain text to `table`; None is told as not stated."""
    table.add_row(*(Text(text or NOT_STATED, "" if text else "dim") for text in texts))


def _status(paper: Paper, today: date) -> str:
    if paper.status is Status.UNKNOWN:
        return "Not stated"
    if paper.exempt_until is None:
        return STATUSES[paper.status]
    passed = ", now past" if paper.exempt_until < today else ""
    until = print_date(paper.exempt_until.isoformat())
    return f"{STATUSES[paper.status]} until {until}{passed}"


def _moment(at: datetime) -> str:
    """Return when something was, in this machine's own time."""
    return f"{at.astimezone():%d %B %Y %H:%M}".removeprefix("0")


def _verdict(marked: Marked | None) -> str:
    if marked is None or marked.verdict is None:
        return "none"
    return marked.verdict.value


def _known(words: str) -> str | None:
    return None if words == NOT_STATED else words


def _sum(calculation: Calculation) -> str:
    return f"{calculation.expression} = {calculation.printed}"


def _file_name(paper_id: PaperId, papers: Papers) -> str | None:
    paper = papers.get(paper_id)
    return paper.file_name if paper else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
