"""Opening the page a figure of the library was read from, beside a grid of them."""

from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from corpus.errors import PapersError
from corpus.records import PaperId, Role, Scope
from tools import cells
from ui.web.panel import render_trouble, render_view
from ui.web.sources import Shelf, Source, view_source

GONE = "it is no longer in the library; look for it again"


class OpenedFigure(BaseModel):
    """What a browser says was clicked: a figure, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str
    page_number: PositiveInt | None = None


class OpenedPlace(BaseModel):
    """What a browser says was clicked: one of the places shown, from 0."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: NonNegativeInt
    page_number: PositiveInt | None = None


def open_figure(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    try:
        opened = OpenedFigure.model_validate_json(clicked)
    except ValidationError:
        return render_trouble(GONE)
    return _open(
        shelf, opened, lambda: find_figure(shelf, opened, role=role), role=role
    )


def open_place(
    shelf: Shelf, places: Sequence[cells.Source], clicked: str, *, role: Role
) -> str:
    """Return the panel for one of `places` that was `clicked`, else for a figure."""
    try:
        opened = OpenedPlace.model_validate_json(clicked)
    except ValidationError:
        return open_figure(shelf, clicked, role=role)
    return _open(
        shelf, opened, lambda: find_place(shelf, places, opened, role=role), role=role
    )


def find_figure(shelf: Shelf, opened: OpenedFigure, *, role: Role) -> Source:
    """Return where the figure that `opened` names was read.

    Raises:
        LookupError: `role` sees no such figure.
    """
    for figure in shelf.figures(role, Scope()):
        if figure.id == opened.figure:
            place = cells.place_of(figure)
            return _source_of(shelf, place, role=role)
    raise LookupError(opened)


def find_place(
    shelf: Shelf, places: Sequence[cells.Source], opened: OpenedPlace, *, role: Role
) -> Source:
    """Return which of `places` is meant by `opened`.

    Raises:
        LookupError: There is none, or `role` does not see its paper.
    """
    return _source_of(shelf, places[opened.place], role=role)


def _source_of(shelf: Shelf, place: cells.Source, *, role: Role) -> Source:
    papers = {paper.id: paper for paper in shelf.papers(role)}
    paper = papers[PaperId(place.paper_id)]
    return Source(paper=paper, quote=place.quote, locator=place.locator)


def _open(
    shelf: Shelf,
    opened: OpenedFigure | OpenedPlace,
    find: Callable[[], Source],
    *,
    role: Role,
) -> str:
    try:
        view = view_source(shelf, find(), role=role, page_number=opened.page_number)
    except PapersError as error:
        return render_trouble(str(error))
    except LookupError:
        return render_trouble(GONE)
    return render_view(view, opened.model_dump(exclude_none=True))
