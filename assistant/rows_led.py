"""Which cell leads its row, of those that answer: the one on the side asked for."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Weighed
from assistant.question import Question
from assistant.sides_asked import cell_meant

# What a cell counts beside the one of its row on the side that is asked for.
BESIDE_SIDE = 0.8


def led_by_side(question: Question, ranked: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Return `ranked`, each row led by its cell on the side of an account asked for.

    That cell is then as good as the best of its row was.
    """
    rows: dict[object, list[Weighed]] = {}
    for w in ranked:
        if cell := w.candidate.cell:
            row_key = (cell.paper_id, cell.caption, cell.row_path, cell.unit)
            rows.setdefault(row_key, []).append(w)
    merits: dict[str, float] = {}
    for row in rows.values():
        cells = [w.candidate.cell for w in row if w.candidate.cell]
        if (lead := cell_meant(question, cells)) is None:
            continue
        best = row[0].merit
        merits |= {
            c.id: min(w.merit, BESIDE_SIDE * best)
            for w, c in zip(row, cells, strict=True)
        }
        merits[lead.id] = best
    own = (replace(w, merit=merits.get(w.candidate.id, w.merit)) for w in ranked)
    return tuple(sorted(own, key=lambda w: -w.merit))
