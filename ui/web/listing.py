"""The parts of a list as HTML: filters, headings that sort, pages, what is saved."""

import json
from collections.abc import Iterable, Mapping, Sequence

from corpus.records import Paper, PaperId
from ui.web.browse import Slice
from ui.wording import date_of, escape, title_of

NOT_STATED = "not stated"
# What a control asks for where nothing is stated; no council or year is called so.
NONE = "-"

Options = Sequence[tuple[str, str]]


def render_select(name: str, label: str, options: Options, *, every: str) -> str:
    """Return a labelled choice of `options`, (value, words) each, `every` first."""
    choices = "".join(
        f'<option value="{escape(value)}">{escape(words)}</option>'
        for value, words in (("", every), *options)
    )
    return (
        f'<label><span>{label}</span><select name="{name}" aria-label="{label}">'
        f"{choices}</select></label>"
    )


def render_search(label: str) -> str:
    """Return a labelled box for words."""
    return (
        f'<label class="words"><span>{label}</span>'
        '<input type="search" name="words" maxlength="300" autocomplete="off"></label>'
    )


def render_form(name: str, *controls: str) -> str:
    """Return `controls` as a form with its buttons."""
    return (
        f'<form role="search" aria-label="{name}">{"".join(controls)}'
        '<div class="buttons"><button type="submit" class="main">Search</button>'
        '<button type="button" data-clear>Clear</button></div></form>'
    )


def council_options(councils: Iterable[str | None]) -> Options:
    """Return the councils there are, by name, those not stated last."""
    known = set(councils)
    named = sorted(council for council in known if council)
    unstated = [(NONE, "Not stated")] if None in known else []
    return [*((name, name) for name in named), *unstated]


def paper_options(papers: Iterable[Paper], ids: Iterable[PaperId]) -> Options:
    """Return those of `papers` that are among `ids`, with their meetings' dates."""
    wanted = set(ids)
    return [
        (paper.id, f"{title_of(paper)} ({date_of(paper)})")
        for paper in papers
        if paper.id in wanted
    ]


def is_chosen(chosen: str | None, value: str | None) -> bool:
    """Tell whether a filter lets `value` through; nothing chosen lets all."""
    return chosen is None or chosen == (value or NONE)


def render_head(
    columns: Mapping[str, str | None], *, sort: str | None, descending: bool
) -> str:
    """Return the headings of a table, each name with what it sorts by, if anything."""
    cells = (
        _heading(name, key, sort=sort, descending=descending)
        for name, key in columns.items()
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def render_pages(cut: Slice[object]) -> str:
    """Return the buttons that turn the pages of a list; none for a single one."""
    if cut.pages == 1:
        return ""
    back = cut.page - 1 if cut.page > 1 else None
    on = cut.page + 1 if cut.page < cut.pages else None
    return (
        '<nav class="turn-pages" aria-label="Pages of the list">'
        f"{_turn('Previous page', 'back', back)}"
        f"<span>Page {cut.page} of {cut.pages}</span>"
        f"{_turn('Next page', 'on', on)}</nav>"
    )


def render_exports() -> str:
    """Return the buttons that write all that is chosen to a file."""
    return (
        '<p class="exports"><button type="button" data-format="xlsx">Save as Excel'
        '</button><button type="button" data-format="csv">Save as CSV</button></p>'
    )


def render_count(cut: Slice[object], noun: str) -> str:
    """Return how many there are and which of them are shown."""
    if not cut.total:
        return f"<p>No {noun}s</p>"
    many = f"{cut.total:,} {noun}{'' if cut.total == 1 else 's'}"
    if cut.pages == 1:
        return f"<p>{many}</p>"
    return f"<p>{many}, page {cut.page} of {cut.pages}</p>"


def opens(**record: str) -> str:
    """Return the attributes of a button that opens `record` in the page panel."""
    return f'data-open="{escape(json.dumps(record))}"'


def _heading(name: str, key: str | None, *, sort: str | None, descending: bool) -> str:
    if key is None:
        return f'<th scope="col">{name}</th>'
    is_sorted = key == sort
    asked = json.dumps({"sort": key, "descending": is_sorted and not descending})
    order = "descending" if descending else "ascending"
    state = f' aria-sort="{order}"' if is_sorted else ""
    arrow = "" if not is_sorted else ("↓" if descending else "↑")
    return (
        f'<th scope="col"{state}><button type="button" data-key="sort-{key}"'
        f' data-asks="{escape(asked)}">{name}'
        f'<span aria-hidden="true"> {arrow}</span></button></th>'
    )


def _turn(words: str, key: str, page: int | None) -> str:
    if page is None:
        return f'<button type="button" disabled>{words}</button>'
    asked = escape(json.dumps({"page": page}))
    return (
        f'<button type="button" data-key="turn-{key}" data-asks="{asked}">'
        f"{words}</button>"
    )
