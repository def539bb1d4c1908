"""True sentences of what the papers hold: the clerk's, and as a chat model writes."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.drafts import DraftSentence, Support
from assistant.gates import Passed, check_sentence
from assistant.quotes import squeeze
from assistant.wording import list_figure, state_cell
from corpus.records import (
    Basis,
    Figure,
    Flow,
    Hit,
    Measure,
    Risk,
    SafetyValve,
    Scenario,
    Unit,
)
from corpus.times import print_date
from corpus.years import print_year
from tests.assistant.traps.held import deficits, held, spread, steps

BASES = {
    Basis.OUTTURN: ("The outturn is {}.", "The actual figure was {}."),
    Basis.FORECAST: ("The forecast is {}.", "It is projected to be {}."),
    Basis.BUDGET: ("The budget is {}.", "It is budgeted at {}."),
    Basis.ESTIMATE: ("It is estimated at {}.", "The estimate is {}."),
    Basis.PLAN: ("What is planned is {}.",),
    Basis.AGREEMENT: (),
}
SCENARIOS = {
    Scenario.MITIGATED: (
        "Mitigated, it is {}.",
        "If the plan succeeds it would be {}.",
    ),
    Scenario.UNMITIGATED: (
        "Unmitigated, it is {}.",
        "It would be {} if nothing is done.",
    ),
}
VALVES = {
    SafetyValve.GROSS: ("It is {}, gross of Safety Valve payments.",),
    SafetyValve.NET: ("It is {}, net of Safety Valve payments.",),
}
FLOWS = {
    Flow.CUMULATIVE: ("It is {}, cumulative.",),
    Flow.IN_YEAR: ("It is {}, in-year.",),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def say(text: str, *rests_on: str | tuple[str, str]) -> DraftSentence:
    """A sentence; what it rests on is an id, or an id and the words quoted."""
    supports = (
        Support(id=one) if isinstance(one, str) else Support(id=one[0], quote=one[1])
        for one in rests_on
    )
    return DraftSentence(text=text, rests_on=tuple(supports))


def check(sentence: DraftSentence, *, asked: str = "") -> bool:
    """Whether `sentence` passes the gates over everything that is held."""
    outcome = check_sentence(sentence, held().grounds, texts=held().texts, asked=asked)
    return isinstance(outcome, Passed)


def number(figure: Figure) -> str:
    return f"{{{figure.id}}}"


def owner(figure: Figure) -> str:
    return figure.council or held().paper_of(figure).file_name


def when(figure: Figure) -> str | None:
    if figure.as_at and len(figure.as_at) > len("2024"):
        return f"at {print_date(figure.as_at)}"
    return f"in {print_year(figure.period)}" if figure.period else None


def of_clerk() -> Iterator[DraftSentence]:
    """What the clerk writes of figures."""
    for figure in held().found.figures:
        paper = held().paper_of(figure)
        yield list_figure(figure, paper)
        yield state_cell(figure, paper)


def of_figure(figure: Figure) -> Iterator[DraftSentence]:
    """What a chat model may write of one figure, a coordinate at a time."""
    shown, said_on = number(figure), held().paper_of(figure).met_on
    texts = [f"{owner(figure)}: {shown}."]
    if time := when(figure):
        texts.append(f"{time.capitalize()} the figure is {shown}.")
        texts.append(f"{owner(figure)}’s paper puts it at {shown} {time}.")
    if said_on:
        texts.append(f"In its paper of {print_date(said_on)} it is put at {shown}.")
    patterns = (
        *(BASES[figure.basis] if figure.basis else ()),
        *(SCENARIOS[figure.scenario] if figure.scenario else ()),
        *(VALVES[figure.safety_valve] if figure.safety_valve else ()),
        *(FLOWS[figure.flow] if figure.flow else ()),
    )
    texts += [pattern.format(shown) for pattern in patterns]
    if figure in deficits():
        kind = "deficit" if figure.amount > 0 else "surplus"
        texts.append(f"{owner(figure)} has a {kind} of {shown}.")
    yield from map(say, texts)


def of_steps(one: Figure, other: Figure) -> Iterator[DraftSentence]:
    """Two years of a row: which way it goes, and which is more."""
    is_up = other.amount > one.amount
    before, after = number(one), number(other)
    way, more = ("rises", "higher") if is_up else ("falls", "lower")
    yield say(f"It {way} from {before} {when(one)} to {after} {when(other)}.")
    yield say(f"{after} {when(other)} is {more} than {before} {when(one)}.")
    yield say(f"{owner(one)}: {before} {when(one)}, then {after} {when(other)}.")


def of_sums() -> Iterator[DraftSentence]:
    for done in held().found.calculations:
        yield say(f"Change: {{{done.id}}}: {done.expression}.", done.id)
        yield say(f"{done.expression} = {{{done.id}}}.", done.id)


def sentences_of(hit: Hit) -> list[str]:
    """The sentences of a passage of prose, each long enough to say something."""
    if hit.passage.table is not None:
        return []
    parts = _SENTENCE.split(squeeze(hit.passage.text))
    return [part for part in parts if 5 < len(part.split()) < 40]


def of_quotes() -> Iterator[DraftSentence]:
    """Sentences quoted, with who says them."""
    for hit in spread(held().found.hits, 150):
        for part in sentences_of(hit)[:1]:
            whose = hit.paper.council or hit.paper.file_name
            yield say(f"{whose} says: “{part}”", (hit.passage.id, part))


def plain_words() -> Iterator[tuple[Hit, str]]:
    """Sentences without a digit or a mark, and the passages they stand in."""
    for hit in held().found.hits:
        for part in sentences_of(hit):
            if re.fullmatch(r"[A-Za-z’', -]+\.", part) and part.count(",") < 2:
                yield hit, part


def of_plain_words() -> Iterator[DraftSentence]:
    """Sentences of the papers in the papers' own words, without quotation marks."""
    for hit, part in plain_words():
        yield say(part, (hit.passage.id, part))


def scores(risk: Risk) -> list[tuple[str, str]]:
    named = (
        ("unmitigated", risk.unmitigated),
        ("mitigated", risk.mitigated),
        ("target", risk.target),
        ("owner", risk.owner),
    )
    return [(name, value) for name, value in named if value]


def of_risks() -> Iterator[DraftSentence]:
    for risk in held().found.risks:
        told = "; ".join(f"{name} {value}" for name, value in scores(risk))
        if told:
            yield say(f"{risk.council or 'It'}, “{risk.risk}” – {told}.", risk.id)


@cache
def some_figures(most: int = 60) -> tuple[Figure, ...]:
    """Figures from every paper, those with the most coordinates first."""

    def stated(figure: Figure) -> int:
        parts = (figure.basis, figure.scenario, figure.safety_valve, figure.period)
        return sum(part is not None for part in parts)

    ranked = sorted(held().found.figures, key=lambda figure: -stated(figure))
    return tuple(spread(ranked, most))


def of_model() -> Iterator[DraftSentence]:
    """What a chat model may write."""
    for figure in some_figures(150):
        yield from of_figure(figure)
    for one, other in spread(steps(held().found.figures), 80):
        yield from of_steps(one, other)
    yield from of_sums()
    yield from of_quotes()
    yield from of_plain_words()
    yield from of_risks()


def is_balance(figure: Figure) -> bool:
    return figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
