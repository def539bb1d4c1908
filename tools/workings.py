"""A sum in the digits of its own table: "37.255 - 39.711 = -2.456"."""

import re
from decimal import Decimal

from tools.ledger import Entry
from tools.sums import Result


def worked(result: Result) -> str:
    """Return the sum in the table's own digits: "37.255 - 39.711 = -2.456"."""
    words = ""
    for sign, operand in sorted(result.operands, key=lambda pair: -pair[0]):
        plain = _plain(operand.printed)
        joint = (" + " if sign > 0 else " - ") if words else ("" if sign > 0 else "-")
        is_minus = plain.startswith("-") and words
        words += joint + (f"({plain})" if is_minus else plain)
    return f"{words} = {_in_digits_of(result)}"


def _plain(printed: str) -> str:
    """A printed amount without currency and unit: "(1,360)" is -1,360."""
    digits = re.sub(r"[^\d.,]", "", printed).strip(".,")
    is_minus = re.search(r"[-−–]\s?£?\d|^\(.*\)$", printed.strip())
    return f"-{digits}" if is_minus else digits


def _in_digits_of(result: Result) -> str:
    entries = [result.printed, *(operand for _, operand in result.operands)]
    scale = next((s for entry in entries if (s := _scale(entry))), Decimal(1))
    places = max(len(_plain(entry.printed).partition(".")[2]) for entry in entries)
    comma = "," if any("," in entry.printed for entry in entries) else ""
    return f"{result.expected / scale:{comma}.{places}f}"


def _scale(entry: Entry) -> Decimal | None:
    """How many base units one printed unit is: a million in a column of £m."""
    bare = Decimal(_plain(entry.printed).replace(",", "") or 0)
    return entry.amount / bare if bare else None
