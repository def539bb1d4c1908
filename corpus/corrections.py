"""What officers set of papers: what holds now, and what a paper is with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from corpus.records import Change, Correction, Detail, Paper, Status

# What `Paper.sources` says of a field that an officer set.
OFFICER = "officer"


def standing(changes: Iterable[Change]) -> Correction:
    """Return what holds after all of `changes`, the last of each detail counting."""
    last = {change.detail: change.after for change in changes}
    status = last.get(Detail.STATUS)
    return Correction(
        council=last.get(Detail.COUNCIL),
        committee=last.get(Detail.COMMITTEE),
        met_on=last.get(Detail.MET_ON),
        status=Status(status) if status else None,
    )


def merge(held: Correction, given: Correction) -> Correction:
    """Return `held` with what is `given` in its place."""
    return Correction(
        council=given.council or held.council,
        committee=given.committee or held.committee,
        met_on=given.met_on or held.met_on,
        status=given.status or held.status,
    )


def correct(paper: Paper, correction: Correction) -> Paper:
    """Return `paper` as officers have set it to be; it then says so of the source."""
    sources = dict(paper.sources) | {
        detail.value: OFFICER for detail in _given(correction)
    }
    return replace(
        paper,
        council=correction.council or paper.council,
        committee=correction.committee or paper.committee,
        met_on=correction.met_on or paper.met_on,
        status=correction.status or paper.status,
        sources=tuple(sources.items()),
    )


def changes_of(
    paper: Paper, given: Correction, *, changed_by: str | None, changed_at: datetime
) -> tuple[Change, ...]:
    """Return what `given` changes of `paper`; what it is already is no change."""
    return tuple(
        Change(
            paper_id=paper.id,
            detail=detail,
            before=getattr(paper, detail),
            after=after,
            changed_by=changed_by,
            changed_at=changed_at,
        )
        for detail, after in _given(given).items()
        if after != getattr(paper, detail)
    )


def _given(correction: Correction) -> dict[Detail, str]:
    values = {detail: getattr(correction, detail) for detail in Detail}
    return {detail: str(value) for detail, value in values.items() if value}
