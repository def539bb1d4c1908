"""Papers into the library, out of it, and a list of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from corpus.records import Correction, Detail, Paper, Status
from ingest.changing import change_paper, read_correction
from ingest.pipeline import Turn, ingest
from ui import contract, printing
from ui.commands.desk import As, AsJson, Home, open_desk, show

SOME_SKIPPED = 1


commands = typer.Typer()


@commands.command("ingest")
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
        open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk,
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
    show(desk, packed, printing.show_report(report))
    if report.skipped:
        raise typer.Exit(SOME_SKIPPED)


@commands.command("papers")
def list_papers(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List the papers in the library; of those kept from you, only that they are."""
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        kept = desk.library.restricted(desk.role)
        papers = sorted((*desk.library.papers(desk.role), *kept), key=_as_filed)
        contents = desk.library.contents(desk.role)
    today = _today()
    packed = [
        contract.paper_json(paper, contents.get(paper.id), today=today)
        for paper in papers
    ]
    show(desk, packed, printing.show_papers(papers, contents, today=today))


@commands.command("change")
def change_details(
    context: typer.Context,
    *,
    paper: Annotated[str, typer.Argument(help="File name, or the id's beginning.")],
    council: Annotated[str | None, typer.Option(help="Whose paper it is.")] = None,
    committee: Annotated[str | None, typer.Option(help="Where it went.")] = None,
    met_on: Annotated[
        str | None, typer.Option("--date", help="When that met: 2025-02-05 or 2025-02.")
    ] = None,
    status: Annotated[
        Literal["public", "exempt"] | None, typer.Option(help="Who it is for.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Set what a paper is said to be; this holds when it is read again."""
    typed = {
        Detail.COUNCIL: council,
        Detail.COMMITTEE: committee,
        Detail.MET_ON: met_on,
        Detail.STATUS: status,
    }
    given = read_correction(
        {key: said for key, said in typed.items() if said is not None}
    )
    if given == Correction():
        message = "give --council, --committee, --date or --status"
        raise typer.BadParameter(message)
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        known = desk.library.paper_by_name(paper, desk.role)
        changes = change_paper(
            desk.library,
            known,
            given,
            changed_by=getuser(),
            changed_at=datetime.now(UTC),
        )
    packed = [contract.change_json(each, known) for each in changes]
    show(desk, packed, printing.show_history(changes))


@commands.command("history")
def show_history(
    context: typer.Context,
    *,
    paper: Annotated[str, typer.Argument(help="File name, or the id's beginning.")],
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Show who changed what of a paper, and when."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        known = desk.library.paper_by_name(paper, desk.role)
        changes = desk.library.history(known.id, desk.role)
    packed = [contract.change_json(each, known) for each in changes]
    show(desk, packed, printing.show_history(changes))


@commands.command("remove")
def remove_paper(
    context: typer.Context,
    *,
    paper: Annotated[str, typer.Argument(help="File name, or the id's beginning.")],
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Take a paper out of the library."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        known = desk.library.paper_by_name(paper, desk.role)
        desk.library.remove(known.id)
    removed = {"removed": known.file_name, "id": known.id}
    show(desk, removed, f"{known.file_name} removed")


def _as_filed(paper: Paper) -> tuple[bool, str, str, str]:
    """Order papers by council, then meeting date; unknown councils last."""
    council = paper.council or ""
    return (not council, council.lower(), paper.met_on or "", paper.file_name)


def _today() -> date:
    return datetime.now().astimezone().date()


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
