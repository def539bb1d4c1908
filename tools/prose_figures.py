"""Figures from sentences, where one sentence may hold several of each coordinate."""

import re
from collections.abc import Iterator, Sequence

from corpus.councils import ENGLAND
from corpus.money import Amount, read_amounts
from corpus.periods import Period, read_periods
from corpus.records import Figure, FigureId, Locator, Paper, Unit
from tools.coordinates import (
    find_basis,
    find_block,
    find_flow,
    find_safety_valve,
    find_stage,
    find_submission,
    sign_amount,
)
from tools.sentences import Sentence
from tools.vocabulary import SCENARIOS, find_coordinate, find_measure_beside

# Words kept before and after an amount in its label.
LABEL_BEFORE, LABEL_AFTER = 8, 4

_NATIONAL_AFTER = re.compile(
    r"^\W*(?:national(?:ly)?\b|in England\b|England\b)", re.IGNORECASE
)
_NATIONAL_BEFORE = re.compile(
    r"\b(?:national|England)(?: average| figure)?\W*$", re.IGNORECASE
)
# A region or a group of councils is nobody's figure that we could name.
_OTHERS_BEFORE = re.compile(
    r"\b(?:neighbours?|North|South|East|West|London|Midlands|regional)"
    r"(?: average)?\W*$",
    re.IGNORECASE,
)
_DURATION = re.compile(r"^[\s-]*(?:year|month|week|day|hour)s?\b", re.IGNORECASE)
_PART_END = re.compile(r"[,;:]\s|\s(?:and|to|but|with)\s")


def find_sentence_figures(
    paper: Paper, sentence: Sentence, place: Locator, context: Sequence[str]
) -> Iterator[Figure]:
    """Yield the figures of `sentence`.

    Args:
        paper: Whose council and meeting date they inherit.
        sentence: Whose text becomes their quote.
        place: Where it stands.
        context: What was said before it and the headings over it, nearest first; used
            only for what is measured, never for time, basis or council.
    """
    text = sentence.text
    amounts = [a for a in read_amounts(text) if not _is_duration(text, a)]
    periods = [
        p for p in read_periods(text, said_on=paper.met_on) if not p.is_impossible
    ]
    for index, amount in enumerate(amounts):
        before, after = _clause(text, amounts, index)
        clause = f"{before}{amount.printed}{after}"
        said = (clause, text, *context)
        measure = find_measure_beside(before, after, said, amount.unit)
        period = _period_of(text, amounts, index, periods)
        is_money = amount.unit is Unit.GBP
        near = (clause, text)
        yield Figure(
            id=FigureId(""),
            paper_id=paper.id,
            council=_council_of(text, amount, paper),
            measure=measure,
            label=_label(text, amount),
            amount=sign_amount(amount, measure, (clause,)),
            unit=amount.unit,
            printed=amount.printed,
            resolution=amount.resolution,
            locator=place,
            quote=text,
            block=find_block(measure, (*near, *context)),
            flow=find_flow(measure, near) if is_money else None,
            period=period.year if period else None,
            as_at=period.as_at if period else None,
            basis=find_basis(near, amount.unit),
            scenario=find_coordinate(SCENARIOS, (text,)),
            safety_valve=find_safety_valve(measure, (text,)) if is_money else None,
            stage=find_stage(measure, near),
            vintage=find_submission(text) or paper.met_on,
            is_approximate=amount.is_approximate,
        )


def _is_duration(text: str, amount: Amount) -> bool:
    """Whether a count is only how long: "over the past 5 years", "every 6 weeks"."""
    return amount.unit is Unit.COUNT and bool(_DURATION.match(text[amount.end :]))


def _clause(text: str, amounts: Sequence[Amount], index: int) -> tuple[str, str]:
    """What is said of one amount alone, before and after it, between the others."""
    amount = amounts[index]
    is_last = index + 1 == len(amounts)
    start = amounts[index - 1].end if index else 0
    end = len(text) if is_last else amounts[index + 1].start
    before, after = text[start : amount.start], text[amount.end : end]
    if not is_last:
        after = _PART_END.split(after, maxsplit=1)[0]
    if index:
        parts = _PART_END.split(before, maxsplit=1)
        before = parts[1] if len(parts) > 1 else before
    return before, after


def _period_of(
    text: str, amounts: Sequence[Amount], index: int, periods: Sequence[Period]
) -> Period | None:
    """The time an amount is of: the next one said before another amount, else before.

    "£7.68m in March 2023" and "In 2023-24 the total paid was £0.55m" both find theirs;
    a time that stands beside another amount is not borrowed.
    """
    amount = amounts[index]
    end = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
    for period in periods:
        if amount.end <= period.start < end:
            between = text[amount.end : period.start]
            opens_next = index + 1 < len(amounts) and re.search(
                r"[.;,]\s|\b(?:and|but)\b", between
            )
            if not opens_next:
                return period
            break
    start = amounts[index - 1].end if index else 0
    before = [p for p in periods if start <= p.start < amount.start]
    if not before:
        return None
    belongs_before = index > 0 and not re.search(
        r"[.;,]\s|\b(?:and|but|In)\b", text[start : before[-1].start]
    )
    return None if belongs_before else before[-1]


def _label(text: str, amount: Amount) -> str:
    before = text[: amount.start].split()[-LABEL_BEFORE:]
    after = text[amount.end :].split()[:LABEL_AFTER]
    return " ".join((*before, amount.printed, *after))


def _council_of(text: str, amount: Amount, paper: Paper) -> str | None:
    before, after = text[: amount.start], text[amount.end :]
    if _NATIONAL_AFTER.match(after) or _NATIONAL_BEFORE.search(before):
        return ENGLAND
    return None if _OTHERS_BEFORE.search(before) else paper.council
