"""What a paper says of itself at its head: council, committee, date, title, status.

    Report subject | SEND improvement         a table of labels and values,
    MEETING DATE:    5 February 2025          lines of them,
    Cabinet - Tuesday, 5th February 2025      or a page's own headings

Nothing is made up: what the head of the paper does not say is None, unless the rest
of the paper, or its file name with the paper agreeing, says it.
"""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.councils import ENGLAND, CouncilMention, canonical, find_councils
from corpus.pages import Page
from corpus.periods import read_periods
from corpus.records import Status
from corpus.times import Period
from ingest.head import Head, read_head, texts_of
from ingest.markings import exempt_until, parts_marked, status_of_line
from ingest.openness import openness


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
        "council": _first(
            _council(head), _council_of_text(texts), _in_name(stem, texts)
        ),
        "committee": _first(_committee(head), None, _committee_in_name(stem, texts)),
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


# Council.

_MIN_MENTIONS = 5
_MIN_SHARE = 0.75


def _council(head: Head) -> str | None:
    if name := canonical(head.values.get("council", "")):
        return name
    named = {
        mention.name
        for line in (*head.lines, head.values.get("committee", ""))
        for mention in find_councils(line)
        if mention.printed.lower().endswith("council")
        or canonical(line) == mention.name != ENGLAND
        or _is_of(mention, line)
    }
    return named.pop() if len(named) == 1 else None


def _is_of(council: CouncilMention, line: str) -> bool:
    """Tell whether `line` begins with `council` as whose body it names."""
    if council.start != 0:
        return False
    body = _body_of(line) or ""
    is_its = line.startswith(council.printed) and _OF_A_COUNCIL.search(body)
    return bool(is_its or _COUNCIL_OF_IT.match(line, council.end))


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
    r"(?:(?:draft\s+|public\s+)?(?:(?:minutes|meeting)\s+of|agenda\s+for|reports?\s+(?:to|for)"
    rf"|an?|the)\s+)*(?P<name>(?:[\w'’&,-]+\s+){{0,10}}?{_BODY}"
    r"(?:\s+(?:committee|panel))?)(?:\s+meeting)?",
    re.IGNORECASE,
)
# A board or a panel may be a partnership's.
_OF_A_COUNCIL = re.compile(r"(?:cabinet|committee|executive|forum)$", re.IGNORECASE)
# "Derby" found, what follows may say that it is the council: "Derby City Council".
_COUNCIL_OF_IT = re.compile(
    r"(?:\s+(?:borough|city|county|district|metropolitan))*\s+council\b", re.IGNORECASE
)
# A longer name is somebody's sentence.
_BODY_WORDS = 12
_SEPARATOR = re.compile(
    r"\s+[-–—|/]\s+|\s*\|\s*|,\s+|\s+on\s+(?=\w+day)"
    r"|\s+held\s+(?:at|on)\s+|\s*[()]\s*",
    re.IGNORECASE,
)


def _committee(head: Head) -> str | None:
    said = head.values.get("committee")
    if said and not canonical(said):
        return _body_of(said) or said
    return next((name for line in head.lines if (name := _body_of(line))), None)


def _body_of(line: str) -> str | None:
    """Return the body that a part of `line`, between dashes or bars, is the name of."""
    whole = _BODY_NAME.fullmatch(line)
    parts = [line] if whole else _SEPARATOR.split(line)
    names = [found["name"] for part in parts if (found := _BODY_NAME.fullmatch(part))]
    if not names or len(names[-1].split()) > _BODY_WORDS:
        return None
    name = _without_council(names[-1].strip())
    return name.title() if name.isupper() else name


def _without_council(name: str) -> str:
    """Return the body `name` is of, where it is named after its council."""
    for council in find_councils(name)[:1]:
        after = _COUNCIL_OF_IT.match(name, council.end)
        is_whole = re.search(r"\b(?:council|borough)\b", council.printed, re.IGNORECASE)
        end = after.end() if after else council.end
        body = _BODY_NAME.fullmatch(name[end:].strip())
        if council.start == 0 and (after or is_whole) and body:
            return body["name"]
    return name


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
    r"agenda(?:\s+item|\s+and\s+decisions)?|minutes|decisions?"
    r"|report(?:\s+(?:of|by)\b.*)?|item|no\.\s*item"
    r"|cover(?:\s+sheet)?|part\s*(?:1|2|i+)|(?:supplementary\s+)?agenda.*"
    r"|(?:agenda\s+)?item\s*(?:no\.?|number)?\s*\d+\w?\.?|items|digest.*|attendance|media|apologies",
    re.IGNORECASE,
)


_MINUTES_OF = re.compile(r"(?:draft\s+)?minutes\s+of\b", re.IGNORECASE)
# "Held at County Hall, Taunton": where they met, not what they were told.
_PLACE = re.compile(r"held\s+(?:at|in|on)\b|(?:place|present)\s*:", re.IGNORECASE)
# "Schools Forum Agenda item 6 20 November 2024 Paper C" is a running head.
_RUNNING_HEAD = re.compile(
    rf"^(?:[\w'’&,-]+\s+){{0,6}}?{_BODY}\b"
    r"|\b(?:agenda\s+)?(?:item|paper|report)\s*(?:no\.?\s*)?(?:\d+\w?|[a-z])\b",
    re.IGNORECASE,
)
# "Tuesday, 16th January, 2024" is cut at its commas.
_DAY_OF_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(month_name[1:])})\b", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _title(head: Head) -> str | None:
    if said := head.values.get("title"):
        return said
    for line in head.lines:
        if _MINUTES_OF.match(line) and _body_of(line):
            return line
    titles = (title for line in head.lines if (title := _title_of(line)))
    generic = (line for line in head.lines if _GENERIC.fullmatch(line))
    return next(titles, None) or next(generic, None)


def _title_of(line: str) -> str | None:
    """Return what is left of `line` without council, body, date and generic words."""
    is_other = line.endswith((":", ".")) or _PLACE.match(line)
    if is_other or status_of_line(line) is not None:
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
    part = _WEEKDAY.sub("", part).strip()
    if not re.search(r"[A-Za-z]{2}", part) or _GENERIC.fullmatch(part.strip()):
        return False
    if canonical(part) or _BODY_NAME.fullmatch(part):
        return False
    rest = part.lower()
    for period in read_periods(part):
        rest = rest.replace(period.printed.lower(), "")
    rest = _RUNNING_HEAD.sub("", _DAY_OF_MONTH.sub("", rest))
    return bool(re.search(r"[a-z]{3}", re.sub(r"\d[\d.:]*\s*[ap]m", "", rest)))


def _kind(head: Head) -> str | None:
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
