"""The panel beside the answer: the page a figure was printed on, its words lit."""

import json
from collections.abc import Mapping

from corpus.pages import Box, Heading, Table
from ui.web.sources import LitBlock, PageView, Span, TextView
from ui.wording import STATUSES, escape, meeting_of, place_of, title_of

# What a button of the panel goes on from: the turn, and which of its sources is open.
Opened = Mapping[str, int | str | None]


def render_view(view: PageView | TextView, opened: Opened) -> str:
    """Return the panel for `view`; `opened` is what its buttons go on from.

    The quote is lit where it stands; where it does not, the panel says so.
    """
    paper, quote = view.source.paper, escape(view.source.quote)
    meta = f"{meeting_of(paper)} · {STATUSES[paper.status]}"
    body = _page(view, opened) if isinstance(view, PageView) else _text(view)
    return (
        f'<section class="panel" aria-label="Source" data-key="{_packed(opened)}">'
        f'<header><h2 tabindex="-1">{escape(title_of(paper))}</h2>{CLOSE}</header>'
        f'<p class="meta">{escape(meta)}</p>'
        f'<div class="placed"><p class="where">{escape(place_of(view.source.locator))}'
        '</p><button type="button" class="download"'
        f' data-paper="{escape(paper.id)}">Download the paper</button></div>'
        f"<blockquote>{quote}</blockquote>{body}</section>"
    )


def render_resting() -> str:
    """Return what stands where the panel will open."""
    return (
        '<div class="resting"><p>Sources open here:<br>the page a figure was printed'
        " on, its words lit</p></div>"
    )


def render_trouble(message: str) -> str:
    """Return the panel saying why a page cannot be shown."""
    return (
        '<section class="panel" aria-label="Source"><header>'
        f'<h2 tabindex="-1">This page cannot be shown</h2>{CLOSE}</header>'
        f'<p class="notice" role="alert">{escape(message)}</p></section>'
    )


CLOSE = (
    '<button type="button" class="close" data-close aria-label="Close the source">'
    "Close</button>"
)


def _page(view: PageView, opened: Opened) -> str:
    name = f"Page {view.page_number} of {view.page_count}"
    page = view.page
    alt = escape(f"{name} of {title_of(view.source.paper)}")
    lit = "".join(_box(box, view, "lit") for box in view.lit or ())
    cell = "".join(_box(box, view, "cell") for box in view.cell)
    notice = _notice("page") if view.lit == () else ""
    return (
        f'{_leaves(view, opened)}{notice}<div class="view" tabindex="0" role="region"'
        f' aria-label="{name}"><div class="sheet"'
        f' style="aspect-ratio:{page.width:g}/{page.height:g}">'
        f'<img src="{page.url}" alt="{alt}">{lit}{cell}</div></div>'
    )


def _leaves(view: PageView, opened: Opened) -> str:
    """Return the buttons that turn pages."""
    number, count = view.page_number, view.page_count
    cited = view.source.locator.page_number
    back = "" if number == cited else _leaf(f"Back to page {cited}", opened, cited)
    return (
        '<nav class="leaves" aria-label="Pages">'
        f"{_leaf('Previous', opened, number - 1 if number > 1 else None)}"
        f'<span aria-live="polite">Page {number} of {count}</span>'
        f"{_leaf('Next', opened, number + 1 if number < count else None)}{back}"
        '<button type="button" class="zoom" data-zoom aria-pressed="false">Zoom in'
        "</button></nav>"
    )


def _leaf(words: str, opened: Opened, page_number: int | None) -> str:
    if page_number is None:
        # A button that is switched off loses the keyboard; this one keeps it.
        return f'<button type="button" aria-disabled="true">{words}</button>'
    opens = _packed({**opened, "page_number": page_number})
    return f'<button type="button" data-open="{opens}">{words}</button>'


def _box(box: Box, view: PageView, kind: str) -> str:
    across, down = 100 / view.page.width, 100 / view.page.height
    return (
        f'<span class="{kind}" style="left:{box.x0 * across:.2f}%;'
        f"top:{box.top * down:.2f}%;width:{(box.x1 - box.x0) * across:.2f}%;"
        f'height:{(box.bottom - box.top) * down:.2f}%"></span>'
    )


def _text(view: TextView) -> str:
    is_lit = any(block.is_lit for block in view.blocks)
    cut = '<p class="cut">The paper goes on.</p>'
    return (
        f"{'' if is_lit else _notice('paper')}"
        '<div class="view text" tabindex="0" role="region" aria-label="The paper">'
        f"{cut if view.is_cut_before else ''}"
        f"{''.join(render_block(block) for block in view.blocks)}"
        f"{cut if view.is_cut_after else ''}</div>"
    )


def _notice(where: str) -> str:
    return (
        '<p class="notice" role="status">The quote was not found word for word on this'
        f" {where}, so nothing is lit.</p>"
    )


def render_block(lit: LitBlock) -> str:
    """Return a block of a paper, the words that are lit marked."""
    block = lit.block
    if isinstance(block, Table):
        return _table(block, lit.span_by_cell)
    words = _lit_text(block.text, lit.span)
    if not isinstance(block, Heading):
        return f"<p>{words}</p>"
    # The panel's own title is the h2 above the paper's headings.
    level = min(block.level + 2, 6)
    return f"<h{level}>{words}</h{level}>"


def _lit_text(text: str, span: Span | None) -> str:
    if span is None:
        return escape(text)
    before, lit, after = text[: span[0]], text[slice(*span)], text[span[1] :]
    return f"{escape(before)}<mark>{escape(lit)}</mark>{escape(after)}"


def _table(table: Table, span_by_cell: Mapping[tuple[int, int], Span]) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    rows = []
    for row_index, row in enumerate(table.rows):
        tag = "th" if row_index < (table.header_rows or 0) else "td"
        texts = (
            _lit_text(cell.text, span_by_cell.get((row_index, column_index)))
            for column_index, cell in enumerate(row.cells)
        )
        cells = (f"<{tag}>{text}</{tag}>" for text in texts)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    # It scrolls by itself where it is wide, so that a keyboard must reach it.
    name = escape(table.caption or "Table")
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{name}"><table>'
        f"{caption}{''.join(rows)}</table></div>"
    )


def _packed(opened: Opened) -> str:
    return escape(json.dumps(opened))
