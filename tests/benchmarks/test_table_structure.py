"""The measure of table structure, on tables small enough to count by hand."""

from pathlib import Path

from corpus.pages import Cell, Place, Row, Table
from tests.benchmarks.table_structure import (
    Spread,
    expected_tables,
    plain,
    relations,
    table_cells,
)

EXPECTED = """<document><table id="1"><region page="1">
<cell start-row="0" start-col="1" end-col="2"><content>Plan 2023</content></cell>
<cell start-row="1" start-col="1"><content>Spend</content></cell>
<cell start-row="1" start-col="2"><content>Grant</content></cell>
</region></table></document>"""


def cell(text: str, row: int, column: int) -> Spread:
    return Spread(text=text, top=row, bottom=row, left=column, right=column)


def test_relations_name_the_next_filled_cell_each_way() -> None:
    cells = [cell("a", 0, 0), cell("", 0, 1), cell("b", 0, 2), cell("c", 2, 0)]

    assert set(relations(cells)) == {("a", "b", "right"), ("a", "c", "below")}


def test_spread_cell_meets_each_of_its_neighbours_once() -> None:
    head = Spread(text="head", top=0, bottom=0, left=0, right=1)

    found = sorted(relations([head, cell("a", 1, 0), cell("b", 1, 1)]))

    assert found == [
        ("a", "b", "right"),
        ("head", "a", "below"),
        ("head", "b", "below"),
    ]


def test_expected_cells_are_read_with_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "eu-001-str.xml"
    path.write_text(EXPECTED, encoding="utf-8")

    ((head, *_),) = expected_tables(path)

    assert head == Spread(text="Plan2023", top=0, bottom=0, left=1, right=2)


def test_merged_cell_of_a_table_is_one_spread() -> None:
    place = (Place(page_number=1, start=0, end=4),)
    head = Cell(text="Plan", places=place)
    over = Cell(text="Plan", places=place, is_merged=True)
    table = Table(rows=(Row(cells=(head, over)),), places=place)

    assert table_cells(table) == [Spread(text="Plan", top=0, bottom=0, left=0, right=1)]


def test_only_letters_and_digits_are_told_apart() -> None:
    assert plain("ﬁrst – 1,204 %") == "first_1_204_"
