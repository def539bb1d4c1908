"""However a table is printed, and in whatever kind of file, its figures are the same.

The wings do not know each other, so this stands where they meet.
"""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.years import closing_year
from ingest.reading import Told, Window, read_paper
from tests.drawn_tables import MEDIA, MINUSES, SCALES, UNITS, YEARS, Shape, draw

WINDOW = Window(size=256, token_count=lambda text: len(text.split()))
# Whole thousands, so that no scale rounds them away.
POUNDS = st.integers(1_200, 98_000).map(lambda thousands: Decimal(thousands * 1000))
SHAPES = st.builds(
    Shape,
    medium=st.just(MEDIA[0]),
    unit=st.sampled_from(UNITS),
    scale=st.sampled_from(SCALES),
    year=st.sampled_from(sorted(YEARS)),
    minus=st.sampled_from(sorted(MINUSES)),
    is_years_down=st.booleans(),
    is_stacked=st.booleans(),
    is_caption_below=st.booleans(),
)
Years = list[tuple[Decimal, Decimal, Decimal]]


@pytest.mark.parametrize("medium", MEDIA)
@settings(max_examples=40)
@given(
    shape=SHAPES,
    years=st.lists(st.tuples(POUNDS, POUNDS, POUNDS), min_size=2, max_size=5),
    first=st.integers(2015, 2028),
)
def test_the_same_table_in_any_shape_gives_the_same_figures(
    medium: str, shape: Shape, years: Years, first: int
) -> None:
    deficits, grants, spends = zip(*years, strict=True)
    gaps = [spend - grant for spend, grant in zip(spends, grants, strict=True)]
    lines = [
        ("Cumulative DSG deficit", deficits),
        ("High needs grant", grants),
        ("High needs expenditure", spends),
        ("In-year deficit/(surplus)", gaps),
    ]

    with TemporaryDirectory() as folder:
        path = draw(Path(folder), lines, first, replace(shape, medium=medium))
        reading = read_paper(path, told=Told(council="Bury"), window=WINDOW)

    assert Counter(
        (figure.amount, closing_year(figure.as_at) or figure.period)
        for figure in reading.figures
    ) == Counter(
        (pounds, f"{first + index}-{(first + index + 1) % 100:02}")
        for _, values in lines
        for index, pounds in enumerate(values)
    )
