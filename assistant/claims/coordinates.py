"""Words for a figure's coordinates: they are what its paper says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.claims.sentence import Claim, Sentence
from corpus.records import (
    Basis,
    Figure,
    Flow,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
    Unit,
)


def words(pattern: str) -> re.Pattern[str]:
    """Return `pattern` to be found as whole words, whatever their capitals."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """What says that a figure's `coordinate` is one of `allowed`.

    `is_firm` words need a coordinate that is stated; others are belied only by one
    that is.
    """

    pattern: re.Pattern[str]
    coordinate: str
    allowed: frozenset[object]
    is_firm: bool = True


_PAYMENTS = (
    r"(?:the |any |its )?(?:(?:safety valve|dfe|department(?: for education)?"
    r"(?:['’]s)?)(?: (?:payments?|funding|money|contributions?))?|payments?)"
)
_OF_PAYMENTS = rf"(?: of {_PAYMENTS})?"
_PLAN = r"(?:the|its|every|all(?: the)?) (?:plans?|savings|schemes?)"
_IF = r"(?:if|when|once|where|should|assuming)"
_PROJECTED = frozenset(Basis) - {Basis.OUTTURN}

_COORDINATES = (
    _Words(
        words(
            rf"gross{_OF_PAYMENTS}|(?:before|excluding|prior to|without) {_PAYMENTS}"
        ),
        "safety_valve",
        frozenset({SafetyValve.GROSS}),
    ),
    _Words(
        words(rf"net{_OF_PAYMENTS}|(?:after|including) {_PAYMENTS}"),
        "safety_valve",
        frozenset({SafetyValve.NET}),
    ),
    _Words(
        words("(?<!forecast )(?<!projected )outturns?|actual|actually|audited"),
        "basis",
        frozenset({Basis.OUTTURN}),
    ),
    _Words(
        words("forecasts?|forecasted|(?:forecast|projected) outturn"),
        "basis",
        frozenset({Basis.FORECAST}),
    ),
    _Words(
        words(
            "projected|projections?|predicted|expected|anticipated|will|(?:set|due) to"
        ),
        "basis",
        _PROJECTED,
    ),
    _Words(
        words(
            "(?<!against )(?<!over )(?<!against the )(?<!against its )(?:budgets?"
            "|budgeted)"
        ),
        "basis",
        frozenset({Basis.BUDGET}),
    ),
    _Words(words("planned"), "basis", frozenset({Basis.PLAN, Basis.AGREEMENT})),
    _Words(words("estimates?|estimated"), "basis", frozenset({Basis.ESTIMATE})),
    _Words(
        words("would|could|(?-i:may)|might|should|shall"),
        "basis",
        _PROJECTED,
        is_firm=False,
    ),
    _Words(
        words(
            rf"mitigated|(?:after|with) (?:{_PLAN}|mitigations?)"
            rf"|{_IF} {_PLAN} (?:succeeds?|works?|(?:is|are) delivered)"
        ),
        "scenario",
        frozenset({Scenario.MITIGATED}),
    ),
    _Words(
        words(
            r"unmitigated|do(?:ing)?[ -]nothing|if nothing (?:changes|changed"
            rf"|(?:is |was |were )?done)|(?:before|without) (?:{_PLAN}|mitigations?)"
            r"|left (?:alone|to itself|unchecked|as it is)"
        ),
        "scenario",
        frozenset({Scenario.UNMITIGATED}),
    ),
    _Words(words("in[- ]year"), "flow", frozenset({Flow.IN_YEAR})),
    _Words(words("cumulative|accumulated"), "flow", frozenset({Flow.CUMULATIVE})),
    _Words(words("received|receiving|paid"), "stage", frozenset({Stage.RECEIVED})),
    _Words(words("remaining|remains|left"), "stage", frozenset({Stage.REMAINING})),
    _Words(words("withheld|suspended"), "stage", frozenset({Stage.WITHHELD})),
)
# "It was £63m" says that it came to pass, unless something says that it is to come.
_PAST = words("was|were|had|stood|came|reached|ended|closed|became")
_TO_COME = words(
    "forecasts?|forecasted|projected|projections?|predicted|expected|anticipated"
    "|budgets?|budgeted|plans?|planned|estimates?|estimated|agreed|agreements?|deals?"
)

_OWED = words(
    r"(?:deficits?(?!\s+(?:management|recovery|reduction|plan))|overspen[dt]s?"
    r"|overspending|shortfalls?|in the red|owe[sd]?|owing|debts?|overdrawn)"
)
_OVER = words("surplus|surpluses|underspen[dt]s?|underspending|in the black|in hand")


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield the coordinates that `sentence` gives its figures."""
    for said in _COORDINATES:
        for found in said.pattern.finditer(sentence.bare):
            yield _claim(found, _is_so(sentence, found, said))
    for found in _PAST.finditer(sentence.bare):
        yield _claim(found, _has_passed(sentence, found))
    for pattern, sign in ((_OWED, 1), (_OVER, -1)):
        for found in pattern.finditer(sentence.bare):
            yield _claim(found, _is_signed(sentence, found, pattern, sign))


def _claim(found: re.Match[str], is_so: bool | None) -> Claim:  # noqa: FBT001 -- what the claim is
    reason = f"“{found[0]}” is not what its sources say of it"
    return Claim(start=found.start(), end=found.end(), is_so=is_so, reason=reason)


def _is_so(sentence: Sentence, found: re.Match[str], said: _Words) -> bool | None:
    ref = sentence.nearest(*found.span())
    figures = ref.figures if ref else sentence.figures
    if said.coordinate == "stage":
        if not any(f.measure is Measure.SAFETY_VALVE_FUNDING for f in figures):
            return None
        if ref and ref.calculation:
            return True
    if not figures:
        return None

    def agrees(figure: Figure) -> bool:
        value = getattr(figure, said.coordinate)
        if value is None:
            return not said.is_firm or _is_printed(figure, said)
        return value in said.allowed

    if ref is not None or sentence.is_of_several:
        return all(map(agrees, figures))
    return any(map(agrees, figures)) or None


def _is_printed(figure: Figure, said: _Words) -> bool:
    """Whether the words stand with a figure, and none that say otherwise."""
    printed = _printed_with(figure)
    return bool(said.pattern.search(printed)) and not any(
        other.pattern.search(printed)
        for other in _COORDINATES
        if other.coordinate == said.coordinate
        and other.is_firm
        and not other.allowed & said.allowed
    )


def _has_passed(sentence: Sentence, found: re.Match[str]) -> bool:
    ref = sentence.nearest(*found.span())
    if ref is None or _TO_COME.search(sentence.bare):
        return True
    return not any(figure.basis in _PROJECTED for figure in ref.figures)


def _printed_with(figure: Figure) -> str:
    parts = (figure.quote, figure.label, figure.caption, figure.vintage)
    return " ; ".join(
        part for part in (*parts, *figure.row_path, *figure.column_path) if part
    )


def _is_signed(
    sentence: Sentence, found: re.Match[str], pattern: re.Pattern[str], sign: int
) -> bool | None:
    def agrees(figure: Figure) -> bool:
        is_balance = figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
        if is_balance:
            return figure.amount * sign >= 0
        return bool(pattern.search(_printed_with(figure)))

    ref = sentence.nearest(*found.span())
    figures = ref.figures if ref else sentence.figures
    if not figures:
        return None
    if ref is not None or sentence.is_of_several:
        return all(map(agrees, figures))
    return any(map(agrees, figures)) or None
