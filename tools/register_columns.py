"""What each column of a risk register holds, by its heading and by its cells.

    header words + what the cells look like → each column's role

Roles are the fields of `corpus.records.Risk`, "id" for a printed reference, "title"
for a short name beside a longer description, and "other".
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from corpus.pages import Cell
from corpus.periods import read_periods
from corpus.points import read_points
from tools.levels import holds_levels

Grid = Sequence[Sequence[Cell]]

STAGES = ("unmitigated", "mitigated", "target")
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
SAYS_RISK = re.compile(r"\brisks?\b|threat|hazard|obstacle", re.IGNORECASE)
# One score is told at so many times at least where one of them is older.
FEWEST_TIMES = 2


def read_roles(header: Grid, body: Grid) -> list[str]:
    """Return the role of each column; a role but "other" and "title" is given once."""
    columns = list(zip(*body, strict=True))
    names = [header_words(header, index) for index in range(len(columns))]
    roles = [
        _level_role(name, names, column) if holds_levels(column) else _worded_role(name)
        for name, column in zip(names, columns, strict=True)
    ]
    _settle_risk(roles, columns)
    _leave_older(roles, names)
    _leave_parts(roles, names)
    _keep_first(roles)
    return roles


def grouped(header: Grid, body: Grid) -> Grid:
    """Return the header, an upper heading over the blanks that it spans.

    "Inherent score" stands once over "L", "I" and "Total", at the first or the midst.
    """
    *upper, lowest = header
    columns = list(zip(*body, strict=True))
    levels = [
        bool(cell.text) and holds_levels(column)
        for cell, column in zip(lowest, columns, strict=False)
    ]
    return [*(_spread(_over_runs(row, levels), lowest) for row in upper), lowest]


def header_words(header: Grid, index: int) -> str:
    """Return what stands over the column at `index`, from 0, none of it twice."""
    words = dict.fromkeys(row[index].text for row in header if row[index].text)
    return " ".join(words)


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
    for stage in STAGES:
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
    for stage in STAGES:
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
    if not (_RATING.search(name) or SAYS_RISK.search(name) or _is_time(name)):
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
