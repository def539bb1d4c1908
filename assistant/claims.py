"""What a sentence claims in its own words, and whether what it rests on says the same.

    Bury’s deficit was {f-1} at 31 March 2022, forecast to be {f-2} a year later.
    └──┬──┘ └──┬──┘     │      └──────┬─────┘  └──┬───┘       │
    council  sign    reference       time       basis     reference

Each claim is held to the reference it stands nearest to, in its own clause if it can
be. A number is written as a reference and in no other way. What is left out of account,
for it is the papers' or ours and not the writer's: quotes, locators, the headings of a
figure, the expression of a sum, the scores of a risk.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.grounds import Grounds, Source
from assistant.quotes import squeeze, stands
from corpus.councils import find_councils
from corpus.money import read_amounts
from corpus.periods import Period, print_date, read_periods, same_time
from corpus.records import (
    Basis,
    Figure,
    Flow,
    Measure,
    Paper,
    SafetyValve,
    Scenario,
    Stage,
    Unit,
)
from tools.calculation import Calculation
from tools.likeness import caveats, differences

REFERENCE = re.compile(r"\{([a-z]+-[\w-]+)\}")

# Stands, letter by letter, for what need not be checked: no word, no number.
_BLANK = "\ufffc"
_REFERENCE_LETTER = "\ufffd"

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’(?!\w)")
_MARKUP = re.compile(
    r"\[\s?\d+\s?\]|</?[a-z!]|\]\(|\bhttps?:|\bwww\.|```|[{}]", re.IGNORECASE
)
_DIGITS = re.compile(r"(?:\b[A-Za-z]+\W{1,2})?\b\w*\d[\w.]*")

# What may not touch a reference: it would change its digits, sign, unit or size.
_TOUCHING_BEFORE = re.compile(
    r"(?:[\w£$€+\-−–.,~<>]|\b(?:minus|negative)\s)$", re.IGNORECASE
)
_TOUCHING_AFTER = re.compile(
    r"[\w%+−–-]|[.,]\d|\s?(?:%|p\b|k\b|m\b|bn\b|million|billion|thousand|hundred"
    r"|per\s?cent|percent|pounds|pence|dozen|points)\b",
    re.IGNORECASE,
)
# What makes a number a bound: the paper must have said so.
_BOUND_BEFORE = re.compile(
    r"\b(?P<bound>(?:just )?(?:over|under)|nearly|almost|at least|at most|up to"
    r"|(?:no )?(?:more|less|fewer) than|in excess of|approaching)\s+$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be)\s+(?:more|less|fewer|over|under)\s+(?:than\s+)?$"
)

_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|zero|nil"
    r"|nought|half|halved|halves|halving|third|thirds|doubled?|doubles|doubling|twice"
    r"|trebled?|tripled?|triple|quadrupled?)\b",
    re.IGNORECASE,
)

_CLAUSE = re.compile(
    r"[;:]|[.,!?]\s|\b(?:and|but|or|while|whereas|against|than|versus|compared|to)\b",
    re.IGNORECASE,
)
# A reference across so many clauses is further than any in the same one.
_CLAUSE_AWAY = 1000

# What stands before the day on which a figure was said, not that which it is of.
_SAID = re.compile(
    r"\b(?:said|says|saying|reported|reports?|reporting|papers?|meetings?|met|minutes"
    r"|published|publication|told|heard|dated|according|submitted|submissions?|written"
    r"|(?:forecast|estimated|projected|predicted|made|given|revised|known|stated"
    r"|presented|considered)\s+(?:in|on|at|of|as))\b[^;:]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number's place in a sentence, `start` to `end` (half-open), and its figures.

    A sum has the figures it was done with.
    """

    key: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    calculation: Calculation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A sentence with its references, and blanked what is not the writer's own.

    `text` has the letters of the sentence at their places; `bare` is blank where
    quotes, locators and the like stand.
    """

    text: str
    bare: str
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
    sums: tuple[Calculation, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures referred to, or where there are none, all it rests on."""
        named = tuple(f for ref in self.references for f in ref.figures)
        return named or tuple(s.figure for s in self.sources if s.figure)

    def nearest(self, start: int, end: int) -> Reference | None:
        """Return the reference that the words at `start` to `end` are about."""
        return _nearest(self.bare, self.references, start, end)


def contradiction(
    text: str, sources: Sequence[Source], sums: Sequence[Calculation], grounds: Grounds
) -> str | None:
    """Return what of `text` the things it rests on do not say, or None."""
    claims = _read(squeeze(text), sources, sums, grounds)
    if unquoted := _unquoted(claims):
        return unquoted
    claims = _without_quotes(claims)
    checks: tuple[Callable[[Claims], str | None], ...] = (
        _markup,
        _touched,
        _typed,
        _number_words,
        _times,
        _places,
        _councils,
        _coordinates,
        _directions,
        _comparisons,
    )
    return next((told for check in checks if (told := check(claims))), None)


# Reading a sentence.


def _read(
    text: str, sources: Sequence[Source], sums: Sequence[Calculation], grounds: Grounds
) -> Claims:
    references = tuple(
        Reference(
            key=found[1],
            start=found.start(),
            end=found.end(),
            figures=grounds.figures_of(found[1]),
            calculation=grounds.calculation_by_id.get(found[1]),
        )
        for found in REFERENCE.finditer(text)
    )
    bare = text
    for reference in references:
        bare = _covered(bare, reference.start, reference.end, _REFERENCE_LETTER)
    if not references:
        for start, end in _laid_apart(bare, sources):
            bare = _covered(bare, start, end)
    for start, end in _own_of_papers(bare, sources):
        bare = _covered(bare, start, end)
    for start, end in _own_of_sums(bare, sums, references):
        bare = _covered(bare, start, end)
    for source in sources:
        for start, end in _headings(bare, source, references):
            bare = _covered(bare, start, end)
    return Claims(
        text=text,
        bare=bare,
        references=references,
        sources=tuple(sources),
        sums=tuple(sums),
    )


def _covered(text: str, start: int, end: int, letter: str = _BLANK) -> str:
    return f"{text[:start]}{letter * (end - start)}{text[end:]}"


def _all(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where `words` stand as whole words."""
    words = squeeze(words)
    if not words:
        return
    first = r"(?<!\w)" if words[0].isalnum() else ""
    last = r"(?!\w)" if words[-1].isalnum() else ""
    for found in re.finditer(f"{first}{re.escape(words)}{last}", text):
        yield found.span()


def _own_of_papers(text: str, sources: Iterable[Source]) -> Iterator[tuple[int, int]]:
    """Quotes, and what says whose they are and where they stand."""
    for source in sources:
        for mark, end in (("“", "”"), ('"', '"'), ("‘", "’")):
            yield from _all(f"{mark}{squeeze(source.quote)}{end}", text)
        for fact in sorted(source.facts, key=len, reverse=True):
            yield from _all(fact, text)
        for place in source.places:
            yield from _all(_said_at(source.paper, place), text)
            if source.figure is None:
                yield from _all(place, text)
        for words in (source.paper.file_name, source.paper.title):
            yield from _all(words or "", text)


def _said_at(paper: Paper, place: str) -> str:
    """Who says it, when and where, as the clerk writes it."""
    dated = print_date(paper.met_on) if paper.met_on else None
    named = ", ".join(filter(None, (paper.council, paper.committee, dated)))
    return f"{named or paper.file_name} ({place})"


def _own_of_sums(
    text: str, sums: Iterable[Calculation], references: Sequence[Reference]
) -> Iterator[tuple[int, int]]:
    """Expressions, but not one that is set equal to another sum's result."""
    for result in sums:
        for start, end in _all(result.expression, text):
            equals = re.match(rf"\s?=\s?({_REFERENCE_LETTER})", text[end:])
            after = next((ref for ref in references if ref.start >= end), None)
            if equals is None or (after and after.key == result.id):
                yield start, end


def _headings(
    text: str, source: Source, references: Sequence[Reference]
) -> Iterator[tuple[int, int]]:
    """A figure's headings and place, where they stand nearest to that figure."""
    figure = source.figure
    if figure is None:
        return
    headings = (*figure.row_path, *figure.column_path)
    caption = source.locator.words.split("; ")[0]
    parts = [source.locator.words, " – ".join(headings), *figure.row_path]
    parts += [figure.label, figure.caption or "", caption]
    for part in sorted(dict.fromkeys(filter(None, parts)), key=len, reverse=True):
        if any(time.printed == part for time in read_periods(part)):
            continue
        for start, end in _all(part, text):
            near = _nearest(text, references, start, end)
            if near is None or figure in near.figures:
                yield start, end


def _laid_apart(text: str, sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """What keeps two figures apart, in our words and in the order they are named."""
    figures = [source.figure for source in sources if source.figure]
    names = list(dict.fromkeys(mention.name for mention in find_councils(text)))
    for one, other in pairwise(figures):
        if names and names != list(dict.fromkeys((one.council, other.council))):
            continue
        for words in (*differences(one, other), *caveats(one, other)):
            yield from _all(words, text)


def _nearest(
    text: str, references: Sequence[Reference], start: int, end: int
) -> Reference | None:
    def away(reference: Reference) -> int:
        between = text[end : reference.start] or text[reference.end : start]
        return len(between) + _CLAUSE_AWAY * len(_CLAUSE.findall(between))

    return min(references, key=away, default=None)


# Quotes.


def _unquoted(claims: Claims) -> str | None:
    """What stands between quotation marks and in no source."""
    said = [squeeze(words) for s in claims.sources for words in (s.quote, *s.facts)]
    for found in _QUOTED.finditer(claims.bare):
        words = squeeze(claims.text[found.start() + 1 : found.end() - 1])
        words = words.strip(" ,.;")
        if words and not any(stands(words, quote) for quote in said):
            return f"“{words}” does not stand in what it cites"
    return None


def _without_quotes(claims: Claims) -> Claims:
    bare = claims.bare
    for found in _QUOTED.finditer(bare):
        bare = _covered(bare, *found.span())
    return replace(claims, bare=bare)


# Numbers.


def _markup(claims: Claims) -> str | None:
    found = _MARKUP.search(claims.bare)
    return f"{found[0]} is no reference, and markup is not printed" if found else None


def _touched(claims: Claims) -> str | None:
    for ref in claims.references:
        before, after = claims.bare[: ref.start], claims.bare[ref.end :]
        if not ref.figures and ref.calculation is None:
            return f"{ref.key} is no number"
        if _TOUCHING_BEFORE.search(before) or _TOUCHING_AFTER.match(after):
            return f"what stands beside {ref.key} changes the number"
        bound = _BOUND_BEFORE.search(before)
        is_said = bound and any(
            bound["bound"].lower() in squeeze(f"{f.quote} {f.printed}").lower()
            for f in ref.figures
        )
        if bound and not is_said and not _COMPARED_BEFORE.search(before):
            return f"“{bound['bound']}” is not said of {ref.key}"
    return None


def _typed(claims: Claims) -> str | None:
    for amount in read_amounts(claims.bare):
        return f"{amount.printed} is typed, and refers to no figure or sum"
    return None


def _number_words(claims: Claims) -> str | None:
    said = _said_by(claims).lower()
    for found in _NUMBER_WORD.finditer(claims.bare):
        if not re.search(rf"\b{found[0].lower()}\b", said):
            return f"“{found[0]}” is said by none of its sources"
    return None


def _said_by(claims: Claims) -> str:
    return " ; ".join(_words_of(source) for source in claims.sources)


def _words_of(source: Source) -> str:
    """All that a source says of time and place: its quote and its coordinates."""
    paper, figure = source.paper, source.figure
    parts: list[str | None] = [source.quote, *source.facts, *source.places]
    parts += [paper.met_on, paper.title, paper.committee]
    if figure:
        parts += [figure.period, figure.as_at, figure.vintage, figure.caption]
        parts += [figure.label, *figure.row_path, *figure.column_path]
    if source.locator.page_number is not None:
        parts.append(f"page {source.locator.page_number}")
    return " ; ".join(part for part in parts if part)


# Times and places.


def _times(claims: Claims) -> str | None:
    for time in read_periods(claims.bare):
        ref = claims.nearest(time.start, time.end)
        if not _is_time_of(claims, time, ref):
            about = f" of {ref.key}" if ref else ""
            return f"{time.printed} is not a time{about} that its sources give"
    return None


def _is_time_of(claims: Claims, time: Period, ref: Reference | None) -> bool:
    if ref is None and _is_of_several(claims):
        return all(_is_time_of_figure(time, f, claims) for f in claims.figures)
    if ref is None or time.is_range:
        others = read_periods(_said_by(claims))
        return any(_is_same(time, other) for other in others) or _spans(claims, time)
    if _SAID.search(claims.bare[: time.start]):
        told = (p for f in ref.figures for p in _said_on(f, claims))
        if any(_is_same(time, one) for one in told):
            return True
    return any(_is_time_of_figure(time, f, claims) for f in ref.figures)


def _is_of_several(claims: Claims) -> bool:
    """Whether words could be about one figure or another: then they must fit all."""
    return len(claims.figures) > 1 and all(s.figure for s in claims.sources)


def _spans(claims: Claims, time: Period) -> bool:
    """Whether both ends of a span are times of its figures."""
    years = {figure.period for figure in claims.figures}
    return time.is_range and time.first in years and time.year in years


def _said_on(figure: Figure, claims: Claims) -> tuple[Period, ...]:
    """When a figure was said: its vintage, and the day of the meeting."""
    return read_periods(f"{figure.vintage or ''} ; {_met_on(figure, claims) or ''}")


def _met_on(figure: Figure, claims: Claims) -> str | None:
    return next((s.paper.met_on for s in claims.sources if s.figure == figure), None)


def _is_time_of_figure(time: Period, figure: Figure, claims: Claims) -> bool:
    """Whether a figure is of that time; of one that says none its sentence tells."""
    own = Period(printed="", start=0, end=0, year=figure.period, as_at=figure.as_at)
    if own.year or own.as_at:
        return _is_same(time, own)
    words = " ; ".join((figure.quote, *figure.column_path, figure.caption or ""))
    said = read_periods(words, said_on=_met_on(figure, claims))
    return any(_is_same(time, one) for one in (*said, *_said_on(figure, claims)))


def _is_same(stated: Period, known: Period) -> bool:
    """Whether `stated` is the same time as `known`, and no finer than it."""
    if stated.printed and stated.printed == known.printed:
        return True
    if stated.as_at and known.as_at and known.as_at.startswith(stated.as_at):
        return True
    return same_time(stated.year, stated.as_at, known.year, known.as_at)


def _places(claims: Claims) -> str | None:
    """Tables, paragraphs and other things with a number that no source has."""
    bare = claims.bare
    for time in read_periods(bare):
        bare = _covered(bare, time.start, time.end)
    for found in _DIGITS.finditer(bare):
        words = squeeze(found[0].strip(" .,")).lower()
        ref = claims.nearest(*found.span())
        sources = [s for s in claims.sources if not ref or s.figure in ref.figures]
        said = " ; ".join(map(_words_of, sources or claims.sources)).lower()
        if not any(True for _ in _all(words, said)):
            return f"{words} stands in none of its sources"
    return None


def _councils(claims: Claims) -> str | None:
    named = {mention.name for mention in find_councils(_said_by(claims))}
    named |= {s.paper.council for s in claims.sources if s.paper.council}
    named |= {f.council for f in claims.figures if f.council}
    for mention in find_councils(claims.bare):
        ref = claims.nearest(mention.start, mention.end)
        owners = named if ref is None else set(_owners(claims, ref))
        if mention.name not in owners:
            return f"{mention.printed} is not whose it is"
    return None


def _owners(claims: Claims, ref: Reference) -> Iterator[str]:
    for figure in ref.figures:
        source = next((s for s in claims.sources if s.figure == figure), None)
        owner = figure.council or (source.paper.council if source else None)
        if owner:
            yield owner


# Coordinates.

_PROJECTED = frozenset(Basis) - {Basis.OUTTURN}


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


_COORDINATES: tuple[tuple[re.Pattern[str], str, frozenset[object]], ...] = (
    (_words("gross"), "safety_valve", frozenset({SafetyValve.GROSS})),
    (_words("net"), "safety_valve", frozenset({SafetyValve.NET})),
    (_words("outturns?|actual|actually"), "basis", frozenset({Basis.OUTTURN})),
    (_words("forecasts?|forecasted"), "basis", frozenset({Basis.FORECAST})),
    (
        _words("projected|projections?|predicted|expected|anticipated"),
        "basis",
        frozenset(_PROJECTED),
    ),
    (
        _words(
            "(?<!against )(?<!over )(?<!against the )(?<!against its )(?:budgets?"
            "|budgeted)"
        ),
        "basis",
        frozenset({Basis.BUDGET}),
    ),
    (_words("planned"), "basis", frozenset({Basis.PLAN, Basis.AGREEMENT})),
    (_words("estimates?|estimated"), "basis", frozenset({Basis.ESTIMATE})),
    (
        _words("mitigated|if the plans? succeeds?"),
        "scenario",
        frozenset({Scenario.MITIGATED}),
    ),
    (
        _words("unmitigated|if nothing changes|do[ -]nothing"),
        "scenario",
        frozenset({Scenario.UNMITIGATED}),
    ),
    (_words("in[- ]year"), "flow", frozenset({Flow.IN_YEAR})),
    (_words("cumulative|accumulated"), "flow", frozenset({Flow.CUMULATIVE})),
    (_words("received|receiving|paid"), "stage", frozenset({Stage.RECEIVED})),
    (_words("remaining|remains|left"), "stage", frozenset({Stage.REMAINING})),
    (_words("withheld|suspended"), "stage", frozenset({Stage.WITHHELD})),
)
_OWED = _words(
    r"(?:deficits?(?!\s+(?:management|recovery|reduction|plan))|overspen[dt]s?"
    r"|overspending|shortfalls?|in the red)"
)
_OVER = _words("surplus|surpluses|underspen[dt]s?|underspending|in the black")


def _coordinates(claims: Claims) -> str | None:
    for pattern, coordinate, allowed in _COORDINATES:
        for found in pattern.finditer(claims.bare):
            if not _is_so(claims, found, pattern, coordinate, allowed):
                return f"“{found[0]}” is not what its sources say of it"
    for pattern, sign in ((_OWED, 1), (_OVER, -1)):
        for found in pattern.finditer(claims.bare):
            if not _is_signed(claims, found, pattern, sign):
                return f"“{found[0]}” is not what its sources say of it"
    return None


def _is_so(
    claims: Claims,
    found: re.Match[str],
    pattern: re.Pattern[str],
    coordinate: str,
    allowed: frozenset[object],
) -> bool:
    ref = claims.nearest(*found.span())
    figures = ref.figures if ref else claims.figures
    if coordinate == "stage":
        is_funding = any(f.measure is Measure.SAFETY_VALVE_FUNDING for f in figures)
        if not is_funding:
            return True

    def agrees(figure: Figure) -> bool:
        value = getattr(figure, coordinate)
        if value is None:
            return bool(pattern.search(_printed_with(figure)))
        return value in allowed

    if ref is not None:
        is_sum = ref.calculation is not None and coordinate == "stage"
        return is_sum or all(map(agrees, figures))
    if _is_of_several(claims):
        return all(map(agrees, figures))
    words = (w for s in claims.sources if s.figure is None for w in (s.quote, *s.facts))
    return any(map(agrees, figures)) or any(map(pattern.search, words))


def _printed_with(figure: Figure) -> str:
    parts = (figure.quote, figure.label, figure.caption, figure.vintage)
    return " ; ".join(
        part for part in (*parts, *figure.row_path, *figure.column_path) if part
    )


def _is_signed(
    claims: Claims, found: re.Match[str], pattern: re.Pattern[str], sign: int
) -> bool:
    def agrees(figure: Figure) -> bool:
        is_balance = figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
        if is_balance:
            return figure.amount * sign >= 0
        return bool(pattern.search(_printed_with(figure)))

    ref = claims.nearest(*found.span())
    if ref is not None:
        return all(map(agrees, ref.figures))
    if _is_of_several(claims):
        return all(map(agrees, claims.figures))
    words = (w for s in claims.sources if s.figure is None for w in (s.quote, *s.facts))
    return any(map(agrees, claims.figures)) or any(map(pattern.search, words))


# Which way, and which is more.

_UP = (
    r"(?:up|ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|increas(?:e|es|ed|ing)"
    r"|worsen(?:s|ed|ing)?|climb(?:s|ed|ing)?)"
)
_DOWN = (
    r"(?:down|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)"
    r"|reduc(?:e|es|ed|ing|tion)|declin(?:e|es|ed|ing)|shr[aiu]nk|improv(?:es|ed|ing)"
    r"|improvement)"
)
_WAYS = ((_UP, 1), (_DOWN, -1))
_MORE = _words(
    "(?:larger|bigger|higher|greater|more|deeper|worse) than|exceeds?|exceeded|above"
    "|outweighs?"
)
_LESS = _words("(?:smaller|lower|less|fewer|shallower) than|below")


def _directions(claims: Claims) -> str | None:
    for ref, after in pairwise(claims.references):
        before = claims.bare[: ref.start]
        between = claims.bare[ref.end : after.start]
        for way, sign in _WAYS:
            is_from = re.search(rf"(?i)\b{way}\b[^;:.]{{0,40}}\bfrom\s+$", before)
            is_to = re.search(r"\bto\b", between)
            gap = _gap(ref, after)
            if is_from and is_to and gap is not None and gap * sign < 0:
                return f"it does not go that way from {ref.key} to {after.key}"
    for ref in claims.references:
        for way, sign in _WAYS:
            is_by = re.search(
                rf"(?i)\b{way}\b[^;:.]{{0,30}}\b(?:by|of)\s+$",
                claims.bare[: ref.start],
            )
            if is_by and _movement(ref) * sign < 0:
                return f"{ref.key} does not go that way"
    return None


def _gap(one: Reference, other: Reference) -> int | None:
    """The sign of what leads from one figure to the other; None unless of one unit."""
    if one.calculation or other.calculation:
        return None
    first, last = one.figures[0], other.figures[0]
    if first.unit is not last.unit:
        return None
    return (last.amount > first.amount) - (last.amount < first.amount)


def _movement(ref: Reference) -> int:
    """Which way the two figures of a sum move in time; nought where it is not known."""
    figures = sorted(set(ref.figures), key=lambda f: f.as_at or f.period or "")
    if ref.calculation is None or len(figures) != 2:  # noqa: PLR2004 -- from one to the other
        return 0
    first, last = figures
    is_one_thing = first.measure is last.measure and first.council == last.council
    is_dated = (first.as_at or first.period) != (last.as_at or last.period)
    if not (is_one_thing and is_dated):
        return 0
    return (last.amount > first.amount) - (last.amount < first.amount)


def _comparisons(claims: Claims) -> str | None:
    for ref, after in pairwise(claims.references):
        between = claims.bare[ref.end : after.start]
        gap = _gap(ref, after)
        for pattern, sign in ((_MORE, -1), (_LESS, 1)):
            if not pattern.search(between):
                continue
            if gap is None or gap * sign <= 0:
                return f"{ref.key} is not so beside {after.key}"
            one, other = ref.figures[0], after.figures[0]
            if one.council != other.council and (why := differences(one, other)):
                return f"{ref.key} and {after.key} are unlike in {'; '.join(why)}"
    return None
