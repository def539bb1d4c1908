"""Opening the page that a record was read from, beside a list of such records."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from assistant.grounds import finding_id
from corpus.errors import PapersError
from corpus.records import Figure, Finding, Risk, Role, Scope
from ui.web.panel import render_trouble, render_view
from ui.web.sources import Shelf, Source, view_source


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


Opened = OpenedFigure | OpenedRisk | OpenedFinding


def open_figure(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""

    def find() -> tuple[Opened, Source]:
        opened = OpenedFigure.model_validate_json(clicked)
        return opened, find_figure(shelf, opened, role=role)

    return _open(shelf, find, role=role)


def open_risk(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for the risk that was `clicked`."""

    def find() -> tuple[Opened, Source]:
        opened = OpenedRisk.model_validate_json(clicked)
        return opened, find_risk(shelf, opened, role=role)

    return _open(shelf, find, role=role)


def open_finding(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for the finding that was `clicked`."""

    def find() -> tuple[Opened, Source]:
        opened = OpenedFinding.model_validate_json(clicked)
        return opened, find_finding(shelf, opened, role=role)

    return _open(shelf, find, role=role)


def find_figure(shelf: Shelf, opened: OpenedFigure, *, role: Role) -> Source:
    """Return where the figure that `opened` names was read.

    Raises:
        LookupError: `role` sees no such figure.
    """
    for figure in shelf.figures(role, Scope()):
        if figure.id == opened.figure:
            return _source_of(shelf, figure, role=role)
    raise LookupError(opened)


def find_risk(shelf: Shelf, opened: OpenedRisk, *, role: Role) -> Source:
    """Return where the risk that `opened` names was read.

    Raises:
        LookupError: `role` sees no such risk.
    """
    for risk in shelf.risks(role, Scope()):
        if risk.id == opened.risk:
            return _source_of(shelf, risk, role=role)
    raise LookupError(opened)


def find_finding(shelf: Shelf, opened: OpenedFinding, *, role: Role) -> Source:
    """Return where the finding that `opened` names was read.

    Raises:
        LookupError: `role` sees no such finding.
    """
    for finding in shelf.findings(role, Scope()):
        if finding_id(finding) == opened.finding:
            return _source_of(shelf, finding, role=role)
    raise LookupError(opened)


def _source_of(shelf: Shelf, record: Figure | Risk | Finding, *, role: Role) -> Source:
    papers = {paper.id: paper for paper in shelf.papers(role)}
    return Source(
        paper=papers[record.paper_id], quote=record.quote, locator=record.locator
    )


def _open(
    shelf: Shelf, find: Callable[[], tuple[Opened, Source]], *, role: Role
) -> str:
    try:
        opened, source = find()
        view = view_source(shelf, source, role=role, page_number=opened.page_number)
    except PapersError as error:
        return render_trouble(str(error))
    except (ValidationError, LookupError):
        return render_trouble("it is no longer in the library; look for it again")
    return render_view(view, opened.model_dump(exclude_none=True))
