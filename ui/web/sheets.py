"""Sheets as a file that a browser saves: the file is in the page, at no address."""

import base64
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.export import Sheet, write_csv
from ui.export import write_xlsx
from ui.wording import escape


class Format(StrEnum):
    """What is written; the value is the ending of the file's name."""

    XLSX = "xlsx"
    CSV = "csv"


MEDIA_TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv;charset=utf-8",
}


def as_format(word: str) -> Format:
    """Return the format a browser names, a workbook where it names none of ours."""
    return Format(word) if word in set(Format) else Format.XLSX


def render_download(name: str, sheets: Sequence[Sheet], written: Format) -> str:
    """Return a link that holds `sheets`, at least one; a CSV file holds the first.

    ui/web/save.js follows the link; it stays for a browser that would not.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.{written}"
        if written is Format.CSV:
            write_csv(path, sheets[0].header, sheets[0].rows)
        else:
            write_xlsx(path, sheets)
        content = base64.b64encode(path.read_bytes()).decode()
    count = len(sheets[0].rows)
    return (
        f"<p>{count:,} {'row' if count == 1 else 'rows'} written to"
        f' <a download="{escape(path.name)}"'
        f' href="data:{MEDIA_TYPES[written]};base64,{content}">{escape(path.name)}</a>'
        "</p>"
    )
