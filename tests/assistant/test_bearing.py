"""What else bears on a question is handed in beside what answers it."""

from corpus.records import Measure, Scenario
from tests.desk_in_words import Record, desk_of, said, settle, table_of, told

PLACES = said("Autism places cost £2m in 2022/23.", "£2m", place="para 4.1")
PARENTS = said("Parents asked that autism places cost no time.", place="para 4.2")


def beside(asked: str, *records: Record) -> list[str]:
    draft, _ = settle(desk_of(asked, *records))
    assert draft.status == "answered"
    return [sentence.text for sentence in draft.beside]


def test_what_meets_a_word_left_open_is_told_beside_the_answer() -> None:
    (also,) = beside("How much did autism places cost parents?", *PLACES, *PARENTS)

    assert "“Parents asked that autism places cost no time.”" in also


def test_what_meets_no_word_left_open_is_not_told() -> None:
    same = said("Autism places cost as much as ever.", place="para 4.3")

    assert beside("How much did autism places cost parents?", *PLACES, *same) == []


def test_what_meets_little_but_a_word_left_open_is_not_told() -> None:
    common = [
        said(f"Autism places at school {n} cost too much.", place=f"para 5.{n}")
        for n in range(1, 6)
    ]
    far = said(
        "All the parents of the town are pleased with the board.", place="para 9"
    )
    asked = "How much did autism places cost parents?"

    assert beside(asked, *PLACES, *far, *(one for more in common for one in more)) == []


def test_nothing_is_told_beside_an_answer_that_meets_every_word() -> None:
    assert beside("How much did autism places cost?", *PLACES, *PARENTS) == []


def test_the_rest_of_a_table_is_not_told_beside_one_of_its_cells() -> None:
    costs = table_of({"Autism places": ("£2m",), "Other places": ("£3m",)})

    assert beside("What do autism places cost in other schools?", *costs) == []


def test_nothing_is_told_beside_a_sum() -> None:
    costs = table_of({"Autism places": ("£2m", "£3m")}, columns=("2022/23", "2023/24"))
    asked = (
        "By how much do autism places cost more in 2023/24 than in 2022/23 for parents?"
    )

    assert beside(asked, *costs, *PARENTS) == []


def test_nothing_is_told_beside_a_figure_that_its_coordinates_name() -> None:
    without = said(
        "It is forecast to be £9m by 2030/31.",
        "£9m",
        place="para 5.2",
        scenario=Scenario.UNMITIGATED,
        measure=Measure.DSG_DEFICIT,
        period="2030-31",
    )
    earlier = said("The plan changes nothing by 2030/31.", place="para 3.9")

    asked = "What is Bury's deficit by 2030/31 if nothing changes in the plan?"

    assert beside(asked, *without, *earlier) == []


def test_beside_a_date_only_what_tells_a_time_is_told() -> None:
    _, *sentences = told(
        desk_of(
            "When do the new bus places for nurses open?",
            *said("The bus places open on 4 May 2024.", place="para 1"),
            *said("New bus places for nurses are dear.", place="para 2"),
        )
    )

    assert not any("dear" in sentence for sentence in sentences)
