"""The numbers Word prints before paragraphs, which a .docx holds only as rules.

A paragraph names a list and a level; the list gives each level a start, a number format
and a pattern ("%1.%2"). The number printed is what counting through the paper yields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is printed before a paragraph: "5.3", "(a)"; "" for a bullet.

    `gap` is what Word sets between label and text. `is_list_item` tells an item of a
    list from a numbered paragraph.
    """

    text: str
    gap: str
    is_list_item: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int
    number_format: str
    pattern: str
    gap: str
    is_all_decimal: bool
    restarts_after: int | None
    style: str | None


@dataclass(slots=True)
class _List:
    """A numbering instance: levels of its own over those of the list it counts in."""

    counted_in: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a paper and gives each numbered paragraph its label."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists = {} if root is None else _lists(root)
        self._counters: dict[str, dict[int, int]] = {}

    def level_of_style(self, list_id: str, style_id: str | None) -> int | None:
        """Return the level of the list that is tied to a paragraph style."""
        found = self._lists.get(list_id)
        if found is None or style_id is None:
            return None
        return next(
            (n for n, level in found.levels.items() if level.style == style_id), None
        )

    def next_label(self, list_id: str, level_number: int) -> Label | None:
        """Count one more paragraph at `level_number` (from 0) and return its label.

        None when the paper has no such list, or the level prints nothing.
        """
        found = self._lists.get(list_id)
        level = found.levels.get(level_number) if found else None
        if found is None or level is None:
            return None
        counts = self._counters.setdefault(found.counted_in, {})
        if level_number in found.restarts:
            counts.pop(level_number, None)
            start = found.restarts.pop(level_number)
        else:
            start = level.start
        counts[level_number] = counts.get(level_number, start - 1) + 1
        _restart_below(counts, found.levels, level_number)
        return _label(found.levels, counts, level_number)


def in_letters(number: int) -> str:
    """Return a, b … z, aa, bb, as Word and browsers' reports count."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def in_roman(number: int) -> str:
    """Return `number` in small Roman numerals."""
    if number < 1:
        return str(number)
    written = ""
    for value, numeral in _ROMAN:
        written += numeral * (number // value)
        number %= value
    return written


def _restart_below(
    counts: dict[int, int], levels: dict[int, _Level], level_number: int
) -> None:
    """Forget the counts of deeper levels, but of those that never restart."""
    for deeper in [n for n in counts if n > level_number]:
        restarts_after = levels[deeper].restarts_after if deeper in levels else None
        if restarts_after is None or 0 <= level_number < restarts_after:
            del counts[deeper]


def _label(
    levels: dict[int, _Level], counts: dict[int, int], level_number: int
) -> Label | None:
    level = levels[level_number]
    if level.number_format == "bullet":
        return Label(text="", gap="", is_list_item=True)
    text = level.pattern
    for number, upper in levels.items():
        if number <= level_number and f"%{number + 1}" in text:
            count = counts.setdefault(number, upper.start)
            number_format = "decimal" if level.is_all_decimal else upper.number_format
            text = text.replace(f"%{number + 1}", _printed(count, number_format))
    if not text.strip():
        return None
    is_outline = level.number_format.startswith("decimal") and (
        level_number == 0 or level.pattern.count("%") > 1
    )
    return Label(text=text.strip(), gap=level.gap, is_list_item=not is_outline)


def _printed(count: int, number_format: str) -> str:
    match number_format:
        case "lowerLetter":
            return in_letters(count)
        case "upperLetter":
            return in_letters(count).upper()
        case "lowerRoman":
            return in_roman(count)
        case "upperRoman":
            return in_roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "ordinal":
            return f"{count}{_ordinal_ending(count)}"
        case "none":
            return ""
        case _:
            return str(count)


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _lists(root: etree._Element) -> dict[str, _List]:
    """Read every numbering instance of numbering.xml by its id."""
    abstract_by_id = {
        _attribute(node, "abstractNumId") or "": node
        for node in root.findall(f"{W}abstractNum")
    }
    lists: dict[str, _List] = {}
    for node in root.findall(f"{W}num"):
        abstract_id = _value(node, "abstractNumId") or ""
        abstract_id = _linked(abstract_id, abstract_by_id)
        abstract = abstract_by_id.get(abstract_id)
        if abstract is None:
            continue
        levels = dict(_levels(abstract))
        restarts: dict[int, int] = {}
        for override in node.findall(f"{W}lvlOverride"):
            levels.update(_levels(override))
            start = _value(override, "startOverride")
            if start is not None:
                restarts[_integer(_attribute(override, "ilvl"), 0)] = _integer(start, 1)
        list_id = _attribute(node, "numId") or ""
        lists[list_id] = _List(abstract_id, levels, restarts)
    return lists


def _linked(abstract_id: str, abstract_by_id: dict[str, etree._Element]) -> str:
    """Follow a list that borrows its levels from a numbering style."""
    node = abstract_by_id.get(abstract_id)
    link = None if node is None else _value(node, "numStyleLink")
    if link is None:
        return abstract_id
    return next(
        (
            other_id
            for other_id, other in abstract_by_id.items()
            if _value(other, "styleLink") == link
        ),
        abstract_id,
    )


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for node in parent.findall(f"{W}lvl"):
        number = _integer(_attribute(node, "ilvl"), 0)
        restart = _value(node, "lvlRestart")
        yield (
            number,
            _Level(
                start=_integer(_value(node, "start"), 1),
                number_format=_value(node, "numFmt") or "decimal",
                pattern=_value(node, "lvlText") or "",
                gap="" if _value(node, "suff") == "nothing" else " ",
                is_all_decimal=is_on(node.find(f"{W}isLgl")),
                restarts_after=None if restart is None else _integer(restart, 0),
                style=_value(node, "pStyle"),
            ),
        )


def is_on(node: etree._Element | None) -> bool:
    """Say whether a switch such as <w:b/> stands there and is not turned off."""
    if node is None:
        return False
    return _attribute(node, "val") not in ("0", "false", "off", "none")


def _value(node: etree._Element, tag: str) -> str | None:
    child = node.find(f"{W}{tag}")
    return None if child is None else _attribute(child, "val")


def _attribute(node: etree._Element, name: str) -> str | None:
    value = node.get(f"{W}{name}")
    return value if value is None else str(value)


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return otherwise if text is None else int(text)
    except ValueError:
        return otherwise
