"""What might answer: the sentences, rows and cells of what was found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpus.money import Amount, read_amounts
from corpus.periods import read_periods
from corpus.records import Figure, Hit, Locator, Paper, PaperId, Passage, Unit
from tools.sentences import split_sentences

# A text with fewer words than this speaks through its heading ("N/A").
FEW_WORDS = 4
# A sentence so short is a title or a pointer more often than an answer.
SHORT_WORDS = 7
# A day is written so; columns are often named by those on which a year closes.
DAY = len("2024-03-31")
_YEAR_ENDS = ("-03-31", "-04-01")
# A dated row of so few words names a column.
LEAST_DATED = 5
# So much of a list is quoted with the sentence that leads into it, in characters.
LIST_LIMIT = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence or a table cell that might answer.

    `id` is the passage's or the figure's. `quote` stands word for word in the paper.
    `nearby` is what surrounds it: headings, caption, the rest of its passage. `is_row`
    where it is a table's row, read as one line.
    """

    id: str
    quote: str
    text: str
    nearby: str
    paper: Paper
    locator: Locator
    figures: tuple[Figure, ...]
    cell: Figure | None = None
    distance: float | None = None
    order: int = 0
    position: int = 0
    is_row: bool = False


def amounts_told(candidate: Candidate) -> frozenset[tuple[Decimal, Unit]]:
    """Return the size and unit of each amount that `candidate` prints or stands for."""
    printed = read_amounts(candidate.quote)
    return frozenset((*sizes(candidate.figures), *sizes(printed)))


def sizes(amounts: Iterable[Amount | Figure]) -> Iterator[tuple[Decimal, Unit]]:
    """Yield the size of each of `amounts` whatever its sign, with its unit."""
    return ((each.amount.copy_abs(), each.unit) for each in amounts)


def gather(
    hits: Iterable[Hit], figures: Iterable[Figure], papers: Mapping[PaperId, Paper]
) -> tuple[Candidate, ...]:
    """Return the candidates that `hits` and `figures` hold."""
    figures = tuple(figures)
    rows = {(f.paper_id, f.quote) for f in figures if f.caption is not None}
    tabled: dict[PaperId, list[Figure]] = defaultdict(list)
    in_prose: dict[PaperId, list[Figure]] = defaultdict(list)
    for figure in figures:
        kind = in_prose if figure.caption is None else tabled
        kind[figure.paper_id].append(figure)
    found: dict[tuple[PaperId, str, str], Candidate] = {}
    for order, hit in enumerate(hits):
        for position, quote in enumerate(_units(hit)):
            if (hit.paper.id, quote) in rows:
                continue
            is_table = hit.passage.table is not None
            if is_table and _says_nothing(quote, hit.passage):
                continue
            # A sentence stands with its paragraph's number, or leads into a list.
            near = (tabled if is_table else in_prose)[hit.paper.id]
            here = tuple(f for f in near if f.quote in quote)
            is_head = is_table and position == 0 and not here and _has_more(hit)
            cells = (f for f in near if f.caption == hit.passage.table)
            if is_head and (_heads_any(cells, quote) or not _is_dated(quote)):
                continue
            candidate = Candidate(
                id=hit.passage.id,
                quote=quote,
                text=quote,
                nearby=f"{hit.passage.context} {hit.passage.text}",
                paper=hit.paper,
                locator=here[0].locator if here else hit.passage.locator,
                figures=here,
                distance=hit.distance,
                order=order,
                position=position,
                is_row=is_table and quote in rows_of(hit.passage),
            )
            found.setdefault((hit.paper.id, quote, ""), candidate)
    for figure in figures:
        if figure.caption is not None and figure.paper_id in papers:
            found[figure.paper_id, figure.quote, figure.id] = _cell(figure, papers)
    return tuple(found.values())


def _units(hit: Hit) -> Iterable[str]:
    """The sentences of a passage, or the rows where it is a table.

    A sentence that leads into a list is one with it.
    """
    lines = hit.passage.text.splitlines()
    if hit.passage.table is not None:
        for line in lines:
            yield " ".join(line.split())
            yield from _sentences_in_row(line)
        return
    for number, line in enumerate(lines):
        sentences = [sentence.text for sentence in split_sentences(line)]
        is_lead = bool(sentences) and line.rstrip().endswith((":", "–", "-"))
        yield from sentences[: -1 if is_lead else None]
        if is_lead:
            led = " ".join((sentences[-1], *lines[number + 1 :]))
            yield " ".join(led[:LIST_LIMIT].split())


def rows_of(passage: Passage) -> frozenset[str]:
    """Return the lines of a table's passage, white space one space."""
    return frozenset(" ".join(line.split()) for line in passage.text.splitlines())


def _sentences_in_row(row: str) -> Iterable[str]:
    """The sentences of a row's cells, where one of them holds several.

    Such a row may run over a page, and then stands nowhere in one piece.
    """
    for cell in row.split("\t"):
        sentences = [" ".join(s.text.split()) for s in split_sentences(cell)]
        if len(sentences) > 1:
            yield from (s for s in sentences if len(s.split()) >= SHORT_WORDS)


def _says_nothing(row: str, passage: Passage) -> bool:
    """Whether a row is a table's heads or a title; those of a front sheet are few."""
    if is_of_front(passage.locator):
        return False
    return is_bare_row(row) or row in passage.context


def _heads_any(cells: Iterable[Figure], row: str) -> bool:
    """Whether `row` names the column of any of `cells`."""
    return any(cell.column_path and cell.column_path[-1] in row for cell in cells)


def _has_more(hit: Hit) -> bool:
    """Whether rows follow the first of a table, which then only names its columns."""
    is_front = is_of_front(hit.passage.locator)
    return not is_front and len(hit.passage.text.splitlines()) > 1


def _is_dated(row: str) -> bool:
    """Whether a table's first row says what happens on a day, and names no columns."""
    days = [time for time in read_periods(row) if len(time.as_at or "") == DAY]
    is_closing = any((time.as_at or "")[4:] in _YEAR_ENDS for time in days)
    return len(days) == 1 and not is_closing and len(row.split()) > LEAST_DATED


def is_of_front(place: Locator) -> bool:
    """Return whether a place is on a paper's front sheet, whose rows say two words."""
    return place.words.startswith("front sheet")


def is_bare_row(row: str) -> bool:
    """Return whether a table's row says nothing: columns named, or a group's title.

    A milestone's row, with the dates it was due and is due now, says when.
    """
    if len(row.split()) < FEW_WORDS:
        return not any(mark.isdigit() for mark in row)
    times = read_periods(row)
    if len(times) < 2 or read_amounts(row):  # noqa: PLR2004 -- columns named by time
        return False
    rest = len(row.split()) - sum(len(time.printed.split()) for time in times)
    return rest < FEW_WORDS or not any(time.as_at for time in times)


def _cell(figure: Figure, papers: Mapping[PaperId, Paper]) -> Candidate:
    path = " ".join((*figure.row_path, *figure.column_path))
    # A row that goes on to a remark says it of all its cells, and of none the more.
    is_row = figure.row_path and figure.quote.startswith(figure.row_path[-1])
    is_prose = not is_row and figure.printed != figure.quote
    return Candidate(
        id=figure.id,
        quote=figure.quote,
        text=f"{path} {figure.printed} {figure.quote if is_prose else ''}",
        nearby=f"{figure.caption or ''} {figure.locator.words} {figure.quote}",
        paper=papers[figure.paper_id],
        locator=figure.locator,
        figures=(figure,),
        cell=figure,
    )
