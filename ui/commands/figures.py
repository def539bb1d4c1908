"""What was read in papers: figures, risks, and what does not add up."""

from typing import Annotated

import typer

from corpus.records import Measure
from tools.export import figure_sheet, finding_sheet, risk_sheet
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
    sheets = (
        figure_sheet(figures, papers.values()),
        finding_sheet(findings, papers.values()),
    )
    if export(sheets, csv, xlsx):
        return
    packed = [contract.figure_json(figure, papers) for figure in figures]
    show(desk, packed, printing.show_figures(figures, papers))


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
