"""One paper, from file to everything that is read from it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.corrections import correct
from corpus.errors import UnreadablePaperError
from corpus.originals import paper_id_of
from corpus.pages import Page
from corpus.records import Correction, Paper, Reading, Status
from ingest.frontsheet import FrontSheet, read_front_sheet
from ingest.layout import arrange
from ingest.openness import UNMARKED
from ingest.passages import cut_passages
from ingest.readers.choose import read_pages
from ingest.register import Entry
from tools.audit import find_findings
from tools.events import find_events
from tools.figures import find_figures
from tools.risks import find_risks

# From the one that hides most to the one that hides least.
_STRICTNESS = (Status.EXEMPT, Status.UNKNOWN, Status.PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of a paper by people, rather than by its own front sheet.

    `entry` is its own in the register; `council` and `status` were given for a whole
    ingest. What the entry says goes before what was given for all, but the stricter
    status holds. `correction` is what officers have set since, and goes before all.
    """

    entry: Entry | None = None
    council: str | None = None
    status: Status | None = None
    correction: Correction = field(default_factory=Correction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How much an embedder takes in: at most `size` tokens of a text, so counted."""

    size: int
    token_count: Callable[[str], int]


def read_paper(path: Path, *, told: Told, window: Window) -> Reading:
    """Return everything that is read from `path`.

    Raises:
        PaperError: It cannot be read.
    """
    pages = arrange(read_pages(path))
    if not any(page.text.strip() for page in pages):
        raise UnreadablePaperError(path, "nothing is printed in it")
    sheet = read_front_sheet(pages, path.name)
    paper = keep_unknown(overrule(_paper(path, pages, sheet), told))
    paper = correct(paper, told.correction)
    figures = find_figures(paper, pages)
    return Reading(
        paper=paper,
        pages=pages,
        passages=cut_passages(
            paper, pages, token_count=window.token_count, window=window.size
        ),
        figures=figures,
        risks=find_risks(paper, pages),
        findings=find_findings(paper, pages, figures),
        events=find_events(paper, pages),
    )


def overrule(paper: Paper, told: Told) -> Paper:
    """Return `paper` as it is `told` to be, where it is told anything."""
    entry = told.entry or Entry(file=paper.file_name)
    given = {"council": told.council, "status": told.status}
    sources = dict(paper.sources)
    sources |= {name: "option" for name, value in given.items() if value}
    sources |= {name: "register" for name, value in entry if value and name != "file"}
    return replace(
        paper,
        council=entry.council or told.council or paper.council,
        committee=entry.committee or paper.committee,
        met_on=entry.met_on or paper.met_on,
        title=entry.title or paper.title,
        kind=entry.kind or paper.kind,
        status=min(
            filter(None, (entry.status, told.status)),
            key=_STRICTNESS.index,
            default=paper.status,
        ),
        sources=tuple(sources.items()),
    )


def keep_unknown(paper: Paper) -> Paper:
    """Return `paper`, its status unknown where nothing says it was ever published.

    A paper without a marking is taken as public only when it is some council's or
    committee's, of a date or of a kind; any other file may be anybody's.
    """
    sources = dict(paper.sources)
    is_known = paper.council or paper.committee or paper.met_on or paper.kind
    if is_known or sources.get("status") != UNMARKED:
        return paper
    sources["status"] = "nothing says that it is a committee's paper"
    return replace(paper, status=Status.UNKNOWN, sources=tuple(sources.items()))


def _paper(path: Path, pages: tuple[Page, ...], sheet: FrontSheet) -> Paper:
    return Paper(
        id=paper_id_of(path),
        file_name=path.name,
        council=sheet.council,
        committee=sheet.committee,
        met_on=sheet.met_on,
        title=sheet.title,
        kind=sheet.kind,
        status=sheet.status,
        marking=sheet.marking,
        exempt_until=sheet.exempt_until,
        sources=sheet.sources,
        refers_to_exempt=sheet.refers_to_exempt,
        page_count=sum(page.number is not None for page in pages) or None,
    )
