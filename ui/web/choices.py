"""What a reader chose to compare, and what there is to choose from.

    address or form ── query ──► Choices ── query_of ──► an address to send on

The query is a browser's word: `read_choices` checks it before anything is done with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import parse_qs, urlencode

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.records import Basis, Figure, Measure
from tools.likeness import time_of, time_order

NO_BASIS = "not-stated"
# England has 152 councils with schools; a form has a few fields more.
_MOST_FIELDS = 400

Named = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Time = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")]


class Choices(BaseModel):
    """What is to be shown: councils side by side, or how agreements stand.

    `first` and `last` are times as figures have them, "2023-24" or "2024-03", and bound
    the years, both included; None is no bound. `basis` None is any. With `is_anyway`
    figures that are unlike are drawn on one scale.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    view: Literal["councils", "agreements"] = "councils"
    measure: Measure | None = None
    councils: tuple[Named, ...] = Field(default=(), max_length=_MOST_FIELDS)
    first: Time | None = None
    last: Time | None = None
    basis: Basis | Literal["not-stated"] | None = None
    is_anyway: bool = False

    @property
    def is_backwards(self) -> bool:
        """Whether the years end before they begin, so that none is between."""
        first, last = self.first, self.last
        return bool(first and last) and time_order(str(first)) > time_order(str(last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What there is to choose from: of `measure`, its councils, times and bases.

    `times` are in order. A basis of None is one that papers do not state.
    """

    measures: tuple[Measure, ...]
    measure: Measure | None
    councils: tuple[str, ...]
    times: tuple[str, ...]
    bases: tuple[Basis | None, ...]


def read_choices(query: str) -> Choices:
    """Return what the query part of an address says, or a form that was sent.

    Raises:
        ValueError: It says what cannot be chosen.
    """
    told = parse_qs(query.removeprefix("?"), max_num_fields=_MOST_FIELDS)

    def one(name: str) -> str | None:
        return told.get(name, [None])[-1]

    return Choices.model_validate(
        {
            "view": one("view") or "councils",
            "measure": one("measure"),
            "councils": tuple(dict.fromkeys(told.get("council", ()))),
            "first": one("from"),
            "last": one("to"),
            "basis": one("basis"),
            "is_anyway": one("anyway") == "yes",
        }
    )


def query_of(choices: Choices) -> str:
    """Return the query part of the address at which `choices` are shown again."""
    told = [
        ("tab", "compare"),
        ("view", choices.view if choices.view != "councils" else None),
        ("measure", choices.measure),
        *(("council", council) for council in choices.councils),
        ("from", choices.first),
        ("to", choices.last),
        ("basis", choices.basis),
        ("anyway", "yes" if choices.is_anyway else None),
    ]
    return urlencode([(name, value) for name, value in told if value])


def offer(figures: Iterable[Figure], measure: Measure | None) -> Offer:
    """Return what there is to choose from of `measure`, else of the first there is.

    What papers measure otherwise, `Measure.OTHER`, is no one thing to be compared.
    """
    named = [
        figure
        for figure in figures
        if figure.council and figure.measure is not Measure.OTHER
    ]
    held = {figure.measure for figure in named}
    measures = tuple(each for each in Measure if each in held)
    asked = measure or next(iter(measures), None)
    own = [figure for figure in named if figure.measure is asked]
    bases = {figure.basis for figure in own}
    return Offer(
        measures=measures,
        measure=asked,
        councils=tuple(sorted({figure.council for figure in own if figure.council})),
        times=tuple(sorted({t for f in own if (t := time_of(f))}, key=time_order)),
        bases=tuple(each for each in (*Basis, None) if each in bases),
    )


def is_wanted(figure: Figure, choices: Choices) -> bool:
    """Tell whether `figure` is of the measure, councils, years and basis chosen.

    A figure whose time is not stated is in no year.
    """
    return (
        figure.measure is choices.measure
        and figure.council in choices.councils
        and (choices.basis is None or (figure.basis or NO_BASIS) == choices.basis)
        and _is_in_time(time_of(figure), choices)
    )


def _is_in_time(time: str | None, choices: Choices) -> bool:
    if choices.first is None and choices.last is None:
        return True
    if time is None:
        return False
    at = time_order(time)
    is_late_enough = choices.first is None or time_order(choices.first) <= at
    return is_late_enough and (choices.last is None or at <= time_order(choices.last))
