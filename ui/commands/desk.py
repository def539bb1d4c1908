"""What every command works with: its common options, the open library, the printing."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType

from assistant.marks import read_marks
from corpus.library import Library
from corpus.records import (
    Figure,
    FigureId,
    Measure,
    Paper,
    PaperId,
    Role,
    Scope,
)
from corpus.settings import Settings, read_settings
from tools.export import Sheet, write_csv
from tools.marks import Marked, is_rejected, marked_by_id, tell_mark
from ui.compose import library_of
from ui.export import write_xlsx
from ui.scopes import scope_in_words

WIDE = 180


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

    @property
    def marks(self) -> Mapping[FigureId, Marked]:
        """What officers said of figures that may be seen, by the figures' ids."""
        return marked_by_id(read_marks(self.library, self.role))


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


@contextmanager
def open_desk(
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


def scope_of(
    desk: Desk,
    councils: Sequence[str] | None = None,
    paper: str | None = None,
    *,
    period: str | None = None,
    measures: Sequence[Measure] | None = None,
) -> Scope:
    """Return the scope that options in a person's own words mean."""
    return scope_in_words(
        desk.library,
        desk.role,
        councils=councils,
        paper=paper,
        period=period,
        measures=measures,
    )


def export(
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


def tell_rejected(figures: Iterable[Figure], marks: Mapping[FigureId, Marked]) -> None:
    """Tell on standard error which of `figures`, shown all the same, were rejected."""
    for figure_id in dict.fromkeys(figure.id for figure in figures):
        marked = marks.get(figure_id)
        if marked and is_rejected(marked):
            print(f"! {tell_mark(marked)}", file=sys.stderr)


def show(desk: Desk, packed: object, shown: RenderableType) -> None:
    """Print what a command found: `packed` with --json, else `shown`."""
    if desk.is_json:
        print(json.dumps(packed, ensure_ascii=False, indent=2))
        return
    # A file or a pipe is no screen to fit: rows stay whole there.
    Console(width=None if sys.stdout.isatty() else WIDE).print(shown)
