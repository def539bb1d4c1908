"""What else bears on a question stands after what answers it, and says so."""

from tests.desk_in_words import answered, said, table_of

PLACES = said("Autism places cost £2m in 2022/23.", "£2m", place="para 4.1")
PARENTS = said("Parents asked that autism places cost no time.", place="para 4.2")


def test_what_meets_a_word_left_open_is_told_after_the_answer() -> None:
    first, beside = answered(
        "How much did autism places cost parents?", *PLACES, *PARENTS
    )

    assert first.startswith("£2m")
    assert beside.startswith("The papers also say: ")
    assert "Parents asked that autism places cost no time." in beside


def test_nothing_is_told_beside_an_answer_that_meets_every_word() -> None:
    sentences = answered("How much did autism places cost?", *PLACES, *PARENTS)

    assert len(sentences) == 1


def test_the_rest_of_a_table_is_not_told_beside_one_of_its_cells() -> None:
    costs = table_of({"Autism places": ("£2m",), "Other places": ("£3m",)})

    sentences = answered("What do autism places cost in other schools?", *costs)

    assert not any(s.startswith("The papers also say") for s in sentences)
