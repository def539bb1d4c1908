"""What the papers themselves correct of the figures that an answer tells.

Minutes say of the report before them that "the figure should read £2.49m", or of the
minutes before those that it "should read £9.4m and not £4.9m". Whoever is told the
wrong figure is told so at once: it stands in the next sentence, or names the amount.
So is whoever is read a sentence in which the papers' check finds something wrong.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.asked_and_told import CORRECTS
from assistant.desk import Desk
from assistant.drafts import DraftSentence
from assistant.quotes import squeeze
from assistant.wording import quote_figure
from corpus.money import read_amounts
from corpus.records import Figure, Finding, FindingKind, Severity
from tools.calculation import Calculation

# Fewer words are no sentence, and stand in many.
_FEWEST_WORDS = 5
_IN_WORDS = (FindingKind.IMPOSSIBLE_DATE, FindingKind.MISMATCH)
# What was wrong stands after these: "£9.4m and not £4.9m", "printed as £11.8m".
_WRONG = re.compile(
    r"\b(?:not|rather than|instead of|in place of|from|(?:printed|given|shown|stated"
    r"|reported|recorded) as)\s+(?:the |about |some )?$",
    re.IGNORECASE,
)


def corrections(desk: Desk, told: Sequence[DraftSentence]) -> list[DraftSentence]:
    """Return the sentences that correct a figure which `told` states or quotes."""
    figures = _figures_of(desk, told)
    said = " ".join(sentence.text for sentence in told)
    papers = desk.papers()
    found: dict[str, DraftSentence] = {}
    for other in desk.figures():
        is_new = other.caption is None and other.quote not in said
        if not is_new or not CORRECTS.search(other.quote) or other.quote in found:
            continue
        if any(_is_corrected(figure, other, desk) for figure in figures):
            paper = papers[other.paper_id]
            found[other.quote] = quote_figure(other, paper, lead="But:")
    return list(found.values())


def found_wrong(desk: Desk, told: Sequence[DraftSentence]) -> list[tuple[int, Finding]]:
    """Return what the papers' check finds wrong in the very words that `told` quotes.

    A date that no calendar has, a sum that its own sentence gets wrong; each with its
    place among all that was found, and none that `told` rests on already.
    """
    rested = {support.id for sentence in told for support in sentence.rests_on}
    quoted = " ".join(squeeze(sentence.text) for sentence in told)
    return [
        (number, finding)
        for number, finding in enumerate(desk.found.findings)
        if finding.kind in _IN_WORDS
        and finding.severity is not Severity.INFO
        and f"x-{number}" not in rested
        and len(finding.quote.split()) >= _FEWEST_WORDS
        and squeeze(finding.quote) in quoted
    ]


def set_beside(
    told: Sequence[DraftSentence],
    found: Sequence[Finding],
    wrong: Sequence[DraftSentence],
) -> tuple[DraftSentence, ...]:
    """Return `told`, each of `wrong` after the first sentence that it is found in.

    `wrong` tells what is `found`, one by one.
    """
    after: dict[int, list[DraftSentence]] = {}
    for finding, sentence in zip(found, wrong, strict=True):
        quote = squeeze(finding.quote)
        here = (n for n, one in enumerate(told) if quote in squeeze(one.text))
        after.setdefault(next(here, len(told) - 1), []).append(sentence)
    return tuple(s for n, one in enumerate(told) for s in (one, *after.get(n, ())))


def is_put_right(figure: Figure) -> bool:
    """Return whether the sentence of `figure` says itself that it was wrong.

    "Amended from £1.297m to £1.279m": the first is what nobody forecast.
    """
    lead = figure.quote.partition(figure.printed)[0]
    is_told = figure.caption is None and CORRECTS.search(figure.quote) is not None
    return is_told and _WRONG.search(lead) is not None


def _figures_of(desk: Desk, told: Sequence[DraftSentence]) -> list[Figure]:
    """The figures that sentences rest on, and those of the words they quote."""
    supports = [support for sentence in told for support in sentence.rests_on]
    ids = {support.id for support in supports}
    quotes = {support.quote for support in supports if support.quote}
    ids |= {key for done in desk.found.calculations for key in _operands(done, ids)}
    return [f for f in desk.figures() if f.id in ids or f.quote in quotes]


def _operands(done: Calculation, ids: set[str]) -> Iterator[str]:
    return iter(done.operands if done.id in ids else ())


def _is_corrected(figure: Figure, other: Figure, desk: Desk) -> bool:
    """Whether the sentence of `other` is of `figure`: next to it, or by its amount."""
    if figure.council != other.council:
        return False
    wrong = (
        amount
        for amount in read_amounts(other.quote)
        if _WRONG.search(other.quote[: amount.start])
    )
    is_named = any(
        (abs(amount.amount), amount.unit) == (abs(figure.amount), figure.unit)
        for amount in wrong
    )
    return is_named or _is_next(figure.quote, other.quote, desk)


def _is_next(quote: str, after: str, desk: Desk) -> bool:
    """Whether one sentence follows the other in a passage."""
    pair = squeeze(f"{quote} {after}")
    return any(pair in squeeze(hit.passage.text) for hit in desk.found.hits)
