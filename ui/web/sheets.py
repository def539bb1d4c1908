"""Sheets as a file that a browser saves: the file is in the page, at no address."""

from collections.abc import Sequence
from enum import StrEnum

from tools.export import Sheet
from ui.web.downloads import Wanted, link_to, make


class Format(StrEnum):
    """What is written; the value is the ending of the file's name."""

    XLSX = "xlsx"
    CSV = "csv"


def as_format(word: str) -> Format:
    """Return the format a browser names, a workbook where it names none of ours."""
    return Format(word) if word in set(Format) else Format.XLSX


def render_download(name: str, sheets: Sequence[Sheet], written: Format) -> str:
    """Return a link that holds `sheets`, at least one; a CSV file holds the first.

    ui/web/save.js follows the link; it stays for a browser that would not.
    """
    made = make(Wanted(kind=written.value), name, sheets, ())
    count = len(sheets[0].rows)
    rows = "row" if count == 1 else "rows"
    return f"<p>{count:,} {rows} written to {link_to(made)}</p>"
