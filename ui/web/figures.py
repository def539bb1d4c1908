"""The Figures tab: every figure read, chosen, sorted, and followed to its page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator

from assistant.marks import read_marks
from corpus.records import Basis, Figure, FigureId, Measure, Paper, PaperId, Role, Scope
from corpus.verdicts import Verdict
from corpus.years import print_year
from tools.export import Sheet, figure_sheet, finding_sheet, mark_sheet
from tools.marks import Marked, marked_by_id, tell_mark
from tools.vintages import tell_amount
from ui.web.browse import (
    Chosen,
    Kind,
    Query,
    Rows,
    Slice,
    cut,
    has_words,
    none_if_empty,
)
from ui.web.listing import (
    NONE,
    NOT_STATED,
    council_options,
    is_chosen,
    opens,
    paper_options,
    render_count,
    render_exports,
    render_form,
    render_head,
    render_pages,
    render_search,
    render_select,
)
from ui.web.opening import open_figure
from ui.web.sources import Shelf
from ui.wording import basis_of, escape, measure_words, time_of, title_of

Marks = Mapping[FigureId, Marked]
Sort = Literal["amount", "label", "council", "time", "basis", "mark"]

COLUMNS: Mapping[str, Sort | None] = {
    "Value": "amount",
    "What": "label",
    "Council": "council",
    "When": "time",
    "Basis": "basis",
    "Mark": "mark",
}
VERDICTS = {Verdict.VERIFIED: "Verified", Verdict.REJECTED: "Rejected"}


class FigureQuery(Query):
    """Which figures are asked for; `NONE` asks for those that state none."""

    measure: Annotated[Measure | None, BeforeValidator(none_if_empty)] = None
    period: Chosen = None
    basis: Chosen = None
    mark: Chosen = None
    sort: Sort | None = None


def render_filters(shelf: Shelf, role: Role) -> str:
    """Return the form that chooses figures, its options those the library holds."""
    figures = shelf.figures(role, Scope())
    if not figures:
        return ""
    measures = {figure.measure for figure in figures}
    periods = sorted({f.period for f in figures if f.period}, reverse=True)
    papers = paper_options(shelf.papers(role), (f.paper_id for f in figures))
    unstated = (NONE, "Not stated")
    return render_form(
        "Figures",
        render_search("Words in the label"),
        render_select(
            *("council", "Council"),
            council_options(figure.council for figure in figures),
            every="Every council",
        ),
        render_select(
            *("measure", "Measure"),
            [(each, measure_words(each)) for each in Measure if each in measures],
            every="Every measure",
        ),
        render_select(
            *("period", "Year"),
            [*((period, print_year(period)) for period in periods), unstated],
            every="Every year",
        ),
        render_select(
            *("basis", "Basis"),
            [*((basis, basis.capitalize()) for basis in Basis), unstated],
            every="Every basis",
        ),
        render_select("paper", "Paper", papers, every="Every paper"),
        render_select(
            *("mark", "Officers’ mark"),
            [*VERDICTS.items(), (NONE, "Not marked")],
            every="Marked or not",
        ),
    )


def list_figures(shelf: Shelf, query: FigureQuery, role: Role) -> Rows:
    """Return a page of the figures that `query` asks for."""
    gathered = read_marks(shelf, role)
    marks = marked_by_id(gathered)
    papers = {paper.id: paper for paper in shelf.papers(role)}
    chosen = choose(shelf.figures(role, Scope()), query, marks)
    part = cut(chosen, query.page)
    html = render_figures(part, query, papers, marks) if chosen else render_none(papers)
    return Rows(html=html + render_lost(gathered), count=render_count(part, "figure"))


def figure_sheets(shelf: Shelf, query: FigureQuery, role: Role) -> tuple[Sheet, ...]:
    """Return all the figures that `query` asks for, on whatever page they are shown.

    Beside them what does not add up in their papers, every mark on them, and those
    whose figure is not found any more.
    """
    gathered = read_marks(shelf, role)
    marks, papers = marked_by_id(gathered), shelf.papers(role)
    figures = choose(shelf.figures(role, Scope()), query, marks)
    ids = {figure.id for figure in figures}
    of_papers = tuple({figure.paper_id: None for figure in figures})
    findings = shelf.findings(role, Scope(paper_ids=of_papers)) if of_papers else ()
    return (
        figure_sheet(figures, papers, marks),
        finding_sheet(findings, papers),
        mark_sheet(
            each for each in gathered if each.figure is None or each.figure.id in ids
        ),
    )


def choose(
    figures: Iterable[Figure], query: FigureQuery, marks: Marks
) -> Sequence[Figure]:
    """Return the figures `query` asks for, in its order, else as they are printed.

    Amounts are ordered within their unit, pounds first. What is not stated comes last
    either way round.
    """
    chosen = [figure for figure in figures if _is_asked(figure, query, marks)]
    if query.sort is None:
        return chosen
    key = _KEYS[query.sort]
    known = [figure for figure in chosen if key(figure, marks) is not None]
    unknown = [figure for figure in chosen if key(figure, marks) is None]
    known.sort(key=lambda figure: key(figure, marks) or (), reverse=query.descending)
    return [*known, *unknown]


def render_figures(
    part: Slice[Figure],
    query: FigureQuery,
    papers: Mapping[PaperId, Paper],
    marks: Marks,
) -> str:
    """Return a table of figures, which stacks where it is narrow."""
    head = render_head(COLUMNS, sort=query.sort, descending=query.descending)
    rows = "".join(
        _row(figure, papers[figure.paper_id], marks.get(figure.id))
        for figure in part.records
    )
    return (
        '<table class="listing" tabindex="-1" data-head>'
        f'<caption class="unseen">Figures</caption>{head}<tbody>{rows}</tbody></table>'
        f"{render_pages(part)}{render_exports()}"
    )


def render_none(papers: Mapping[PaperId, Paper]) -> str:
    """Return what stands where no figure is listed."""
    if not papers:
        return '<p class="empty">No figures yet. Add papers under Papers.</p>'
    return (
        '<p class="empty" tabindex="-1" data-head>No figure is like that. Choose less,'
        " or clear the search.</p>"
    )


def render_lost(gathered: Iterable[Marked]) -> str:
    """Return the marks whose figure is not found any more, folded away."""
    lost = [marked for marked in gathered if marked.figure is None]
    if not lost:
        return ""
    items = "".join(f"<li>{escape(tell_mark(marked))}</li>" for marked in lost)
    return (
        f'<details class="lost"><summary>Marks whose figure is no longer found'
        f" ({len(lost)})</summary><ul>{items}</ul></details>"
    )


FIGURES = Kind(
    name="figures",
    query=FigureQuery(),
    filters=render_filters,
    rows=list_figures,
    sheets=figure_sheets,
    open_clicked=open_figure,
)

_UNITS = ("GBP", "count", "percent")


def _time_key(figure: Figure) -> tuple[str] | None:
    time = figure.as_at or figure.period
    return (time,) if time else None


def _mark_key(marked: Marked | None) -> tuple[str] | None:
    return (marked.verdict.value,) if marked and marked.verdict else None


_KEYS: Mapping[Sort, Callable[[Figure, Marks], tuple[object, ...] | None]] = {
    "amount": lambda figure, _: (_UNITS.index(figure.unit), figure.amount),
    "label": lambda figure, _: (figure.label.casefold(),),
    "council": lambda figure, _: (figure.council,) if figure.council else None,
    "time": lambda figure, _: _time_key(figure),
    "basis": lambda figure, _: (figure.basis.value,) if figure.basis else None,
    "mark": lambda figure, marks: _mark_key(marks.get(figure.id)),
}


def _is_asked(figure: Figure, query: FigureQuery, marks: Marks) -> bool:
    marked = marks.get(figure.id)
    return (
        is_chosen(query.council, figure.council)
        and is_chosen(query.measure, figure.measure)
        and is_chosen(query.period, figure.period)
        and is_chosen(query.basis, figure.basis)
        and is_chosen(query.paper, figure.paper_id)
        and is_chosen(query.mark, marked.verdict if marked else None)
        and has_words(
            query, figure.label, figure.caption, *figure.row_path, *figure.column_path
        )
    )


def _row(figure: Figure, paper: Paper, marked: Marked | None) -> str:
    value = escape(tell_amount(figure))
    place = figure.locator.words
    label = escape(f"{tell_amount(figure)}: {figure.label}, {place}")
    page = figure.locator.page_number
    where = f"{title_of(paper)}, page {page}" if page else title_of(paper)
    cells = (
        f"{escape(figure.label)}"
        f'<span class="meta">{escape(measure_words(figure.measure))}</span>'
        f'<span class="meta">{escape(where)}</span>',
        escape(figure.council or NOT_STATED),
        escape(time_of(figure)),
        escape(basis_of(figure)),
        _mark(marked),
    )
    return (
        '<tr><th scope="row"><button type="button" class="figure"'
        f' {opens(figure=figure.id)} aria-label="{label}">{value}</button></th>'
        + "".join(
            f'<td data-label="{name}">{html}</td>'
            for name, html in zip(list(COLUMNS)[1:], cells, strict=True)
        )
        + "</tr>"
    )


def _mark(marked: Marked | None) -> str:
    if marked is None or marked.verdict is None:
        return ""
    since = '<span class="meta">read otherwise since</span>'
    return (
        f'<span class="verdict {marked.verdict}">{VERDICTS[marked.verdict]}</span>'
        f"{since if marked.read_otherwise else ''}"
    )
