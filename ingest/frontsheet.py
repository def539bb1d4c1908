"""What a paper says of itself at its head: council, committee, date, title, status.

    Report subject | SEND improvement         a table of labels and values,
    MEETING DATE:    5 February 2025          lines of them,
    Cabinet - Tuesday, 5th February 2025      or a page's own headings

Nothing is made up: what the head of the paper does not say is None, unless the rest
of the paper, or its file name with the paper agreeing, says it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corpus.councils import canonical
from corpus.pages import Page
from corpus.periods import URL, read_periods
from corpus.records import Status
from corpus.times import Period
from ingest.bodies import (
    BODY,
    BODY_NAME,
    MONTHS,
    SEPARATOR,
    body_of,
    committee_in_name,
    committee_of,
    without_owner,
)
from ingest.head import Head, read_head, texts_of
from ingest.kept_parts import parts_marked
from ingest.markings import exempt_until, status_of_line
from ingest.openness import openness
from ingest.own_council import own_council


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
    head = read_head(pages)
    texts = tuple(texts_of(block for page in pages for block in page.blocks))
    stem = re.sub(r"\.\w{1,5}$", "", file_name)
    found = {
        "council": own_council(head, pages, texts, stem),
        "committee": _first(committee_of(head), None, committee_in_name(stem, texts)),
        "met_on": _first(_met_on(head), None, _date_in_name(stem)),
        "title": _first(_title(head), None, None),
        "kind": _first(_kind(head), _kind_of_text(texts), None),
    }
    refers_to_exempt = parts_marked(texts, own=())
    marking, status, said_in = openness(head, pages, refers_to_exempt)
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
        refers_to_exempt=tuple(
            words for words in refers_to_exempt if words not in {marking, *head.lines}
        ),
    )


def _first(
    on_sheet: str | None, in_text: str | None, in_name: str | None
) -> tuple[str | None, str]:
    if on_sheet:
        return on_sheet, "front sheet"
    return (in_text, "text") if in_text else (in_name, "file name")


# Date.

_BEFORE_DATE = re.compile(
    rf"(?:^|[-–—|/,(:]|\bon|day|\bheld|\b{BODY})\s*$", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"\s*(?:$|[-–—|/,()]|at\b|\d{1,2}[.:]\d{2}|\d{1,2}\s?[ap]m\b|item\b)", re.IGNORECASE
)
_DAY_LENGTH, _MONTH_LENGTH = len("2025-02-05"), len("2022-01")


def _met_on(head: Head) -> str | None:
    said = read_periods(head.values.get("met_on", ""))
    for length in (_DAY_LENGTH, _MONTH_LENGTH):
        if day := _date_of(said, length):
            return day
    if day := _date_of(_apart(head.values.get("committee", "")), _DAY_LENGTH):
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
    r"date|agenda(?:\s+item|\s+and\s+decisions)?|decisions?|notice\s+of\s+meeting"
    r"|(?:draft\s+)?minutes(?:\s+of\s+meeting)?|municipal\s+year\b.*"
    r"|(?:directorate|department|division)\s+(?:for|of)\b.*"
    r"|(?:[\w'’&,]+\s+){1,4}(?:directorate|department)"
    r"|(?:joint\s+)?report(?:\s+(?:of|by)\b.*)?|item|no\.\s*item"
    r"|cover(?:\s+sheet)?|part\s*(?:1|2|i+)|(?:supplementary\s+)?agenda.*"
    r"|(?:agenda\s+)?item\s*(?:no\.?|number)?\s*\d+\w?\.?|items|digest.*|attendance|media|apologies",
    re.IGNORECASE,
)


_MINUTES_OF = re.compile(r"(?:draft\s+)?minutes\s+of\b", re.IGNORECASE)
# "Held at County Hall, Taunton": where they met, not what they were told.
_PLACE = re.compile(r"held\s+(?:at|in|on)\b|(?:place|present)\s*:", re.IGNORECASE)
# "Schools Forum Agenda item 6 20 November 2024 Paper C" is a running head.
_RUNNING_HEAD = re.compile(
    rf"^(?:[\w'’&,-]+\s+){{0,6}}?{BODY}\b"
    r"|\b(?:agenda\s+)?(?:item|paper|report)\s*(?:no\.?\s*)?(?:\d+\w?|[a-z])\b",
    re.IGNORECASE,
)
# "Tuesday, 16th January, 2024" is cut at its commas.
_DAY_OF_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b", re.IGNORECASE
)
_ITEM_BEFORE = re.compile(
    r"(?:agenda\s+)?item\s*(?:no\.?\s*)?\d+\w?\s*[:–—-]\s+(?=\S)", re.IGNORECASE
)
# A sender's address, a web site, an e-mail address or a reference is no title.
_ADDRESS = re.compile(
    rf"{URL}|\b[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}\b|^[A-Z]{{2,5}}[/-]\d\S*$"
)
_DEAR = re.compile(r"dear\s", re.IGNORECASE)
# "1.00pm via MS Teams": when and where they met.
_TIME_FIRST = re.compile(r"\d{1,2}(?:[.:]\d{2})?\s?[ap]m\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _title(head: Head) -> str | None:
    if said := head.values.get("title"):
        return said
    for line in head.lines:
        if _MINUTES_OF.match(line) and body_of(line):
            return line
    if subject := _subject_of_letter(head.lines):
        return subject
    titles = (title for line in head.lines if (title := _title_of(line)))
    generic = (line for line in head.lines if _GENERIC.fullmatch(line))
    return next(titles, None) or next(generic, None)


def _subject_of_letter(lines: Sequence[str]) -> str | None:
    """Return the line below "Dear Headteacher", where it is no sentence."""
    for line, after in pairwise(lines):
        if _DEAR.match(line) and not after.endswith("."):
            return after
    return None


def _title_of(line: str) -> str | None:
    """Return what is left of `line` without council, body, date and generic words."""
    line = _ITEM_BEFORE.sub("", line)
    is_other = line.endswith((":", ".")) or _PLACE.match(line) or _ADDRESS.search(line)
    if is_other or status_of_line(line) is not None:
        return None
    edges = [0]
    for found in SEPARATOR.finditer(line):
        edges += [found.start(), found.end()]
    edges.append(len(line))
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    kept = [(start, end) for start, end in parts if _is_title_part(line[start:end])]
    if not kept or body_of(line) == line:
        return None
    return line[kept[0][0] : kept[-1][1]]


def _is_title_part(part: str) -> bool:
    part = _WEEKDAY.sub("", part).strip()
    if (
        _TIME_FIRST.match(part)
        or not re.search(r"[A-Za-z]{2}", part)
        or _GENERIC.fullmatch(part.strip())
    ):
        return False
    if canonical(part) or BODY_NAME.fullmatch(without_owner(part)):
        return False
    rest = part.lower()
    for period in read_periods(part):
        rest = rest.replace(period.printed.lower(), "")
    rest = _RUNNING_HEAD.sub("", _DAY_OF_MONTH.sub("", rest))
    return bool(re.search(r"[a-z]{3}", re.sub(r"\d[\d.:]*\s*[ap]m", "", rest)))


def _kind(head: Head) -> str | None:
    if said := head.values.get("kind"):
        return said.lower()
    if any(map(_DEAR.match, head.lines)):
        return "letter"
    lines = " | ".join((*head.lines, head.values.get("title", "")))
    for pattern, kind in _KINDS:
        if re.search(pattern, lines, re.IGNORECASE):
            return kind
    return "report" if "title" in head.values else None


_KINDS = (
    (r"\bminutes\s+of\b|(?:^|\|\s)minutes\b", "minutes"),
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
