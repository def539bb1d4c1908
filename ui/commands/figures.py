"""What was read in papers: figures and marks on them, risks, what does not add up."""

from typing import Annotated

import typer
from rich.text import Text

from assistant.marks import read_marks
from corpus.records import Measure
from corpus.verdicts import Verdict
from tools.export import figure_sheet, finding_sheet, mark_sheet, risk_sheet
from tools.marks import Marked, marked_by_id, tell_mark
from ui import contract, printing
from ui.commands.desk import (
    As,
    AsJson,
    Councils,
    Csv,
    Home,
    OnlyPaper,
    OnlyPeriod,
    Xlsx,
    export,
    open_desk,
    scope_of,
    show,
)
from ui.marking import put_mark

commands = typer.Typer()


@commands.command("figures")
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
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = scope_of(desk, council, paper, period=period, measures=measure)
        figures = desk.library.figures(desk.role, scope)
        papers = desk.papers
        findings = desk.library.findings(desk.role, scope_of(desk, council, paper))
        gathered = read_marks(desk.library, desk.role)
    marks = marked_by_id(gathered)
    sheets = (
        figure_sheet(figures, papers.values(), marks),
        finding_sheet(findings, papers.values()),
        mark_sheet(gathered),
    )
    if export(sheets, csv, xlsx):
        return
    packed = [contract.figure_json(figure, papers, marks) for figure in figures]
    show(desk, packed, printing.show_figures(figures, papers, marks))


@commands.command("mark")
def mark_figure(
    context: typer.Context,
    *,
    figure: Annotated[str, typer.Argument(help="A figure's id.")],
    verdict: Annotated[Verdict, typer.Argument(help="What you say of it.")],
    reason: Annotated[
        str | None, typer.Option(help="Why; a rejection needs one.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Say that a figure is verified or rejected, or withdraw what was said of it."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        mark = put_mark(desk.library, figure, verdict, reason, role=desk.role, by=None)
    told = tell_mark(Marked(marks=(mark,), figure=mark.figure))
    show(desk, {"figure": figure} | contract.mark_json(mark), Text(told))


@commands.command("marks")
def list_marks(
    context: typer.Context,
    *,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List what officers said of figures, those that are found no more too."""
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        gathered = read_marks(desk.library, desk.role)
    if export([mark_sheet(gathered)], csv, xlsx):
        return
    packed = [contract.marked_json(marked) for marked in gathered]
    show(desk, packed, printing.show_marks(gathered))


@commands.command("risks")
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
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = scope_of(desk, council, paper)
        risks = desk.library.risks(desk.role, scope)
        findings = desk.library.findings(desk.role, scope)
        papers = desk.papers
    sheets = (
        risk_sheet(risks, papers.values()),
        finding_sheet(findings, papers.values()),
    )
    if export(sheets, csv, xlsx):
        return
    packed = [contract.risk_json(risk, papers) for risk in risks]
    show(desk, packed, printing.show_risks(risks, papers))


@commands.command("check")
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
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        findings = desk.library.findings(desk.role, scope_of(desk, council, paper))
        papers = desk.papers
    if export([finding_sheet(findings, papers.values())], csv, xlsx):
        return
    packed = [contract.finding_json(finding, papers) for finding in findings]
    show(desk, packed, printing.show_findings(findings, papers))
