"""What is said in one part of a paper and holds for the others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.money import Amount, read_amounts
from corpus.pages import Table
from corpus.periods import read_periods
from corpus.records import Paper, Unit
from corpus.scales import Scale, read_scale
from corpus.times import Period
from tools.account_year import FRONT_TEXTS, account_year, is_of_an_account, only_year
from tools.closed_years import reports_outturn
from tools.funds import names_own_budget
from tools.reporting import own_point
from tools.sections import Standing
from tools.sentences import split_sentences

_VALVE = re.compile(r"\bsafety[- ]valve\b", re.IGNORECASE)
# "Figures in tables are in £'000s", "All money is in thousands of pounds".
_OF_ALL = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:all |the )?(?:figures|amounts|money|values|sums)\b"
    r"[^.;]{0,40}?\b(?:is|are|in|shown|stated|expressed|given)\b[^.;]{0,20}?\bin\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A paper's blocks, and what is said in one that holds for others.

    `subject` is its title, and the Safety Valve if it speaks of it. `known` are the
    amounts its paragraphs print with their size, by the paragraph's place. `year` is
    the financial year that all of it accounts for, if it does for one, `point` the one
    of that year at which it tells how things stand. `scale` is the unit that it says
    all its money is in. `is_of_outturn` tells a report of what a year came to, by its
    title or a line at its front that is one. `own_budget` is the first heading over
    what the council spends beside the grant, if it has one.
    """

    paper: Paper
    standings: tuple[Standing, ...]
    subject: str
    known: Mapping[int, tuple[Amount, ...]]
    year: str | None
    point: Period | None
    scale: Scale | None
    is_of_outturn: bool
    own_budget: str | None


def read_whole(paper: Paper, standings: tuple[Standing, ...]) -> Whole:
    """Return `paper` with its blocks as they stand, in reading order."""
    texts = {
        place: standing.block.text
        for place, standing in enumerate(standings)
        if not isinstance(standing.block, Table)
    }
    valves = (_VALVE.search(text) for text in texts.values())
    mentioned = next((found[0] for found in valves if found), "")
    has_tables = len(texts) < len(standings)
    return Whole(
        paper=paper,
        standings=standings,
        subject=f"{paper.title or ''} {mentioned}".strip(),
        known={
            place: tuple(a for a in read_amounts(text) if a.has_scale)
            for place, text in texts.items()
            if has_tables and "£" in text
        },
        year=account_year(paper.title, tuple(texts.values()), met_on=paper.met_on)
        or only_year(_of_accounts(standings)),
        point=own_point(paper, standings),
        scale=_scale_of_all(texts.values()),
        is_of_outturn=reports_outturn((paper.title, *[*texts.values()][:FRONT_TEXTS])),
        own_budget=next(
            (h for s in standings for h in s.headings if names_own_budget(h)), None
        ),
    )


def _scale_of_all(texts: Iterable[str]) -> Scale | None:
    """The unit in pounds that a sentence says for the figures of the whole paper."""
    said = (
        read_scale(sentence.text)
        for text in texts
        for sentence in split_sentences(text)
        if _OF_ALL.match(sentence.text)
    )
    return next((scale for scale in said if scale and scale.unit is Unit.GBP), None)


def _of_accounts(standings: Iterable[Standing]) -> Iterator[Period]:
    """The times that captions of budget or spend name."""
    for standing in standings:
        table = standing.block
        if isinstance(table, Table) and is_of_an_account(table.caption or ""):
            yield from read_periods(table.caption or "")


def known_amounts(whole: Whole, index: int) -> tuple[Amount, ...]:
    """Return the amounts that sentences print, those nearest block `index` first.

    What stands under the same headings comes before the rest of the paper.
    """
    here = whole.standings[index].headings
    nearest = sorted(
        whole.known,
        key=lambda place: (
            whole.standings[place].headings != here,
            abs(place - index),
        ),
    )
    return tuple(amount for place in nearest for amount in whole.known[place])
