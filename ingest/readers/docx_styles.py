"""What Word's paragraph styles say about level, numbering and weight."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.readers.docx_parts import integer_of, value_of
from ingest.readers.list_numbers import LEVELS, W

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)


class Styles:
    """What paragraph styles say about level, numbering and weight, heirs included."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._style_by_id = {str(node.get(f"{W}styleId")): node for node in found}
        self._default = next(
            (
                str(node.get(f"{W}styleId"))
                for node in found
                if node.get(f"{W}type") == "paragraph"
                and node.get(f"{W}default") in ("1", "true", "on")
            ),
            None,
        )

    def line(self, style_id: str | None) -> Iterator[etree._Element]:
        """Give a style and those it is based on, nearest first."""
        seen: set[str] = set()
        style_id = style_id or self._default
        while style_id in self._style_by_id and style_id not in seen:
            seen.add(style_id)
            node = self._style_by_id[style_id]
            yield node
            style_id = value_of(node.find(f"{W}basedOn"))

    def first(self, style_id: str | None, path: str) -> etree._Element | None:
        """Return what `path` finds in the style or the nearest one it is based on."""
        for node in self.line(style_id):
            found = node.find(path)
            if found is not None:
                return found
        return None

    def level(self, style_id: str | None) -> int | None:
        """Return the heading level of a style, from 1; None for running text."""
        outline = integer_of(self.first(style_id, f"{W}pPr/{W}outlineLvl"))
        if outline is not None:
            return outline + 1 if outline < LEVELS else None
        for node in self.line(style_id):
            name = value_of(node.find(f"{W}name")) or ""
            if match := _HEADING_NAME.fullmatch(name):
                return int(match[1])
            if name.lower() == "title":
                return 1
        return None
