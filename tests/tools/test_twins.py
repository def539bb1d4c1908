"""Rules of tools/twins.py: a bare column is of the deficit beside it."""

import pytest

from tools.twins import find_twin, is_bare

AGREED = "Agreed deficit at year end (net)"


@pytest.mark.parametrize(
    ("heading", "beside", "twin"),
    [
        ("Latest forecast (net)", [("DfE",), (AGREED,)], AGREED),
        ("Latest forecast (gross)", [("DfE",), (AGREED,)], None),
        ("Latest forecast", [("DfE",), (AGREED,)], None),
        ("Forecast payment (net)", [(AGREED,)], None),
        ("Latest forecast (net)", [("Payments (net)",)], None),
    ],
    ids=["same side", "other side", "no side", "names its own", "no deficit"],
)
def test_twin_of_a_bare_column_is_a_deficit_on_the_same_side_of_payments(
    heading: str, beside: list[tuple[str, ...]], twin: str | None
) -> None:
    assert find_twin(heading, beside) == twin


def test_heading_that_names_what_it_is_of_is_not_bare() -> None:
    assert is_bare("Latest forecast")
    assert not is_bare("Forecast spend")
