"""What a paper says of itself at its head: council, committee, date, title, status.

    Report subject | SEND improvement         a table of labels and values,
    MEETING DATE:    5 February 2025          lines of them,
    Cabinet - Tuesday, 5th February 2025      or a page's own headings

Nothing is made up: what the head of the paper does not say is None, unless the rest
of the paper, or its file name with the paper agreeing, says it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from corpus.councils import ENGLAND, canonical, find_councils
from corpus.pages import Block, Heading, Page, Paragraph, Table
from corpus.periods import Period, read_periods
from corpus.records import Status
from ingest.markings import (
    exempt_until,
    is_restrained,
    parts_marked,
    status_of_line,
    status_said,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """What a paper says of itself; the fields are those of `corpus.records.Paper`.

    `sources` says for each field found where it was read: "front sheet", "text",
    "file name", or that the paper has no marking of exemption.
    """

    council: str | None = None
    committee: str | None = None
    met_on: str | None = None
    title: str | None = None
    kind: str | None = None
    status: Status = Status.UNKNOWN
    marking: str | None = None
    exempt_until: date | None = None
    sources: tuple[tuple[str, str], ...] = ()
    refers_to_exempt: tuple[str, ...] = ()


def read_front_sheet(pages: tuple[Page, ...], file_name: str) -> FrontSheet:
    """Return what the paper on `pages`, named `file_name`, says of itself."""
    head = _read_head(pages)
    texts = tuple(_texts(block for page in pages for block in page.blocks))
    stem = re.sub(r"\.\w{1,5}$", "", file_name)
    found = {
        "council": _first(
            _council(head), _council_of_text(texts), _in_name(stem, texts)
        ),
        "committee": _first(_committee(head), None, _committee_in_name(stem, texts)),
        "met_on": _first(_met_on(head), None, _date_in_name(stem)),
        "title": _first(_title(head), None, None),
        "kind": _first(_kind(head), _kind_of_text(texts), None),
    }
    marking, status, said_in = _status(head, pages)
    values = {field: value for field, (value, _) in found.items()}
    sources = [(field, where) for field, (value, where) in found.items() if value]
    return FrontSheet(
        council=values["council"],
        committee=values["committee"],
        met_on=values["met_on"],
        title=values["title"],
        kind=values["kind"],
        status=status,
        marking=marking,
        exempt_until=exempt_until(marking) if marking else None,
        sources=(*sources, ("status", said_in)),
        refers_to_exempt=parts_marked(texts, own=(marking or "", *head.lines)),
    )


def _first(
    on_sheet: str | None, in_text: str | None, in_name: str | None
) -> tuple[str | None, str]:
    if on_sheet:
        return on_sheet, "front sheet"
    return (in_text, "text") if in_text else (in_name, "file name")


# The head: short lines, and values by the field their label names.

_LABELS = {
    "council": "council|authority|local authority",
    "committee": "meeting|committee|report to|decision[- ]maker|decision taker"
    "|report being considered by|to be considered by|report for|meeting of|to|body"
    "|name of meeting|name of committee|committee name|decision[- ]making body",
    "met_on": "meeting date|date of meeting|date|date of decision|decision date"
    "|date and time|date of committee|committee date|date to be considered",
    "title": "report subject|title|report title|subject|title of report|report name"
    "|subject of report|subject matter|name of report|item title|agenda item title|re",
    "status": "status|report status|classification|exempt(?=:)|exemption"
    "|exempt information(?=:)|confidentiality|confidential(?=:)|publication status"
    "|access to information|security classification|public or exempt|open or exempt"
    "|open/exempt|part i or (?:part )?ii|part 1 or (?:part )?2|protective marking"
    r"|is (?:this|the) report (?:exempt|confidential)\??|exempt/confidential"
    "|exclusion of (?:the )?(?:press and )?public",
    "kind": "type of report|report type|type of decision|decision type",
    "": r"wards?|ward\(s\)|wards affected|report of|report by|author|report authors?"
    r"|portfolio holder(?:\(s\))?:?|cabinet member|lead member|lead officer|venue|time"
    r"|corporate director|director|executive summary|summary|recommendations?|location"
    r"|contact(?: officer)?|item for|attachments|reason for recommendations"
    r"|agenda item (?:number|no\.?)|item no\.?|list of attachments to this report"
    "|purpose|purpose of report|key decision",
}
_FIELD_LABELS = tuple(
    (field, re.compile(rf"(?:{labels})\s*[:?]?\s*", re.IGNORECASE))
    for field, labels in _LABELS.items()
)
_OUTER_BAR = re.compile(r"\|(?![^(]*\))")
_ANY_LABEL = "|".join(
    sorted(_OUTER_BAR.split("|".join(_LABELS.values())), key=len, reverse=True)
)
_LABELLED = re.compile(
    rf"(?:^|(?<=\s))(?P<label>{_ANY_LABEL})\s*[:\t]\s*", re.IGNORECASE
)
_BODY_START = re.compile(
    r"(?:background|introduction|purpose(?: of (?:the )?report)?|(?:table of )?contents"
    r"|minutes|(?:executive )?summary|resolved|the issue|recommendations?)\W*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]")
_HEAD_BLOCKS = 30
_LINE_WORDS = 25
_PARAGRAPH_WORDS = 60
_EDGE_BLOCKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The head of a paper: `values` by field, `lines` that have no label."""

    values: dict[str, str]
    lines: tuple[str, ...]


def _read_head(pages: Sequence[Page]) -> _Head:
    values: dict[str, str] = {}
    lines: list[str] = []
    waiting: str | None = None
    for line in _head_lines(pages):
        field = _field(line)
        labelled = tuple(_labelled(line))
        if field is not None:
            waiting = field
        elif labelled:
            for name, value in labelled:
                values.setdefault(name, value)
        elif waiting is not None:
            values.setdefault(waiting, line)
        elif len(line.split()) <= _LINE_WORDS:
            lines.append(line)
        waiting = field
    return _Head(values=values, lines=tuple(lines))


def _head_lines(pages: Sequence[Page]) -> Iterator[str]:
    """Yield lines from the top down to where the body begins; a cell is a line."""
    blocks = (block for page in pages for block in page.blocks)
    for block in islice(blocks, _HEAD_BLOCKS):
        if isinstance(block, Table):
            if block.caption:
                yield block.caption
            if not _is_labelled(block):
                return
            yield from _label_cells(block)
            continue
        if _begins_body(block):
            return
        yield block.text


def _begins_body(block: Block) -> bool:
    if isinstance(block, Heading | Paragraph):
        is_long = len(block.text.split()) > _PARAGRAPH_WORDS
        is_start = _BODY_START.fullmatch(block.text)
        is_numbered = block.number is not None or _NUMBERED.match(block.text)
        is_date = any(period.start == 0 for period in read_periods(block.text))
        return bool(is_long or is_start or (is_numbered and not is_date))
    return False


def _is_labelled(table: Table) -> bool:
    rows = [row for row in table.rows if row.cells]
    named = [row for row in rows if _is_label(row.cells[0].text)]
    return len(named) * 2 >= len(rows) or len(named) > 2  # noqa: PLR2004 - title, date, status


def _is_label(text: str) -> bool:
    return _field(text) is not None or any(True for _ in _labelled(text))


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            if cell.text and not cell.is_merged:
                yield cell.text


def _label_cells(table: Table) -> Iterator[str]:
    """Yield cells, with a colon after the one that stands before others in a row."""
    for row in table.rows:
        cells = [cell.text for cell in row.cells if cell.text and not cell.is_merged]
        if len(cells) > 1 and not cells[0].endswith((":", "?")):
            cells[0] += ":"
        yield from cells


def _field(text: str) -> str | None:
    """Return the field that `text`, all of it, is the label of."""
    for field, pattern in _FIELD_LABELS:
        if pattern.fullmatch(text.strip()):
            return field
    return None


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """Yield (field, value) where `line` begins with a label; it may hold several."""
    labels = list(_LABELLED.finditer(line))
    if not labels or labels[0].start() != 0:
        return
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=True):
        field = _field(f"{label['label']}:")
        value = line[label.end() : end].strip(" ;|\t")
        if field is not None and value:
            yield field, value


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from filter(None, [block.caption])
            yield from _cells(block)
        else:
            yield block.text


# Council.

_MIN_MENTIONS = 5
_MIN_SHARE = 0.75


def _council(head: _Head) -> str | None:
    if name := canonical(head.values.get("council", "")):
        return name
    named = {
        mention.name
        for line in (*head.lines, head.values.get("committee", ""))
        for mention in find_councils(line)
        if mention.printed.lower().endswith("council")
        or canonical(line) == mention.name != ENGLAND
    }
    return named.pop() if len(named) == 1 else None


def _council_of_text(texts: Sequence[str]) -> str | None:
    """Return the council a paper speaks of as its own: by far the most often named."""
    mentions = [m for text in texts for m in find_councils(text) if m.name != ENGLAND]
    for name, count in Counter(m.name for m in mentions).most_common(1):
        is_own = any(
            m.name == name and m.printed.lower().endswith("council") for m in mentions
        )
        if is_own and count >= max(_MIN_MENTIONS, _MIN_SHARE * len(mentions)):
            return name
    return None


def _in_name(stem: str, texts: Sequence[str]) -> str | None:
    """Return the council of a file name, unless the paper names others only."""
    words = re.sub(r"[-_.\s]+", " ", stem)
    named = {m.name for m in find_councils(words, is_question=True)} - {ENGLAND}
    if len(named) != 1:
        return None
    spoken = {m.name for text in texts for m in find_councils(text)} - {ENGLAND}
    return named.pop() if named <= spoken or not spoken else None


# Committee.

_BODY = (
    r"(?:cabinet|committee|sub-?committee|panel|forum|board|executive|commission|assembly"
    r"|full\s+council)"
)
_BODY_NAME = re.compile(
    rf"(?:agenda\s+for\s+|meeting\s+of\s+(?:the\s+)?|the\s+)?(?P<name>(?:[\w'’&,-]+\s+)"
    rf"{{0,10}}?{_BODY}(?:\s+(?:committee|panel))?)(?:\s+meeting)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-–—|/]\s+|\s*\|\s*|,\s+|\s+on\s+(?=\w+day)|\s*[()]\s*")


def _committee(head: _Head) -> str | None:
    said = head.values.get("committee")
    if said and not canonical(said):
        return _body_of(said) or said
    return next((name for line in head.lines if (name := _body_of(line))), None)


def _body_of(line: str) -> str | None:
    """Return the body that a part of `line`, between dashes or bars, is the name of."""
    whole = _BODY_NAME.fullmatch(line)
    parts = [line] if whole else _SEPARATOR.split(line)
    names = [found["name"] for part in parts if (found := _BODY_NAME.fullmatch(part))]
    if not names or len(names[-1].split()) > _LINE_WORDS // 2:
        return None
    name = names[-1].strip()
    return name.title() if name.isupper() else name


def _committee_in_name(stem: str, texts: Sequence[str]) -> str | None:
    """Return the body a file name names, as the paper prints it."""
    words = re.findall(r"[a-z]+", stem.lower())
    ends = [index for index, word in enumerate(words) if re.fullmatch(_BODY, word)]
    for end in ends[:1]:
        for start in range(max(0, end - 4), end + 1):
            body = r"['’]?\s+".join(words[start : end + 1])
            for text in texts:
                if found := re.search(rf"\b{body}\b", text, re.IGNORECASE):
                    return found[0]
    return None


# Date.

_BEFORE_DATE = re.compile(r"(?:^|[-–—|/,(:]|\bon|day)\s*$", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"\s*(?:$|[-–—|/,()]|at\b|\d{1,2}[.:]\d{2}|\d{1,2}\s?[ap]m\b|item\b)", re.IGNORECASE
)
_DAY_LENGTH, _MONTH_LENGTH = len("2025-02-05"), len("2022-01")


def _met_on(head: _Head) -> str | None:
    said = read_periods(head.values.get("met_on", ""))
    for length in (_DAY_LENGTH, _MONTH_LENGTH):
        if day := _date_of(said, length):
            return day
    if "met_on" in head.values:
        return None
    for length in (_DAY_LENGTH, _MONTH_LENGTH):
        for line in (*head.lines, head.values.get("committee", "")):
            if day := _date_of(_apart(line), length):
                return day
    return None


def _apart(line: str) -> list[Period]:
    """Return the dates that stand apart in `line`, not "as at" one."""
    return [
        period
        for period in read_periods(line)
        if _BEFORE_DATE.search(line[: period.start])
        and _AFTER_DATE.match(line, period.end)
    ]


def _date_of(periods: Iterable[Period], length: int) -> str | None:
    for period in periods:
        if period.as_at and len(period.as_at) == length and not period.is_range:
            return period.as_at
    return None


def _date_in_name(stem: str) -> str | None:
    found = re.search(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?![\d-])", stem)
    periods = read_periods(found[0]) if found else ()
    return periods[0].as_at if periods and not periods[0].is_impossible else None


# Title and kind.

_GENERIC = re.compile(
    r"agenda(?:\s+item|\s+and\s+decisions)?|minutes|decisions?|report|item|no\.\s*item"
    r"|cover(?:\s+sheet)?|part\s*(?:1|2|i+)|(?:supplementary\s+)?agenda.*"
    r"|item\s+\d+\.?|digest.*",
    re.IGNORECASE,
)


def _title(head: _Head) -> str | None:
    if said := head.values.get("title"):
        return said
    titles = (title for line in head.lines if (title := _title_of(line)))
    generic = (line for line in head.lines if _GENERIC.fullmatch(line))
    return next(titles, None) or next(generic, None)


def _title_of(line: str) -> str | None:
    """Return what is left of `line` without council, body, date and generic words."""
    if status_of_line(line) is not None or line.endswith((":", ".")):
        return None
    edges = [0]
    for found in _SEPARATOR.finditer(line):
        edges += [found.start(), found.end()]
    edges.append(len(line))
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    kept = [(start, end) for start, end in parts if _is_title_part(line[start:end])]
    if not kept or _body_of(line) == line:
        return None
    return line[kept[0][0] : kept[-1][1]]


def _is_title_part(part: str) -> bool:
    if not re.search(r"[A-Za-z]{2}", part) or _GENERIC.fullmatch(part.strip()):
        return False
    if canonical(part) or _BODY_NAME.fullmatch(part):
        return False
    rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", "", part.lower())
    for period in read_periods(part):
        rest = rest.replace(period.printed.lower(), "")
    return bool(re.search(r"[a-z]{3}", re.sub(r"\d[\d.:]*\s*[ap]m", "", rest)))


def _kind(head: _Head) -> str | None:
    if said := head.values.get("kind"):
        return said.lower()
    lines = " | ".join((*head.lines, head.values.get("title", "")))
    for pattern, kind in _KINDS:
        if re.search(pattern, lines, re.IGNORECASE):
            return kind
    return "report" if "title" in head.values else None


_KINDS = (
    (r"\bminutes\s+of\b|^minutes\b", "minutes"),
    (r"\bdecision\s+(?:notice|record|sheet)\b|\brecord\s+of\s+decision", "decision"),
    (r"\bagenda\s+and\s+decisions\b", "decision"),
    (r"\bbudget\s+monitoring\b", "budget monitoring"),
)


def _kind_of_text(texts: Sequence[str]) -> str | None:
    """Return "minutes", or what a paper most often calls itself ("this submission")."""
    if any(re.fullmatch(r"minutes\s*:?", text, re.IGNORECASE) for text in texts):
        return "minutes"
    called = Counter(
        word.lower()
        for text in texts
        for word in re.findall(
            r"\bthis\s+(report|submission|paper|briefing|letter|statement|strategy)\b",
            text,
            re.IGNORECASE,
        )
    )
    return called.most_common(1)[0][0] if called else None


# Status.


def _status(head: _Head, pages: Sequence[Page]) -> tuple[str | None, Status, str]:
    """Return the marking, the status, and where it was read."""
    said = head.values.get("status")
    edges = (*head.lines, *_edges(pages))
    if said and status_said(said) is Status.EXEMPT:
        return said, Status.EXEMPT, "front sheet"
    for line in edges:
        if status_of_line(line) is Status.EXEMPT:
            return line, Status.EXEMPT, "front sheet"
    if said and status_said(said) is Status.PUBLIC:
        return said, Status.PUBLIC, "front sheet"
    for line in head.lines:
        if status_of_line(line) is Status.PUBLIC:
            return line, Status.PUBLIC, "front sheet"
    for line in edges:
        if is_restrained(line):
            return None, Status.UNKNOWN, f"a sign of restraint: {line}"
    return None, Status.PUBLIC, "no marking of exemption in the paper"


def _edges(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the first and last blocks of each page, where headers stand."""
    for page in pages:
        blocks = [block for block in page.blocks if not isinstance(block, Table)]
        for block in (*blocks[:_EDGE_BLOCKS], *blocks[-_EDGE_BLOCKS:]):
            yield block.text
