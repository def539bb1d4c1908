"""Files made when a reader asks for them, handed over inside the page.

A file goes to who asked and rests nowhere on the server: there is no address at which
another role could fetch it.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from tools.export import Sheet, write_csv
from ui.chart import Chart
from ui.chart_picture import write_png
from ui.export import write_xlsx
from ui.wording import escape

_KINDS = {
    "csv": "text/csv;charset=utf-8",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Wanted(BaseModel):
    """What a browser asks for: a file of sheets, or of the `chart`th chart, from 0."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["csv", "png", "xlsx"]
    chart: NonNegativeInt = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that was made: what it is called, and what is in it."""

    name: str
    content: bytes


def make(
    wanted: Wanted, stem: str, sheets: Sequence[Sheet], charts: Sequence[Chart]
) -> Made:
    """Return the file that is `wanted`, called `stem`; CSV holds the first sheet alone.

    Raises:
        LookupError: There is no such sheet or chart.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}.{wanted.kind}"
        if wanted.kind == "png":
            write_png(charts[wanted.chart], path)
        elif wanted.kind == "csv":
            write_csv(path, sheets[0].header, sheets[0].rows)
        elif not sheets:
            raise LookupError(wanted)
        else:
            write_xlsx(path, sheets)
        return Made(name=path.name, content=path.read_bytes())


def render_made(made: Made) -> str:
    """Return words with a link to the file; the page's script follows it at once."""
    # The same file may be asked for twice: the time makes it a new one to the script.
    at = datetime.now(UTC).isoformat()
    return (
        f'<p class="made" data-at="{at}">Saved {link_to(made)}. If it is not among your'
        " downloads, choose its name.</p>"
    )


def link_to(made: Made) -> str:
    """Return a link that holds the file itself."""
    kind = _KINDS[made.name.rpartition(".")[2]]
    held = base64.b64encode(made.content).decode()
    return (
        f'<a download="{escape(made.name)}" href="data:{kind};base64,{held}">'
        f"{escape(made.name)}</a>"
    )


def download_button(kind: str, words: str, *, chart: int | None = None) -> str:
    """Return a button that asks for a file of `kind`; `chart` counts from 0."""
    wanted = {"kind": kind} if chart is None else {"kind": kind, "chart": chart}
    return (
        f'<button type="button" data-download="{escape(json.dumps(wanted))}">'
        f"{words}</button>"
    )
