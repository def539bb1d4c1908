import pytest

from assistant.follow_ups import full_parts, read_question, split_question
from assistant.kinds import Wanted
from assistant.question import Question
from corpus.records import (
    Basis,
    Measure,
    SafetyValve,
)

OF_BURY = "What is Bury's DSG deficit in 2022/23?"


def times(question: Question) -> list[tuple[str | None, str | None]]:
    return [(period.year, period.as_at) for period in question.periods]


def test_why_after_a_question_of_money_is_told_in_words() -> None:
    question = read_question("so why was that?", ["How much was paid to Kent?"])

    assert question.wanted is Wanted.WORDS


@pytest.mark.parametrize(
    ("text", "council", "year"),
    [
        ("And Kent?", "Kent", "2022-23"),
        ("What about the year before?", "Bury", "2021-22"),
        ("And a year later?", "Bury", "2023-24"),
        ("And in 2024/25?", "Bury", "2024-25"),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_say(
    text: str, council: str, year: str
) -> None:
    question = read_question(text, [OF_BURY])

    assert question.councils == (council,)
    assert question.measures == (Measure.DSG_DEFICIT,)
    assert [period.year for period in question.periods] == [year]
    assert question.wanted is Wanted.MONEY
    assert question.is_of_deficit


def test_a_follow_up_of_a_follow_up_keeps_the_first() -> None:
    question = read_question("And Surrey?", [OF_BURY, "And Kent?"])

    assert question.councils == ("Surrey",)
    assert question.measures == (Measure.DSG_DEFICIT,)


def test_a_follow_up_with_a_subject_of_its_own_drops_the_old_one() -> None:
    question = read_question("What are its reserves?", [OF_BURY])

    assert question.councils == ("Bury",)
    assert question.measures == (Measure.RESERVES,)
    assert "deficit" not in question.words
    assert not question.is_of_deficit


def test_a_follow_up_may_name_a_month_of_the_year_asked_before() -> None:
    before = "What was Bury's backlog on 31 January 2022?"

    question = read_question("And in Feb?", [before])

    assert times(question) == [(None, "2022-02")]


def test_a_follow_up_may_name_another_forecast_by_its_day() -> None:
    before = "What is Bury's 2023/24 deficit in the 16 Dec 2021 forecast?"

    question = read_question("And on the 14 December one?", [before])

    assert times(question) == [("2023-24", None)]
    assert [vintage.as_at for vintage in question.vintages] == ["2021-12-14"]


def test_a_follow_up_that_names_half_a_measure_is_read_with_the_other_half() -> None:
    before = "What is Bury's high needs funding in 2022/23?"

    question = read_question("And the spend?", [before])

    assert question.measures == (Measure.HIGH_NEEDS_SPEND,)


def test_a_whole_new_question_takes_nothing_from_the_one_before() -> None:
    question = read_question("What is the timeliness of plans in Kent?", [OF_BURY])

    assert not question.periods
    assert not question.is_follow_up


def test_questions_put_in_one_share_their_council_and_time() -> None:
    asked = read_question("What is Bury's deficit in 2022/23 and when was it agreed?")

    deficit, agreed = split_question(asked)

    assert (deficit.wanted, agreed.wanted) == (Wanted.MONEY, Wanted.DATE)
    assert deficit.councils == agreed.councils == ("Bury",)
    assert times(deficit) == times(agreed) == [("2022-23", None)]


def test_a_part_that_only_names_a_time_asks_the_same_again() -> None:
    asked = read_question(
        "What is Bury's deficit in 2021/22 and what is it in 2022/23?"
    )

    first, second = split_question(asked)

    assert times(first) == [("2021-22", None)]
    assert times(second) == [("2022-23", None)]
    assert second.measures == (Measure.DSG_DEFICIT,)


def test_one_question_is_not_split() -> None:
    asked = read_question("What did members and officers say of the plan?")

    assert split_question(asked) == (asked,)


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        ("and three years on?", "2025-26"),
        ("and 2 years later?", "2024-25"),
        ("what about the following year", "2023-24"),
        ("and the year after that?", "2023-24"),
        ("and two years earlier?", "2020-21"),
    ],
)
def test_years_on_are_counted_from_the_year_asked_about_before(
    asked: str, year: str
) -> None:
    question = read_question(asked, [OF_BURY])

    assert [period.year for period in question.periods] == [year]
    assert question.measures == (Measure.DSG_DEFICIT,)


def test_a_part_that_says_what_it_is_of_takes_no_words_of_the_others() -> None:
    first, second = split_question(
        read_question("When was the board set up, and when was the plan agreed?")
    )
    assert first.about == second.about == ()

    _, pointing = split_question(
        read_question("When was the board set up, and when was it agreed?")
    )
    assert "board" in pointing.about or "board" in pointing.words


def test_after_one_paper_a_time_names_another() -> None:
    before = "Who wrote Kent's report of May 2024?"

    question = read_question("who was it in September 2021?", [before])

    assert [time.printed for time in question.vintages] == ["September 2021"]
    assert question.periods == ()


def test_a_follow_up_may_name_another_point() -> None:
    first = "What was Bury's DSG deficit forecast at month 8?"

    question = read_question("and at month 10?", (first,))

    assert [vintage.month for vintage in question.vintages] == [10]
    assert question.councils == ("Bury",)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("And after them?", SafetyValve.NET),
        ("And without those?", SafetyValve.GROSS),
        ("And in 2024/25?", SafetyValve.GROSS),
    ],
)
def test_gross_or_net_is_turned_by_a_follow_up(
    then: str, expected: SafetyValve
) -> None:
    asked = "What was Bury's deficit at 31 March 2024 before DfE payments?"

    assert read_question(then, [asked]).safety_valve is expected


def test_part_that_asks_what_it_would_be_is_of_what_the_first_is_of() -> None:
    question = read_question(
        "What's the latest forecast for Bury's deficit at 31 March 2025, and what did"
        " the agreement say it would be?"
    )

    _, agreed = split_question(question)

    assert agreed.measures == (Measure.DSG_DEFICIT,)
    assert agreed.basis is Basis.AGREEMENT
    assert "forecast" not in agreed.words


@pytest.mark.parametrize(
    ("before", "text", "left"),
    [
        ("How many primary places has Bury?", "And secondary?", "primari"),
        ("Which of Bury's risks are amber?", "And the red ones?", "amber"),
    ],
)
def test_what_is_of_one_kind_gives_place_to_another(
    before: str, text: str, left: str
) -> None:
    question = read_question(text, [before])

    assert left not in question.words


def test_a_part_that_asks_for_a_time_is_of_none_itself() -> None:
    whole = read_question(
        "How many EHCPs will Bury have in 2030, and in which year do new ones peak?"
    )

    first, other = split_question(whole)

    assert times(first) == [(None, "2030")]
    assert times(other) == []


def test_another_block_is_asked_of_what_the_first_was_asked_of() -> None:
    question = read_question(
        "And the high needs block?", ["What was Bury's DSG deficit in 2022/23?"]
    )

    assert question.measures == (Measure.DSG_DEFICIT,)
    assert question.is_of_deficit


def test_a_part_named_in_a_follow_up_stands_in_place_of_the_one_before() -> None:
    before = "What is the cost of new AP places in Bury in 2021/22?"

    question = read_question("and the existing ones?", [before])

    assert "exist" in question.words
    assert "new" not in question.words


@pytest.mark.parametrize(
    ("before", "text", "said", "left"),
    [
        (
            "What was the budget for special schools in Bury?",
            "and what was spent?",
            "spent",
            "budget",
        ),
        (
            "What was Bury due from DfE in 2024-25 under the Safety Valve?",
            "and how much of that did it actually get?",
            "dfe",
            "due",
        ),
        ("How many EHCPs did Bury grant last year?", "and requests?", "ehcp", "grant"),
    ],
    ids=["spent", "got", "requested"],
)
def test_what_came_of_it_stands_in_place_of_what_was_to_be(
    before: str, text: str, said: str, left: str
) -> None:
    question = read_question(text, [before])

    assert said in question.words
    assert left not in question.words
    assert question.basis is not Basis.BUDGET


@pytest.mark.parametrize(
    ("before", "text", "measures"),
    [
        (
            "What was Bury's DSG deficit at 31 March 2025?",
            "and before the DfE payments?",
            (Measure.DSG_DEFICIT,),
        ),
        (
            "How many EHCPs did Bury issue in 2024?",
            "and requests?",
            (Measure.EHCP_COUNT,),
        ),
        ("What is Bury's high needs budget in 2025/26?", "and early years?", ()),
        (
            "How much did Bury get in 2024-25 under the Safety Valve?",
            "and in 2023-24?",
            (Measure.SAFETY_VALVE_FUNDING,),
        ),
    ],
    ids=["gross", "requests for plans", "another block", "got under it"],
)
def test_what_is_asked_after_is_measured_as_what_was_asked_before(
    before: str, text: str, measures: tuple[Measure, ...]
) -> None:
    assert read_question(text, [before]).measures == measures


def test_what_its_score_is_after_who_owns_it_asks_for_no_person() -> None:
    question = read_question(
        "and what's its score?", ["Who owns the transport risk in Bury?"]
    )

    assert question.wanted is not Wanted.PERSON


@pytest.mark.parametrize(
    ("text", "asked", "years"),
    [
        (
            "Why did Bury's forecast rise, and did its high needs block underspend in"
            " 2022/23 and by how much?",
            2,
            [[], ["2022-23"]],
        ),
        (
            "What was Bury's budget for special schools and what was its outturn for"
            " special schools in 2022/23?",
            2,
            [["2022-23"], ["2022-23"]],
        ),
        ("What is Bury's high needs deficit and by how much has it grown?", 0, []),
        ("What was Bury's high needs variance, and was that over or under?", 0, []),
    ],
    ids=["its own time", "one time for both", "by how much", "of what was asked"],
)
def test_a_full_question_has_the_time_of_those_like_it(
    text: str, asked: int, years: list[list[str]]
) -> None:
    parts = full_parts(read_question(text))

    assert len(parts) == asked
    assert [[period.year for period in part.periods] for part in parts] == years
