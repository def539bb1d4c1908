"""Rules of tools/places.py."""

from corpus.pages import Page, Place
from tools.places import narrow, nearest

TEXT = "Table 1 Costs\nThe plan\nwas  sent. More.\nTable 1 Costs\nYear 2022/23"
PAGES = (Page(number=1, text=TEXT, blocks=()),)


def whole() -> Place:
    return Place(page_number=1, start=0, end=len(TEXT))


def test_words_are_found_over_line_breaks() -> None:
    (place,) = narrow(PAGES, (whole(),), "The plan was sent.")

    assert TEXT[place.start : place.end] == "The plan\nwas  sent."


def test_words_that_stand_elsewhere_leave_the_places_as_they_are() -> None:
    assert narrow(PAGES, (whole(),), "Nothing of the kind") == (whole(),)


def test_caption_nearest_to_its_table_is_chosen() -> None:
    rows = Place(page_number=1, start=TEXT.index("Year"), end=len(TEXT))

    (place,) = nearest(PAGES, (rows,), "Table 1 Costs")

    assert place.start == TEXT.rindex("Table 1")


def test_page_that_is_not_there_leaves_the_places_as_they_are() -> None:
    lost = Place(page_number=7, start=0, end=3)

    assert (
        nearest(PAGES, (lost,), "Table") == narrow(PAGES, (lost,), "Table") == (lost,)
    )
