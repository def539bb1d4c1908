"""What a person's own words for councils, papers and times mean to the library."""

from collections.abc import Sequence

from corpus.councils import canonical
from corpus.library import Library
from corpus.periods import read_periods
from corpus.records import Measure, Role, Scope


def scope_in_words(
    library: Library,
    role: Role,
    *,
    councils: Sequence[str] | None = None,
    paper: str | None = None,
    period: str | None = None,
    measures: Sequence[Measure] | None = None,
) -> Scope:
    """Return the scope that these words mean; None and empty leave a thing open.

    Raises:
        UnknownPaperError: `role` sees no such paper.
        AmbiguousPaperError: Several papers go by that name.
    """
    paper_ids = (library.paper_by_name(paper, role).id,) if paper else ()
    times = read_periods(period) if period else ()
    named = [time.year or time.as_at or time.printed for time in times]
    return Scope(
        councils=tuple(canonical(name) or name for name in councils or ()),
        paper_ids=paper_ids,
        measures=tuple(measures or ()),
        periods=tuple(named or filter(None, [period])),
    )
