"""Blocks to risks: every entry of every risk register, with its place in the paper."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corpus.pages import Cell, Footnote, Heading, Page, Paragraph, Place, Table
from corpus.records import Paper, Risk, RiskId
from tools.register import Entry, read_register
from tools.risk_forms import lay_out_forms
from tools.schemes import read_scheme
from tools.sections import Standing, locator, shorten, walk

# A printed row longer than this is quoted by its risk alone.
ROW_LIMIT = 900

_RISK_WORD = re.compile(r"\brisks?\b", re.IGNORECASE)
_APPENDIX = re.compile(r"^(?:appendix|annex|schedule)\s+[A-Z0-9]+\b", re.IGNORECASE)
_SCORE = re.compile(
    r"=\s*(\d{1,3})\b|^(\d{1,3})\s*[(\[]\s*\d\s*[x×]|[(\[](\d{1,3})[)\]]$"
)
_GRADE = (
    r"(?:(?:very |extremely )?(?:low|medium|moderate|high|critical|severe|extreme)"
    r"|red|amber|green|yellow|black)"
)
_GRADED = re.compile(
    rf"(?P<first>\d{{1,3}})\W{{1,3}}(?P<after>{_GRADE})\W?"
    rf"|(?P<before>{_GRADE})\W{{1,3}}(?P<last>\d{{1,3}})\W?",
    re.IGNORECASE,
)
# "20 ▲": the score, and which way it went.
_MOVED = re.compile(r"(\d{1,3})\s*[▲▼△▽↑↓→←↔↗↘➔⬆⬇]")
_COLOUR = re.compile(r"\b(?:red|amber|green|yellow|black)\b", re.IGNORECASE)


def find_risks(paper: Paper, pages: tuple[Page, ...]) -> tuple[Risk, ...]:
    """Return the risks of every register in `pages`, in order.

    Entries of one register that say the same in every column are one risk.
    """
    scheme = _find_scheme(pages)
    counted: Counter[str] = Counter()
    found: dict[tuple[str, ...], Risk] = {}
    for standing in lay_out_forms(tuple(walk(pages))):
        name = register_name(standing)
        entries = _entries(standing)
        for entry in entries:
            ordinal = entry.said.get("id") or str(counted[name] + entry.ordinal)
            key = (name, entry.risk.text, *_without_id(entry))
            if key not in found:
                words = f"{name}; risk {ordinal}"
                found[key] = _risk(paper, pages, entry, words=words, scheme=scheme)
        counted[name] += len(entries)
    return tuple(found.values())


def _entries(standing: Standing) -> tuple[Entry, ...]:
    table = standing.block
    if not isinstance(table, Table):
        return ()
    around = (table.caption, table.lead, *standing.headings[-1:])
    is_about_risk = any(_RISK_WORD.search(words) for words in around if words)
    return read_register(table, is_about_risk=is_about_risk)


def register_name(standing: Standing) -> str:
    """Return a register's caption, else the appendix or heading it stands under."""
    table = standing.block
    if not isinstance(table, Table) or table.caption:
        return standing.words
    if table.lead and (appendix := _APPENDIX.match(table.lead)):
        return appendix[0]
    if standing.headings:
        heading = standing.headings[-1]
        appendix = _APPENDIX.match(heading)
        return appendix[0] if appendix else shorten(heading)
    return standing.words


def _without_id(entry: Entry) -> tuple[str, ...]:
    return tuple(text for role, text in entry.said.items() if role != "id")


def _risk(
    paper: Paper,
    pages: tuple[Page, ...],
    entry: Entry,
    *,
    words: str,
    scheme: str | None,
) -> Risk:
    said = entry.said
    page = _page_text(pages, entry.risk)
    place = _row_place(entry, page)
    quote = " ".join(page[place.start : place.end].split())
    key = "\n".join((paper.id, words, entry.risk.text))
    return Risk(
        id=RiskId(f"r-{hashlib.sha256(key.encode()).hexdigest()[:10]}"),
        paper_id=paper.id,
        council=paper.council,
        risk=entry.risk.text,
        locator=locator(words, (place,)),
        quote=quote,
        unmitigated=_score(said.get("unmitigated")),
        mitigated=_score(said.get("mitigated")),
        target=_score(said.get("target")),
        likelihood=said.get("likelihood"),
        impact=said.get("impact"),
        scheme=scheme,
        rag=said.get("rag") or _grade(said.get("mitigated")),
        category=said.get("category") or said.get("title"),
        workstreams=said.get("workstreams"),
        mitigations=said.get("mitigations"),
        actions=said.get("actions"),
        owner=said.get("owner"),
        workings=entry.workings,
    )


def _score(printed: str | None) -> str | None:
    """The score alone: "16" of "4 x 4 = 16" and of "16 Red"; else as printed."""
    if printed and (graded := _GRADED.fullmatch(printed)):
        return graded["first"] or graded["last"]
    if printed and (moved := _MOVED.fullmatch(printed)):
        return moved[1]
    if printed and (score := _SCORE.search(printed)):
        return next(number for number in score.groups() if number)
    return printed


def _grade(printed: str | None) -> str | None:
    """The colour or the word that stands beside a score: "Red" of "16 Red"."""
    if printed is None:
        return None
    if graded := _GRADED.fullmatch(printed):
        return graded["after"] or graded["before"]
    colour = _COLOUR.search(printed)
    return colour[0] if colour else None


def _row_place(entry: Entry, page: str) -> Place:
    """The printed row from its risk on, as far as it stands in one piece on `page`.

    Of a row too long to read at a glance, the risk alone.
    """
    risk = entry.risk.places[0]
    places = (place for cell in entry.cells for place in cell.places)
    rest = sorted(
        (
            place
            for place in places
            if place.page_number == risk.page_number and place.start > risk.start
        ),
        key=lambda place: place.start,
    )
    end, boxes = risk.end, risk.boxes
    for place in rest:
        if page[end : place.start].strip():
            break
        end, boxes = place.end, (*boxes, *place.boxes)
    if end > risk.start + ROW_LIMIT:
        return risk
    return replace(risk, end=end, boxes=boxes)


def _page_text(pages: tuple[Page, ...], cell: Cell) -> str:
    """The text of the page that `cell` stands on; sheets have no numbers to tell."""
    place, first = cell.places[0], cell.text.split()[:1]
    texts = [page.text for page in pages if page.number == place.page_number]
    own = (t for t in texts if t[place.start : place.end].split()[:1] == first)
    return next(own, texts[0] if texts else "")


def _find_scheme(pages: tuple[Page, ...]) -> str | None:
    """The paper's own words for how its risks are scored, or None."""
    found = (read_scheme(text) for text in _prose(pages))
    return next(filter(None, found), None)


def _prose(pages: tuple[Page, ...]) -> Iterator[str]:
    for page in pages:
        for block in page.blocks:
            match block:
                case Heading() | Paragraph() | Footnote():
                    yield block.text
                case Table(caption=caption, lead=lead, rows=rows):
                    yield " ".join(filter(None, (caption, lead)))
                    yield " ".join(cell.text for row in rows[:2] for cell in row.cells)
