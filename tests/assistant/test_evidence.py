from dataclasses import replace

import pytest

from assistant.evidence import weigh
from assistant.follow_ups import read_question
from assistant.times_told import is_said_in
from corpus.periods import read_periods
from corpus.records import Flow, Scenario
from corpus.times import Period
from tests.desk_in_words import BURY, Record, candidates, said, table_of

YEARS = ("2020/21", "2021/22")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m")}, columns=YEARS, flow=Flow.CUMULATIVE
)


def best(asked: str, *records: Record) -> str:
    """What the best candidate for a question says."""
    first = weigh(read_question(asked), candidates(*records))[0].candidate
    return first.cell.printed if first.cell else first.quote


def test_the_sentence_that_says_more_of_the_words_is_best() -> None:
    chosen = best(
        "What do members think of the transport scheme?",
        *said("Members think the scheme is sound.", place="para 1"),
        *said("Members think the transport scheme costs too much.", place="para 2"),
    )

    assert "transport" in chosen


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("When do new places open in Bury?", "may open"),
        ("Why do new places open in Bury?", "are many"),
    ],
)
def test_of_two_about_as_good_the_one_that_says_more_of_the_words_leads(
    asked: str, leads: str
) -> None:
    nearer, fuller = candidates(
        *said("New places in Bury are many.", place="para 1"),
        *said("New places in Bury, they say, may open soon.", place="para 2"),
    )
    found = (replace(nearer, distance=0.2), replace(fuller, distance=0.5))

    first, second = weigh(read_question(asked), found)

    assert leads in first.candidate.quote
    assert first.merit >= second.merit


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("When was the transport plan submitted?", "on 15 January 2024"),
        ("What of the transport plan was submitted?", "Half"),
    ],
)
def test_a_sentence_that_leads_on_is_good_for_the_date_it_tells(
    asked: str, chosen: str
) -> None:
    told = best(
        asked,
        *said("The transport plan was submitted on 15 January 2024 in parts:"),
        *said("Half of the transport plan was submitted by May 2023.", place="para 2"),
    )

    assert chosen in told


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


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What is the planned deficit?", "The planned deficit is £8.4m."),
        (
            "What would the planned deficit be if it fell?",
            "If the transfer fell the planned deficit would be £9.2m.",
        ),
    ],
)
def test_what_would_be_otherwise_is_best_only_where_that_is_asked(
    asked: str, expected: str
) -> None:
    supposed = said("If the transfer fell the planned deficit would be £9.2m.", "£9.2m")
    planned = said("The planned deficit is £8.4m.", "£8.4m")

    assert best(asked, *supposed, *planned) == expected


def test_a_slip_is_read_as_a_word_of_the_papers() -> None:
    question = read_question("What is said of trasnport?")

    weighed = weigh(question, candidates(*said("Nothing is said of transport.")))

    assert weighed[0].cover == 1.0


def test_cover_is_the_share_of_the_words_that_are_met() -> None:
    question = read_question("Which museum buys paintings?")

    weighed = weigh(question, candidates(*said("The museum is closed for repair.")))

    assert 0 < weighed[0].cover < 0.5
    assert weighed[0].met == {"museum"}


def test_a_time_asked_about_may_be_the_papers_own() -> None:
    january: tuple[Period, ...] = read_periods("January 2022")

    assert is_said_in(january, BURY)
    assert not is_said_in(read_periods("May 2022"), BURY)


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


def test_the_department_is_the_one_for_education() -> None:
    chosen = best(
        "Did the DfE ever get back to Bury about the bid?",
        *said("The bid is for new buses and was sent in June.", place="para 1"),
        *said("No answer to the bid has come from the Department.", place="para 2"),
    )

    assert chosen.startswith("No answer")


def test_a_sentence_that_leads_on_to_nothing_is_no_better_than_another() -> None:
    chosen = best(
        "What will the savings do for schools?",
        *said("The savings for schools are estimated as follows:", place="para 1"),
        *said("The savings for schools will pay for new units.", place="para 2"),
    )

    assert chosen.endswith("units.")


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        ("What in-year gap is left after the transfer?", "£1.8m"),
        ("What is the remaining in-year gap after the savings?", "£1.8m"),
        ("What is the in-year gap before the transfer?", "£4.5m"),
    ],
)
def test_what_is_left_is_the_line_that_says_so(asked: str, gap: str) -> None:
    table = table_of(
        {"In-year gap": ("£4.5m",), "Residual in-year gap": ("£1.8m",)},
        flow=Flow.IN_YEAR,
    )

    assert best(asked, *table) == gap


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("Has DfE replied to the plan Bury sent in May 2024?", "still awaited"),
        ("Did DfE respond to the plan that was sent in May 2024?", "still awaited"),
        ("When was the plan sent?", "May 2024"),
    ],
)
def test_what_tells_which_thing_is_meant_is_not_what_is_asked(
    asked: str, chosen: str
) -> None:
    assert chosen in best(
        asked,
        *said("The plan was sent to DfE in May 2024.", place="para 1"),
        *said("A reply from DfE on the plan is still awaited.", place="para 2"),
    )


def test_when_a_thing_ends_is_told_by_what_says_how_long_it_runs() -> None:
    chosen = best(
        "When does the transport scheme end?",
        *said("The transport scheme was praised in May 2024.", place="para 1"),
        *said(
            "The transport scheme runs from April 2023 to March 2025.", place="para 2"
        ),
    )

    assert "runs from" in chosen


def test_whether_balance_is_reached_is_told_by_what_says_so() -> None:
    chosen = best(
        "Does the Bury plan get back to in-year balance?",
        *said("The plan has an in-year deficit of £2m for Bury.", place="para 1"),
        *said("The plan does not reach in-year balance.", place="para 2"),
    )

    assert "does not reach" in chosen


def test_the_year_of_an_amount_in_a_row_is_no_date_of_a_happening() -> None:
    chosen = best(
        "When do places open in Bury?",
        *table_of({"Places that open in Bury": ("40",)}, columns=("2021/22",)),
        *said("The new places open in September 2022.", place="para 1"),
    )

    assert "September" in chosen
