from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.packing import pack, unpack
from corpus.pages import (
    Block,
    Box,
    Cell,
    Footnote,
    Heading,
    Page,
    Paragraph,
    Place,
    Row,
    Table,
)
from corpus.records import (
    Basis,
    Event,
    Figure,
    Finding,
    Flow,
    FundingBlock,
    Measure,
    Paper,
    PaperId,
    Passage,
    Reading,
    Risk,
    SafetyValve,
    Scenario,
    Stage,
    Status,
    Unit,
)
from corpus.verdicts import Mark
from tests.readings import figure, reading_of, write_paper

RECORDS = (Paper, Passage, Figure, Risk, Finding, Event, Mark, Page)
FINITE = st.decimals(allow_nan=False, allow_infinity=False)
MEASURES = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_any_record_comes_back_as_it_was(kind: type[object]) -> None:
    st.register_type_strategy(Decimal, FINITE)
    st.register_type_strategy(float, MEASURES)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(record=st.from_type(kind))
    def comes_back(record: object) -> None:
        assert unpack(kind, pack(record)) == record

    comes_back()


@pytest.mark.parametrize(
    "amount", ["60266381", "0.10", "-3586000", "1E+6", "0.1234567890123456789"]
)
def test_an_amount_keeps_its_digits(amount: str) -> None:
    known = replace(figure(PaperId("a")), amount=Decimal(amount))

    found = unpack(Figure, pack(known))

    assert str(found.amount) == amount


def test_every_coordinate_keeps_its_own_type() -> None:
    known = replace(
        figure(PaperId("a")),
        block=FundingBlock.HIGH_NEEDS,
        flow=Flow.IN_YEAR,
        basis=Basis.OUTTURN,
        scenario=Scenario.MITIGATED,
        safety_valve=SafetyValve.NET,
        stage=Stage.WITHHELD,
    )

    found = unpack(Figure, pack(known))

    assert {f.name: type(getattr(found, f.name)) for f in fields(Figure)} == {
        f.name: type(getattr(known, f.name)) for f in fields(Figure)
    }
    assert isinstance(found.measure, Measure)
    assert isinstance(found.unit, Unit)


def test_a_paper_keeps_its_date_and_status() -> None:
    paper = Paper(
        id=PaperId("a"),
        file_name="a.pdf",
        status=Status.EXEMPT,
        exempt_until=date(2021, 8, 31),
        sources=(("council", "front sheet"),),
    )

    assert unpack(Paper, pack(paper)) == paper


BOX = Box(page_number=2, x0=0.1, top=1 / 3, x1=595.276, bottom=841.89)
PLACES = (Place(page_number=2, start=3, end=9, boxes=(BOX,)),)
BLOCKS: Mapping[str, Block] = {
    "heading": Heading(text="Deficit", level=1, places=PLACES),
    "numbered heading": Heading(text="Deficit", level=1, places=PLACES, number="5"),
    "bare paragraph": Paragraph(text="Deficit", places=PLACES),
    "list item": Paragraph(text="a", places=(), number="4a", is_list_item=True),
    "footnote": Footnote(text="see above", mark="1", places=PLACES),
    "empty table": Table(rows=(), places=()),
    "table": Table(
        rows=(Row(cells=(Cell(text="£m", places=PLACES), Cell(text=""))),),
        places=PLACES,
        caption="Table 2",
        header_rows=0,
        sheet="Summary",
        first_cell="B4",
    ),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_of_a_page_stays_of_its_kind(block: Block) -> None:
    page = Page(number=2, text="Deficit", blocks=(block,), width=595.276)

    found = unpack(Page, pack(page))

    assert found == page
    assert type(found.blocks[0]) is type(block)


def test_a_whole_reading_comes_back(tmp_path: Path) -> None:
    reading = reading_of(write_paper(tmp_path, "a.txt", "The deficit is £19.543m."))

    assert unpack(Reading, pack(reading)) == reading
