"""The command line, which is also the contract with other programs.

Each command asks the library or the assistant one thing and prints it: for people, or
with --json as one document whose keys `ui.contract` holds. Exit 0; 1 when some papers
were skipped; 2 for wrong use and for what could not be done.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.agent import Assistant
from assistant.answer import Answer
from assistant.conversations import Exchange
from assistant.quotes import squeeze
from corpus.councils import canonical
from corpus.errors import (
    PapersError,
    UnknownConversationError,
    UnlikePapersError,
)
from corpus.library import Library
from corpus.periods import read_periods
from corpus.records import Measure, Paper, PaperId, Role, Scope, Status
from corpus.settings import Settings, read_settings
from ingest.pipeline import Turn, ingest
from tools.compare import compare, compare_by_year
from tools.comparison_sheets import (
    changes_sheet,
    comparison_sheets,
    normalised_sheet,
    trend_sheet,
)
from tools.export import (
    Sheet,
    figure_sheet,
    finding_sheet,
    progress_sheet,
    progress_source_sheet,
    risk_sheet,
    write_csv,
)
from tools.normalised import Denominator, normalise, with_denominators
from tools.progress import safety_valve_progress
from tools.revisions import changes, changes_within
from tools.trend import trend
from ui import contract, printing
from ui import contract_comparisons as comparisons_json
from ui import printing_comparisons as comparisons
from ui.baseline import differ, read_baseline
from ui.chart import Chart, comparison_chart, normalised_chart, trend_chart
from ui.chart_page import write_html
from ui.chart_picture import write_png
from ui.compose import assistant_of, conversations_of, library_of, serve_chat
from ui.evaluation import Outcome, count, judge, tally
from ui.export import write_xlsx
from ui.failures import render_failures
from ui.gold import Asked, Gold, Line, read_batch, read_gold

SOME_SKIPPED, WRONG_USE, INTERRUPTED = 1, 2, 130
THIS_MACHINE = "127.0.0.1"
LOOPBACK = frozenset({THIS_MACHINE, "::1", "localhost"})
PORT = 7860
MOST_PAPERS = 2
CHART_WRITERS = {".png": write_png, ".html": write_html}
WIDE = 180

app = typer.Typer(
    help="Answers questions about council papers, each figure with its page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is wished of every command; None leaves it to the command's own default."""

    home: Path | None
    role: Role | None
    is_json: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a command works with: the library, who asks and how to print."""

    library: Library
    settings: Settings
    role: Role
    is_json: bool

    @property
    def papers(self) -> Mapping[PaperId, Paper]:
        """The papers that may be seen, by id."""
        return {paper.id: paper for paper in self.library.papers(self.role)}


Home = Annotated[
    Path | None, typer.Option("--home", help="The folder the library rests in.")
]
As = Annotated[
    Role | None, typer.Option("--as", help="Who asks, which decides what is seen.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Councils = Annotated[
    list[str] | None, typer.Option("--council", help="Only this council's.")
]
OnlyPaper = Annotated[
    str | None, typer.Option("--paper", help="Only this paper's: file name or id.")
]
OnlyPeriod = Annotated[
    str | None, typer.Option("--period", help="Only this year or date: 2023/24.")
]
Csv = Annotated[Path | None, typer.Option("--csv", help="Write a CSV file.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", help="Write an Excel workbook.")]
ChartFile = Annotated[
    Path | None,
    typer.Option("--chart", help="Draw to a picture (.png) or a page (.html)."),
]


@app.callback()
def before(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Answer questions about council papers, each figure with its page."""
    context.obj = Wishes(home=home, role=role, is_json=is_json)


@app.command("ingest")
def ingest_papers(
    context: typer.Context,
    *,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of papers.")],
    council: Annotated[
        str | None, typer.Option(help="Whose papers these are, whatever they say.")
    ] = None,
    status: Annotated[
        Literal["public", "exempt"] | None,
        typer.Option(help="Who they are for, whatever they say."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many processes read.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Read papers into the library."""
    with (
        _desk(context, home=home, role=role, is_json=is_json, writes=True) as desk,
        _bar() as tell,
    ):
        report = ingest(
            paths,
            library=desk.library,
            status=Status(status) if status else None,
            council=council,
            jobs=jobs,
            on_progress=tell,
        )
        contents = desk.library.contents(desk.role)
    packed = contract.report_json(report, contents, today=_today())
    _show(desk, packed, printing.show_report(report))
    if report.skipped:
        raise typer.Exit(SOME_SKIPPED)


@app.command("papers")
def list_papers(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List the papers in the library; of those kept from you, only that they are."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        kept = desk.library.restricted(desk.role)
        papers = sorted((*desk.library.papers(desk.role), *kept), key=_as_filed)
        contents = desk.library.contents(desk.role)
    today = _today()
    packed = [
        contract.paper_json(paper, contents.get(paper.id), today=today)
        for paper in papers
    ]
    _show(desk, packed, printing.show_papers(papers, contents, today=today))


@app.command("remove")
def remove_paper(
    context: typer.Context,
    *,
    paper: Annotated[str, typer.Argument(help="File name, or the id's beginning.")],
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Take a paper out of the library."""
    with _desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        known = desk.library.paper_by_name(paper, desk.role)
        desk.library.remove(known.id)
    removed = {"removed": known.file_name, "id": known.id}
    _show(desk, removed, f"{known.file_name} removed")


@app.command("ask")
def ask_question(
    context: typer.Context,
    *,
    question: Annotated[str | None, typer.Argument(help="In your own words.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Questions, one JSON a line."),
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option(help="Ask in this conversation, begun if new, and keep it."),
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Answer a question from the papers, or a batch of them."""
    if (question is None) == (batch is None):
        message = "give a question, or --batch with a file of them"
        raise typer.BadParameter(message)
    if conversation is not None and (batch or not conversation.strip()):
        message = "--conversation takes a name, and goes with one question"
        raise typer.BadParameter(message)
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        assistant = assistant_of(desk.library, desk.settings)
        if batch:
            _answer_batch(assistant, desk, read_batch(batch))
        if question:
            answer = (
                _answer_in(conversation, assistant, desk, question)
                if conversation
                else assistant.ask(question, role=desk.role)
            )
            packed = contract.answer_json(answer, desk.papers)
            _show(desk, packed, printing.show_answer(answer))


@app.command("conversations")
def list_conversations(
    context: typer.Context,
    *,
    name: Annotated[
        str | None, typer.Argument(help="Show this one, with its answers.")
    ] = None,
    delete: Annotated[
        str | None, typer.Option(help="Delete this one, for good.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List the conversations that were kept, show one, or delete one."""
    if name is not None and delete is not None:
        message = "give the name of one to show, or --delete with one"
        raise typer.BadParameter(message)
    writes = delete is not None
    with (
        _desk(context, home=home, role=role, is_json=is_json, writes=writes) as desk,
        conversations_of(desk.library, desk.settings) as kept,
    ):
        if delete is not None:
            kept.forget(delete, desk.role)
            _show(desk, {"deleted": delete}, f"{escape(delete)} deleted")
        elif name is not None:
            exchanges = kept.exchanges(name, desk.role)
            if not exchanges:
                raise UnknownConversationError(name)
            papers = desk.papers
            said = [contract.exchange_json(each, papers) for each in exchanges]
            _show(desk, said, printing.show_exchanges(exchanges))
        else:
            conversations = kept.all(desk.role)
            listed = [contract.conversation_json(each) for each in conversations]
            _show(desk, listed, printing.show_conversations(conversations))


@app.command("feedback")
def list_feedback(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List what readers said of answers, the latest first; for officers."""
    common: Wishes = context.obj
    asks = role or common.role or Role.OFFICER
    with _desk(context, home=home, role=asks, is_json=is_json) as desk:
        feedback = desk.library.feedback(desk.role)
    packed = [contract.feedback_json(said) for said in feedback]
    _show(desk, packed, printing.show_feedback(feedback))


@app.command("figures")
def list_figures(
    context: typer.Context,
    *,
    council: Councils = None,
    measure: Annotated[
        list[Measure] | None, typer.Option(help="Only of this measure.")
    ] = None,
    period: OnlyPeriod = None,
    paper: OnlyPaper = None,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List figures with their coordinates and where they are printed."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = _scope(desk, council, paper, period=period, measures=measure)
        figures = desk.library.figures(desk.role, scope)
        papers = desk.papers
        findings = desk.library.findings(desk.role, _scope(desk, council, paper))
    sheets = (
        figure_sheet(figures, papers.values()),
        finding_sheet(findings, papers.values()),
    )
    if _export(sheets, csv, xlsx):
        return
    packed = [contract.figure_json(figure, papers) for figure in figures]
    _show(desk, packed, printing.show_figures(figures, papers))


@app.command("risks")
def list_risks(
    context: typer.Context,
    *,
    council: Councils = None,
    paper: OnlyPaper = None,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List the rows of the papers' risk registers."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = _scope(desk, council, paper)
        risks = desk.library.risks(desk.role, scope)
        findings = desk.library.findings(desk.role, scope)
        papers = desk.papers
    sheets = (
        risk_sheet(risks, papers.values()),
        finding_sheet(findings, papers.values()),
    )
    if _export(sheets, csv, xlsx):
        return
    packed = [contract.risk_json(risk, papers) for risk in risks]
    _show(desk, packed, printing.show_risks(risks, papers))


@app.command("compare")
def compare_councils(
    context: typer.Context,
    *,
    measure: Annotated[Measure, typer.Argument(help="What to compare.")],
    council: Councils = None,
    period: OnlyPeriod = None,
    per: Annotated[
        Denominator | None,
        typer.Option(help="Divide each by this of its own year, where it is stated."),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="All side by side, every difference marked."),
    ] = False,
    csv: Csv = None,
    xlsx: Xlsx = None,
    chart: ChartFile = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Lay a measure side by side for several councils, ranked only where alike."""
    draw = _drawer(chart)
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = _scope(desk, council, period=period)
        library = desk.library.figures(desk.role, replace(scope, periods=()))
        papers = desk.papers
    figures = [figure for figure in library if figure.measure is measure]
    if per:
        figures = with_denominators(figures, per, library)
    year = scope.periods[0] if scope.periods else None
    beside = compare(figures, measure, councils=scope.councils, period=year)
    years = () if year else compare_by_year(figures, measure, councils=scope.councils)
    shares = normalise([row.figure for row in beside.rows], per, library) if per else ()
    sheets = comparison_sheets(beside, years, papers)
    if per:
        sheets = (normalised_sheet(shares, papers), *sheets)
    picture = comparison_chart(beside, papers)
    if per:
        picture = normalised_chart(shares, measure, per, papers)
    is_drawn = draw(picture)
    if _export(sheets, csv, xlsx) or is_drawn:
        return
    packed = comparisons_json.comparison_json(beside, years, papers)
    shown = comparisons.show_comparison(beside, years, papers)
    if anyway:
        shown = comparisons.show_anyway(beside)
    if per:
        packed["normalised"] = comparisons_json.normalised_json(shares, per, papers)
        shown = comparisons.show_normalised(shares, per, papers)
    _show(desk, packed, shown)


@app.command("trend")
def show_trend(
    context: typer.Context,
    *,
    measure: Annotated[Measure, typer.Argument(help="What to follow.")],
    council: Annotated[str, typer.Option("--council", help="Whose.")],
    csv: Csv = None,
    xlsx: Xlsx = None,
    chart: ChartFile = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Follow a measure of one council over the years, like with like."""
    draw = _drawer(chart)
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = _scope(desk, [council], measures=[measure])
        figures = desk.library.figures(desk.role, scope)
        papers = desk.papers
    found = trend(figures, measure, scope.councils[0])
    is_drawn = draw(trend_chart(found, papers))
    if _export([trend_sheet(found, papers)], csv, xlsx) or is_drawn:
        return
    packed = comparisons_json.trend_json(found, papers)
    _show(desk, packed, comparisons.show_trend(found, papers))


@app.command("changes")
def show_changes(
    context: typer.Context,
    *,
    papers: Annotated[
        list[str],
        typer.Argument(
            help="Two papers of one council, or one whose tables were said on"
            " different days: file name or id."
        ),
    ],
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Tell what two papers, or one paper's tables, say otherwise of the same thing."""
    if len(papers) > MOST_PAPERS:
        message = "name one paper or two"
        raise typer.BadParameter(message)
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        named = [desk.library.paper_by_name(name, desk.role) for name in papers]
        older, newer = _in_order(named)
        figures = [
            desk.library.figures(desk.role, Scope(paper_ids=(paper.id,)))
            for paper in (older, newer)
        ]
        seen = desk.papers
    is_one = older.id == newer.id
    found = changes_within(figures[0]) if is_one else (changes(*figures),)
    if _export([changes_sheet(found, seen)], csv, xlsx):
        return
    packed = comparisons_json.changes_json(found, seen)
    _show(desk, packed, comparisons.show_changes(found, seen))


@app.command("progress")
def show_progress(
    context: typer.Context,
    *,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Show Safety Valve progress, a row a council."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        papers, library, everything = desk.papers, desk.library, Scope()
        rows = safety_valve_progress(
            papers.values(),
            library.figures(desk.role, everything),
            library.events(desk.role, everything),
            library.passages(desk.role, everything),
        )
    sheets = (
        progress_sheet(rows, papers.values()),
        progress_source_sheet(rows, papers.values()),
    )
    if _export(sheets, csv, xlsx):
        return
    packed = [contract.progress_json(row, papers) for row in rows]
    _show(desk, packed, printing.show_progress(rows, papers))


@app.command("check")
def check_papers(
    context: typer.Context,
    *,
    council: Councils = None,
    paper: OnlyPaper = None,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List what does not add up in the papers themselves."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        findings = desk.library.findings(desk.role, _scope(desk, council, paper))
        papers = desk.papers
    if _export([finding_sheet(findings, papers.values())], csv, xlsx):
        return
    packed = [contract.finding_json(finding, papers) for finding in findings]
    _show(desk, packed, printing.show_findings(findings, papers))


@app.command("evaluate")
def evaluate_answers(
    context: typer.Context,
    *,
    gold: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A gold file.")
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help="Tell what has changed since this."
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Keep this evaluation, to be a baseline.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option(help="Write an HTML page of the failures.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Ask the questions of a gold file and tell how many answers are right, and why.

    Status, values, words and citations are judged; beside that, whether citations
    stand word for word in their papers and each number in what is cited.
    """
    questions = read_gold(gold)
    before = read_baseline(baseline) if baseline else None
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        outcomes = tuple(_outcomes(desk, questions))
    tallies, total = tally(outcomes), count("all", outcomes)
    difference = differ(before, outcomes) if before is not None else None
    packed = contract.evaluation_json(tallies, total, outcomes, difference)
    if save:
        save.write_text(json.dumps(packed, ensure_ascii=False), encoding="utf-8")
    if page:
        failures = render_failures(tallies, total, outcomes, difference)
        page.write_text(failures, encoding="utf-8")
    shown = printing.show_evaluation(tallies, total, outcomes, difference)
    _show(desk, packed, shown)


@app.command("serve")
def serve(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = THIS_MACHINE,
    port: Annotated[int, typer.Option(min=1, max=65535)] = PORT,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Serve the web chat."""
    with _desk(context, home=home, role=role, is_json=is_json) as desk:
        if host not in LOOPBACK and not desk.settings.sign_in:
            message = f"{host}: needs a sign-in; set PAPERCLERK_SIGN_IN=name:password"
            raise typer.BadParameter(message)
        serve_chat(
            desk.library,
            desk.settings,
            role=desk.role,
            host=host,
            port=port,
            on_ready=lambda address: print(f"Paperclerk is at {address}", flush=True),
        )


def main() -> None:
    """Run a command; what goes wrong is one line on standard error."""
    try:
        code = app(standalone_mode=False)
    except PapersError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_USE)
    except typer.TyperException as error:
        told = " ".join(error.format_message().split())
        print(f"paperclerk: {told}; see paperclerk --help", file=sys.stderr)
        sys.exit(WRONG_USE)
    except OSError as error:
        where, what = error.filename or "paperclerk", error.strerror or error
        print(f"{where}: {what}; choose another file or port", file=sys.stderr)
        sys.exit(WRONG_USE)
    except typer.Abort:
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


@contextmanager
def _desk(
    context: typer.Context,
    *,
    home: Path | None,
    role: Role | None,
    is_json: bool,
    writes: bool = False,
) -> Iterator[Desk]:
    """Open the library for a command; its own options go before the common ones."""
    common: Wishes = context.obj
    asks = role or common.role or (Role.OFFICER if writes else Role.PUBLIC)
    if writes and asks is not Role.OFFICER:
        message = f"{asks} may not change the library; leave --as out"
        raise typer.BadParameter(message)
    settings = read_settings()
    if home or common.home:
        settings = settings.model_copy(update={"home": home or common.home})
    with library_of(settings) as library:
        yield Desk(
            library=library,
            settings=settings,
            role=asks,
            is_json=is_json or common.is_json,
        )


def _scope(
    desk: Desk,
    councils: Sequence[str] | None = None,
    paper: str | None = None,
    *,
    period: str | None = None,
    measures: Sequence[Measure] | None = None,
) -> Scope:
    """Return the scope that options in a person's own words mean."""
    paper_ids = (desk.library.paper_by_name(paper, desk.role).id,) if paper else ()
    times = read_periods(period) if period else ()
    named = [time.year or time.as_at or time.printed for time in times]
    return Scope(
        councils=tuple(canonical(name) or name for name in councils or ()),
        paper_ids=paper_ids,
        measures=tuple(measures or ()),
        periods=tuple(named or filter(None, [period])),
    )


def _in_order(named: Sequence[Paper]) -> tuple[Paper, Paper]:
    """Return the first and the last of one paper or two, the older meeting's first.

    Where a meeting's date is not known they stay as they were named.
    """
    first, last = named[0], named[-1]
    if first.id != last.id and (first.council is None or first.council != last.council):
        councils = tuple(paper.council or "a council not stated" for paper in named)
        names = (first.file_name, last.file_name)
        raise UnlikePapersError(names, (councils[0], councils[-1]))
    if first.met_on and last.met_on and last.met_on < first.met_on:
        return last, first
    return first, last


def _drawer(path: Path | None) -> Callable[[Chart], bool]:
    """Return what draws a chart to `path`, and tells whether it did."""
    if path is None:
        return lambda _: False
    write = CHART_WRITERS.get(path.suffix.lower())
    if write is None:
        kinds = " or ".join(CHART_WRITERS)
        message = f"{path.name}: not a kind of chart; name a file ending in {kinds}"
        raise typer.BadParameter(message)

    def draw(chart: Chart) -> bool:
        write(chart, path)
        return True

    return draw


def _as_filed(paper: Paper) -> tuple[bool, str, str, str]:
    """Order papers by council, then meeting date; unknown councils last."""
    council = paper.council or ""
    return (not council, council.lower(), paper.met_on or "", paper.file_name)


def _today() -> date:
    return datetime.now().astimezone().date()


def _answers(
    assistant: Assistant, questions: Iterable[Line], role: Role
) -> Iterator[tuple[Line, Answer]]:
    for asked in questions:
        yield (
            asked,
            assistant.ask(
                asked.question, role=asked.role or role, history=asked.history
            ),
        )


def _answer_in(
    conversation: str, assistant: Assistant, desk: Desk, question: str
) -> Answer:
    """Answer in the light of what was asked there before, and keep the answer."""
    with conversations_of(desk.library, desk.settings) as kept:
        earlier = kept.exchanges(conversation, desk.role)
        history = [each.answer.question for each in earlier]
        answer = assistant.ask(question, role=desk.role, history=history)
        asked_at = datetime.now(UTC)
        kept.keep(
            conversation, Exchange(answer=answer, role=desk.role, asked_at=asked_at)
        )
    return answer


def _outcomes(desk: Desk, questions: Iterable[Gold]) -> Iterator[Outcome]:
    assistant = assistant_of(desk.library, desk.settings)

    @cache
    def text_of(paper_id: PaperId) -> str:
        pages = desk.library.pages(paper_id, Role.OFFICER)
        return squeeze(" ".join(page.text for page in pages))

    for asked, answer in _answers(assistant, questions, desk.role):
        yield judge(asked, answer, text_of)


def _answer_batch(assistant: Assistant, desk: Desk, questions: Iterable[Asked]) -> None:
    papers = {paper.id: paper for paper in desk.library.papers(Role.OFFICER)}
    for asked, answer in _answers(assistant, questions, desk.role):
        packed = contract.answer_json(answer, papers, asked_id=asked.id)
        print(json.dumps(packed, ensure_ascii=False), flush=True)


def _export(
    sheets: Sequence[Sheet], csv: Path | None = None, xlsx: Path | None = None
) -> bool:
    """Write `sheets` to the files asked for and return whether there were any.

    A CSV file holds the first alone.
    """
    if csv:
        write_csv(csv, sheets[0].header, sheets[0].rows)
    if xlsx:
        write_xlsx(xlsx, sheets)
    return bool(csv or xlsx)


def _show(desk: Desk, packed: object, shown: RenderableType) -> None:
    if desk.is_json:
        print(json.dumps(packed, ensure_ascii=False, indent=2))
        return
    # A file or a pipe is no screen to fit: rows stay whole there.
    Console(width=None if sys.stdout.isatty() else WIDE).print(shown)


@contextmanager
def _bar() -> Iterator[Callable[[Turn], None]]:
    """Show a progress bar on standard error; yields what to tell each turn."""
    columns = (TextColumn("{task.fields[name]}"), BarColumn(), MofNCompleteColumn())
    screen = Console(stderr=True)
    with Progress(
        *columns, console=screen, transient=True, disable=not screen.is_terminal
    ) as progress:
        task = progress.add_task("", name="Reading", total=None)

        def tell(turn: Turn) -> None:
            name = escape(turn.path.name)
            progress.update(task, completed=turn.number, total=turn.total, name=name)

        yield tell
