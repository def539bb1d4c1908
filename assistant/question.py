"""A question as read: what it asks for, and what it leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.intents import Intent
from assistant.kinds import Wanted
from corpus.money import Amount
from corpus.records import (
    Basis,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
)
from corpus.times import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as read; empty or None where it does not say.

    `asked` is what the reader typed, `text` the same in the terms of papers.
    `query` is what it asks of the papers, without words to us ("pretend", "ignore").
    `councils` are names of councils.csv in the order asked. `vintages` are the times of
    the papers or forecasts asked about ("16 Dec 2021 profile", "P7"), `periods` the
    times the figures are of. `words` are the stems left when the coordinates are taken
    out, `about` those that tell what a part of a question is about, `beside` all of the
    other parts, `measure_words` those that name a measure, `names` those with a
    capital. `qualifiers` are words that make it another figure when they are not met.
    `amounts` are the numbers the reader quotes, `counted` the stems of what is to be
    counted. `is_of_now` tells that the present is asked about and no later time,
    `is_of_deficit` that the money asked for is a deficit itself, `is_of_total` that a
    total is meant, `is_kind_sure` that `wanted` is said outright.
    """

    text: str
    asked: str = ""
    query: str = ""
    councils: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    periods: tuple[Period, ...] = ()
    vintages: tuple[Period, ...] = ()
    scenario: Scenario | None = None
    safety_valve: SafetyValve | None = None
    stage: Stage | None = None
    is_of_deficit: bool = False
    flow: Flow | None = None
    block: FundingBlock | None = None
    basis: Basis | None = None
    intent: Intent = Intent.LOOK_UP
    wanted: Wanted = Wanted.WORDS
    is_kind_sure: bool = False
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    measure_words: tuple[tuple[Measure, str], ...] = ()
    qualifiers: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counted: tuple[str, ...] = ()
    is_of_now: bool = False
    is_about_all: bool = False
    is_of_total: bool = False
    is_follow_up: bool = False

    def reading(self) -> tuple[tuple[str, str], ...]:
        """Return how the question was read, as pairs to show the reader."""
        rows = (
            ("asks to", self.intent.value),
            ("for", self.wanted.value),
            ("council", ", ".join(self.councils)),
            ("measure", ", ".join(m.value.replace("_", " ") for m in self.measures)),
            ("period", _listed(self.periods)),
            ("as said in", _listed(self.vintages)),
            ("scenario", self.scenario or ""),
            ("Safety Valve payments", self.safety_valve or ""),
            ("flow", (self.flow or "").replace("_", " ")),
            ("part of the grant", (self.block or "").replace("_", " ")),
        )
        return tuple((name, value) for name, value in rows if value)


def _listed(times: Iterable[Period]) -> str:
    return ", ".join(dict.fromkeys(time.printed for time in times))
