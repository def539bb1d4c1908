"""Opening the page a figure of the library was read from, beside a grid of them."""

from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from corpus.errors import PapersError
from corpus.records import Role, Scope
from ui.web.panel import render_trouble, render_view
from ui.web.sources import Shelf, Source, view_source


class OpenedFigure(BaseModel):
    """What a browser says was clicked: a figure, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str
    page_number: PositiveInt | None = None


def open_figure(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    try:
        opened = OpenedFigure.model_validate_json(clicked)
        source = find_figure(shelf, opened, role=role)
        view = view_source(shelf, source, role=role, page_number=opened.page_number)
    except PapersError as error:
        return render_trouble(str(error))
    except (ValidationError, LookupError):
        return render_trouble("it is no longer in the library; look for it again")
    return render_view(view, opened.model_dump(exclude_none=True))


def find_figure(shelf: Shelf, opened: OpenedFigure, *, role: Role) -> Source:
    """Return where the figure that `opened` names was read.

    Raises:
        LookupError: `role` sees no such figure.
    """
    papers = {paper.id: paper for paper in shelf.papers(role)}
    for figure in shelf.figures(role, Scope()):
        if figure.id == opened.figure:
            return Source(
                paper=papers[figure.paper_id],
                quote=figure.quote,
                locator=figure.locator,
            )
    raise LookupError(opened)
