"""Years and days in a sentence: each is one of the figure that it is said of."""

import re
from collections.abc import Iterator

from assistant.claims.sentence import (
    Claim,
    Reference,
    Sentence,
    whole_words,
    words_of,
)
from assistant.quotes import squeeze
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Figure
from corpus.times import Period
from corpus.years import same_time
from tools.likeness import times_said

# What stands before the day on which a figure was said, not that which it is of.
_SAID = re.compile(
    r"\b(?:said|says|saying|reported|reports?|reporting|papers?|meetings?|met|minutes"
    r"|published|publication|told|heard|dated|according|submitted|submissions?|written"
    r"|(?:forecast|estimated|projected|predicted|made|given|revised|known|stated"
    r"|presented|considered)\s+(?:in|on|at|of|as))\b[^;:,(\ufffd]{0,40}$",
    re.IGNORECASE,
)
# What a change is told from: "£1m more than at Month 6".
_TOLD_FROM = re.compile(
    r"\b(?:on|from|since|than|to)\s+(?:at\s+|the\s+)*$", re.IGNORECASE
)
# A time told from another, or from now: only the paper knows which.
_RELATIVE = re.compile(
    r"(?<![\w-])(?:(?:at\s+)?present|today|now|currently|so far|to date"
    r"|(?:(?:a|the|this|that|next|last|previous|following|coming|current|same|per|every"
    r"|each)\s+)*(?:financial\s+|calendar\s+|academic\s+|school\s+)?"
    r"(?:years?|months?|weeks?|days?|quarters?|decades?)(?!\s+(?:by year|stated)|-)"
    r"(?:[\s-]+(?:before|after|later|earlier|ago|on|end|to date))?)\b",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"\b(?:year by|no)\s+$", re.IGNORECASE)


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield the times that `sentence` names."""
    yield from _named(sentence)
    yield from _points(sentence)
    yield from _relative(sentence)


def _relative(sentence: Sentence) -> Iterator[Claim]:
    """Times that stand in the same words in one of the sources."""
    times = read_periods(sentence.bare)
    for found in _RELATIVE.finditer(sentence.bare):
        start, end = found.span()
        is_part = any(time.start < end and start < time.end for time in times)
        words = squeeze(found[0]).lower()
        if is_part or words == "every year" or _BY_YEAR.search(sentence.bare[:start]):
            continue
        said = map(words_of, sentence.behind(sentence.nearest(start, end)))
        is_so = any(
            True for one in said for _ in whole_words(words, squeeze(one).lower())
        )
        reason = f"“{words}” is told from a time that its sources do not give"
        yield Claim(start=start, end=end, is_so=is_so, reason=reason)


def _named(sentence: Sentence) -> Iterator[Claim]:
    points = read_points(sentence.bare)
    for time in read_periods(sentence.bare):
        is_dated = time.year or time.as_at or time.is_impossible
        if not is_dated and any(time.start <= p.start < time.end for p in points):
            continue
        ref = sentence.nearest(time.start, time.end)
        yield _claim(time, ref, is_so=_is_time_of(sentence, time, ref))


def _points(sentence: Sentence) -> Iterator[Claim]:
    """Points of a year: those at which the figures they stand beside were said."""
    for point in read_points(sentence.bare):
        ref = sentence.nearest(point.start, point.end)
        yield _claim(point, ref, is_so=_is_point_of(sentence, point, ref))


def _claim(time: Period, ref: Reference | None, *, is_so: bool) -> Claim:
    about = f" of {ref.key}" if ref else ""
    reason = f"{time.printed} is not a time{about} that its sources give"
    return Claim(start=time.start, end=time.end, is_so=is_so, reason=reason)


def _is_point_of(sentence: Sentence, point: Period, ref: Reference | None) -> bool:
    """Whether figures were said at `point`; of one without a point its words tell."""
    figures = ref.figures if ref else sentence.figures
    told = [t for figure in figures for t in times_said(figure) if t.month]
    if told and not _TOLD_FROM.search(sentence.bare[: point.start]):
        return any(_is_same_point(point, one) for one in told)
    return any(
        _is_same_point(point, one)
        for source in sentence.behind(ref)
        for one in read_points(words_of(source), said_on=source.paper.met_on)
    )


def _is_same_point(stated: Period, known: Period) -> bool:
    is_of_year = stated.year is None or stated.year == known.year
    return stated.month == known.month and is_of_year


def _is_time_of(sentence: Sentence, time: Period, ref: Reference | None) -> bool:
    if ref is None and sentence.is_of_several:
        return all(_is_time_of_figure(time, f, sentence) for f in sentence.figures)
    if ref is None or time.is_range:
        said = " ; ".join(map(words_of, sentence.behind(ref)))
        is_said = any(_is_same(time, other) for other in read_periods(said))
        return is_said or _spans(sentence, time)
    if _SAID.search(sentence.bare[: time.start]):
        told = (p for f in ref.figures for p in _said_on(f, sentence))
        if any(_is_same(time, one) for one in told):
            return True
    return any(_is_time_of_figure(time, f, sentence) for f in ref.figures)


def _spans(sentence: Sentence, time: Period) -> bool:
    """Whether both ends of a span are times of its figures."""
    years = {figure.period for figure in sentence.figures}
    return time.is_range and time.first in years and time.year in years


def _said_on(figure: Figure, sentence: Sentence) -> tuple[Period, ...]:
    """When a figure was said: its vintage, and the day of the meeting."""
    return read_periods(f"{figure.vintage or ''} ; {_met_on(figure, sentence) or ''}")


def _met_on(figure: Figure, sentence: Sentence) -> str | None:
    return next((s.paper.met_on for s in sentence.sources if s.figure == figure), None)


def _is_time_of_figure(time: Period, figure: Figure, sentence: Sentence) -> bool:
    """Whether a figure is of that time; of one that says none its sentence tells."""
    own = Period(printed="", start=0, end=0, year=figure.period, as_at=figure.as_at)
    if own.year or own.as_at:
        return _is_same(time, own)
    words = " ; ".join((figure.quote, *figure.column_path, figure.caption or ""))
    said = read_periods(words, said_on=_met_on(figure, sentence))
    return any(_is_same(time, one) for one in (*said, *_said_on(figure, sentence)))


def _is_same(stated: Period, known: Period) -> bool:
    """Whether `stated` is the same time as `known`, and no finer than it."""
    if stated.printed and stated.printed == known.printed:
        return True
    if stated.as_at and known.as_at and known.as_at.startswith(stated.as_at):
        return True
    return same_time(stated.year, stated.as_at, known.year, known.as_at)
