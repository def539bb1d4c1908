"""Risks printed as forms, a label and its words a line, laid out as a register's table.

Risk 1: Placements continue to rise        Risk | Unmitigated score | Owner
Unmitigated score: 4 x 5 = 20         →    Placements … | 4 x 5 = 20 | Head of SEND
Owner: Head of SEND
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.pages import Cell, Paragraph, Row, Table
from tools.sections import Standing

# A form has more to say of a risk than its name.
FEWEST_LABELS = 2

_RISK = re.compile(
    r"risk(?:\s+(?:no\.?\s*|ref\.?\s*|number\s*)?(?P<id>[A-Z]{0,4}\d{0,3}))?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<label>[A-Z][\w /&()'’-]{1,38}?)\s*[:–]\s+(?P<words>\S.*)")


@dataclass(slots=True)
class _Form:
    """One risk: its printed reference or None, its name, and what stands at labels."""

    id: str | None
    cells: dict[str, Cell]


def lay_out_forms(standings: Sequence[Standing]) -> Iterator[Standing]:
    """Yield `standings` with each run of risks in forms as one table, header first.

    A register ends at the first block that is not a label and its words.
    """
    run: list[_Form] = []
    first: Standing | None = None
    held: list[Standing] = []
    for standing in standings:
        labelled = _labelled(standing)
        if labelled and (risk := _RISK.fullmatch(labelled[0])):
            first = first or standing
            cell = _cell(standing, labelled[1])
            run.append(_Form(id=risk["id"] or None, cells={"Risk": cell}))
            held.append(standing)
        elif labelled and run:
            run[-1].cells.setdefault(labelled[0], _cell(standing, labelled[1]))
            held.append(standing)
        else:
            yield from _settled(first, run, held)
            run, first, held = [], None, []
            yield standing
    yield from _settled(first, run, held)


def _labelled(standing: Standing) -> tuple[str, str] | None:
    block = standing.block
    found = _LABELLED.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return (found["label"], found["words"]) if found else None


def _cell(standing: Standing, words: str) -> Cell:
    return Cell(text=words, places=standing.block.places)


def _settled(
    first: Standing | None, run: Sequence[_Form], held: Sequence[Standing]
) -> Iterator[Standing]:
    """Yield the table of a run of forms, or the blocks themselves where it is none."""
    labels = list(dict.fromkeys(label for form in run for label in form.cells))
    if first is None or len(labels) <= FEWEST_LABELS:
        yield from held
        return
    header = Row(cells=tuple(Cell(text=text) for text in ("Ref", *labels)))
    rows = [
        Row(
            cells=(
                Cell(text=form.id or ""),
                *(form.cells.get(label, Cell(text="")) for label in labels),
            )
        )
        for form in run
    ]
    places = tuple(place for standing in held for place in standing.block.places)
    table = Table(rows=(header, *rows), places=places, header_rows=1)
    yield replace(first, block=table)
