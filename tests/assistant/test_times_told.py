from dataclasses import replace

import pytest

from assistant.times_told import is_same, redated, times_of
from corpus.periods import read_periods
from corpus.records import Flow
from tests.desk_in_words import candidates, said, table_of

YEARS = ("2020/21", "2021/22")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m")}, columns=YEARS, flow=Flow.CUMULATIVE
)


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


def test_a_month_without_a_year_is_of_the_last_year_it_was_said_in() -> None:
    (december,) = read_periods("December 2030")
    asked = replace(december, printed="December")
    earlier = [replace(f, vintage="December 2024") for f in DEFICIT[:1]]

    assert redated([asked], earlier)[0].as_at == "2024-12"
    assert redated([december], earlier) == (december,)
    assert redated([asked], DEFICIT[1:]) == (asked,)
