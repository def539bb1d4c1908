import re

from corpus.records import Role
from tests.fakes import FakeShelf
from tests.ui.web.councils import NORTH, SOUTH, shelf
from tools.cells import HEADINGS
from ui.web.agreements import FOLDED, GROUPS, lay_board, render_board


def test_each_council_that_speaks_of_the_safety_valve_has_a_card() -> None:
    board = lay_board(shelf(), Role.PUBLIC)

    html = render_board(board)

    assert [row.council for row in board.rows] == ["Northwold", "Southwold"]
    assert html.count("<article") == 2
    assert "<h3>Northwold</h3>" in html


def test_the_state_stands_in_the_papers_words_with_its_date_and_source() -> None:
    board = lay_board(shelf(), Role.PUBLIC)

    html = render_board(board)

    state = html[html.index('class="part state"') :].partition("</div>")[0]
    assert '<span class="value">under review</span>' in state
    assert "dated 22 May 2024" in state
    place = int(re.findall(r"place&quot;: (\d+)", state)[0])
    assert board.places[place].paper_id == NORTH.id
    assert "under review" in board.places[place].quote


def test_each_source_opens_the_paper_of_its_own_council() -> None:
    board = lay_board(shelf(), Role.PUBLIC)

    _, north, south = render_board(board).split("<article")

    for card, paper in ((north, NORTH), (south, SOUTH)):
        opened = {int(place) for place in re.findall(r"place&quot;: (\d+)", card)}
        assert {board.places[place].paper_id for place in opened} == {paper.id}


def test_what_no_paper_says_is_not_stated() -> None:
    html = render_board(lay_board(shelf(), Role.PUBLIC))

    withheld = html[html.index('class="part withheld"') :].partition("</div>")[0]
    assert "not stated" in withheld
    assert "data-open" not in withheld


def test_every_part_of_a_row_stands_on_its_card() -> None:
    shown = {"membership", *FOLDED, *(part for _, parts in GROUPS for part in parts)}

    assert shown == set(HEADINGS)


def test_a_library_without_agreements_says_what_to_do() -> None:
    html = render_board(lay_board(FakeShelf(), Role.PUBLIC))

    assert "No paper speaks of the Safety Valve" in html
    assert "under Papers" in html


def test_the_board_goes_into_a_spreadsheet_with_every_source() -> None:
    rows, sources = lay_board(shelf(), Role.PUBLIC).sheets

    assert (rows.name, rows.rows[0][0]) == ("Progress", "Northwold")
    assert sources.rows
