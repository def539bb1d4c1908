"""What a council says of its deficit otherwise than it did before, each by the sum.

"What changed since the last report?" asks for no one figure: of every year that the
newest paper, or table, says anew, the amount before and the amount now.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.intents import Intent
from assistant.lines import is_of_council
from assistant.overviews import OF_PAPERS
from assistant.phrases import phrases
from assistant.question import Question
from assistant.wording import coordinates, dated, say, who
from assistant.words import stems
from corpus.records import Figure, Measure
from tools.calculation import Calculation
from tools.likeness import print_vintage, said_on, time_of, time_order
from tools.revisions import changes, changes_within
from tools.trend import Step

MOST_STEPS = 6

_MAY_ASK = frozenset({Intent.CHANGE, Intent.TREND, Intent.LOOK_UP, Intent.COMPARE})

_SINCE = phrases(
    r"(?:since|from|than|on) (?:(?:the|their|its|your) )?(?:last|previous|earlier"
    r"|first)",
    r"what(?:['’]s| is| has| have)? (?:\w+ )?(?:changed?|new|different|moved)",
    r"how (?:has|have|did) [^?]* (?:changed?|moved|revised)",
    r"(?:better|worse|higher|lower|more|less) than (?:\w+ ){0,3}?(?:thought|expected"
    r"|planned|hoped|said|agreed|feared)",
)
# What asks for changes, and names none of them.
_OF_CHANGES = OF_PAPERS | frozenset(
    stems(
        "change changed last previous earlier latest plan forecast figure number since"
        " time new newer different difference move revise revised update deficit happen"
        " first position agreement better worse higher lower more less thought think"
        " expect expected plan planned hope hoped say fear originally original"
    )
)


def asks_what_changed(question: Question) -> bool:
    """Return whether `question` asks what is said otherwise, and of no one figure."""
    named = question.amounts or question.periods or len(question.councils) > 1
    is_asked = question.intent in _MAY_ASK
    is_open = not named and {*question.words} <= _OF_CHANGES
    return is_asked and is_open and bool(_SINCE.search(question.text))


def revised(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how the deficit of each year was revised, the last revision of each."""
    del weighed
    if not asks_what_changed(desk.question):
        return None
    steps = _steps(desk)[:MOST_STEPS]
    expressions = tuple(f"{each.after.id} - {each.before.id}" for each in steps)
    if missing := desk.missing(expressions):
        return Needs(missing)
    told = [
        _tell(desk, each, done)
        for each, expression in zip(steps, expressions, strict=True)
        if (done := desk.sums[expression]) is not None
    ]
    return Draft(status="answered", sentences=tuple(told)) if told else None


def _steps(desk: Desk) -> list[Step]:
    """The last revision of the balance of each time, the earliest time first."""
    balances = [
        figure
        for figure in desk.figures()
        if figure.measure is Measure.DSG_DEFICIT
        and figure.is_sign_told
        and is_of_council(desk.question, figure)
    ]
    by_time: dict[tuple[str | None, str], Step] = {}
    for each in sorted(_revisions(desk, balances), key=lambda s: said_on(s.after)):
        by_time[each.after.council, time_of(each.after) or ""] = each
    return sorted(by_time.values(), key=lambda s: time_order(time_of(s.after) or ""))


def _revisions(desk: Desk, balances: Sequence[Figure]) -> list[Step]:
    """What the last two papers say otherwise, else the tables of the one there is."""
    papers = sorted(
        (p for p in desk.found.papers if any(f.paper_id == p.id for f in balances)),
        key=lambda paper: paper.met_on or "",
    )
    by_paper = [[f for f in balances if f.paper_id == paper.id] for paper in papers]
    found = [changes(*by_paper[-2:])] if len(by_paper) > 1 else []
    if not any(each.revised or each.moved for each in found) and by_paper:
        found = list(changes_within(by_paper[-1]))
    return [step for each in found for step in (*each.revised, *each.moved)]


def _tell(desk: Desk, step: Step, change: Calculation) -> DraftSentence:
    """One revision: how far apart the two are, then each with the day it was said."""
    before, after = step.before, step.after
    word, way = ("up", "higher") if change.result > 0 else ("down", "lower")
    name = who(after, desk.papers()[after.paper_id])
    said = "; ".join(
        f"said {print_vintage(str(each.vintage))}: {{{each.id}}}, {what}"
        for each in (before, after)
        if (what := coordinates(replace(each, vintage=None)))
    )
    return say(
        f"{name}, {dated(time_of(after) or '')}: {{{change.id}}} {way}, {word} from"
        f" {{{before.id}}} to {{{after.id}}}: {change.expression}; {said}.",
        change.id,
        before.id,
        after.id,
    )
