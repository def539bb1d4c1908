"""What of an agreement has been paid, and what of it is left, worked out."""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import LEFT, PAID
from assistant.times_told import is_of
from assistant.wording import operands, say, tell_sum
from corpus.records import Figure
from corpus.years import year_end
from tools.funding import is_so_far
from tools.progress import Progress

# "So far", "all told": the payments together, not one of them.
SO_FAR = re.compile(
    r"\b(?:so far|to date|all told|in (?:total|all)|altogether|by now"
    r"|total (?:paid|received))"
    r"\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:share|per ?cent(?:age)?|proportion|fraction)\b|%", re.IGNORECASE
)
# "Received by 2023-24" is all that was by then.
_BY = re.compile(
    r"\b(?:by|until|till|to|up to|since|before|after)(?: the)?(?: end of)?\W*$",
    re.IGNORECASE,
)


def remaining(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what of an agreement has not been paid, worked out from what has."""
    del weighed
    row = _only_row(desk)
    if row is None or row.remaining is None or row.agreed is None:
        return None
    if not LEFT.search(desk.question.text):
        return None
    paid = [figure for figure in row.received if _is_paid_by(desk, figure)]
    if paid and len(paid) < len(row.received):
        return _left_then(desk, row.agreed, paid)
    told = row.remaining
    head = say(f"{{{told.id}}} remains: {told.expression}.", told.id)
    left = f"{row.agreed.id} - ({_paid(row)})"
    listed = (row.agreed, *row.received)
    parts = re.split(r"\band\b|[,;?]", desk.question.text)
    of_paid = [part for part in parts if _is_of_paid(part)]
    if of_paid and (any(map(_SHARE.search, of_paid)) or not _asks_share(desk)):
        came = state_received(row)
        return _with_share(
            desk, row, (came,), listed=listed, part=_paid(row), more=(head,)
        )
    return _with_share(desk, row, (head,), listed=listed, part=left)


def _is_of_paid(part: str) -> bool:
    """Whether a part of a question is of what was paid so far, and not what is left."""
    is_paid = PAID.search(part) and SO_FAR.search(part)
    return bool(is_paid) and not LEFT.search(part)


def _asks_share(desk: Desk) -> bool:
    return bool(_SHARE.search(desk.question.text))


def _left_then(desk: Desk, agreed: Figure, paid: Sequence[Figure]) -> Outcome | None:
    """What of an agreement was left when no more than `paid` had been received."""
    less = " + ".join(figure.id for figure in paid)
    expression = f"{agreed.id} - ({less})"
    return tell_sum(desk, expression, (agreed, *paid), verb=" remains")


def received(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what has been paid of an agreement so far, and each payment."""
    del weighed
    row = _only_row(desk)
    text = desk.question.text
    if row is None or row.received_total is None:
        return None
    if len(row.received) == 1 and not is_so_far(row.received[0]):
        return None  # one payment is a look-up
    if _is_of_one_year(desk):
        return _paid_in_year(desk, row)
    is_meant = SO_FAR.search(text) or _SHARE.search(text)
    is_of_all = all(_is_paid_by(desk, figure) for figure in row.received)
    if not (is_of_all and is_meant and PAID.search(text)):
        return None
    return _with_share(
        desk, row, (state_received(row),), listed=row.received, part=_paid(row)
    )


def _is_of_one_year(desk: Desk) -> bool:
    """Whether what was paid in one year is asked for, and not all that was by then."""
    question = desk.question
    years = [time for time in question.periods if time.year and not time.as_at]
    if len(years) != 1 or len(question.periods) != 1 or SO_FAR.search(question.text):
        return False
    before = question.text.partition(years[0].printed)[0]
    return not _BY.search(before)


def _paid_in_year(desk: Desk, row: Progress) -> Outcome | None:
    """The payment of the one year asked about, as a share of all that was agreed."""
    paid = [
        figure
        for figure in row.received
        if is_of(figure, desk.question.periods) and not is_so_far(figure)
    ]
    asks = PAID.search(desk.question.text) and _asks_share(desk)
    if len(paid) != 1 or row.agreed is None or not asks:
        return None
    expression = f"{paid[0].id} / {row.agreed.id} as percent"
    return tell_sum(desk, expression, (paid[0], row.agreed))


def state_received(row: Progress) -> DraftSentence:
    """Return what was received, at least once: the sum, or the one that is all."""
    if len(row.received) == 1 or row.received_total is None:
        only = row.received[0]
        return say(f"{{{only.id}}} received.", only.id)
    told = row.received_total
    return say(f"{{{told.id}}} received: {told.expression}.", told.id)


def _is_paid_by(desk: Desk, figure: Figure) -> bool:
    """Whether a payment was made by the last time asked about, if one is."""
    asked = [
        end for time in desk.question.periods if (end := _end(time.year, time.as_at))
    ]
    paid = _end(figure.period, figure.as_at)
    return not desk.question.periods or (
        bool(asked) and paid is not None and paid[: len(max(asked))] <= max(asked)
    )


def _end(year: str | None, as_at: str | None) -> str | None:
    """The day, or the last day of the financial year, by which something is paid."""
    return as_at or (year_end(year) if year else None)


def _paid(row: Progress) -> str:
    return " + ".join(figure.id for figure in row.received)


def _with_share(
    desk: Desk,
    row: Progress,
    head: Sequence[DraftSentence],
    *,
    listed: Sequence[Figure],
    part: str,
    more: Sequence[DraftSentence] = (),
) -> Outcome:
    """`head`, what share `part` is of it all if that is asked, `more`, and operands."""
    if row.agreed is None or not _asks_share(desk):
        told = (*head, *more, *operands(desk, listed))
        return Draft(status="answered", sentences=told)
    expression = f"({part}) / {row.agreed.id} as percent"
    if missing := desk.missing((expression,)):
        return Needs(missing)
    share = desk.sums[expression]
    is_that = (
        [say(f"That is {{{share.id}}}: {share.expression}.", share.id)] if share else []
    )
    figures = tuple(dict.fromkeys((*listed, row.agreed)))
    told = (*head, *is_that, *more, *operands(desk, figures))
    return Draft(status="answered", sentences=told)


def _only_row(desk: Desk) -> Progress | None:
    """The one agreement that was asked about."""
    rows = [row for row in desk.found.progress if row.agreed is not None]
    return rows[0] if len(rows) == 1 else None
