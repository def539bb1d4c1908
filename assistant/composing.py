"""From what the tools found to sentences: the clerk's craft, one way for each intent.

Nothing is worded here but what surrounds the papers' own words and numbers. Where a sum
is needed it is asked for (`Needs`) and the tools do it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafts import Draft, DraftSentence, Support
from assistant.evidence import Candidate, Weighed, gather, is_same, times_of, weigh
from assistant.found import Found
from assistant.question import Intent, Question, Wanted
from assistant.words import like, stems
from corpus.periods import Period, print_date
from corpus.records import (
    Figure,
    Finding,
    Flow,
    Measure,
    Paper,
    Risk,
    Scenario,
    Severity,
    Unit,
)
from tools.calculation import Calculation
from tools.compare import newest_first

# The least share of a question's words that an answer meets.
LEAST_COVER = 0.5
# What adds so much of the question's weight is worth another sentence.
LEAST_GAIN = 0.12
MOST_SENTENCES = 4
# A withheld paper that meets this share of the words makes the refusal "exempt".
EXEMPT_COVER = 0.6

_UNITS = {
    Wanted.MONEY: Unit.GBP,
    Wanted.PERCENT: Unit.PERCENT,
    Wanted.COUNT: Unit.COUNT,
}


@dataclass(frozen=True, slots=True)
class Needs:
    """Sums the answer needs, written over figure ids."""

    expressions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """All that lies before the clerk: the question, what was found, the sums done."""

    question: Question
    found: Found
    sums: Mapping[str, Calculation | None] = field(default_factory=dict)

    def weighed(self) -> tuple[Weighed, ...]:
        """Return the candidates, best first."""
        papers = self.found.paper_by_id()
        return weigh(self.question, gather(self.found.hits, self.found.figures, papers))


def compose(desk: Desk) -> Draft | Needs:
    """Return the answer to the question on `desk`, or the sums it needs first."""
    if refusal := _refuse_unknown(desk):
        return refusal
    weighed = desk.weighed()
    if refusal := _refuse_exempt(desk, weighed):
        return refusal
    for intent, way in _WAYS:
        if desk.question.intent is intent:
            outcome = way(desk, weighed)
            if outcome is not None:
                return outcome
    return look_up(desk, weighed)


# --- refusals -----------------------------------------------------------------


def _refuse_unknown(desk: Desk) -> Draft | None:
    """A council of which there is no paper."""
    held = {paper.council for paper in desk.found.papers}
    held |= {figure.council for figure in desk.found.figures}
    asked = desk.question.councils
    if not asked or any(name in held for name in asked):
        return None
    if desk.found.is_withheld:
        return exempt()
    names = " or ".join(asked)
    return Draft(
        status="not_found",
        sentences=(
            DraftSentence(text=f"Not stated: no paper of {names} is in the library."),
        ),
    )


def _refuse_exempt(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """What only a paper the role may not see would answer."""
    asked = set(desk.question.words)
    if not asked:
        return None
    withheld = max(
        (len(asked & set(words.split())) / len(asked) for words in desk.found.withheld),
        default=0.0,
    )
    seen = max((len(asked & w.met) / len(asked) for w in weighed), default=0.0)
    return exempt() if withheld >= EXEMPT_COVER and withheld > seen else None


def exempt() -> Draft:
    """Return the refusal that says a paper is not public, and nothing of what it says."""
    return Draft(
        status="exempt",
        sentences=(
            DraftSentence(
                text="This is in a paper, or a part of one, that is marked exempt and"
                " not open to the public; what it says is not shown."
            ),
        ),
    )


def not_found(desk: Desk, weighed: Sequence[Weighed]) -> Draft:
    """Return the refusal that shows the nearest the papers come, marked as not it."""
    sentences = [
        DraftSentence(text="That is not stated in the papers I can see."),
    ]
    nearest = next((w for w in weighed if w.cover > LEAST_COVER / 2), None)
    if nearest is not None and not desk.question.qualifiers:
        sentence = _quoted(nearest.candidate, "The nearest they come, which is not it:")
        sentences.append(sentence)
    return Draft(status="not_found", sentences=tuple(sentences))


# --- looking up ---------------------------------------------------------------


def look_up(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs:
    """Return the best sentences and cells, the figure first."""
    question = desk.question
    chosen = _choose(question, weighed)
    if not chosen:
        return not_found(desk, weighed)
    sentences: list[DraftSentence] = []
    needs: list[str] = []
    for candidate in chosen:
        sentences.append(_stated(question, candidate))
        sentences += _vintages(question, candidate, desk.found.figures)
        told, wanted = _findings_on(desk, candidate)
        sentences += told
        needs += wanted
    if needs:
        return Needs(tuple(needs))
    return Draft(status="answered", sentences=tuple(sentences))


def _choose(question: Question, weighed: Sequence[Weighed]) -> list[Candidate]:
    """The best candidate, and those that meet words of the question it does not."""
    able = [w for w in weighed if _is_able(question, w)]
    if not able:
        return []
    best = able[0]
    chosen, met = [best], set(best.met)
    for other in able[1:]:
        if len(chosen) == MOST_SENTENCES:
            break
        gain = len(other.met - met) / (len(question.words) or 1)
        is_near = other.merit >= 0.8 * best.merit and question.wanted is Wanted.WORDS
        is_more = gain >= LEAST_GAIN and other.merit >= 0.6 * best.merit
        if (is_more or is_near) and not _says_again(other, chosen):
            chosen.append(other)
            met |= other.met
    return [w.candidate for w in chosen]


def _says_again(other: Weighed, chosen: Sequence[Weighed]) -> bool:
    return any(other.candidate.quote in w.candidate.quote for w in chosen)


def _is_able(question: Question, weighed: Weighed) -> bool:
    """Whether a candidate can answer at all: words, kind, time, qualifiers."""
    candidate = weighed.candidate
    if weighed.cover < LEAST_COVER and weighed.merit < LEAST_COVER:
        return False
    unit = _UNITS.get(question.wanted)
    if unit in {Unit.GBP, Unit.PERCENT}:
        units = {figure.unit for figure in candidate.figures}
        if candidate.figures and unit not in units:
            return False
        if not candidate.figures:
            return False
    if question.qualifiers:
        said = set(stems(f"{candidate.text} {candidate.nearby}"))
        if not all(q in said or set(like(q)) & said for q in question.qualifiers):
            return False
    if question.periods and unit is not None:
        return _is_of_time(question, candidate)
    return True


def _is_of_time(question: Question, candidate: Candidate) -> bool:
    times = times_of(candidate)
    if not times:
        return candidate.cell is None or not _has_times(candidate)
    return any(is_same(a, t) for a in question.periods for t in times)


def _has_times(candidate: Candidate) -> bool:
    return any(f.period or f.as_at for f in candidate.figures)


def _stated(question: Question, candidate: Candidate) -> DraftSentence:
    if candidate.cell is not None and candidate.cell.printed != candidate.quote:
        return _cell_sentence(candidate.cell, candidate.paper)
    unit = _UNITS.get(question.wanted)
    wanted = [f for f in candidate.figures if f.unit is unit]
    if len(wanted) == 1:
        return _figure_sentence(wanted[0], candidate)
    return _quoted(candidate)


def _cell_sentence(figure: Figure, paper: Paper) -> DraftSentence:
    """A table's cell, read out with its row and column."""
    who = figure.council or paper.council or "The paper"
    label = " – ".join((figure.label, *figure.column_path[::-1]))
    about = _coordinates(figure)
    text = f"{who}, {label}: {{{figure.id}}}"
    return DraftSentence(
        text=f"{text} ({about})." if about else f"{text}.",
        rests_on=(Support(id=figure.id),),
    )


def _figure_sentence(figure: Figure, candidate: Candidate) -> DraftSentence:
    """A number first, what it is, then the sentence it stands in."""
    about = _coordinates(figure)
    head = f"{{{figure.id}}} ({about})." if about else f"{{{figure.id}}}."
    return DraftSentence(
        text=f"{head} {_place(candidate)}: “{candidate.quote}”",
        rests_on=(
            Support(id=figure.id),
            Support(id=candidate.id, quote=candidate.quote)
            if candidate.cell is None
            else Support(id=figure.id),
        ),
    )


def _quoted(candidate: Candidate, lead: str = "") -> DraftSentence:
    support = (
        Support(id=candidate.id)
        if candidate.cell is not None
        else Support(id=candidate.id, quote=candidate.quote)
    )
    text = f"{_place(candidate)}: “{candidate.quote}”"
    return DraftSentence(text=f"{lead} {text}".strip(), rests_on=(support,))


def _place(candidate: Candidate) -> str:
    """Who says it, when and where: "Bury, Schools' Forum, January 2022 (para 5.2)"."""
    paper = candidate.paper
    dated = print_date(paper.met_on) if paper.met_on else None
    who = ", ".join(filter(None, (paper.council, paper.committee, dated)))
    return f"{who or paper.file_name} ({candidate.locator.words})"


def _coordinates(figure: Figure) -> str:
    """What a reader must know beside the number, in the order it is said."""
    parts = (
        figure.basis,
        figure.scenario,
        "cumulative" if figure.flow is Flow.CUMULATIVE else None,
        "in-year" if figure.flow is Flow.IN_YEAR else None,
        figure.safety_valve and f"{figure.safety_valve} of Safety Valve payments",
        _when(figure),
    )
    return ", ".join(str(part) for part in parts if part)


def _when(figure: Figure) -> str | None:
    said = figure.vintage
    return (
        f"as said {print_date(said) if said[:4].isdigit() else said}" if said else None
    )


def _vintages(
    question: Question, candidate: Candidate, figures: Sequence[Figure]
) -> list[DraftSentence]:
    """What was said before of the same, newest first."""
    here = _main_figure(question, candidate)
    if here is None or here.measure is Measure.OTHER or question.vintages:
        return []
    same = [f for f in figures if _is_earlier(f, here, question)]
    return [
        DraftSentence(
            text=f"Earlier: {{{figure.id}}} ({_coordinates(figure)};"
            f" {figure.locator.words}).",
            rests_on=(Support(id=figure.id),),
        )
        for figure in newest_first(same)
    ]


def _main_figure(question: Question, candidate: Candidate) -> Figure | None:
    if candidate.cell is not None:
        return candidate.cell
    unit = _UNITS.get(question.wanted)
    wanted = [f for f in candidate.figures if f.unit is unit]
    return wanted[0] if len(wanted) == 1 else None


def _is_earlier(other: Figure, here: Figure, question: Question) -> bool:
    """Whether `other` is the same as `here`, said at another time."""
    is_alike = (
        other.id != here.id
        and other.council == here.council
        and other.measure is here.measure
        and other.unit is here.unit
        and other.flow is here.flow
        and other.vintage != here.vintage
        and other.amount != here.amount
    )
    is_scenario = other.scenario is here.scenario or (
        here.scenario is Scenario.MITIGATED and other.scenario is None
    )
    is_row = here.caption is None or other.row_path == here.row_path
    if not (is_alike and is_scenario and is_row):
        return False
    if here.period is None and here.as_at is None:
        asked = question.periods
        return not asked or any(is_same(_time(other), p) for p in asked)
    return is_same(_time(other), _time(here))


def _time(figure: Figure) -> Period:
    return Period(printed="", start=0, end=0, year=figure.period, as_at=figure.as_at)


def _findings_on(
    desk: Desk, candidate: Candidate
) -> tuple[list[DraftSentence], list[str]]:
    """What does not add up about the very cell that is told, recomputed by the tools."""
    here = candidate.cell
    told: list[DraftSentence] = []
    needs: list[str] = []
    for key, finding in enumerate(desk.found.findings):
        if here is None or not _is_about(finding, here):
            continue
        expression = _recomputed(finding, here, desk.found.figures)
        if expression is None:
            continue
        if expression not in desk.sums:
            needs.append(expression)
            continue
        result = desk.sums[expression]
        if result is not None:
            told.append(
                DraftSentence(
                    text="The paper's own rows give another result:"
                    f" {result.expression} = {{{result.id}}}.",
                    rests_on=(Support(id=result.id), Support(id=f"x-{key}")),
                )
            )
    return told, needs


def _is_about(finding: Finding, figure: Figure) -> bool:
    return (
        finding.severity is not Severity.INFO
        and finding.paper_id == figure.paper_id
        and finding.locator.start <= figure.locator.start
        and figure.locator.end <= finding.locator.end
    )


def _recomputed(
    finding: Finding, here: Figure, figures: Sequence[Figure]
) -> str | None:
    """The difference of two cells of the same column that the finding computes."""
    column = [
        f
        for f in figures
        if f.paper_id == here.paper_id
        and f.caption == here.caption
        and f.column_path == here.column_path
        and f.id != here.id
        and f.printed in finding.computed
    ]
    for one in column:
        for other in column:
            text = finding.computed
            if one is not other and text.find(one.printed) < text.find(other.printed):
                return f"{one.id} - {other.id}"
    return None


# --- sums ---------------------------------------------------------------------


def change(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return how far two figures of the same thing are apart, in amount and per cent."""
    pair = _two_figures(desk.question, weighed)
    if pair is None:
        return None
    before, after = pair
    amount = f"{after.id} - {before.id}"
    percent = f"({after.id} - {before.id}) / {before.id} as percent"
    expressions = [amount]
    if before.unit is not Unit.PERCENT and before.amount > 0 < after.amount:
        expressions.append(percent)
    if missing := [e for e in expressions if e not in desk.sums]:
        return Needs(tuple(missing))
    results = [desk.sums[e] for e in expressions]
    if results[0] is None:
        return None
    words = "higher" if results[0].result > 0 else "lower"
    parts = [f"{{{r.id}}}" for r in results if r is not None]
    told = " or ".join(parts)
    sentence = DraftSentence(
        text=f"{told} {words}: {results[0].expression}.",
        rests_on=tuple(Support(id=r.id) for r in results if r is not None),
    )
    papers = desk.found.paper_by_id()
    rows = tuple(_row(f, papers[f.paper_id]) for f in pair)
    return Draft(status="answered", sentences=(sentence, *rows))


def _two_figures(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The two figures a change is between: two times of one row, or two told apart."""
    figures = [
        figure
        for w in weighed
        if w.cover >= LEAST_COVER / 2
        for figure in w.candidate.figures
    ]
    if not figures:
        return None
    if len(question.periods) > 1:
        first, last = question.periods[0], question.periods[-1]
        for start in figures:
            for end in figures:
                if (
                    is_same(_time(start), first)
                    and is_same(_time(end), last)
                    and _is_same_thing(start, end)
                ):
                    return start, end
    best = figures[0]
    other = next(
        (f for f in figures[1:] if _is_same_thing(best, f) and f.amount != best.amount),
        None,
    )
    if other is None:
        return None
    first, last = sorted((best, other), key=lambda f: (_sortable(f), f.vintage or ""))
    return first, last


def _sortable(figure: Figure) -> str:
    return figure.as_at or figure.period or ""


def _is_same_thing(a: Figure, b: Figure) -> bool:
    return (
        a.id != b.id
        and a.unit is b.unit
        and a.measure is b.measure
        and a.council == b.council
        and a.flow is b.flow
        and a.row_path == b.row_path
        and (a.caption == b.caption or a.caption is None)
    )


def _row(figure: Figure, paper: Paper) -> DraftSentence:
    """One figure with its council and coordinates, for a list."""
    who = figure.council or paper.council or paper.file_name
    about = ", ".join(filter(None, (_coordinates(figure), figure.locator.words)))
    return DraftSentence(
        text=f"{who}, {figure.period or figure.as_at or 'no year stated'}:"
        f" {{{figure.id}}} ({about}).",
        rests_on=(Support(id=figure.id),),
    )


def share(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return one figure as a share of, or per unit of, another."""
    pair = _part_and_whole(desk.question, weighed)
    if pair is None:
        return None
    part, whole = pair
    is_rate = part.unit is Unit.GBP and whole.unit is Unit.COUNT
    expression = f"{part.id} / {whole.id}" + ("" if is_rate else " as percent")
    if expression not in desk.sums:
        return Needs((expression,))
    result = desk.sums[expression]
    if result is None:
        return None
    sentence = DraftSentence(
        text=f"{{{result.id}}}: {result.expression}.",
        rests_on=(Support(id=result.id),),
    )
    papers = desk.found.paper_by_id()
    rows = tuple(_row(f, papers[f.paper_id]) for f in pair)
    return Draft(status="answered", sentences=(sentence, *rows))


def _part_and_whole(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Money over a count of one row; or, of one sentence, the rest over the named."""
    for w in weighed[:5]:
        figures = w.candidate.figures
        cell = w.candidate.cell
        if cell is not None:
            row = [
                f
                for other in weighed
                for f in other.candidate.figures
                if f.row_path == cell.row_path and f.caption == cell.caption
            ]
            money = [f for f in row if f.unit is Unit.GBP]
            counts = [f for f in row if f.unit is Unit.COUNT]
            if money and counts:
                return money[0], counts[0]
        money = [f for f in figures if f.unit is Unit.GBP]
        named = [f for f in money if f.printed.lstrip("£c") in question.text]
        rest = [f for f in money if f not in named]
        if len(named) == 1 and len(rest) == 1:
            return rest[0], named[0]
        if len(money) == 2 and not named:  # noqa: PLR2004 -- a part and its whole
            return min(money, key=_amount), max(money, key=_amount)
    return None


def _amount(figure: Figure):  # type: ignore[no-untyped-def]
    return abs(figure.amount)


def trend(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return a row of a table, year by year, and which way it goes."""
    best = next((w.candidate.cell for w in weighed if w.candidate.cell), None)
    if best is None:
        return None
    series = [
        f
        for f in desk.found.figures
        if f.caption == best.caption
        and f.row_path == best.row_path
        and f.paper_id == best.paper_id
        and (f.period or f.as_at)
    ]
    series.sort(key=_sortable)
    if len(series) < 3:  # noqa: PLR2004 -- two figures are a change
        return None
    first, last = series[0], series[-1]
    peak = max(series, key=lambda f: f.amount)
    steps = [b.amount - a.amount for a, b in zip(series, series[1:], strict=False)]
    way = "rises every year" if all(s > 0 for s in steps) else "moves"
    way = "falls every year" if all(s < 0 for s in steps) else way
    if way == "moves" and peak not in (first, last):
        way = f"rises to its highest, {{{peak.id}}} in {peak.period}, then falls"
    who = best.council or "The paper"
    head = DraftSentence(
        text=f"{who}, {best.label}: it {way}, from {{{first.id}}} in {first.period} to"
        f" {{{last.id}}} in {last.period} ({_coordinates(best)}).",
        rests_on=tuple(Support(id=f.id) for f in (first, peak, last)),
    )
    listed = "; ".join(f"{f.period}: {{{f.id}}}" for f in series)
    body = DraftSentence(
        text=f"Year by year: {listed}.",
        rests_on=tuple(Support(id=f.id) for f in series),
    )
    return Draft(status="answered", sentences=(head, body))


# --- side by side -------------------------------------------------------------


def compare(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return councils side by side, ranked only when nothing keeps them apart."""
    comparison = next((c for c in desk.found.comparisons if len(c.rows) > 1), None)
    if comparison is None:
        return None
    papers = desk.found.paper_by_id()
    rows = tuple(_row(r.figure, papers[r.figure.paper_id]) for r in comparison.rows)
    if comparison.is_comparable:
        first = comparison.ranking[0]
        head = DraftSentence(
            text=f"Largest: {first.council}, {{{first.id}}}.",
            rests_on=(Support(id=first.id),),
        )
        return Draft(status="answered", sentences=(head, *rows))
    told = tuple(
        DraftSentence(
            text=f"{pair.first.council} and {pair.second.council} differ:"
            f" {'; '.join(pair.differences)}.",
            rests_on=(Support(id=pair.first.id), Support(id=pair.second.id)),
        )
        for pair in comparison.unlike
    )
    head = DraftSentence(
        text="These figures are not comparable like for like, so none is ranked,"
        " added or averaged; side by side they are:"
    )
    return Draft(status="not_comparable", sentences=(head, *rows, *told))


# --- risks and findings -------------------------------------------------------


def risk(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return the risks that are asked for, with scores only where a paper has them."""
    risks = desk.found.risks
    if not risks:
        return None
    chosen = _chosen_risks(desk.question, risks)
    papers = desk.found.paper_by_id()
    sentences = tuple(_risk_sentence(r, papers[r.paper_id]) for r in chosen)
    asks_score = "score" in stems(desk.question.text)
    notes: tuple[DraftSentence, ...] = ()
    if asks_score and any(not r.unmitigated and not r.mitigated for r in chosen):
        names = sorted({r.council or "One paper" for r in chosen if not r.unmitigated})
        notes = (
            DraftSentence(
                text=f"The register of {', '.join(names)} gives no scores.",
                rests_on=tuple(Support(id=r.id) for r in chosen if not r.unmitigated)[
                    :1
                ],
            ),
        )
    return Draft(status="answered", sentences=(*notes, *sentences))


def _chosen_risks(question: Question, risks: Sequence[Risk]) -> list[Risk]:
    asked = set(question.words) - set(stems("risk risks score scores mitigation"))
    ranked = sorted(risks, key=_score, reverse=True)
    met = {r.id: len(asked & _risk_words(r)) for r in risks}
    most = max(met.values(), default=0)
    if "highest" in question.text or "biggest" in question.text:
        top = _score(ranked[0])
        return [r for r in ranked if _score(r) == top]
    if question.intent is Intent.RANK or most == 0:
        return ranked
    return [r for r in ranked if met[r.id] == most]


def _risk_words(entry: Risk) -> set[str]:
    said = (entry.risk, entry.category, entry.owner, entry.workstreams, entry.quote)
    return set(stems(" ".join(filter(None, said))))


def _score(entry: Risk) -> int:
    value = entry.unmitigated or ""
    return int(value) if value.isdigit() else 0


def _risk_sentence(entry: Risk, paper: Paper) -> DraftSentence:
    parts = [
        f"unmitigated {entry.unmitigated}" if entry.unmitigated else None,
        f"mitigated {entry.mitigated}" if entry.mitigated else None,
        f"owner: {entry.owner}" if entry.owner else None,
    ]
    said = "; ".join(part for part in parts if part)
    who = entry.council or paper.council or paper.file_name
    return DraftSentence(
        text=f"{who}: “{entry.quote}” – {said} ({entry.locator.words}).",
        rests_on=(Support(id=entry.id),),
    )


def audit(desk: Desk, weighed: Sequence[Weighed]) -> Draft | Needs | None:
    """Return the findings on what is asked about, printed and recomputed."""
    asked = set(desk.question.words)
    ranked = sorted(
        enumerate(desk.found.findings),
        key=lambda pair: -len(asked & set(stems(f"{pair[1].where} {pair[1].quote}"))),
    )
    chosen = [
        (key, finding)
        for key, finding in ranked
        if len(asked & set(stems(f"{finding.where} {finding.quote}")))
        >= max(1, len(asked) // 3)
    ]
    if not chosen:
        return None
    sentences = tuple(
        DraftSentence(
            text=f"{finding.where}: printed “{finding.printed}”; {finding.computed}.",
            rests_on=(Support(id=f"x-{key}"),),
        )
        for key, finding in chosen[:MOST_SENTENCES]
    )
    return Draft(status="answered", sentences=sentences)


_WAYS = (
    (Intent.CHANGE, change),
    (Intent.SHARE, share),
    (Intent.TREND, trend),
    (Intent.COMPARE, compare),
    (Intent.RANK, risk),
    (Intent.RISK, risk),
    (Intent.AUDIT, audit),
)
