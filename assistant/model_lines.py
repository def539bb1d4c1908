"""Records as a chat model is given them: quoted data, a record a line, with its id.

<passage id="p-1" council="Bury" ...>       <figures>
the words, their own tags made harmless     f-1 | Bury | dsg_deficit | ...
</passage>                                  </figures>
"""

import re
from collections.abc import Iterable
from html import escape

from assistant.grounds import statement_id
from assistant.quotes import squeeze, visible
from corpus.records import Figure, Hit, Paper
from tools.cells import HEADINGS
from tools.progress import Progress

# Records that are written out for the model; we get them all.
SHOWN_LIMIT = 80

_TAG = re.compile(r"<(?=\s*/?\s*[a-z!?|])", re.IGNORECASE)


def _quoted(words: object) -> str:
    """Words of a paper with no tag in them that could end the quotation."""
    return _TAG.sub("&lt;", visible(str(words)))


def hit_line(hit: Hit) -> str:
    """Return a passage as marked, quoted data."""
    place, council = hit.passage.locator.words, hit.paper.council or "not stated"
    return (
        f'<passage id="{hit.passage.id}" council="{escape(council)}"'
        f' date="{escape(hit.paper.met_on or "not stated")}"'
        f' place="{escape(squeeze(place))}">\n'
        f"{_quoted(hit.passage.text)}\n</passage>"
    )


def listed(name: str, lines: Iterable[str]) -> str:
    """Return records as marked data, one a line; beyond a limit they are counted."""
    listed = list(lines)
    if not listed:
        return f"There are no such {name}."
    more = len(listed) - SHOWN_LIMIT
    shown = "\n".join(listed[:SHOWN_LIMIT])
    rest = f"\n{more} more; ask for fewer." if more > 0 else ""
    return f"<{name}>\n{shown}\n</{name}>{rest}"


def line(key: str, *parts: object) -> str:
    """Return one record: its id and what it says, each part within its own bars."""
    said = (" ".join(_quoted(part).split()).replace("|", "¦") for part in parts)
    return " | ".join((key, *said))


def figure_line(figure: Figure) -> str:
    """Return a figure for the model: its id and its coordinates."""
    return line(
        figure.id,
        figure.council,
        figure.measure,
        figure.label,
        figure.printed,
        figure.unit,
        figure.flow,
        figure.period or figure.as_at,
        figure.basis,
        figure.scenario,
        figure.safety_valve,
        figure.stage,
        figure.vintage,
        figure.locator.words,
    )


def kept_line(paper: Paper) -> str:
    """Return what may be told of a paper that is kept from who asks."""
    told = (paper.council, paper.committee, paper.met_on, paper.marking)
    return f"Not open to the public: {_quoted(', '.join(filter(None, told)))}"


def progress_line(row: Progress) -> str:
    """Return a row for the model: each cell, then the ids of what it may cite."""
    said = (f"{statement_id(s)}: {s.quote}" for s in row.statements)
    cells = (
        f"{HEADINGS[name].lower()}: {'; '.join(c.value for c in held) or 'not stated'}"
        for name, held in row.cells.by_name()
        if name != "history"
    )
    return line(
        row.council or "no council is named",
        *cells,
        f"agreed {row.agreed.id if row.agreed else 'not stated'}",
        f"remaining {row.remaining.id if row.remaining else 'not stated'}",
        *(f"slippage {one.gap.id}" for one in row.slippages if one.gap),
        *said,
    )
