import pytest

from corpus.records import Measure
from tests.desk_in_words import deficit_of, desk_of, said, table_of, told

SAID = said("Pressures cost about £2m of the deficit in 2020/21.", "£2m")


def test_what_came_between_two_tables_is_told_as_their_difference() -> None:
    _, head, *rows = told(
        desk_of(
            "Bury says pressures cost £2m in 2020/21. Do its deficits bear that out?",
            *SAID,
            *deficit_of("£19m", "Table 1: Agreed"),
            *deficit_of("£21m", "Table 2: Revised"),
        )
    )

    assert head == "Yes: £21m − £19m = about £2m, which agrees with the £2m printed."
    assert len(rows) == 3


def test_a_difference_that_is_not_the_amount_quoted_proves_nothing() -> None:
    _, *sentences = told(
        desk_of(
            "Bury says pressures cost £2m in 2020/21. Do its deficits bear that out?",
            *SAID,
            *deficit_of("£19m", "Table 1: Agreed"),
            *deficit_of("£22m", "Table 2: Revised"),
        )
    )

    assert not any(sentence.startswith("Yes") for sentence in sentences)


def test_a_row_of_years_is_added_up_to_the_total_that_is_quoted() -> None:
    saving = table_of(
        {"Saving": ("£1m", "£2m", "£4m")},
        columns=("2021/22", "2022/23", "2023/24"),
        measure=Measure.SAVING,
    )

    _, head, *rows = told(
        desk_of(
            "Do Bury's savings sum to the £7m total?",
            *saving,
            *said("We found savings of £7m in total.", "£7m"),
        )
    )

    assert head.startswith("Yes: £1m + £2m + £4m = about £7m, which agrees with the")
    assert len(rows) == len(saving) + 1


@pytest.mark.parametrize(
    ("start", "head"),
    [
        ("£4m", "Yes: £2m + £4m = about £6m, which agrees with the £6m printed."),
        ("£3m", None),
    ],
    ids=["it does", "it does not"],
)
def test_the_parts_of_one_sentence_are_added_to_its_whole(
    start: str, head: str | None
) -> None:
    sentence = f"The closing deficit is £6m, an increase of £2m on the opening {start}."
    records = said(sentence, "£6m", "£2m", start)

    _, first, *_ = told(
        desk_of("Does Bury's closing deficit tie back to its increase?", *records)
    )

    assert first == head or (head is None and not first.startswith("Yes"))


def test_more_amounts_than_make_a_sum_are_each_told() -> None:
    texts = {p: f"The gap is {p} in one place." for p in ("£4m", "£5m", "£6m", "£10m")}
    records = [record for p, text in texts.items() for record in said(text, p, place=p)]

    _, *sentences = told(
        desk_of("£4m, £5m, £6m, £10m: all Bury's gap. Which is right?", *records)
    )

    assert not any(sentence.startswith("Yes") for sentence in sentences)


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [("£3k", "Yes: 12 × £250"), ("£4k", "No: 12 × £250")],
)
def test_so_many_at_so_much_are_multiplied(whole: str, verdict: str) -> None:
    records = said(f"Events need {whole}: £250 each, 12 of them.", whole, "£250", "12")

    status, head, *_ = told(
        desk_of(f"Bury's events: do 12 at £250 make the {whole}?", *records)
    )

    assert status == "answered"
    assert head.startswith(verdict)
