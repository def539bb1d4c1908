"""Reads Word papers (.docx) as Word would print them.

Word's numbering, tracked changes and notes are not in a paragraph's text; here numbers
are counted out and put before it, deletions are gone, insertions stand, and the mark of
a note is raised (¹) so that it does not join the figure it follows. Headers come first
and footers after the paper, each once. Charts and pictures are not read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part
from lxml import etree

from corpus.errors import UnreadablePaperError
from corpus.pages import Page
from ingest.readers.docx_parts import (
    MATH,
    MC,
    children,
    integer_of,
    open_main,
    related_root,
    root_of,
    value_of,
)
from ingest.readers.docx_styles import Styles
from ingest.readers.flow import Grid, Piece, Span, Words, squeeze, superscript, write
from ingest.readers.list_numbers import LEVELS, Numbering, W, is_on
from ingest.readers.signature import Kind, require

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_PAGE_WORDS = re.compile(r"\W*(?:page\W*)?(?:of\W*)?", re.IGNORECASE)
_PRIVATE_USE = range(0xE000, 0xF900)


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the paper at `path` as one page without a number.

    Raises:
        LockedPaperError: It needs a password.
        UnreadablePaperError: It is not a .docx file, is damaged, or holds no text.
    """
    require(path, Kind.WORD)
    main = open_main(path)
    try:
        pieces = tuple(_pieces(main))
    except etree.XMLSyntaxError as error:
        raise UnreadablePaperError(path, "a damaged Word file") from error
    page = write(pieces)
    if not page.blocks:
        reason = "holds no text; if it shows scanned pages, run OCR on them"
        raise UnreadablePaperError(path, reason)
    return (page,)


def _pieces(part: Part) -> Iterator[Piece]:
    """Give headers, body, footers and notes of a paper, in this order."""
    reader = _Reader(
        styles=Styles(related_root(part, RELATION.STYLES)),
        numbering=Numbering(related_root(part, RELATION.NUMBERING)),
    )
    body = root_of(part).find(f"{W}body")
    yield from _running(part, RELATION.HEADER)
    if body is not None:
        yield from reader.pieces(body)
    yield from _running(part, RELATION.FOOTER)
    for kind, relation in (
        ("footnote", RELATION.FOOTNOTES),
        ("endnote", RELATION.ENDNOTES),
    ):
        yield from reader.notes(kind, related_root(part, relation))


def _running(part: Part, relation: str) -> Iterator[Piece]:
    """Give each different line of the headers or footers once, not page numbers."""
    seen: set[str] = set()
    roots = [
        root_of(related.target_part)
        for related in part.rels.values()
        if related.reltype == relation and not related.is_external
    ]
    for root in roots:
        for words in _all_words(_Reader(Styles(None), Numbering(None)).pieces(root)):
            text = squeeze(words.text)
            if text not in seen and not _PAGE_WORDS.fullmatch(text):
                seen.add(text)
                yield Words(text=text)


def _all_words(pieces: Iterable[Piece]) -> Iterator[Words]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield piece
            continue
        for row in piece.rows:
            for span in row:
                yield from _all_words(span.contents)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ink:
    """Some printed text and whether it is bold."""

    text: str
    is_bold: bool = False


class _Reader:
    """Walks a paper once, counting numbered paragraphs and notes as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._note_ids: list[tuple[str, str]] = []

    def pieces(self, parent: etree._Element) -> Iterator[Piece]:
        """Give what stands in a body, a cell, a text box, a header or a note."""
        for node in children(parent, f"{W}p", f"{W}tbl"):
            if node.tag == f"{W}tbl":
                yield self._grid(node)
            else:
                yield from self._paragraph(node)

    def notes(self, kind: str, root: etree._Element | None) -> Iterator[Words]:
        """Give the notes of one kind that the paper refers to, in its order."""
        nodes = [] if root is None else root.findall(f"{W}{kind}")
        node_by_id = {str(node.get(f"{W}id")): node for node in nodes}
        noted_ids = [note_id for noted, note_id in self._note_ids if noted == kind]
        for number, note_id in enumerate(noted_ids, start=1):
            if note_id in node_by_id:
                words = _all_words(self.pieces(node_by_id[note_id]))
                text = " ".join(squeeze(piece.text) for piece in words).strip()
                yield Words(text=text, mark=superscript(str(number)))

    def _paragraph(self, node: etree._Element) -> Iterator[Piece]:
        boxes: list[etree._Element] = []
        style_id = value_of(node.find(f"{W}pPr/{W}pStyle"))
        is_style_bold = is_on(self._styles.first(style_id, f"{W}rPr/{W}b"))
        inks = list(self._inks(node, boxes, is_bold=is_style_bold))
        text = "".join(ink.text for ink in inks)
        if text.strip() or not _is_deleted(node):
            words = self._labelled(node, style_id, text)
            is_bold = all(ink.is_bold for ink in inks if ink.text.strip())
            yield replace(words, is_bold=is_bold and bool(text.strip()))
        for box in boxes:
            yield from self.pieces(box)

    def _labelled(self, node: etree._Element, style_id: str | None, text: str) -> Words:
        """Return the paragraph with the number Word prints before it."""
        level = integer_of(node.find(f"{W}pPr/{W}outlineLvl"))
        if level is None:
            level = self._styles.level(style_id)
        else:
            level = level + 1 if level < LEVELS else None
        list_id, list_level = self._list_of(node, style_id)
        label = None
        if list_id is not None:
            label = self._numbering.next_label(list_id, list_level)
        # A number alone is a cell of its own in a table, and an oversight elsewhere.
        is_in_cell = next(node.iterancestors(), node).tag == f"{W}tc"
        if label is None or not (text.strip() or is_in_cell):
            return Words(text=text, level=level)
        return Words(
            text=f"{label.text}{label.gap}{text}",
            level=level,
            is_list_item=label.is_list_item and level is None,
        )

    def _list_of(
        self, node: etree._Element, style_id: str | None
    ) -> tuple[str | None, int]:
        """Return the list a paragraph counts in and its level; None for no list."""
        own = f"{W}pPr/{W}numPr/{W}"
        list_id = value_of(node.find(f"{own}numId"))
        level = integer_of(node.find(f"{own}ilvl"))
        if list_id is None:
            list_id = value_of(self._styles.first(style_id, f"{own}numId"))
            if level is None and list_id is not None:
                level = self._level_by_style(list_id, style_id)
        if list_id in (None, "0"):
            return None, 0
        return list_id, level or 0

    def _level_by_style(self, list_id: str, style_id: str | None) -> int | None:
        for style in self._styles.line(style_id):
            own_id = str(style.get(f"{W}styleId"))
            level = self._numbering.level_of_style(list_id, own_id)
            if level is not None:
                return level
        return integer_of(self._styles.first(style_id, f"{W}pPr/{W}numPr/{W}ilvl"))

    def _inks(
        self,
        node: etree._Element,
        boxes: list[etree._Element],
        *,
        is_bold: bool,
    ) -> Iterator[_Ink]:
        """Give the printed text of a paragraph; text boxes it anchors go to `boxes`."""
        fields: list[str] = []
        for run in children(node, f"{W}r", f"{W}fldSimple", f"{MATH}oMath"):
            if run.tag == f"{W}fldSimple":
                if not _PAGE_FIELD.match(run.get(f"{W}instr") or ""):
                    yield from self._inks(run, boxes, is_bold=is_bold)
            elif run.tag == f"{MATH}oMath":
                yield _Ink(text="".join(map(str, run.itertext(f"{MATH}t"))))
            else:
                yield from self._run(run, boxes, fields, is_bold=is_bold)

    def _run(
        self,
        run: etree._Element,
        boxes: list[etree._Element],
        fields: list[str],
        *,
        is_bold: bool,
    ) -> Iterator[_Ink]:
        """Give one run's text; `fields` holds the codes of the fields it is within."""
        looks = run.find(f"{W}rPr")
        if looks is not None:
            if is_on(looks.find(f"{W}vanish")):
                return
            own_bold = looks.find(f"{W}b")
            is_bold = is_bold if own_bold is None else is_on(own_bold)
        is_raised = (
            looks is not None and value_of(looks.find(f"{W}vertAlign")) == "superscript"
        )
        for part in run:
            _follow_field(part, fields)
            boxes.extend(_text_boxes(part))
            text = self._printed(part)
            if text and not any(map(_PAGE_FIELD.match, fields)):
                raised = superscript(text) if is_raised else text
                yield _Ink(text=raised, is_bold=is_bold)

    def _printed(self, part: etree._Element) -> str:
        match str(part.tag).removeprefix(W):
            case "t":
                return part.text or ""
            case "tab" | "ptab":
                return "\t"
            case "br" | "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                return _symbol(part)
            case "footnoteReference" | "endnoteReference":
                return self._note_mark(part)
            case _:
                return ""

    def _note_mark(self, part: etree._Element) -> str:
        kind = str(part.tag).removeprefix(W).removesuffix("Reference")
        self._note_ids.append((kind, str(part.get(f"{W}id"))))
        if part.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return ""
        return superscript(str(sum(noted == kind for noted, _ in self._note_ids)))

    def _grid(self, table: etree._Element) -> Grid:
        rows: list[list[Span]] = []
        above: dict[int, tuple[int, int]] = {}
        for row in children(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            rows.append(self._row(row, rows, above))
        return Grid(rows=tuple(map(tuple, rows)))

    def _row(
        self,
        row: etree._Element,
        rows: list[list[Span]],
        above: dict[int, tuple[int, int]],
    ) -> list[Span]:
        """Return the row's cells, those that continue a cell above joined to it.

        `above` says for each column at which row and position of `rows` the cell
        begins that a vertical merge would continue.
        """
        spans: list[Span] = []
        column = integer_of(row.find(f"{W}trPr/{W}gridBefore")) or 0
        if column:
            spans.append(Span(contents=(), columns=column))
        for cell in children(row, f"{W}tc"):
            width = integer_of(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and value_of(merge) != "restart" and column in above:
                at_row, at = above[column]
                rows[at_row][at] = replace(
                    rows[at_row][at], rows=len(rows) - at_row + 1
                )
            else:
                above.pop(column, None)
                if merge is not None:
                    above[column] = (len(rows), len(spans))
                contents = tuple(self.pieces(cell))
                spans.append(Span(contents=contents, columns=width))
            column += width
        return spans


def _text_boxes(part: etree._Element) -> list[etree._Element]:
    """Return the outermost text boxes drawn in `part`, in its first rendering only."""
    if part.tag == f"{MC}AlternateContent":
        for rendering in part:
            if boxes := _text_boxes(rendering):
                return boxes
        return []
    if part.tag == f"{W}txbxContent":
        return [part]
    return [box for child in part for box in _text_boxes(child)]


def _follow_field(part: etree._Element, fields: list[str]) -> None:
    """Keep `fields`, the codes of the fields that are open, up to date with `part`."""
    if part.tag == f"{W}instrText" and fields:
        fields[-1] += part.text or ""
    elif part.tag == f"{W}fldChar":
        kind = part.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()


def _is_deleted(paragraph: etree._Element) -> bool:
    """Say whether tracked changes took the end of this paragraph away."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(
        mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom")
    )


def _symbol(part: etree._Element) -> str:
    """Return a symbol; one from a symbol font, which has no character, is a bullet."""
    try:
        code = int(part.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    return "•" if code in _PRIVATE_USE else chr(code)
