"""Risks printed as forms, a label and its words a line, laid out as a register's table.

Risk 1: Placements continue to rise        Risk | Unmitigated score | Owner
Unmitigated score: 4 x 5 = 20         →    Placements … | 4 x 5 = 20 | Head of SEND
Owner: Head of SEND
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.pages import Cell, Heading, Paragraph, Row, Table
from tools.sections import Standing

# A form has more to say of a risk than its name.
FEWEST_LABELS = 2

_RISK = re.compile(
    r"risk(?:\s+(?:no\.?\s*|ref\.?\s*|number\s*)?(?P<id>[A-Z]{0,4}\d{0,3}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-•*–])\s+")
_NAMES_RISK = re.compile(r"(?:risk )?(?:description|title|name|event)", re.IGNORECASE)
# What may stand at a label after another in one line or sentence.
_FURTHER = re.compile(
    r"(?:(?<=[.;,|])\s*|\s)(?P<label>(?:(?:inherent|gross|current|residual|net|target"
    r"|unmitigated|mitigated|risk|overall)\s+)*(?:likelihood|probability|impact|severity"
    r"|score|rating|rag(?: rating| status)?|mitigations?|mitigating actions?|controls?"
    r"|actions?|owner|lead(?: officer)?))\s*[:–]\s+(?=\S)",
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
        risk = _RISK.fullmatch(labelled[0][0]) if labelled else None
        if risk and (labelled[0][1] or risk["id"]):
            first = first or standing
            run.append(_Form(id=risk["id"] or None, cells={}))
        if labelled and run:
            for label, words in labelled:
                is_name = _NAMES_RISK.fullmatch(label) or _RISK.fullmatch(label)
                name = "Risk" if is_name else label
                if words:
                    run[-1].cells.setdefault(name, _cell(standing, words))
            held.append(standing)
        else:
            yield from _settled(first, run, held)
            run, first, held = [], None, []
            yield standing
    yield from _settled(first, run, held)


def _labelled(standing: Standing) -> list[tuple[str, str]]:
    """The labels of a line and what stands at each; "Risk 1" alone has nothing."""
    block = standing.block
    if not isinstance(block, Heading | Paragraph):
        return []
    text = _NUMBER.sub("", block.text)
    if (alone := _RISK.fullmatch(text)) and alone["id"]:
        return [(text, "")]
    found = _LABELLED.fullmatch(text)
    if found is None or isinstance(block, Heading):
        return []
    starts = [(0, found["label"], found.start("words"))]
    starts += [
        (mark.start(), mark["label"], mark.end())
        for mark in _FURTHER.finditer(text, found.start("words"))
    ]
    ends = [*(start for start, _, _ in starts[1:]), len(text)]
    return [
        (label, text[begins:end].strip(" .;,|"))
        for (_, label, begins), end in zip(starts, ends, strict=True)
    ]


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
