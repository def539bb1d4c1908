"""The board of Safety Valve agreements: a card a council, each cell with sources."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.records import Paper, PaperId, Role, Scope
from corpus.times import print_date
from tools.cells import HEADINGS, Cell, Source
from tools.export import Sheet, progress_sheet, progress_source_sheet
from tools.likeness import is_financial_year
from tools.progress import Progress, safety_valve_progress
from ui.web.downloads import download_button
from ui.web.sources import Shelf
from ui.wording import escape, meeting_of, place_of

# What stands together on a card; whatever else a row has is folded away below.
GROUPS = (
    ("Money", ("agreed", "received", "remaining", "withheld")),
    ("How it stands", ("state", "conditions", "next_decision")),
    ("In balance", ("balance_planned", "balance_latest", "slippage_years")),
    ("Deficit", ("deficit_planned", "deficit_latest", "slippage")),
)
FOLDED = ("agreed_on", "term", "history")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """How each council's agreement stands; `places` are what the buttons open."""

    rows: tuple[Progress, ...]
    papers: Mapping[PaperId, Paper]
    places: tuple[Source, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The same for a spreadsheet: a row a council, then every source."""
        papers = self.papers.values()
        return progress_sheet(self.rows, papers), progress_source_sheet(
            self.rows, papers
        )


def lay_board(shelf: Shelf, role: Role) -> Board:
    """Return the board as `role` sees it."""
    papers = {paper.id: paper for paper in shelf.papers(role)}
    rows = safety_valve_progress(
        papers.values(),
        shelf.figures(role, Scope()),
        shelf.events(role, Scope()),
        shelf.passages(role, Scope()),
    )
    return Board(
        rows=rows,
        papers=papers,
        places=tuple(
            dict.fromkeys(
                place
                for row in rows
                for _, cells in row.cells.by_name()
                for cell in cells
                for place in cell.sources
            )
        ),
    )


def render_board(board: Board) -> str:
    """Return the board as cards, or what to do where no paper speaks of agreements."""
    if not board.rows:
        return (
            '<section class="beside nothing" data-address="tab=compare&amp;'
            'view=agreements"><h2 tabindex="-1">No paper speaks of the Safety Valve'
            "</h2><p>Add reports on a Safety Valve agreement under Papers, and each"
            " council has a card here.</p></section>"
        )
    cards = "".join(_card(row, board) for row in board.rows)
    return (
        '<section class="beside board" aria-labelledby="compared"'
        ' data-address="tab=compare&amp;view=agreements">'
        '<h2 id="compared" tabindex="-1">Safety Valve agreements</h2>'
        '<p class="meta">As the papers you may see tell it. What none of them says is'
        f" not stated; a plan that was refused is no agreement.</p>{cards}"
        '<p class="downloads">'
        f"{download_button('xlsx', 'Spreadsheet with every source (XLSX)')}"
        f"{download_button('csv', 'A row a council (CSV)')}"
        '<a href="?tab=compare&amp;view=agreements">Link to this board</a></p>'
        "</section>"
    )


def _card(row: Progress, board: Board) -> str:
    cells = dict(row.cells.by_name())
    groups = "".join(
        f'<div class="group"><h4>{name}</h4><dl>'
        f"{''.join(_part(part, cells[part], board) for part in parts)}</dl></div>"
        for name, parts in GROUPS
    )
    folded = "".join(_part(part, cells[part], board) for part in FOLDED)
    # A paper that names no council has a card of its own.
    paper = board.papers[row.paper_ids[0]]
    name = row.council or f"Council not stated: {paper.file_name}"
    return (
        f'<article class="agreement"><h3>{escape(name)}</h3>'
        f"<dl>{_part('membership', cells['membership'], board)}</dl>"
        f'<div class="groups">{groups}</div>'
        f"<details><summary>When agreed, years, and what was said before</summary>"
        f"<dl>{folded}</dl></details></article>"
    )


def _part(part: str, cells: Sequence[Cell], board: Board) -> str:
    heading = HEADINGS[part]
    told = "".join(_cell(heading, cell, board) for cell in cells)
    blank = '<dd class="blank">not stated</dd>'
    return f'<div class="part {part}"><dt>{heading}</dt>{told or blank}</div>'


def _cell(heading: str, cell: Cell, board: Board) -> str:
    # The paper's own words, where the short form is not already that.
    words = f"“{cell.words}”" if cell.words not in cell.value else ""
    if " = " in cell.words:  # a sum, which no paper says
        words = cell.words
    dated = f"dated {_date(cell.dated)}" if cell.dated else ""
    more = "".join(
        f'<span class="meta">{escape(each)}</span>'
        for each in (words, dated, *cell.notes)
        if each
    )
    sources = "".join(
        _source(heading, number, place, board)
        for number, place in enumerate(cell.sources, start=1)
    )
    return f'<dd><span class="value">{escape(cell.value)}</span>{sources}{more}</dd>'


def _source(heading: str, number: int, place: Source, board: Board) -> str:
    opens = escape(json.dumps({"place": board.places.index(place)}))
    paper = board.papers[place.paper_id]
    words = f"Source {number}"
    where = f"{meeting_of(paper)}, {place_of(place.locator)}"
    label = f"{words} of {heading}: {where}"
    return (
        f' <button type="button" class="cite" data-open="{opens}"'
        f' aria-label="{escape(label)}" title="{escape(label)}">{words}</button>'
    )


def _date(day: str) -> str:
    return day.replace("-", "/") if is_financial_year(day) else print_date(day)
