"""Rules of ingest/readers/pdf_matrix.py: where on the page shown a point lies."""

import pytest

from ingest.readers.pdf_matrix import Matrix, shown_matrix

PAGE = (0.0, 0.0, 600.0, 800.0)


@pytest.mark.parametrize(
    ("rotation", "place"),
    [(0, (50, 20)), (90, (780, 50)), (180, (550, 780)), (270, (20, 550))],
)
def test_point_near_the_top_left_is_turned_with_its_page(
    rotation: int, place: tuple[float, float]
) -> None:
    shown = shown_matrix(PAGE, PAGE, rotation=rotation)

    assert shown.point(50, 780) == place


def test_points_are_counted_from_the_crop_within_the_page() -> None:
    shown = shown_matrix((40.0, -10.0, 700.0, 790.0), PAGE, rotation=0)

    assert shown.point(50, 780) == (10, 10)


def test_crop_beyond_the_page_shows_the_whole_page() -> None:
    shown = shown_matrix((700.0, 0.0, 900.0, 800.0), PAGE, rotation=0)

    assert shown.point(50, 780) == (50, 20)


def test_second_matrix_takes_up_where_the_first_ended() -> None:
    doubled, moved = Matrix(a=2, d=2), Matrix(e=5, f=7)

    assert doubled.then(moved).point(1, 1) == (7, 9)
