"""Officers' marks set on the figures they speak of, whatever ids those have by now.

Ids count the figures of a paper as they are read, so a reader that finds one more gives
others. What stays while a paper's bytes do is its place: a mark finds its figure by
paper, page, words of the locator, the number as printed, and which it is of those alike
in all that. Label, amount, year and basis are our reading of that place, and are what
the officer judged. They find nothing, and where they are read otherwise today the mark
still stands, said to be of the earlier reading. A mark that finds nothing is told of.

What a mark does: a rejected figure is still what its paper prints, so it is listed,
compared and told as before, but not without `tell_mark` beside it. Were it left out,
another figure or "not stated" would stand in its place, and nobody would know why.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from corpus.records import Figure, FigureId, PaperId
from corpus.times import print_date
from corpus.verdicts import Mark, Verdict
from corpus.years import print_year
from tools.sections import shorten
from tools.vintages import tell_amount

# Paper, page, words of the locator, the number as printed.
Print = tuple[PaperId, int | None, str, str]

# What an officer judges, and what may be read otherwise another time.
READ = (
    *("measure", "amount", "unit", "block", "flow", "period", "as_at", "basis"),
    *("scenario", "safety_valve", "stage", "is_sign_told"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A figure and the marks on it, at least one, oldest first.

    `figure` is what the marks find today; None where the paper is gone or no figure is
    read at that place any more.
    """

    marks: tuple[Mark, ...]
    figure: Figure | None = None

    @property
    def last(self) -> Mark:
        """The mark that counts."""
        return self.marks[-1]

    @property
    def verdict(self) -> Verdict | None:
        """What the officers say today; None once that was withdrawn."""
        verdict = self.last.verdict
        return None if verdict is Verdict.WITHDRAWN else verdict

    @property
    def read_otherwise(self) -> tuple[str, ...]:
        """The fields of `Figure` that are read otherwise than when it was marked."""
        then, now = self.last.figure, self.figure
        if now is None:
            return ()
        return tuple(name for name in READ if getattr(then, name) != getattr(now, name))


def new_mark(
    figure: Figure,
    figures: Iterable[Figure],
    *,
    verdict: Verdict,
    file_name: str,
    made_at: datetime,
    reason: str | None,
    by: str | None,
) -> Mark:
    """Return a mark on `figure`, one of `figures`, all of its paper as they were read.

    `made_at` is an aware UTC moment; `by` the name signed in with.
    """
    nth = next(nth for each, nth in _counted(figures) if each.id == figure.id)
    return Mark(
        figure=figure,
        nth=nth,
        verdict=verdict,
        file_name=file_name,
        made_at=made_at,
        reason=reason,
        by=by,
    )


def gather(marks: Iterable[Mark], figures: Iterable[Figure]) -> tuple[Marked, ...]:
    """Return `marks` by what they are on, each with its figure among `figures`.

    Args:
        marks: Oldest first.
        figures: All that are read today from the papers that were marked, or more.
    """
    figure_by_place = {
        (_print(figure), nth): figure for figure, nth in _counted(figures)
    }
    marks_by_place: dict[tuple[Print, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        marks_by_place[_print(mark.figure), mark.nth].append(mark)
    return tuple(
        Marked(marks=tuple(same), figure=figure_by_place.get(place))
        for place, same in marks_by_place.items()
    )


def marked_by_id(gathered: Iterable[Marked]) -> Mapping[FigureId, Marked]:
    """Return those of `gathered` whose figure is read today, by its id of today."""
    return {each.figure.id: each for each in gathered if each.figure}


def is_rejected(marked: Marked | None) -> bool:
    """Return whether a figure has a mark, and the last one rejects it."""
    return marked is not None and marked.verdict is Verdict.REJECTED


def tell_mark(marked: Marked) -> str:
    """Return what the last mark says, as a sentence without its stop.

    "An officer rejected £1.2m (Placements, 2022/23; report.pdf, page 3) on 3 March
    2026: the unit is thousands". A figure read otherwise since is said to be.
    """
    mark, figure = marked.last, marked.last.figure
    when = print_date(mark.made_at.date().isoformat())
    page = figure.locator.page_number
    place = f"{mark.file_name}, page {page}" if page else mark.file_name
    label = shorten(figure.label.rstrip(" ."))
    about = ", ".join(filter(None, (label, _time(figure))))
    reason = f": {mark.reason}" if mark.reason else ""
    since = f" ({tell_today(marked, mark)})" if marked.read_otherwise else ""
    return (
        f"An officer {_DID[mark.verdict]} {tell_amount(figure)} ({about}; {place})"
        f" on {when}{reason}{since}"
    )


def tell_today(marked: Marked, mark: Mark) -> str:
    """Return what one of the marks of `marked` comes to today, in a few words."""
    if mark is not marked.last:
        return "followed by another mark"
    if marked.figure is None:
        return "no longer found in the library"
    names = [_NAMES.get(name, name) for name in marked.read_otherwise]
    return f"read otherwise since: {', '.join(names)}" if names else "stands"


_DID = {
    Verdict.VERIFIED: "verified",
    Verdict.REJECTED: "rejected",
    Verdict.WITHDRAWN: "withdrew what was said of",
}
_NAMES = {
    "block": "part of the grant",
    "flow": "balance or one year",
    "period": "year",
    "as_at": "date",
    "safety_valve": "Safety Valve payments",
    "is_sign_told": "sign",
}


def _counted(figures: Iterable[Figure]) -> Iterator[tuple[Figure, int]]:
    """Yield each figure and which it is, from 1, of those printed alike there."""
    seen: Counter[Print] = Counter()
    for figure in figures:
        seen[_print(figure)] += 1
        yield figure, seen[_print(figure)]


def _print(figure: Figure) -> Print:
    place = figure.locator
    return figure.paper_id, place.page_number, place.words, figure.printed


def _time(figure: Figure) -> str | None:
    if figure.as_at:
        return f"at {print_date(figure.as_at)}"
    return print_year(figure.period) if figure.period else None
