from assistant.evidence import weigh
from assistant.follow_ups import read_question
from assistant.rows_led import led_by_side
from corpus.records import Basis
from tests.desk_in_words import candidates, table_of

ROWS = {"Top-ups": ("£1m",), "Placements": ("£4m",)}
BUDGET = table_of(ROWS, columns=("Budget",), basis=Basis.BUDGET)
OUTTURN = table_of(ROWS, columns=("Outturn",), basis=Basis.OUTTURN)


def test_the_side_asked_for_leads_its_row_and_is_as_good_as_the_best_of_it() -> None:
    asked = read_question("How much did Bury spend on top-ups?")
    ranked = weigh(asked, candidates(*BUDGET, *OUTTURN))
    row = [w for w in ranked if w.candidate.cell in {BUDGET[0], OUTTURN[0]}]

    lead, *others = led_by_side(asked, ranked)

    assert lead.candidate.cell == OUTTURN[0]
    assert lead.merit == max(w.merit for w in row)
    assert all(other.merit < lead.merit for other in others)


def test_rows_are_left_as_they_are_where_no_side_is_asked_for() -> None:
    asked = read_question("Top-ups in Bury?")
    ranked = weigh(asked, candidates(*BUDGET, *OUTTURN))

    assert led_by_side(asked, ranked) == ranked
