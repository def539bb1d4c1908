from dataclasses import replace

import pytest

from assistant.evidence import (
    Candidate,
    gather,
    is_bare_row,
    is_said_in,
    is_same,
    times_of,
    weigh,
)
from assistant.follow_ups import read_question
from corpus.periods import Period, read_periods
from corpus.records import Figure, Flow, Hit, Scenario
from tests.desk_in_words import BURY, PAPERS, Record, said, table_of

YEARS = ("2020/21", "2021/22")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m")}, columns=YEARS, flow=Flow.CUMULATIVE
)


def candidates(*records: Record) -> tuple[Candidate, ...]:
    hits = [record for record in records if isinstance(record, Hit)]
    figures = [record for record in records if isinstance(record, Figure)]
    return gather(hits, figures, {paper.id: paper for paper in PAPERS})


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
        ("Placements 14 17", False),
        ("Gap £2.0m in 2021/22 and £3.0m in 2022/23", False),
    ],
)
def test_a_row_that_only_names_columns_or_a_group_says_nothing(
    row: str, is_bare: bool
) -> None:
    assert is_bare_row(row) is is_bare


def test_the_sentence_that_says_more_of_the_words_is_best() -> None:
    chosen = best(
        "What do members think of the transport scheme?",
        *said("Members think the scheme is sound.", place="para 1"),
        *said("Members think the transport scheme costs too much.", place="para 2"),
    )

    assert "transport" in chosen


def test_the_cell_of_the_time_asked_about_is_best() -> None:
    assert best("What was the DSG deficit in 2020/21?", *DEFICIT) == "£22.172m"
    assert best("What was the DSG deficit in 2021/22?", *DEFICIT) == "£19.543m"
    assert best("What was the DSG deficit on 31 March 2022?", *DEFICIT) == "£19.543m"


def test_the_scenario_asked_about_is_best() -> None:
    without = table_of(
        {"DSG deficit": ("£135.5m",)},
        caption="Table 8",
        scenario=Scenario.UNMITIGATED,
    )
    with_plan = table_of(
        {"DSG deficit": ("£60.3m",)}, caption="Table 9", scenario=Scenario.MITIGATED
    )

    both = (*without, *with_plan)

    assert best("What is the unmitigated DSG deficit?", *both) == "£135.5m"
    assert best("What is the mitigated DSG deficit?", *both) == "£60.3m"


def test_the_deficit_without_another_word_is_the_balance() -> None:
    movement = table_of(
        {"DSG deficit": ("£4.2m",)}, caption="Table 1", flow=Flow.IN_YEAR
    )
    balance = table_of(
        {"DSG deficit": ("£19.5m",)}, caption="Table 9", flow=Flow.CUMULATIVE
    )

    assert best("What is Bury's deficit?", *movement, *balance) == "£19.5m"
    assert best("What is Bury's in-year deficit?", *movement, *balance) == "£4.2m"


def test_a_sentence_that_says_why_is_best_for_why() -> None:
    chosen = best(
        "Why did transport spending rise?",
        *said("Transport spending rose last term.", place="para 1"),
        *said("Transport spending rose due to longer routes.", place="para 2"),
    )

    assert "due to" in chosen


def test_a_slip_is_read_as_a_word_of_the_papers() -> None:
    question = read_question("What is said of trasnport?")

    weighed = weigh(question, candidates(*said("Nothing is said of transport.")))

    assert weighed[0].cover == 1.0


def test_cover_is_the_share_of_the_words_that_are_met() -> None:
    question = read_question("Which museum buys paintings?")

    weighed = weigh(question, candidates(*said("The museum is closed for repair.")))

    assert 0 < weighed[0].cover < 0.5
    assert weighed[0].met == {"museum"}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("31 March 2024", "2023/24", True),
        ("March 2024", "31 March 2024", True),
        ("2023/24", "2024/25", False),
        ("31 March 2024", "31 March 2025", False),
    ],
)
def test_times_are_the_same_whichever_way_they_are_written(
    one: str, other: str, is_one: bool
) -> None:
    (first,), (second,) = read_periods(one), read_periods(other)

    assert is_same(first, second) is is_one


def test_a_cell_is_of_its_own_time_and_a_sentence_of_all_it_names() -> None:
    (cell,) = candidates(*DEFICIT[:1])
    (sentence,) = candidates(*said("It fell between May 2021 and June 2021."))

    assert [(time.year, time.as_at) for time in times_of(cell)] == [("2020-21", None)]
    assert [time.as_at for time in times_of(sentence)] == ["2021-05", "2021-06"]


def test_a_time_asked_about_may_be_the_papers_own() -> None:
    january: tuple[Period, ...] = read_periods("January 2022")

    assert is_said_in(january, BURY)
    assert not is_said_in(read_periods("May 2022"), BURY)


def test_the_row_that_names_a_tables_columns_is_no_candidate() -> None:
    text = "Plans within 20 weeks, 2024 Pupils with a plan, 2025\nEngland 46.4% 5.3%"
    hit, *rest = said(text, "46.4%", quote="England 46.4% 5.3%", caption="Table B")
    assert isinstance(hit, Hit)
    table = replace(hit, passage=replace(hit.passage, table="Table B"))

    found = candidates(table, *rest)

    assert [c.quote for c in found] == ["England 46.4% 5.3%"]


@pytest.mark.parametrize(
    "asked",
    [
        "Where has the transport bid got to?",
        "Has the transport bid had an answer?",
    ],
)
def test_a_sentence_that_says_how_it_stands_is_best_for_that(asked: str) -> None:
    chosen = best(
        asked,
        *said("The transport bid is for new transport.", place="para 1"),
        *said("The transport bid is awaiting a reply.", place="para 2"),
    )

    assert "awaiting" in chosen


def test_what_is_denied_is_best_for_a_question_that_denies() -> None:
    chosen = best(
        "What can't the council control?",
        *said("This is within the control of all.", place="para 1"),
        *said("That is outside the control of all.", place="para 2"),
    )

    assert "outside" in chosen


def test_a_time_no_paper_was_said_at_is_what_a_sentence_speaks_of() -> None:
    question = read_question("What became of the May 2024 submission?")

    weighed = weigh(
        question,
        candidates(
            *said("A submission went in.", place="para 1"),
            *said("On 24 May 2024 a submission went in.", place="para 2"),
        ),
    )

    assert "May 2024" in weighed[0].candidate.quote


def test_the_sentences_of_a_cell_are_candidates_beside_its_row() -> None:
    row = "Data\tPupil numbers were sent in March 2024. More staff were trained.\t8"
    hit = said(row)[0]
    assert isinstance(hit, Hit)
    tabled = replace(hit, passage=replace(hit.passage, table="Table 1"))

    quotes = [c.quote for c in gather([tabled], (), {BURY.id: BURY})]

    assert "Pupil numbers were sent in March 2024." in quotes


def test_the_department_is_the_one_for_education() -> None:
    chosen = best(
        "Did the DfE ever get back to Bury about the bid?",
        *said("The bid is for new buses and was sent in June.", place="para 1"),
        *said("No answer to the bid has come from the Department.", place="para 2"),
    )

    assert chosen.startswith("No answer")


def test_a_remark_of_a_row_is_no_word_of_its_numbers() -> None:
    remark = "Some pupils still wait for a bus; these are now 350."
    rows = table_of({"Buses late": ("9", "4")}, columns=("2022/23", "2023/24"))
    row = f"Buses late 9 4 {remark}"
    cells = [replace(cell, quote=row) for cell in rows]

    chosen = best("How many pupils wait for a bus?", *cells, *said(remark))

    assert chosen == remark
