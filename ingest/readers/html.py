"""Reads web pages: committee pages as published, and papers saved as web pages.

What a visitor reads is kept; what only leads about the site (navigation, banners,
breadcrumbs, action links, footers, hidden elements) is left out. The class names that
begin with "mg" are ModernGov's, the software most English councils publish with: an
item page (mgAi.aspx), a meeting page (ieListDocuments.aspx), an issue page. The page's
title, which a browser shows and prints, comes first unless a heading says the same.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bs4 import BeautifulSoup, CData, NavigableString, Tag
from bs4.dammit import EncodingDetector

from corpus.councils import canonical
from corpus.errors import UnreadablePaperError
from corpus.pages import Page
from ingest.readers.flow import Grid, Piece, Span, Words, squeeze, superscript, write
from ingest.readers.html_main import attribute_of, is_left_out, main_part, names_of
from ingest.readers.list_numbers import in_letters, in_roman
from ingest.readers.signature import Kind, kind_of

# Browsers stop at this many columns; a typing slip of "100000" must not fill memory.
WIDEST_SPAN = 1000
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NORMAL_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_LEVEL_BY_CLASS = {
    "mgMainTitleTxt": 1,
    "mgSubTitleTxt": 2,
    "mgAiTitleTxt": 3,
    "mgSectionTitle": 4,
    "mgSubItemTitleTxt": 4,
}
_LAYOUT_NAMES = {"mgItemTable", "mgLayoutTable"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "ol", "p", "pre", "section", "summary", "ul", "caption",
    "td", "th", "tr", "tbody", "thead", "tfoot", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CREST = re.compile(r"\W*\b(?:logo|crest|home(?:\s?page)?)\b\W*", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the web page at `path` as one page without a number.

    Raises:
        UnreadablePaperError: It is no web page, or holds no text.
    """
    kind = kind_of(path)
    if kind not in (Kind.HTML, Kind.TEXT):
        raise UnreadablePaperError(path, f"not {Kind.HTML} but {kind}")
    soup = BeautifulSoup(_decoded(path.read_bytes()), "lxml")
    page = write(_pieces(soup))
    if not page.blocks:
        raise UnreadablePaperError(path, "a web page without text")
    return (page,)


def _decoded(content: bytes) -> str:
    """Return `content` by its byte order mark, its declaration, or as Windows wrote it.

    As browsers do, "iso-8859-1" is taken for windows-1252, which adds dashes, quotes
    and the euro; a declaration that the bytes belie is passed over.
    """
    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    if declared and declared.lower() in ("iso-8859-1", "latin-1", "us-ascii"):
        declared = "windows-1252"
    for encoding in (_marked_encoding(content), declared, "utf-8"):
        try:
            if encoding:
                return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("windows-1252", errors="replace")


def _marked_encoding(content: bytes) -> str | None:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _crest(body: Tag) -> str | None:
    """Return the words of a picture that are a council's name, such as its crest's."""
    for image in body.find_all("img", alt=True):
        words = _CREST.sub("", squeeze(str(image["alt"]))).strip()
        if canonical(words) and words.lower().endswith("council"):
            return words
    return None


def _pieces(soup: BeautifulSoup) -> Iterator[Piece]:
    title = squeeze(soup.title.get_text()) if soup.title else ""
    body = soup.body or soup
    crest = _crest(body)
    for tag in body.find_all(is_left_out):
        if not tag.decomposed:
            tag.decompose()
    main = main_part(body)
    headings = [
        heading for heading in body.find_all("h1") if not _within(heading, main)
    ]
    if title and title not in {
        squeeze(tag.get_text(" ")) for tag in body.find_all(["h1", "h2"])
    }:
        yield Words(text=title)
    if crest:
        yield Words(text=crest)
    for heading in headings:
        yield from _walked(heading)
    yield from _walked(main)


def _within(tag: Tag, outer: Tag) -> bool:
    return tag is outer or any(parent is outer for parent in tag.parents)


def _walked(tag: Tag) -> tuple[Piece, ...]:
    walk = _Walk()
    walk.enter(tag)
    walk.flush()
    return tuple(walk.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What an element's ancestors make of its text."""

    level: int | None = None
    is_list_item: bool = False
    is_bold: bool = False
    is_raised: bool = False
    is_as_typed: bool = False


@dataclass
class _Walk:
    """Walks the elements, gathering text until a block begins or ends."""

    pieces: list[Piece] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _is_bold: bool = True
    _marker: str = ""

    def enter(self, tag: Tag, setting: _Setting | None = None) -> None:
        """Take in `tag` and all within it."""
        setting = _setting_of(tag, setting or _Setting())
        if tag.name == "table":
            self.flush(setting)
            self._take_table(tag)
        elif tag.name == "br":
            self._texts.append("\n")
        elif tag.name in _BLOCKS:
            self.flush(setting)
            if tag.name == "li":
                self._marker = _marker(tag)
            self._take_children(tag, setting)
            self.flush(setting)
        else:
            self._take_children(tag, setting)

    def flush(self, setting: _Setting | None = None) -> None:
        """End a block: what was gathered becomes one piece."""
        setting = setting or _Setting()
        text = "".join(self._texts)
        is_bold = self._is_bold
        self._texts, self._is_bold = [], True
        if not text.strip():
            return
        marker, self._marker = self._marker, ""
        self.pieces.append(
            Words(
                text=f"{marker} {text}" if marker else text,
                level=setting.level,
                is_list_item=setting.is_list_item,
                is_bold=is_bold,
            )
        )

    def _take_children(self, tag: Tag, setting: _Setting) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name in _BLOCKS or child.name == "table":
                    self.flush(setting)
                self.enter(child, setting)
            elif type(child) in (NavigableString, CData):
                self._take_text(str(child), setting)

    def _take_text(self, text: str, setting: _Setting) -> None:
        if not setting.is_as_typed:
            text = _SPACE.sub(" ", text)
        if setting.is_raised:
            text = superscript(text)
        if text.strip():
            self._is_bold = self._is_bold and setting.is_bold
        self._texts.append(text)

    def _take_table(self, table: Tag) -> None:
        caption = table.find("caption", recursive=False)
        if isinstance(caption, Tag):
            text = squeeze(caption.get_text(" "))
            self.pieces.append(Words(text=text))
        rows = tuple(_row(row) for row in _rows(table))
        self.pieces.append(
            Grid(rows=tuple(filter(None, rows)), is_layout=_is_layout(table))
        )


def _setting_of(tag: Tag, setting: _Setting) -> _Setting:
    style = attribute_of(tag, "style")
    is_bold = setting.is_bold or tag.name in ("b", "strong", "th")
    if _BOLD_STYLE.search(style):
        is_bold = True
    elif _NORMAL_STYLE.search(style):
        is_bold = False
    return replace(
        setting,
        level=_level(tag) or setting.level,
        is_list_item=setting.is_list_item or tag.name == "li",
        is_bold=is_bold,
        is_raised=setting.is_raised or tag.name == "sup",
        is_as_typed=setting.is_as_typed or tag.name == "pre",
    )


def _level(tag: Tag) -> int | None:
    if tag.name in _HEADINGS:
        return _HEADINGS[tag.name]
    if attribute_of(tag, "role") == "heading":
        level = attribute_of(tag, "aria-level")
        return int(level) if level in "123456" and level else 2
    if tag.name in ("p", "div", "span"):
        return next(
            (
                _LEVEL_BY_CLASS[name]
                for name in names_of(tag)
                if name in _LEVEL_BY_CLASS
            ),
            None,
        )
    return None


def _marker(item: Tag) -> str:
    """Return the number a browser prints before a list item; "" for a bullet."""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return ""
    styles = attribute_of(parent, "style") + attribute_of(item, "style")
    if re.search(r"list-style(?:-type)?\s*:[^;]*none", styles):
        return ""
    number = _integer(attribute_of(parent, "start"), 1)
    for sibling in parent.find_all("li", recursive=False):
        number = _integer(attribute_of(sibling, "value"), number)
        if sibling is item:
            break
        number += 1
    return f"{_in_style(number, attribute_of(parent, 'type'), styles)}."


def _in_style(number: int, kind: str, styles: str) -> str:
    """Print a list number by the list's type ("a", "I") or its CSS."""
    if kind == "a" or re.search(r"lower-(?:alpha|latin)", styles):
        return in_letters(number)
    if kind == "A" or re.search(r"upper-(?:alpha|latin)", styles):
        return in_letters(number).upper()
    if kind == "i" or "lower-roman" in styles:
        return in_roman(number)
    if kind == "I" or "upper-roman" in styles:
        return in_roman(number).upper()
    return str(number)


def _rows(table: Tag) -> list[Tag]:
    """Return the rows of `table` itself as a browser shows them: head, bodies, foot."""
    parts: dict[str, list[Tag]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table.find_all(["thead", "tbody", "tfoot", "tr"], recursive=False):
        if child.name == "tr":
            parts["tbody"].append(child)
        else:
            parts[child.name].extend(child.find_all("tr", recursive=False))
    return [row for rows in parts.values() for row in rows]


def _row(row: Tag) -> tuple[Span, ...]:
    return tuple(
        Span(
            contents=_walked(cell),
            columns=_extent(attribute_of(cell, "colspan")),
            rows=_extent(attribute_of(cell, "rowspan")),
        )
        for cell in row.find_all(["td", "th"], recursive=False)
    )


def _extent(text: str) -> int:
    return min(max(_integer(text, 1), 1), WIDEST_SPAN)


def _is_layout(table: Tag) -> bool:
    """Say whether `table` only places things on the page.

    A table with column headings or a caption is one; a table whose cells hold headings
    or further tables without it is not.
    """
    if attribute_of(table, "role") in ("presentation", "none"):
        return True
    if not _LAYOUT_NAMES.isdisjoint(names_of(table)):
        return True
    own = [
        cell
        for row in _rows(table)
        for cell in row.find_all(["td", "th"], recursive=False)
    ]
    if table.find("caption", recursive=False) or any(cell.name == "th" for cell in own):
        return False
    return any(
        cell.find(["table", *_HEADINGS]) is not None
        or any(_level(tag) for tag in cell.find_all("p"))
        for cell in own
    )


def _integer(text: str, otherwise: int) -> int:
    try:
        return int(text)
    except ValueError:
        return otherwise
