from dataclasses import replace

import pytest

from assistant.candidates import gather, is_bare_row
from assistant.evidence import weigh
from assistant.follow_ups import read_question
from corpus.records import Figure, Flow, Hit
from tests.desk_in_words import BURY, Record, candidates, said, table_of

YEARS = ("2020/21", "2021/22")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m")}, columns=YEARS, flow=Flow.CUMULATIVE
)


def best(asked: str, *records: Record) -> str:
    """What the best candidate for a question says."""
    first = weigh(read_question(asked), candidates(*records))[0].candidate
    return first.cell.printed if first.cell else first.quote


def test_each_sentence_of_a_passage_is_a_candidate() -> None:
    found = candidates(*said("Spending rose. The forum was told in June."))

    assert [c.quote for c in found] == ["Spending rose.", "The forum was told in June."]


def test_a_sentence_that_leads_into_a_list_is_one_with_it() -> None:
    found = candidates(*said("The board will:\nmeet each term\nreport in May"))

    assert found[0].quote == "The board will: meet each term report in May"


def test_each_cell_of_a_table_is_a_candidate() -> None:
    found = candidates(*DEFICIT)

    assert [c.cell for c in found] == list(DEFICIT)


def test_a_sentence_carries_the_figures_it_prints() -> None:
    (candidate,) = candidates(*said("The gap is £19.543m.", "£19.543m"))

    assert [figure.printed for figure in candidate.figures] == ["£19.543m"]
    assert candidate.cell is None


@pytest.mark.parametrize(
    ("row", "is_bare"),
    [
        ("Placements", True),
        ("Scheme 2021/22 2022/23 2023/24", True),
        ("Placements September 2023 April 2024", True),
        ("SEN review opens September 2023 April 2024 Delayed", False),
        ("Placements 14 17", False),
        ("Gap £2.0m in 2021/22 and £3.0m in 2022/23", False),
    ],
)
def test_a_row_that_only_names_columns_or_a_group_says_nothing(
    row: str, is_bare: bool
) -> None:
    assert is_bare_row(row) is is_bare


def test_the_row_that_names_a_tables_columns_is_no_candidate() -> None:
    text = "Plans within 20 weeks, 2024 Pupils with a plan, 2025\nEngland 46.4% 5.3%"
    hit, *rest = said(text, "46.4%", quote="England 46.4% 5.3%", caption="Table B")
    assert isinstance(hit, Hit)
    table = replace(hit, passage=replace(hit.passage, table="Table B"))

    found = candidates(table, *rest)

    assert [c.quote for c in found] == ["England 46.4% 5.3%"]


def test_the_sentences_of_a_cell_are_candidates_beside_its_row() -> None:
    row = "Data\tPupil numbers were sent in March 2024. More staff were trained.\t8"
    hit = said(row)[0]
    assert isinstance(hit, Hit)
    tabled = replace(hit, passage=replace(hit.passage, table="Table 1"))

    quotes = [c.quote for c in gather([tabled], (), {BURY.id: BURY})]

    assert "Pupil numbers were sent in March 2024." in quotes


def test_a_remark_of_a_row_is_no_word_of_its_numbers() -> None:
    remark = "Some pupils still wait for a bus; these are now 350."
    rows = table_of({"Buses late": ("9", "4")}, columns=("2022/23", "2023/24"))
    row = f"Buses late 9 4 {remark}"
    cells = [replace(cell, quote=row) for cell in rows]

    chosen = best("How many pupils wait for a bus?", *cells, *said(remark))

    assert chosen == remark


@pytest.mark.parametrize(
    ("first", "is_told"),
    [
        ("Outturn report to Cabinet\t12 June 2025", True),
        ("Item\tBalance at\t31 March 2025", False),
        ("Scheme\tPlaces\tOpening date", False),
    ],
    ids=["a happening", "a column of a closing day", "columns"],
)
def test_the_first_row_of_a_table_without_heads_tells_its_day(
    first: str, *, is_told: bool
) -> None:
    (hit, *_) = said(f"{first}\nManagement plan sent again\t31 July 2025")
    assert isinstance(hit, Hit)
    tabled = replace(hit, passage=replace(hit.passage, table="Next steps"))

    found = gather([tabled], (), {BURY.id: BURY})

    assert any(c.quote == " ".join(first.split()) for c in found) is is_told
    assert all(c.is_row for c in found)


def test_a_column_of_another_table_makes_no_row_a_tables_heads() -> None:
    first, row = "Outturn report to Cabinet\t12 June 2025", "Kent 94,600"
    steps, *_ = said(f"{first}\nManagement plan sent again\t31 July 2025")
    assert isinstance(steps, Hit)
    tabled = replace(steps, passage=replace(steps.passage, table="Next steps"))
    _, spent = said(row, "94,600", quote=row, caption="Spending")
    assert isinstance(spent, Figure)

    found = candidates(tabled, replace(spent, column_path=("Outturn",)))

    assert any(c.quote == " ".join(first.split()) for c in found)


def test_the_row_over_amounts_is_no_candidate_whatever_day_it_names() -> None:
    row = "Inclusive schools 94,600"
    text = f"Workstream Spent to 30 November 2023\n{row}"
    hit, spent = said(text, "94,600", quote=row, caption="Grant")
    assert isinstance(hit, Hit)
    assert isinstance(spent, Figure)
    table = replace(hit, passage=replace(hit.passage, table="Grant"))
    column = replace(spent, column_path=("Spent to 30 November 2023",))

    found = candidates(table, column)

    assert [c.quote for c in found] == [row]
