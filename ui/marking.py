"""An officer's word on a figure, from the screen or the command line to the library."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

import assistant.marks
from corpus.errors import NoReasonError, OfficersOnlyError, UnknownFigureError
from corpus.records import Figure, Paper, Role, Scope
from corpus.verdicts import Mark, Verdict
from tools.marks import new_mark


class Shelf(assistant.marks.Shelf, Protocol):
    """A library that takes marks."""

    def papers(self, role: Role) -> Sequence[Paper]:
        """Return the papers `role` may see."""

    def mark(self, mark: Mark) -> None:
        """Keep `mark` beside those there are."""


def put_mark(
    library: Shelf,
    figure_id: str,
    verdict: Verdict,
    reason: str | None,
    *,
    role: Role,
    by: str | None,
) -> Mark:
    """Keep what an officer says of a figure, and return it.

    Args:
        library: Where the figure is.
        figure_id: Its id of today.
        verdict: What is said of it.
        reason: Why, in the officer's words; a rejection needs one.
        role: Who says it.
        by: The name they signed in with.

    Raises:
        OfficersOnlyError: `role` is another.
        UnknownFigureError: There is no such figure.
        NoReasonError: It is rejected without a reason.
    """
    if role is not Role.OFFICER:
        raise OfficersOnlyError("marking a figure", role)
    figure = find_figure(library, figure_id, role)
    why = " ".join((reason or "").split()) or None
    if verdict is Verdict.REJECTED and not why:
        raise NoReasonError(figure_id)
    paper = next(each for each in library.papers(role) if each.id == figure.paper_id)
    mark = new_mark(
        figure,
        library.figures(role, Scope(paper_ids=(figure.paper_id,))),
        verdict=verdict,
        file_name=paper.file_name,
        made_at=datetime.now(UTC),
        reason=why,
        by=by,
    )
    library.mark(mark)
    return mark


def find_figure(shelf: Shelf, figure_id: str, role: Role) -> Figure:
    """Return the figure of that id.

    Raises:
        UnknownFigureError: `role` sees no such figure.
    """
    for figure in shelf.figures(role, Scope()):
        if figure.id == figure_id:
            return figure
    raise UnknownFigureError(figure_id)
