"""Regions of a worksheet that stand by themselves, cut at empty rows and columns."""

from collections.abc import Iterator, Sequence

from ingest.readers.xlsx_sheet import Region, Shows

ONE_EMPTY_ROW = 2


def regions_of(shows: Shows, region: Region) -> Iterator[Region]:
    """Cut `region` at empty rows and columns into what stands by itself, in order."""
    bands = _bands(shows, region)
    if len(bands) > 1:
        for band in bands:
            yield from regions_of(shows, band)
        return
    sides = _sides(shows, bands[0])
    if len(sides) > 1:
        for side in sides:
            yield from regions_of(shows, side)
        return
    yield sides[0]


def is_table(shows: Shows, region: Region) -> bool:
    """Say whether some row of `region` names columns or holds amounts."""
    return any(
        row_kind(shows, row, region) in ("names", "amounts")
        for row in range(region.top, region.bottom + 1)
    )


def row_kind(shows: Shows, row: int, region: Region) -> str:
    """Return "empty", "line" (one text), "names" (of columns) or "amounts"."""
    shown = [found for _, found in shows.in_row(row, region)]
    if not shown:
        return "empty"
    if any(found.is_amount for found in shown):
        return "amounts"
    return "line" if len(shown) == 1 else "names"


def rows_of(region: Region, top: int, bottom: int) -> Region:
    """Return the rows of `region` from `top` to `bottom`, both included."""
    return Region(top=top, left=region.left, bottom=bottom, right=region.right)


def trim(shows: Shows, region: Region) -> Region:
    """Return `region` without empty rows and columns at its edges."""
    rows = [
        row
        for row in range(region.top, region.bottom + 1)
        if not shows.is_empty(rows_of(region, row, row))
    ]
    columns = [
        column
        for column in range(region.left, region.right + 1)
        if not shows.is_empty(_columns_of(region, column, column))
    ]
    return Region(top=rows[0], left=columns[0], bottom=rows[-1], right=columns[-1])


def _bands(shows: Shows, region: Region) -> list[Region]:
    """Cut at empty rows, unless what follows only continues the table above."""
    parts = _cut(
        [
            not shows.is_empty(rows_of(region, row, row)) or row in shows.hidden_rows
            for row in range(region.top, region.bottom + 1)
        ]
    )
    bands: list[Region] = []
    for first, last in parts:
        band = rows_of(region, region.top + first, region.top + last)
        if bands and _continues(shows, bands[-1], band):
            bands[-1] = rows_of(region, bands[-1].top, band.bottom)
        else:
            bands.append(band)
    return [trim(shows, band) for band in bands]


def _sides(shows: Shows, region: Region) -> list[Region]:
    """Cut at empty columns, unless they only space the columns of one table."""
    parts = _cut(
        [
            not shows.is_empty(_columns_of(region, column, column))
            or column in shows.hidden_columns
            for column in range(region.left, region.right + 1)
        ]
    )
    sides: list[Region] = []
    for first, last in parts:
        side = _columns_of(region, region.left + first, region.left + last)
        if sides and not _has_row_labels(shows, side):
            sides[-1] = _columns_of(region, sides[-1].left, side.right)
        else:
            sides.append(side)
    return [trim(shows, side) for side in sides]


def _cut(is_full: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of full lines as (first, last), from 0."""
    runs: list[tuple[int, int]] = []
    for at, full in enumerate(is_full):
        if not full:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _continues(shows: Shows, above: Region, below: Region) -> bool:
    """Say whether rows after an empty one belong to the table above.

    They do when amounts come in them before any row that names columns, and the part
    above has columns already. Rows of words do when the part above is a header alone,
    or when it is a table of words and one empty row is all that parts them.
    """
    if not is_table(shows, above):
        return False
    kinds = [row_kind(shows, row, below) for row in range(below.top, below.bottom + 1)]
    first = next((kind for kind in kinds if kind in ("names", "amounts")), None)
    if first != "names" or _has_amounts(shows, above):
        return first == "amounts"
    is_next = below.top - above.bottom == ONE_EMPTY_ROW
    return _has_header_only(shows, above) or (is_next and kinds[0] == "names")


def _has_amounts(shows: Shows, region: Region) -> bool:
    return any(
        row_kind(shows, row, region) == "amounts"
        for row in range(region.top, region.bottom + 1)
    )


def _has_header_only(shows: Shows, region: Region) -> bool:
    """Say whether `region` ends in one row that names columns, with none under it."""
    kinds = [
        row_kind(shows, row, region) for row in range(region.top, region.bottom + 1)
    ]
    return kinds.count("names") == 1 and kinds[-1] == "names"


def _has_row_labels(shows: Shows, side: Region) -> bool:
    """Say whether the first column of `side` names rows, as a table of its own does."""
    trimmed = trim(shows, side)
    if trimmed.left == trimmed.right:
        return False
    below = [
        shows.at(row, trimmed.left)
        for row in range(trimmed.top + 1, trimmed.bottom + 1)
    ]
    labels = [shown for shown in below if shown and not shown.is_amount]
    amounts = [shown for shown in below if shown and shown.is_amount]
    return len(labels) > len(amounts)


def _columns_of(region: Region, left: int, right: int) -> Region:
    return Region(top=region.top, left=left, bottom=region.bottom, right=right)
