"""Opening the page that a record was read from, beside a list of such records."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from assistant.grounds import finding_id
from corpus.errors import PapersError
from corpus.records import Locator, PaperId, Role, Scope
from tools import cells
from ui.web.panel import render_trouble, render_view
from ui.web.sources import Shelf, Source, view_source

GONE = "it is no longer in the library; look for it again"


class OpenedFigure(BaseModel):
    """What a browser says was clicked: a figure, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str
    page_number: PositiveInt | None = None


class OpenedRisk(BaseModel):
    """What a browser says was clicked: a risk, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    risk: str
    page_number: PositiveInt | None = None


class OpenedFinding(BaseModel):
    """What a browser says was clicked: a finding, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    finding: str
    page_number: PositiveInt | None = None


class OpenedPlace(BaseModel):
    """What a browser says was clicked: one of the places shown, from 0."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: NonNegativeInt
    page_number: PositiveInt | None = None


Opened = TypeVar("Opened", OpenedFigure, OpenedRisk, OpenedFinding, OpenedPlace)


def open_figure(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    return _open(shelf, clicked, OpenedFigure, find_figure, role=role)


def open_risk(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for the risk that was `clicked`."""
    return _open(shelf, clicked, OpenedRisk, find_risk, role=role)


def open_finding(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for the finding that was `clicked`."""
    return _open(shelf, clicked, OpenedFinding, find_finding, role=role)


def open_place(
    shelf: Shelf, places: Sequence[cells.Source], clicked: str, *, role: Role
) -> str:
    """Return the panel for one of `places` that was `clicked`, else for a figure."""

    def find(shelf: Shelf, opened: OpenedPlace, role: Role) -> Source:
        place = places[opened.place]
        return _source_of(
            shelf, PaperId(place.paper_id), place.quote, place.locator, role
        )

    try:
        OpenedPlace.model_validate_json(clicked)
    except ValidationError:
        return open_figure(shelf, clicked, role=role)
    return _open(shelf, clicked, OpenedPlace, find, role=role)


def find_figure(shelf: Shelf, opened: OpenedFigure, role: Role) -> Source:
    """Return where the figure that `opened` names was read.

    Raises:
        LookupError: `role` sees no such figure.
    """
    for figure in shelf.figures(role, Scope()):
        if figure.id == opened.figure:
            return _source_of(
                shelf, figure.paper_id, figure.quote, figure.locator, role
            )
    raise LookupError(opened)


def find_risk(shelf: Shelf, opened: OpenedRisk, role: Role) -> Source:
    """Return where the risk that `opened` names was read.

    Raises:
        LookupError: `role` sees no such risk.
    """
    for risk in shelf.risks(role, Scope()):
        if risk.id == opened.risk:
            return _source_of(shelf, risk.paper_id, risk.quote, risk.locator, role)
    raise LookupError(opened)


def find_finding(shelf: Shelf, opened: OpenedFinding, role: Role) -> Source:
    """Return where the finding that `opened` names was read.

    Raises:
        LookupError: `role` sees no such finding.
    """
    for finding in shelf.findings(role, Scope()):
        if finding_id(finding) == opened.finding:
            return _source_of(
                shelf, finding.paper_id, finding.quote, finding.locator, role
            )
    raise LookupError(opened)


def _source_of(
    shelf: Shelf, paper_id: PaperId, quote: str, locator: Locator, role: Role
) -> Source:
    papers = {paper.id: paper for paper in shelf.papers(role)}
    return Source(paper=papers[paper_id], quote=quote, locator=locator)


def _open(
    shelf: Shelf,
    clicked: str,
    kind: type[Opened],
    find: Callable[[Shelf, Opened, Role], Source],
    *,
    role: Role,
) -> str:
    try:
        opened = kind.model_validate_json(clicked)
        source = find(shelf, opened, role)
        view = view_source(shelf, source, role=role, page_number=opened.page_number)
    except PapersError as error:
        return render_trouble(str(error))
    except (ValidationError, LookupError):
        return render_trouble(GONE)
    return render_view(view, opened.model_dump(exclude_none=True))
