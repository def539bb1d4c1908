from dataclasses import replace

import pytest

from corpus.records import Hit, PassageId
from tests.desk_in_words import desk_of, place_of, said, told

SCHEMES = (
    "Scheme\tPlaces\tOpening\tLead\n"
    "Oak school\t80\tApril 2025\tA. Moss\n"
    "Elm unit\t25\ttbc\tB. Reed\n"
    "Ash unit\t12\t\tC. Wood\n"
    "Total\t117\t\t"
)


def schemes() -> Hit:
    (hit,) = said(SCHEMES, place="Table 4: New places")
    assert isinstance(hit, Hit)
    return replace(hit, passage=replace(hit.passage, table="Table 4: New places"))


def in_pieces(whole: Hit) -> list[Hit]:
    """The table as a long one is found: a passage for each row."""
    first, second, *rest = whole.passage.text.splitlines()
    return [
        replace(
            whole,
            passage=replace(
                whole.passage,
                id=PassageId(f"p-{number}"),
                text=text,
                locator=place_of("Table 4: New places", 100 * number),
            ),
        )
        for number, text in enumerate((f"{first}\n{second}", *rest))
    ]


def rows_told(asked: str, *hits: Hit) -> list[str]:
    _, *sentences = told(desk_of(asked, *hits))
    return [sentence.partition(": “")[2] for sentence in sentences]


OPEN = ["Elm unit 25 tbc B. Reed”", "Ash unit 12 C. Wood”"]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Which of Bury's schemes still have no opening date?", OPEN),
        ("Which Bury schemes are without an opening date so far?", OPEN),
        ("Which schemes don't have an opening date yet at Bury?", OPEN),
        ("Which of Bury's opening dates are still to be confirmed?", OPEN),
        ("Which of Bury's Elm schemes have no opening date?", OPEN[:1]),
    ],
)
def test_rows_whose_cell_is_left_open_are_told(asked: str, rows: list[str]) -> None:
    assert rows_told(asked, schemes()) == rows


def test_rows_of_a_table_found_in_pieces_are_told_in_its_order() -> None:
    asked = "Which of Bury's schemes still have no opening date?"

    assert rows_told(asked, *reversed(in_pieces(schemes()))) == OPEN


@pytest.mark.parametrize(
    "asked",
    [
        "Which of Bury's schemes have no lead?",
        "Which of Bury's schemes have no planning consent?",
        "Which of Bury's schemes have an opening date?",
    ],
    ids=["none is open", "no such column", "not asked"],
)
def test_no_row_is_told_as_open_that_is_not(asked: str) -> None:
    assert OPEN[0] not in rows_told(asked, schemes())[:1]
