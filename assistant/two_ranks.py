"""Two orders asked of one table: "which is dearest, which has the fewest places"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.columns_meant import is_of_kind_ranked, named_column
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.intents import Intent
from assistant.orders import rank_rows
from assistant.orders_asked import is_extreme
from assistant.question import Question
from corpus.records import Figure

_PAIR = 2


def rank_twice(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the first of a table's lines by each of two columns.

    The second is looked for in the table of the first, in a column that it names.
    """
    parts = split_question(desk.question)
    if len(parts) != _PAIR or not all(is_extreme(part) for part in parts):
        return None
    ranked = [replace(part, intent=Intent.RANK) for part in parts]
    first = rank_rows(replace(desk, question=ranked[0]), weighed)
    if not isinstance(first, Draft):
        return None
    told = {rest.id for sentence in first.sentences for rest in sentence.rests_on}
    tables = {(f.paper_id, f.caption) for f in desk.figures() if f.id in told}
    beside = tuple(f for f in desk.figures() if (f.paper_id, f.caption) in tables)
    if not any(_is_column_of(ranked[1], figure) for figure in beside):
        return None
    there = replace(desk, question=ranked[1], found=replace(desk.found, figures=beside))
    second = rank_rows(there, weighed)
    if not isinstance(second, Draft) or _is_same(second, beside, told):
        return None
    return Draft(status="answered", sentences=(*first.sentences, *second.sentences))


def _is_column_of(part: Question, cell: Figure) -> bool:
    return named_column(part, cell) > 0 or is_of_kind_ranked(part, cell)


def _is_same(second: Draft, cells: Sequence[Figure], told: set[str]) -> bool:
    """Whether the second is in order of the very column of the first."""
    here = {rest.id for sentence in second.sentences for rest in sentence.rests_on}
    columns = [{f.column_path for f in cells if f.id in ids} for ids in (here, told)]
    return columns[0] == columns[1]
