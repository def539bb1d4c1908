"""Safety Valve progress as the JSON that the command line prints."""

from corpus.records import Event
from tools.cells import Cell
from tools.progress import Progress
from tools.slippage import Slippage
from tools.standing import Statement
from ui.contract import (
    Json,
    Papers,
    calculation_json,
    figure_json,
    file_name,
    place_json,
    plain,
)

# Of these a row has any number; of every other cell one or none.
_LISTS = frozenset({"conditions", "history"})


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
        "papers": [file_name(paper_id, papers) for paper_id in progress.paper_ids],
    }


def _statement_json(statement: Statement, papers: Papers) -> Json:
    return {
        "standing": statement.standing.value,
        "words": statement.words,
        "date": statement.dated,
        "paper": file_name(statement.paper_id, papers),
        **place_json(statement.locator),
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
                "paper": file_name(source.paper_id, papers),
                **place_json(source.locator),
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
        "paper": file_name(event.paper_id, papers),
        **place_json(event.locator),
        "quote": event.quote,
    }
