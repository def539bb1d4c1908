"""Tables ruled between their rows only: where their columns would be ruled.

Risk            Score   What is done
─────────────────────────────────────      The rules part the rows, so white that
Places open     20      Monthly review     every row leaves free parts the columns,
 late                                      or the ends of the rules' pieces do.
─────────────────────────────────────
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_lines import Line, is_number, lines_of, segments
from ingest.readers.pdf_strokes import Stroke
from ingest.readers.pdf_words import Word

# Rules of one table begin and end this alike.
LIKE_ENDS_PT = 4.0
# Fewer rules than this part too few rows to tell a table from ruled prose.
FEWEST_RULES = 3
# A page with more lines than this holds a drawing or a table ruled all round.
MOST_RULES = 400
# White between columns; within words and sentences it is less.
GUTTER_PT = 4.5
# A line alone that is this wide is prose between tables.
WIDE_SHARE = 0.6
# White across a whole row is less than this: more stands between two tables.
ROW_GAP_EM = 0.7
# A row with more lines than this is prose under a rule; in two columns even fewer are.
MOST_LINES = 40
MOST_PROSE_LINES = 8
# A column boundary stands in this share of the rows.
ROW_SHARE = 0.75

Span = tuple[float, float]


def missing_uprights(
    words: Sequence[Word], rules: Sequence[Stroke], pieces: Sequence[Stroke]
) -> list[Stroke]:
    """Return the upright lines that tables ruled between rows would have.

    Args:
        words: The page's.
        rules: Its lines, joined.
        pieces: The same lines as drawn, often cell by cell.
    """
    added: list[Stroke] = []
    if len(rules) > MOST_RULES:
        return []
    for group in _alike(rules):
        for run in _runs(words, group):
            added.extend(_uprights(words, run, pieces))
    return added


def _alike(rules: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return groups of level rules with the same ends that no upright crosses."""
    uprights = [rule for rule in rules if rule.is_upright]
    groups: list[list[Stroke]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if rule.is_upright or any(_crosses(upright, rule) for upright in uprights):
            continue
        for group in groups:
            if (
                abs(group[0].x0 - rule.x0) < LIKE_ENDS_PT
                and abs(group[0].x1 - rule.x1) < LIKE_ENDS_PT
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= FEWEST_RULES]


def _crosses(upright: Stroke, rule: Stroke) -> bool:
    return (
        rule.x0 - LIKE_ENDS_PT <= upright.x0 <= rule.x1 + LIKE_ENDS_PT
        and upright.top - LIKE_ENDS_PT <= rule.top <= upright.bottom + LIKE_ENDS_PT
    )


def _runs(words: Sequence[Word], group: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the stretches of `group` between whose rules rows of a table stand."""
    runs = [[group[0]]]
    for above, below in pairwise(group):
        if not _is_row(_between(words, above, below), above):
            runs.append([])
        runs[-1].append(below)
    return [run for run in runs if len(run) >= FEWEST_RULES]


def _between(words: Sequence[Word], above: Stroke, below: Stroke) -> list[Line]:
    return lines_of(
        word
        for word in words
        if above.top < (word.top + word.bottom) / 2 < below.top
        and above.x0 <= (word.x0 + word.x1) / 2 <= above.x1
    )


def _is_row(lines: Sequence[Line], rule: Stroke) -> bool:
    """Return whether `lines` could be the cells of one row under `rule`."""
    parts = [segments(line) for line in lines]
    if len(_spans(lines)) == 1 and any(
        line.x1 - line.x0 > WIDE_SHARE * (rule.x1 - rule.x0) for line in lines
    ):
        return False
    if any(
        below.top - above.bottom > ROW_GAP_EM * below.size
        for above, below in pairwise(lines)
    ):
        return False
    numbered = sum(any(is_number(part) for part in row) for row in parts)
    return len(lines) <= MOST_LINES and numbered < FEWEST_RULES and bool(lines)


def _uprights(
    words: Sequence[Word], run: Sequence[Stroke], pieces: Sequence[Stroke]
) -> list[Stroke]:
    rows = [_between(words, above, below) for above, below in pairwise(run)]
    spans = [_spans(row) for row in rows]
    ends = _piece_ends(run, pieces)
    places = max(ends, _gutters(spans, run[0]), key=len)
    if not places or (
        not places[1:] and median(len(row) for row in rows) > MOST_PROSE_LINES
    ):
        return []
    if not any(len(row) > 1 for row in rows):
        return []
    head = _head(words, run[0], places)
    bounds = [*pairwise(run)]
    uprights = [
        Stroke(x0=x, x1=x, top=above.top, bottom=below.top)
        for (above, below), row in zip(bounds, spans, strict=True)
        for x in (run[0].x0, *places, run[0].x1)
        if not _is_crossed(x, row)
    ]
    if head is None:
        return uprights
    return [
        *uprights,
        Stroke(x0=run[0].x0, x1=run[0].x1, top=head, bottom=head),
        *(
            Stroke(x0=x, x1=x, top=head, bottom=run[0].top)
            for x in (run[0].x0, *places, run[0].x1)
        ),
    ]


def _spans(row: Sequence[Line]) -> list[Span]:
    """Return the stretches of a row's width that print covers."""
    spans: list[Span] = []
    for x0, x1 in sorted((word.x0, word.x1) for line in row for word in line.words):
        if spans and x0 - spans[-1][1] < GUTTER_PT:
            spans[-1] = spans[-1][0], max(spans[-1][1], x1)
        else:
            spans.append((x0, x1))
    return spans


def _piece_ends(run: Sequence[Stroke], pieces: Sequence[Stroke]) -> list[float]:
    """Return where most rules of `run` are pieced together, as cell borders are."""
    ends: list[list[float]] = []
    for place in sorted(
        piece.x1
        for rule in run
        for piece in pieces
        if not piece.is_upright
        and abs(piece.top - rule.top) < LIKE_ENDS_PT / 2
        and rule.x0 + LIKE_ENDS_PT < piece.x1 < rule.x1 - LIKE_ENDS_PT
    ):
        if ends and place - ends[-1][0] < LIKE_ENDS_PT:
            ends[-1].append(place)
        else:
            ends.append([place])
    return [median(group) for group in ends if len(group) >= ROW_SHARE * len(run)]


def _gutters(rows: Sequence[Sequence[Span]], rule: Stroke) -> list[float]:
    """Return the middles of the white stretches most rows leave free."""
    edges = sorted({edge for row in rows for span in row for edge in span})
    free = [
        (low, high)
        for low, high in pairwise(edges)
        if sum(not _is_crossed((low + high) / 2, row) for row in rows)
        >= max(ROW_SHARE * len(rows), FEWEST_RULES - 1)
    ]
    wide: list[Span] = []
    for low, high in free:
        if wide and wide[-1][1] == low:
            wide[-1] = wide[-1][0], high
        else:
            wide.append((low, high))
    gutters: list[float] = []
    end = rule.x1
    for low, high in reversed(wide):
        is_inside = high - low >= GUTTER_PT and rule.x0 < low and high < rule.x1
        if is_inside and _starts(rows, low, end) > 1:
            end = (low + high) / 2
            gutters.insert(0, end)
    return gutters


def _starts(rows: Sequence[Sequence[Span]], low: float, high: float) -> int:
    """Return how many rows begin to print between `low` and `high`.

    White after ragged text has none: the longest texts only run on into it.
    """
    return sum(any(low < x0 < high for x0, _ in row) for row in rows)


def _is_crossed(x: float, row: Sequence[Span]) -> bool:
    return any(x0 < x - 0.5 and x1 > x + 0.5 for x0, x1 in row)


def _head(words: Sequence[Word], rule: Stroke, places: Sequence[float]) -> float | None:
    """Return the top of a row that stands above the first rule without one above it."""
    above = lines_of(
        word
        for word in words
        if word.bottom <= rule.top + 2 and rule.x0 - 2 <= word.x0 <= rule.x1
    )
    top: float | None = None
    floor = rule.top
    for line in reversed(above):
        is_near = floor - line.bottom < 0.6 * line.size
        parts = segments(line)
        is_over = all(not _is_crossed(x, [(p.x0, p.x1) for p in parts]) for x in places)
        if not is_near or not is_over or (top is None and not parts[1:]):
            break
        top, floor = line.top - 1, line.top
    return top
