import pytest

from assistant.follow_ups import read_question
from assistant.intents import Intent
from corpus.records import Flow, Measure
from tests.desk_in_words import deficit_of, desk_of, said, table_of, told


@pytest.mark.parametrize(
    "asked",
    [
        "Does the overspend in Bury's text match its table?",
        "Do para 6 and Table 1 of the Bury report agree on the overspend?",
        "Bury's summary and table seem to disagree: what is the overspend?",
        "Is the overspend in the narrative consistent with the table for Bury?",
        "Bury says £4m overspend. Does the table say the same?",
        "Bury's overspend is £4m in one place and £5m in another, which is right?",
        "Does Table 1 back up what Bury's recommendation says of the overspend?",
        "Does Bury's table contradict the £4m overspend in the text?",
        "Do Bury's savings for 2028/29 make the total shown?",
    ],
)
def test_two_places_of_a_paper_are_held_against_each_other(asked: str) -> None:
    assert read_question(asked).intent is Intent.AUDIT


@pytest.mark.parametrize(
    "asked",
    [
        "What did the minutes say was agreed on the table?",
        "Which risk is listed in the headline risks table?",
        "Is what Bury paid the same as what Kent paid?",
        "What does para 6 of the Bury report say?",
        "How much high needs money does Bury really have to spend?",
    ],
)
def test_who_names_a_place_does_not_ask_whether_it_agrees(asked: str) -> None:
    assert read_question(asked).intent is not Intent.AUDIT


def test_an_amount_is_laid_beside_the_table_it_is_held_against() -> None:
    cell = table_of(
        {"Transport overspend": ("£5m",)}, caption="Table 18: Budget", period="2021-22"
    )

    _, head, *rows = told(
        desk_of(
            "Bury says the transport overspend is £4m. Does that agree with Table 18?",
            *said("The transport overspend is £4m.", "£4m"),
            *cell,
        )
    )

    assert head == "They do not agree: £4m and £5m."
    assert rows[0] == "Difference: about £1m: £5m − £4m."


def test_an_amount_is_laid_beside_the_nearest_cell_of_its_own_thing_and_time() -> None:
    claim = said(
        "The plan leaves a deficit of £8.3m at 31 March 2021.",
        "£8.3m",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
        as_at="2021-03-31",
        period="2020-21",
    )

    _, head, *rows = told(
        desk_of(
            "Bury says £8.3m is left at 31 March 2021. Does the table back that up?",
            *claim,
            *deficit_of("£15.7m", "Table 1: Agreed"),
            *deficit_of("£8.8m", "Table 2: Revised"),
        )
    )

    assert head == "They do not agree: £8.3m and £8.8m."
    assert "Table 2" in rows[-1]


@pytest.mark.parametrize(
    ("printed", "head"),
    [
        ("£4.0m", "They agree: £4.0m and £4m."),
        ("£4.4m", "They agree: £4.4m and £4m."),
        ("£4.9m", "They do not agree: £4.9m and £4m."),
    ],
    ids=["printed alike", "rounded", "printed otherwise"],
)
def test_what_rounding_explains_agrees(printed: str, head: str) -> None:
    cell = table_of({"Overspend": ("£4m",)}, caption="Table 1: Budget")

    _, first, *_ = told(
        desk_of(
            "Does the overspend in Bury's text match its table?",
            *said(f"The overspend is {printed}.", printed),
            *cell,
        )
    )

    assert first == head


def test_what_is_far_from_it_is_of_another_thing() -> None:
    cell = table_of({"Overspend": ("£40m",)}, caption="Table 1: Budget")

    _, first, *_ = told(
        desk_of(
            "Does the overspend in Bury's text match its table?",
            *said("The overspend is £4m.", "£4m"),
            *cell,
        )
    )

    assert "agree" not in first


def test_a_total_is_worked_out_again_beside_what_the_text_says_of_it() -> None:
    cells = table_of(
        {"Lot 1": ("£4m",), "Lot 2": ("£3m",), "Total saving": ("£7m",)},
        caption="Table 2: Tenders",
    )

    _, head, _, proof, *_ = told(
        desk_of(
            "Do the recommendation and the table agree on Bury's total saving?",
            *said("To award it at a total saving of £6m.", "£6m", place="para 2.1"),
            *cells,
        )
    )

    assert head == "They do not agree: £6m and £7m."
    assert proof == "£7m agrees with its own table: £4m + £3m = about £7m."


def test_an_opening_balance_is_not_what_a_closing_one_is_held_against() -> None:
    plan = table_of(
        {"2020/21": ("£6.5m", "£8.8m")},
        columns=("Opening balance", "Closing balance"),
        caption="Table 4: Plan",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
        period="2020-21",
    )

    _, head, *_ = told(
        desk_of(
            "Bury says £8.3m is left at 31 March 2021. Does the table agree?",
            *said(
                "The plan leaves a deficit of £8.3m at 31 March 2021.",
                "£8.3m",
                measure=Measure.DSG_DEFICIT,
                flow=Flow.CUMULATIVE,
                as_at="2021-03-31",
                period="2020-21",
            ),
            *plan,
        )
    )

    assert head == "They do not agree: £8.3m and £8.8m."
