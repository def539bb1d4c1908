"""A risk register's table to its entries, whatever its columns are called.

    header words + what the cells look like → each column's role → rows → entries

Roles are the fields of `corpus.records.Risk`, "id" for a printed reference, "title"
for a short name beside a longer description, and "other".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, zip_longest

from corpus.pages import Cell, Table
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Working
from tools.score_columns import part_scores
from tools.scores import Product, find_products

Grid = Sequence[Sequence[Cell]]

# A heading inside a register ("Workforce") is this short; a piece of a risk may not be.
GROUP_WORDS = 8
MARK_LIMIT = 40
NAME_LIMIT = 60
MOST_HEADER_ROWS = 3
# More columns than this leave too many ways to lay out a short row.
MOST_FITTED = 12

_EMPTY = Cell(text="")
_BLANK = re.compile(
    r"^(?:[-–—.]*|n\s?/?\s?a|tb[acd]|not scored|not applicable)$", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"(?:[,;–-]|\b(?:a|an|and|are|as|at|be|by|for|from|in|is|its|of|on|or|our|the|their"
    r"|to|with))$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?:]$")
# A number alone is a paragraph's or a count, and no risk.
_LETTER_IN = re.compile(r"[^\W\d_]")

_GRADE = (
    r"(?:very|extremely|almost|highly)?\s*(?:low|medium|moderate|high|critical|severe"
    r"|extreme|minor|major|significant|substantial|red|amber|green|yellow|black|orange"
    r"|likely|unlikely|possible|rare|remote|certain|probable|improbable|negligible"
    r"|catastrophic|insignificant|marginal|tolerable|serious)"
)
_LETTER = r"(?:[a-f]\d?|\d[a-f]|[lpi]\d|[lhmi]|ii|iii|iv|v)"
_MARK = rf"(?:\d{{1,3}}(?!\d)|{_LETTER}(?![a-z\d])|{_GRADE}\b)"
_BETWEEN = r"[\s()\[\]/=+–—×x,:▲▼△▽↑↓→←↔↗↘➔⬆⬇-]*"
_LEVEL = re.compile(rf"^{_BETWEEN}(?:{_MARK}{_BETWEEN})+$", re.IGNORECASE)

# Before anything is done about the risk; with what is in place; what is aimed at.
_UNMITIGATED = re.compile(
    r"unmitigated|uncontrolled|untreated|inherent|\bgross\b|\binitial|\braw\b|original"
    r"|\bpre\b|pre[- ]?(?:mitigation|control)|before|without (?:mitigation|control)",
    re.IGNORECASE,
)
_MITIGATED = re.compile(
    r"(?<!un)mitigated|residual|\bnet\b|\bpost\b|\bafter\b|remaining"
    r"|(?<!un)controlled|with (?:mitigation|control)",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\btarget|appetite|tolerance|desired", re.IGNORECASE)
_CURRENT = re.compile(r"\bcurrent|\blatest|\bnow\b|\bpresent\b", re.IGNORECASE)

_LIKELIHOOD = re.compile(r"likelihood|probability|\bprob\b|^l$|\bl$", re.IGNORECASE)
_IMPACT = re.compile(
    r"impact|severity|consequence|effect|implication|^i$|\bi$", re.IGNORECASE
)
_PRODUCT = re.compile(
    r"score|total|l\s?[x×]\s?i|likelihood.*[x×].*impact", re.IGNORECASE
)
# "Inherent score L": a factor of the score that its group is of.
_GROUPED_FACTOR = re.compile(
    r".*\b(?:score|rating|total)s?\b.*\s(?P<own>l|i|likelihood|impact|probability)",
    re.IGNORECASE,
)
_OF_A_SCORE = re.compile(
    r"[lips]|likelihood|impact|probability|severity|score|total|rating|rag",
    re.IGNORECASE,
)
# What sums up a risk's marks at one stage, beside those it is made of.
_OVERALL = re.compile(
    r"\b(?:score|total|rating|rag|overall|cat(?:egory)?|class|level|priority)$",
    re.IGNORECASE,
)
_STAGE_ALONE = re.compile(r"[\w-]+(?: risk)?", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\bprevious|\bprior\b|\blast (?:time|quarter|score|year)\b", re.IGNORECASE
)
_RATING = re.compile(
    r"\brag\b|rating|rated|colou?r|status|priority|level", re.IGNORECASE
)

# In this order: "Mitigating actions" are mitigations, "Action owner" is an owner.
_WORDED = (
    ("id", r"^(?:risk )?(?:id|ref(?:erence)?|no|number|#|item)\.?(?: no\.?)?$|^#$"),
    ("owner", r"owner|\blead(?:er|s)?\b|responsib|accountab|\bofficers?\b|\bwho\b"
     r"|manager"),
    ("other", r"\bdate\b|\bdeadline|\bby when\b|\btrend|direction|movement|\bcost\b"
     r"|benefit"),
    ("actions", r"(?:further|additional|future|planned|outstanding|required|next).*"
     r"(?:action|control|mitigation|step|measure)"
     r"|\bactions? (?:required|planned|taken|to)"),
    ("mitigations", r"mitigat|controls?\b|countermeasure|safeguard|treatment|response"
     r"|management of|managed|assurance"),
    ("actions", r"\bactions?\b|next steps?|\bplans?\b|\bprogress\b|\bupdate|comment"),
    ("workstreams", r"work ?-?streams?|\bprogramme\b|\bprojects?\b|\bservice\b"),
    ("category", r"categor|\btheme|\btype\b|\barea\b|\bdomain\b|\bclass\b|\bheading\b"),
    ("title", r"\brisk (?:title|name|summary|event)|^(?:title|name)$"),
    ("risk", r"description|\brisks?\b|threat|hazard|obstacle|\bissues?\b|concern"
     r"|uncertaint|vulnerabilit|what could go wrong|challenge|barrier"),
    ("cause", r"\bcauses?\b|trigger|\bdrivers?\b"),
    ("impact", r"impact|severity|consequence|effect|implication"),
)  # fmt: skip
_SAYS_RISK = re.compile(r"\brisks?\b|threat|hazard|obstacle", re.IGNORECASE)
_APPRAISAL = re.compile(
    r"\boptions?\b|benefit|advantage|\bpros\b|opportunit", re.IGNORECASE
)
# What any decision is weighed for, risk among the rest: "Implications and comments".
_MATTERS = re.compile(
    r"\blegal\b|\bfinanc(?:e|ial)\b|\bequalit|\bclimate\b|\bsustainab"
    r"|\bhuman (?:resources|rights)\b|\bpublic health\b|\bdata protection\b"
    r"|\bpolicy\b|\bprivacy\b|\bcrime\b|\bconsultation\b|\bHR\b",
    re.IGNORECASE,
)
_LEVELLED = re.compile(r"impact|score|rating|likelihood|exposure", re.IGNORECASE)
FEWEST_MATTERS = 2
# One score is told at so many times at least where one of them is older.
FEWEST_TIMES = 2
_ABOUT = {"unmitigated", "mitigated", "target", "likelihood", "impact", "rag",
          "mitigations", "actions", "owner"}  # fmt: skip
_STAGES = ("unmitigated", "mitigated", "target")
_MARKS = (*_STAGES, "likelihood", "rag", "owner")
_SCALED = {*_STAGES, "likelihood", "rag"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A risk as its register prints it.

    `ordinal` counts the register's entries from 1, repeated ones too. `said` holds the
    printed text of the other columns by their role, blanks left out. `cells` are those
    of its first printed row, `workings` its scores that are shown as products.
    """

    ordinal: int
    risk: Cell
    said: Mapping[str, str]
    cells: tuple[Cell, ...] = ()
    workings: tuple[Working, ...] = ()


def read_register(table: Table, *, is_about_risk: bool) -> tuple[Entry, ...]:
    """Return the entries of `table`, none when it is no risk register.

    Args:
        table: Any table of a paper.
        is_about_risk: The words around the table speak of risks, so that columns
            such as "Issue" and "Description" may be taken for them.
    """
    upright = _square([row.cells for row in table.rows])
    on_its_side = [list(column) for column in zip(*upright, strict=True)]
    for grid in (upright, on_its_side):
        for depth in _depths(table, len(grid)):
            header = _grouped(grid[:depth], grid[depth:])
            header, rest = part_scores(header, grid[depth:])
            roles = _read_roles(header, rest)
            names = [_header_words(header, i) for i in range(len(roles))]
            if _is_register(roles, names, is_about_risk=is_about_risk):
                body = _fitted(rest)
                entries = tuple(_entries(body, roles, header))
                return _worked(entries, roles, find_products(names, body))
    return ()


def _square(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[_EMPTY] * (width - len(row))] for row in rows]


def _depths(table: Table, height: int) -> list[int]:
    """How many rows may name the columns, the likeliest first; a title row included."""
    first = table.header_rows or 1
    others = [depth for depth in range(1, MOST_HEADER_ROWS + 1) if depth != first]
    return [depth for depth in (first, *others) if depth < height]


def _read_roles(header: Grid, body: Grid) -> list[str]:
    """The role of each column; a role but "other" and "title" is given once."""
    columns = list(zip_longest(*body, fillvalue=_EMPTY))
    names = [_header_words(header, index) for index in range(len(columns))]
    roles = [
        _level_role(name, names, column)
        if _holds_levels(column)
        else _worded_role(name)
        for name, column in zip(names, columns, strict=True)
    ]
    _settle_risk(roles, columns)
    _leave_older(roles, names)
    _leave_parts(roles, names)
    _keep_first(roles)
    return roles


def _grouped(header: Grid, body: Grid) -> Grid:
    """The header, an upper heading over the blanks that it spans.

    "Inherent score" stands once over "L", "I" and "Total", at the first or the midst.
    """
    *upper, lowest = header
    columns = list(zip_longest(*body, fillvalue=_EMPTY))
    levels = [
        bool(cell.text) and _holds_levels(column)
        for cell, column in zip(lowest, columns, strict=False)
    ]
    return [*(_spread(_over_runs(row, levels), lowest) for row in upper), lowest]


def _over_runs(row: Sequence[Cell], levels: Sequence[bool]) -> list[Cell]:
    """`row`, its one heading over columns of marks side by side over all of them."""
    spread = list(row)
    numbered = enumerate(levels)
    for is_level_run, own in groupby(numbered, key=lambda pair: pair[1]):
        run = [index for index, _ in own]
        named = {row[index].text: row[index] for index in run if row[index].text}
        if is_level_run and len(named) == 1:
            for index in run:
                spread[index] = next(iter(named.values()))
    return spread


def _spread(row: Sequence[Cell], below: Sequence[Cell]) -> list[Cell]:
    spread: list[Cell] = []
    for cell, own in zip(row, below, strict=True):
        is_part = _OF_A_SCORE.fullmatch(own.text) is not None
        spread.append(spread[-1] if spread and is_part and not cell.text else cell)
    return spread


def _leave_older(roles: list[str], names: Sequence[str]) -> None:
    """Of columns that tell one score at several times, leave the older ones out."""
    for stage in _STAGES:
        told = {
            index: _told_at(names[index])
            for index, role in enumerate(roles)
            if role == stage
        }
        if len(told) < FEWEST_TIMES or None in told.values():
            continue
        newest = max(told, key=lambda index: str(told[index]))
        for index in told.keys() - {newest}:
            roles[index] = "other"


def _leave_parts(roles: list[str], names: Sequence[str]) -> None:
    """Of the marks of one stage, leave those out that its overall one is made of."""
    for stage in _STAGES:
        told = {index for index, role in enumerate(roles) if role == stage}
        overall = {index for index in told if _OVERALL.search(names[index])}
        is_named = any(_STAGE_ALONE.fullmatch(names[index]) for index in told)
        for index in told - overall if overall and not is_named else ():
            roles[index] = "other"


def _told_at(name: str) -> str | None:
    """The time that a column's `name` says, a quarter's before its year's."""
    times = (*read_points(name), *read_periods(name))
    return next((t.as_at or t.year for t in times if t.as_at or t.year), None)


def _is_time(name: str) -> bool:
    """Whether a time is all that `name` says: a score as it then was."""
    return any(t.printed == name for t in (*read_points(name), *read_periods(name)))


def _header_words(header: Grid, index: int) -> str:
    words = dict.fromkeys(row[index].text for row in header if row[index].text)
    return " ".join(words)


def _holds_levels(column: Sequence[Cell]) -> bool:
    own = (cell for cell in column if not cell.is_merged)
    texts = [cell.text for cell in own if not _BLANK.match(cell.text)]
    return bool(texts) and sum(map(is_level, texts)) * 3 >= len(texts) * 2


def is_level(text: str) -> bool:
    """Tell whether `text` is a mark on a scale: "12", "4x3=12", "B2", "High", "Red"."""
    return len(text) <= MARK_LIMIT and bool(_LEVEL.match(text))


def _level_role(name: str, names: Sequence[str], column: Sequence[Cell]) -> str:
    """The role of a column of marks, its place before or after mitigation first."""
    is_numbers = any(cell.text.isdigit() for cell in column)
    if _worded_role(name) in {"id", "owner"} or not name:
        return "id"
    if _PREVIOUS.search(name):
        return "other"
    stage = _stage(name, names)
    is_likelihood, is_impact = _LIKELIHOOD.search(name), _IMPACT.search(name)
    is_product = _PRODUCT.search(_GROUPED_FACTOR.sub(r"\g<own>", name))
    if not is_product and bool(is_likelihood) != bool(is_impact):
        return "likelihood" if is_likelihood else "impact"
    if stage:
        return stage
    if _PRODUCT.search(name):
        return "unmitigated"
    if not (_RATING.search(name) or _SAYS_RISK.search(name) or _is_time(name)):
        return "other"
    return "unmitigated" if is_numbers else "rag"


def _stage(name: str, names: Sequence[str]) -> str | None:
    if _TARGET.search(name):
        return "target"
    if _MITIGATED.search(name):
        return "mitigated"
    if _UNMITIGATED.search(name):
        return "unmitigated"
    if _CURRENT.search(name):
        has_earlier = any(_UNMITIGATED.search(other) for other in names)
        return "mitigated" if has_earlier else "unmitigated"
    return None


def _worded_role(name: str) -> str:
    plain = " ".join(name.replace("/", " ").split())
    return next(
        (role for role, words in _WORDED if re.search(words, plain, re.IGNORECASE)),
        "other",
    )


def _settle_risk(roles: list[str], columns: Sequence[Sequence[Cell]]) -> None:
    """Of the columns that could be the risk, the one that says most; rest titles."""
    could_be = [index for index, role in enumerate(roles) if role == "risk"]
    titles = [index for index, role in enumerate(roles) if role == "title"]
    if not could_be and titles:
        could_be = titles
    if not could_be:
        return
    fullest = max(could_be, key=lambda index: _mean_length(columns[index]))
    for index in could_be:
        roles[index] = "risk" if index == fullest else "title"


def _mean_length(column: Sequence[Cell]) -> float:
    lengths = [len(cell.text) for cell in column if cell.text]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _keep_first(roles: list[str]) -> None:
    """A score and its colour both stand under "Residual": the first is the score."""
    seen: Counter[str] = Counter()
    for index, role in enumerate(roles):
        seen[role] += 1
        if seen[role] > 1:
            roles[index] = "other"


def _is_register(
    roles: Sequence[str], names: Sequence[str], *, is_about_risk: bool
) -> bool:
    """Whether columns are those of a register: of its risks, and of nothing else."""
    if "risk" not in roles or _is_of_matters(names):
        return False
    if any(_APPRAISAL.search(name) or len(name) > NAME_LIMIT for name in names):
        return False
    says_risk = bool(_SAYS_RISK.search(names[roles.index("risk")]))
    told = _ABOUT & set(roles)
    is_named = says_risk or is_about_risk or "title" in roles
    return is_named and len(told) >= (1 if says_risk and len(roles) > 2 else 2)  # noqa: PLR2004 -- two columns can be any list


def _is_of_matters(names: Sequence[str]) -> bool:
    """Whether columns are of matters of which risk is one: legal, equality, climate.

    A register may say what a risk's impact on several of them is.
    """
    matters = [n for n in names if _MATTERS.search(n) and not _LEVELLED.search(n)]
    return len(matters) >= FEWEST_MATTERS


def _fitted(body: Grid) -> Grid:
    """The rows, each short one with its marks under the columns that hold marks.

    Some converters drop a row's empty cells, so that a row without a score moves left.
    """
    levels = [_holds_levels(column) for column in zip(*body, strict=True)]
    return [_fitted_row(row, levels) for row in body]


def _fitted_row(row: Sequence[Cell], levels: Sequence[bool]) -> Sequence[Cell]:
    cells = [cell for cell in row if cell is not _EMPTY]
    if len(cells) in {0, 1, len(row)} or len(row) > MOST_FITTED:
        return row

    def misfits(chosen: tuple[int, ...]) -> int:
        return sum(
            is_level(cell.text) != levels[index]
            for index, cell in zip(chosen, cells, strict=True)
            if cell.text
        )

    best = min(combinations(range(len(row)), len(cells)), key=misfits)
    fitted = [_EMPTY] * len(row)
    for index, cell in zip(best, cells, strict=True):
        fitted[index] = cell
    return fitted


def _entries(body: Grid, roles: Sequence[str], header: Grid) -> Iterator[Entry]:
    """The rows as entries: repeated headers left out, pieces joined to their risk."""
    named = [[cell.text for cell in row] for row in header]
    group: str | None = None
    entry: Entry | None = None
    for row in body:
        if not any(cell.text for cell in row) or [c.text for c in row] in named:
            continue
        if entry and _continues(entry, row, roles):
            entry = _joined(entry, row, roles)
            continue
        if title := _group_title(row):
            group = title
            continue
        if not _LETTER_IN.search(_risk_cell(row, roles).text):
            continue
        if entry:
            yield entry
        entry = _entry(
            row, roles, ordinal=1 + (entry.ordinal if entry else 0), group=group
        )
    if entry:
        yield entry


def _worked(
    entries: Sequence[Entry],
    roles: Sequence[str],
    products: Sequence[Sequence[Product]],
) -> tuple[Entry, ...]:
    """The entries, each with those of the `products` that stand in its first row."""

    def workings(entry: Entry) -> Iterator[Working]:
        for role, cell in zip(roles, entry.cells, strict=True):
            stage = role if role in _STAGES else None
            for product in (p for row in products for p in row if p.cell is cell):
                yield replace(product.working, stage=stage)

    return tuple(replace(entry, workings=tuple(workings(entry))) for entry in entries)


def _continues(entry: Entry, row: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Tell whether `row` is the rest of `entry`, cut off by a page break."""
    said = _said(row, roles)
    if any(mark in said for mark in (*_MARKS, "id")):
        return False
    risk = row[roles.index("risk")].text
    if not risk:
        return True
    if risk[:1].islower() or _UNFINISHED.search(entry.risk.text):
        return True
    has_marks = any(mark in entry.said for mark in _MARKS)
    return has_marks and not _FINISHED.search(entry.risk.text) and not _group_title(row)


def _group_title(row: Sequence[Cell]) -> str | None:
    """A row that says one short thing, once or across: the heading of those below."""
    texts = {cell.text for cell in row if cell.text}
    title = texts.pop()
    if texts or len(title.split()) > GROUP_WORDS or _FINISHED.search(title):
        return None
    return title


def _said(row: Sequence[Cell], roles: Sequence[str]) -> dict[str, str]:
    """What the columns but the risk's say; a cell over several is the first one's.

    Of marks it is nobody's: the register does not say which of them it gives.
    """
    said: dict[str, str] = {}
    for own in _spans(row):
        role, cell = roles[own[0]], row[own[0]]
        is_mark = len(own) > 1 and any(roles[index] in _SCALED for index in own)
        if (
            role not in {"risk", "other"}
            and not _BLANK.match(cell.text)
            and not is_mark
        ):
            said[role] = cell.text
    return said


def _spans(row: Sequence[Cell]) -> list[list[int]]:
    """The columns that each cell of `row` stands over, side by side."""
    spans: list[list[int]] = []
    for index, cell in enumerate(row):
        is_beside = cell.is_merged and index and cell.places == row[index - 1].places
        if is_beside and cell.places:
            spans[-1].append(index)
        else:
            spans.append([index])
    return spans


def _entry(
    row: Sequence[Cell], roles: Sequence[str], *, ordinal: int, group: str | None
) -> Entry:
    said = _said(row, roles)
    if group:
        said.setdefault("category", group)
    risk = _risk_cell(row, roles)
    return Entry(ordinal=ordinal, risk=risk, said=said, cells=tuple(row))


def _risk_cell(row: Sequence[Cell], roles: Sequence[str]) -> Cell:
    """The cell that says the risk; its title where the description is blank."""
    cell = row[roles.index("risk")]
    return row[roles.index("title")] if not cell.text and "title" in roles else cell


def _joined(entry: Entry, row: Sequence[Cell], roles: Sequence[str]) -> Entry:
    rest = row[roles.index("risk")]
    said = dict(entry.said)
    for role, text in _said(row, roles).items():
        said[role] = f"{said[role]} {text}" if role in said else text
    risk = replace(
        entry.risk,
        text=f"{entry.risk.text} {rest.text}".strip(),
        places=entry.risk.places + rest.places,
    )
    return replace(entry, risk=risk, said=said)
