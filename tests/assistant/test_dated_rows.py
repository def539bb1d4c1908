from dataclasses import replace

import pytest

from corpus.records import Hit
from tests.desk_in_words import desk_of, said, told

SCHEMES = (
    "Scheme\tPlaces\tOpening\n"
    "Oak school\t80\tApril 2025\n"
    "Elm unit\t25\tSept 2023\n"
    "Total\t105\t"
)


def schemes() -> Hit:
    (hit,) = said(SCHEMES, place="Table 4: New places")
    assert isinstance(hit, Hit)
    return replace(hit, passage=replace(hit.passage, table="Table 4: New places"))


@pytest.mark.parametrize(
    "asked",
    [
        "When does each of Bury's schemes open?",
        "When do the two Bury schemes open?",
        "When will the Bury schemes open?",
    ],
)
def test_each_row_is_told_with_its_date(asked: str) -> None:
    status, *sentences = told(desk_of(asked, schemes()))

    assert status == "answered"
    assert [sentence.partition(": “")[2] for sentence in sentences] == [
        "Oak school 80 April 2025”",
        "Elm unit 25 Sept 2023”",
    ]


@pytest.mark.parametrize(
    "asked",
    ["When does Bury's Oak school open?", "When was each of Bury's schemes agreed?"],
    ids=["one row", "no such column"],
)
def test_rows_are_listed_only_where_their_column_is_asked_of_each(asked: str) -> None:
    _, *sentences = told(desk_of(asked, schemes()))

    assert not any("Elm unit 25 Sept 2023”" in sentence for sentence in sentences)
