from dataclasses import replace

import pytest

from corpus.records import Figure, Flow
from tests.desk_in_words import Record, answered, desk_of, said, told

TOLD = (
    "An overspend of £25m is now forecast, compared with £22m reported at Quarter 1 and"
    " £14m assumed when the budget was set in February 2025."
)
TIMES = ("2025-12-02 (Quarter 2)", "Quarter 1 2025-26", "February 2025")


def path(*times: str) -> tuple[Record, ...]:
    hit, *figures = said(
        TOLD, "£25m", "£22m", "£14m", flow=Flow.IN_YEAR, period="2025-26"
    )
    dated = [
        replace(figure, vintage=time)
        for figure, time in zip(figures, times, strict=True)
        if isinstance(figure, Figure)
    ]
    return hit, *dated


@pytest.mark.parametrize(
    "asked",
    [
        "How has Bury's 2025/26 overspend forecast moved since the budget was set?",
        "By how much has Bury's DSG overspend forecast risen?",
        "How has Bury's overspend forecast changed this year?",
    ],
)
def test_a_forecast_told_anew_has_moved_from_the_first_to_the_last(asked: str) -> None:
    head, *rest = answered(asked, *path(*TIMES))

    assert "higher, up from £14m" in head
    assert [line.split(" (")[0] for line in rest[:3]] == [
        "Bury, 2025/26: £14m",
        "Bury, 2025/26: £22m",
        "Bury, 2025/26: £25m",
    ]


def test_amounts_told_at_one_time_are_no_path() -> None:
    told_of = told(
        desk_of("How has Bury's overspend forecast changed?", *path(*TIMES[:1] * 3))
    )

    assert not any(line.startswith("Change") for line in told_of)
