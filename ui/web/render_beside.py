"""Councils side by side as HTML: how they differ in words, then charts, then tables.

Every figure is a button that opens the page it was printed on.
"""

from collections.abc import Iterable, Sequence

from corpus.records import Figure
from tools.compare import Comparison, Ranking
from tools.likeness import differing
from tools.trend import Trend
from tools.vintages import tell_amount
from ui.web.bars import render_bars
from ui.web.beside import Beside
from ui.web.beside_tables import (
    coordinate_words,
    owner_of,
    render_compared,
    render_trend,
    render_years,
)
from ui.web.choices import NO_BASIS, Choices, query_of
from ui.web.downloads import download_button
from ui.wording import escape, measure_words, time_words

# Of a few councils every remark stands open; of many they would push the chart away.
_MOST_OPEN = 3


def render_beside(beside: Beside) -> str:
    """Return what is laid side by side, or what to do next where nothing can be."""
    if beside.comparison is None:
        return _nothing_chosen(beside)
    laid, choices = beside.comparison, beside.choices
    if not laid.rows:
        body = _no_figures(beside)
    elif beside.trend is not None:
        body = _alone(beside, beside.trend)
    else:
        body = (
            f"{_words(beside, laid)}{_charts(beside)}{render_compared(laid)}"
            f"{render_years(beside.years)}"
        )
    missing, downloads = "", ""
    if laid.rows:
        missing, downloads = _missing(laid), _downloads(beside)
    return (
        f'<section class="beside" aria-labelledby="compared"'
        f' data-address="{escape(query_of(choices))}">'
        f'<h2 id="compared" tabindex="-1">{escape(_heading(choices))}</h2>'
        f'<p class="meta">{escape(_bounds(choices))}</p>'
        f"{missing}{_rejected(beside)}{body}{downloads}</section>"
    )


def _rejected(beside: Beside) -> str:
    """Return what officers rejected of what is shown, before it is."""
    items = "".join(f"<li>{escape(told)}.</li>" for told in beside.rejected)
    return f'<ul class="notice">{items}</ul>' if items else ""


def _nothing_chosen(beside: Beside) -> str:
    if beside.offer.measure is None:
        return ""
    councils = beside.offer.councils
    everyone = beside.choices.model_copy(update={"councils": councils})
    offered = (
        _go(everyone, f"Compare all {len(councils)} councils")
        if len(councils) > 1
        else ""
    )
    return (
        '<section class="beside nothing"><h2 tabindex="-1">Nothing is chosen yet</h2>'
        "<p>Tick two councils or more, then press Compare. Figures are ranked only"
        f" where they are alike; how the others differ is said in words.</p>{offered}"
        "</section>"
    )


def _no_figures(beside: Beside) -> str:
    choices, councils = beside.choices, beside.offer.councils
    told = (
        "The papers you may see state no such figure. That does not mean that there is"
        " none."
    )
    if choices.is_backwards:
        told = "The years end before they begin. Choose the earlier one first."
    wider = choices.model_copy(update={"first": None, "last": None, "basis": None})
    offered = ""
    if wider != choices:
        offered = _go(wider, "Look at any year and any basis")
    elif len(councils) > 1:
        everyone = wider.model_copy(update={"councils": councils})
        offered = _go(everyone, f"Compare the {len(councils)} councils that have one")
    return f'<p class="told">{told}</p>{offered}'


def _alone(beside: Beside, trend: Trend) -> str:
    council = escape(trend.council or "council not stated")
    drawn = len(beside.charts)
    apart = sum(len(series.points) > 1 for series in trend.series)
    told = (
        f"<p>Only {council} has a figure here, so nothing is compared. This is how"
        " it runs over the years, like with like. Tick another council to lay"
        " the two side by side.</p>"
    )
    if not drawn:
        told += "<p>No like figures of two years or more, so nothing is drawn.</p>"
    elif beside.choices.is_anyway and apart > 1:
        told += (
            "<p>Drawn on one scale as you asked, though the sets are unlike; each"
            f" says what sets it apart.</p>{_set_differences(trend)}"
        )
    elif apart > 1:
        told += (
            f"<p>{apart} sets are unlike one another, so each is drawn to a scale of"
            f" its own.</p>{_set_differences(trend)}{_anyway(beside.choices)}"
        )
    return f'<div class="told">{told}</div>{_charts(beside)}{render_trend(trend)}'


def _set_differences(trend: Trend) -> str:
    """Return a line for each coordinate in which the sets that are drawn differ."""
    lasts = [one.points[-1].figure for one in trend.series if len(one.points) > 1]
    lines = (
        (each.name, " against ".join(words for words, _ in each.sides))
        for each in differing(lasts)
        if each.name != "period"
    )
    return _listed(lines)


def _words(beside: Beside, laid: Comparison) -> str:
    """Return what may be compared, what may not and why, before anything is drawn."""
    figures = [row.figure for row in laid.rows]
    ranked = {figure.id for one in laid.rankings for figure in one.figures}
    lines = [_ranking(ranking) for ranking in laid.rankings]
    left = [figure for figure in figures if figure.id not in ranked]
    if not laid.rankings:
        lines.append("None of these may be compared with another, so none is ranked.")
    elif left:
        lines.append(f"Not comparable with these: {_names(left)}.")
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    if laid.unlike:
        told += _differences(figures) + _said_of_drawing(beside, left)
    return f'<div class="told">{told}{_caveats(laid)}</div>'


def _said_of_drawing(beside: Beside, left: Sequence[Figure]) -> str:
    if beside.choices.is_anyway:
        words = "The lengths of the bars must not be read against each other."
        if beside.comparison and beside.comparison.rankings:
            words = "Bars may be read against each other within a set, not across sets."
        words = f"Drawn on one scale as you asked, though unlike. {words}"
        return f'<p class="notice">{words}</p>'
    if not beside.charts:
        words = "Nothing is drawn."
    elif left:
        words = "What may not be compared is not drawn."
    else:
        words = "Each set is drawn to a scale of its own."
    return f"<p>{words}</p>{_anyway(beside.choices)}"


def _anyway(choices: Choices) -> str:
    asked = choices.model_copy(update={"is_anyway": True})
    return _go(asked, "Draw them side by side anyway")


def _ranking(ranking: Ranking) -> str:
    names = ", ".join(f"{owner_of(f)} {tell_amount(f)}" for f in ranking.figures)
    return f"May be compared, largest first: {names}."


def _differences(figures: Sequence[Figure]) -> str:
    """Return a line for each coordinate in which `figures` differ: who says what."""
    lines = (
        (
            each.name,
            "; ".join(
                f"{coordinate_words(each.name, words)}: {_names(said)}"
                for words, said in each.sides
            ),
        )
        for each in differing(figures)
    )
    return _listed(lines)


def _listed(lines: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in lines
    )
    return f"<h3>How they differ</h3><dl>{told}</dl>"


def _caveats(laid: Comparison) -> str:
    told = [pair for pair in laid.pairs if pair.caveats and not pair.differences]
    if not told:
        return ""
    items = "".join(
        f"<li>{escape(_names((pair.first, pair.second)))} –"
        f" {escape('; '.join(pair.caveats))}</li>"
        for pair in told
    )
    is_open = " open" if len(told) <= _MOST_OPEN else ""
    return (
        f"<details{is_open}><summary>To be known when these are compared"
        f" ({len(told)})</summary><ul>{items}</ul></details>"
    )


def _missing(laid: Comparison) -> str:
    if not laid.missing:
        return ""
    names = ", ".join(laid.missing)
    return f'<p class="missing">No such figure in the papers: {escape(names)}.</p>'


def _charts(beside: Beside) -> str:
    return "".join(
        f'<div class="drawn">{render_bars(chart, number)}'
        f"{download_button('png', 'Picture (PNG)', chart=number)}</div>"
        for number, chart in enumerate(beside.charts)
    )


def _downloads(beside: Beside) -> str:
    address = escape("?" + query_of(beside.choices))
    return (
        '<p class="downloads">'
        f"{download_button('xlsx', 'Spreadsheet (XLSX)')}"
        f"{download_button('csv', 'Year by year (CSV)')}"
        f'<a href="{address}">Link to this comparison</a></p>'
    )


def _go(choices: Choices, words: str) -> str:
    query = escape(query_of(choices))
    return (
        f'<p><button type="button" class="go" data-query="{query}">{escape(words)}'
        "</button></p>"
    )


def _heading(choices: Choices) -> str:
    what = measure_words(choices.measure) if choices.measure else "Figures"
    *first, last = choices.councils
    if len(first) >= _MOST_OPEN:
        return f"{what} of {len(choices.councils)} councils"
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{what}: {named}"


def _bounds(choices: Choices) -> str:
    bounds = [time_words(time) for time in (choices.first, choices.last) if time]
    if choices.first and choices.last:
        years = f"{bounds[0]} to {bounds[1]}" if len(set(bounds)) > 1 else bounds[0]
    elif bounds:
        years = f"{'from' if choices.first else 'up to'} {bounds[0]}"
    else:
        years = "any year"
    basis = choices.basis or "any basis"
    return f"{years} · {'basis not stated' if basis == NO_BASIS else basis}"


def _names(figures: Iterable[Figure]) -> str:
    return ", ".join(map(owner_of, figures))
