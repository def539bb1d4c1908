"""Councils side by side: ranked only when nothing keeps their figures apart."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from assistant.agreements import told_of
from assistant.candidates import Candidate
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import OTHERS, SETS_AGAINST
from assistant.grounds import NO_AGREEMENT
from assistant.intents import MOVE_WORDS, Intent
from assistant.kinds import UNITS, Wanted
from assistant.lines import lines_of, meant
from assistant.most_alike import most_alike, sided, unpaid
from assistant.question import Question
from assistant.reading import in_order
from assistant.replies import reply_to
from assistant.rows_named import row_words_asked
from assistant.stated import is_quoted
from assistant.times_told import is_of
from assistant.wording import list_figure, quote, say, state_figure, tell_sum
from corpus.records import Figure, Measure
from tools.calculation import Calculation
from tools.likeness import (
    caveats,
    differences,
    newest_first,
    time_order,
)
from tools.likeness import time_of as time_at

# "Which is larger, and by how much": then the difference is told too.
_HOW_FAR_APART = re.compile(
    r"\bby (?:how|what)\b|\bhow (?:much|far|many) (?:\w+ )?(?:more|less|bigger|larger"
    r"|smaller|higher|lower|greater|worse|better|deeper|apart|fewer)\b"
    r"|\bdifferences?\b|\bgap\b|\b(?:take|taking|subtract|minus|deduct)\w*\b"
    r"|\bhow (?:much|far|many)\b[^?]*\bthan\b",
    re.IGNORECASE,
)
# "Whose plans grew faster": what each has now does not tell.
_GREW_MORE = re.compile(
    rf"\b(?:{MOVE_WORDS})\b (?:\w+ ){{0,2}}?(?:most|more|least|less|faster|fastest"
    r"|quicker|slower|further)\b",
    re.IGNORECASE,
)
_AGAINST = frozenset({Intent.CHANGE, Intent.RANK, Intent.SHARE})
PAIR = 2
# A council's best candidate meets at least this share of the question's words.
LEAST_COVER = 0.3
# Words that are told of a council when no figure can be, meet at least this share.
LEAST_SAID = 0.12
# A number that the reader quotes may stand in more than one sentence.
MOST_QUOTED = 2
# A line that sets a council beside others is meant when it meets this share.
LEAST_LINE = 0.25


def compare(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return a figure for each council, and what keeps any two of them apart."""
    if desk.question.is_about_all and desk.found.progress:
        return told_of(desk.found.progress)
    councils = _councils(desk)
    if desk.question.wanted is Wanted.WORDS and not desk.question.measures:
        return None
    if len(councils) < 2 or _GREW_MORE.search(desk.question.text):  # noqa: PLR2004 -- one council is no comparison, and what each has tells no growth
        return None
    alike = most_alike(desk, councils)
    if not alike and row_words_asked(desk.question, desk.figures()):
        return None  # one council's row is not held against another's whole
    chosen = alike or {name: _best(desk.question, name, weighed) for name in councils}
    found = {name: figure for name, figure in chosen.items() if figure is not None}
    missing = [name for name, figure in chosen.items() if figure is None]
    if len(found) < 2:  # noqa: PLR2004 -- as above
        return None
    return _laid_out(desk, found, missing)


def added_up(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of the councils' figures of a measure, where nothing parts them.

    Else the figures, and what keeps them from being added.
    """
    del weighed
    councils = desk.question.councils
    if len(councils) < PAIR or not desk.question.is_of_total:
        return None
    alike = most_alike(desk, councils)
    found = {name: figure for name, figure in alike.items() if figure is not None}
    missing = [name for name in alike if name not in found]
    if len(found) < PAIR:
        return None
    pairs = combinations((sided(desk, figure) for figure in found.values()), PAIR)
    if missing or any(differences(one, other) for one, other in pairs):
        return _laid_out(desk, found, missing)
    figures = tuple(found.values())
    return tell_sum(desk, " + ".join(f.id for f in figures), figures, verb=" in total")


def quoted_beside(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the amounts quoted of several councils, and what keeps them apart."""
    question = desk.question
    found = {
        name: figure
        for name in question.councils
        if (figure := _quoted_of(question, name, weighed)) is not None
    }
    is_each = len(question.amounts) >= len(found) >= PAIR
    if not is_each or question.wanted in {Wanted.PERSON, Wanted.DATE}:
        return None
    missing = [name for name in question.councils if name not in found]
    return _laid_out(desk, found, missing)


def _quoted_of(
    question: Question, council: str, weighed: Sequence[Weighed]
) -> Figure | None:
    """The nearest figure of a council that is an amount the reader quotes."""
    own = [f for w in weighed for f in w.candidate.figures if f.council == council]
    named = [figure for figure in own if _is_named(question, figure)]
    same = [f for f in named if time_at(f) == time_at(named[0])]
    plainest = [f for f in same if f.basis and f.scenario is None]
    return next(iter((*plainest, *named)), None)


def measures(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return a figure of each measure that is asked about, of one council."""
    question = desk.question
    chosen: list[tuple[Candidate, Figure]] = []
    for measure in question.measures:
        chosen += _nearest_of(question, measure, weighed)[:1]
    figures = [figure for _, figure in chosen]
    is_pair = len(question.measures) == PAIR and len(question.councils) == 1
    if len(chosen) == 1 and is_pair:
        return _with_the_missing(question, *chosen[0])
    is_alike = len({(figure.council, figure.unit) for figure in figures}) == 1
    if len(question.councils) > 1 or len(figures) < 2 or not is_alike:  # noqa: PLR2004 -- one has nothing beside it
        return None
    largest = max(figures, key=lambda figure: figure.amount)
    times = {time_at(figure) for figure in figures}
    if len(times) == 1 and None not in times:
        ids = (largest.id, *(figure.id for figure in figures))
        head = say(f"Of these the largest is {{{largest.id}}}.", *ids)
    else:
        head = DraftSentence(
            text="These are not of one time, or no time is stated, so neither is called"
            " larger:"
        )
    told = [state_figure(figure, candidate) for candidate, figure in chosen]
    return Draft(status="answered", sentences=(head, *told))


def _with_the_missing(
    question: Question, candidate: Candidate, figure: Figure
) -> Draft:
    """The one of two measures that is stated, and the name of the other."""
    (other,) = (m for m in question.measures if m is not figure.measure)
    named = f"the {other.value.replace('_', ' ')} of {question.councils[0]}"
    missing = DraftSentence(text=f"Not stated in the papers I can see: {named}.")
    told = state_figure(figure, candidate)
    return Draft(status="answered", sentences=(told, missing))


def _nearest_of(
    question: Question, measure: Measure, weighed: Sequence[Weighed]
) -> list[tuple[Candidate, Figure]]:
    """The figures of a measure, those of the time asked about alone, best first."""
    return [
        (w.candidate, figure)
        for w in weighed
        for figure in w.candidate.figures
        if figure.measure is measure
        and (not question.periods or is_of(figure, question.periods))
    ]


def _councils(desk: Desk) -> tuple[str, ...]:
    """Those asked about, or all that have papers here."""
    if desk.question.councils:
        return desk.question.councils
    if not desk.question.is_about_all:
        return ()
    held = (paper.council for paper in desk.found.papers)
    return tuple(dict.fromkeys(name for name in held if name))


def _best(
    question: Question, council: str, weighed: Sequence[Weighed]
) -> Figure | None:
    """A council's figure of what is asked: of the time asked if it has one, newest."""
    unit = UNITS.get(question.wanted)
    own = [(w, f) for w in weighed for f in w.candidate.figures if f.council == council]
    named = [f for _, f in own if _is_named(question, f)]
    figures = [
        figure
        for w, figure in own
        if (w.cover >= LEAST_COVER or _is_staged(question, figure))
        and (not question.measures or figure.measure in question.measures)
        and (unit is None or figure.unit is unit)
    ]
    timed = [f for f in figures if is_of(f, question.periods)]
    staged = [f for f in figures if _is_staged(question, f)]
    # An award is the whole of it; what falls to one year is a part.
    staged = [f for f in staged if f.period is None] or staged
    ranked = named or timed or staged or figures
    if not ranked:
        return None
    alike = [f for f in ranked if _is_same_row(f, ranked[0])]
    return newest_first(alike)[0]


def _is_staged(question: Question, figure: Figure) -> bool:
    """Whether a figure is of the stage asked about: agreed, received, remaining."""
    return question.stage is not None and figure.stage is question.stage


def _is_named(question: Question, figure: Figure) -> bool:
    return any(is_quoted(figure, amount) for amount in question.amounts)


def _is_same_row(one: Figure, other: Figure) -> bool:
    return (
        one.row_path == other.row_path
        and one.measure is other.measure
        and one.flow is other.flow
        and one.period == other.period
        and bool(one.row_path) == bool(other.row_path)
        and one.scenario is other.scenario
    )


def _laid_out(desk: Desk, found: dict[str, Figure], missing: Sequence[str]) -> Outcome:
    papers = desk.papers()
    rows = [list_figure(f, papers[f.paper_id]) for f in found.values()]
    own = {name: sided(desk, figure) for name, figure in found.items()}
    of_none = [
        (name, place)
        for name, place in unpaid(desk).items()
        if name in found and own[name] != found[name]
    ]
    pairs = list(combinations(found.items(), 2))
    apart = [
        say(f"{a} and {b} differ in {'; '.join(why)}.", one.id, other.id)
        for (a, one), (b, other) in pairs
        if differences(own[a], own[b]) and (why := differences(one, other))
    ]
    notes = [say(f"{name} {NO_AGREEMENT}.", place) for name, place in of_none]
    notes += [
        say(f"{a} and {b}: {'; '.join(why)}.", one.id, other.id)
        for (a, one), (b, other) in pairs
        if (why := caveats(one, other))
    ]
    warnings = tuple(f"no such figure for {name} in the papers" for name in missing)
    quotes = [*_asked_before(desk, found.values()), *_quotes(tuple(found.values()))]
    if apart:
        head = DraftSentence(
            text="These are not comparable like for like, so none is ranked, added,"
            " taken away or averaged; side by side they are:"
        )
        sentences = (head, *rows, *quotes, *apart)
        return Draft(status="not_comparable", sentences=sentences, warnings=warnings)
    name, figure = max(found.items(), key=lambda item: item[1].amount)
    ids = (figure.id, *(f.id for f in found.values()), *(place for _, place in of_none))
    apart_by = _apart_by(desk, tuple(found.values()))
    if isinstance(apart_by, Needs):
        return apart_by
    by = f", by {{{apart_by.id}}}: {apart_by.expression}" if apart_by else ""
    ids = (*ids, apart_by.id) if apart_by else ids
    head = say(f"The larger is {name}’s: {{{figure.id}}}{by}.", *ids)
    return Draft(status="answered", sentences=(head, *rows, *notes), warnings=warnings)


def _apart_by(desk: Desk, figures: Sequence[Figure]) -> Calculation | Needs | None:
    """How far the larger of two is from the smaller, where that is asked."""
    if len(figures) != PAIR or not _HOW_FAR_APART.search(desk.question.text):
        return None
    smaller, larger = sorted(figures, key=lambda figure: figure.amount)
    expression = f"{larger.id} - {smaller.id}"
    if missing := desk.missing((expression,)):
        return Needs(missing)
    return desk.sums[expression]


def beside_others(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return a council's figure with those its own paper gives of others.

    "Against the national average": England's, the region's, the neighbours', as they
    stand in the same line or sentence, with its words.
    """
    question = desk.question
    if not OTHERS.search(question.text) or len(question.councils) != 1:
        return None
    del weighed
    council = question.councils[0]
    for likely in meant(question, lines_of(desk.figures())):
        figures = likely.line.figures
        own = [f for f in figures if f.council == council]
        others = [f for f in figures if f.council != council]
        timed = [f for f in own if is_of(f, question.periods)] or own
        if likely.merit < LEAST_LINE or not timed or not others:
            continue
        papers = desk.papers()
        newest = max(timed, key=lambda figure: time_order(time_at(figure) or ""))
        named = [f for f in others if f.council is not None]
        listed = [list_figure(f, papers[f.paper_id]) for f in (newest, *named)]
        quotes = dict.fromkeys(f"“{f.quote}”" for f in others)
        words = [say(text, *(f.id for f in others)) for text in quotes]
        return Draft(status="answered", sentences=(*listed, *words))
    return None


def told_apart(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what each council's own paper says, where no like figures were found.

    A reader who sets councils against each other ("so Bury is better run?") is given
    the words of both, and told that the papers do not measure them alike.
    """
    question = desk.question
    if len(question.councils) < 2:  # noqa: PLR2004 -- one council is no comparison
        return None
    sets_against = SETS_AGAINST.search(question.text)
    if question.intent not in _AGAINST and not sets_against:
        return None
    named = row_words_asked(question, desk.figures())
    said = {c: _said_of(question, c, weighed, named) for c in question.councils}
    chosen = {name: told for name, told in said.items() if told}
    if not chosen:
        return None
    missing = [name for name in question.councils if name not in chosen]
    why = (
        f"of {' and '.join(missing)} the papers say nothing like it"
        if missing
        else "each paper speaks of its own council, in figures of its own"
    )
    head = DraftSentence(text=f"Not comparable like for like: {why}.")
    sentences = tuple(quote(w.candidate) for told in chosen.values() for w in told)
    return Draft(status="not_comparable", sentences=(head, *sentences))


def _said_of(
    question: Question,
    council: str,
    weighed: Sequence[Weighed],
    named: frozenset[str],
) -> Sequence[Weighed]:
    """The best candidates of a council: those with a number the reader quotes if any.

    Else the nearest with a figure, or with one of the measure asked, else the nearest;
    of the row that is `named`, if one is.
    """
    own = [w for w in weighed if w.candidate.paper.council == council]
    own.sort(key=lambda w: -len(named & w.met))
    quoted = [
        w for w in own if any(_is_named(question, f) for f in w.candidate.figures)
    ]
    if quoted:
        return quoted[:MOST_QUOTED]
    near = [w for w in own if w.cover >= LEAST_SAID]
    if near and near[0].candidate.figures:
        return near[:1]
    of_measure = [
        w
        for w in own
        if any(f.measure in question.measures[:1] for f in w.candidate.figures)
    ]
    return (of_measure or near)[:1]


def _asked_before(desk: Desk, figures: Iterable[Figure]) -> list[DraftSentence]:
    """The questions that figures in prose are told in reply to: of what they are."""
    text = in_order(desk.weighed())
    own = {figure.id for figure in figures}
    asked = [
        before
        for before, one in pairwise(text)
        if own & {figure.id for figure in one.figures}
        and one in reply_to((before, one), 0)
    ]
    return [quote(one) for one in asked]


def _quotes(figures: Sequence[Figure]) -> list[DraftSentence]:
    """The sentences that figures in prose stand in: they say what the number is."""
    return [
        say(f"“{figure.quote}” ({figure.locator.words}).", figure.id)
        for figure in figures
        if figure.caption is None
    ]
