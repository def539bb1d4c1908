from typing import Any

import pytest

from corpus.records import Basis, Figure, Flow, Measure
from tests.figures_in_words import figure
from tools.revisions import changes, changes_within


def balance(printed: str, **coordinates: Any) -> Figure:
    """A forecast balance at the end of 2022-23, said in January 2022."""
    shared = {
        "basis": Basis.FORECAST,
        "flow": Flow.CUMULATIVE,
        "period": "2022-23",
        "vintage": "2022-01",
    }
    return figure(printed, **{**shared, **coordinates})


def later(printed: str, **coordinates: Any) -> Figure:
    """The same balance, said in July 2023."""
    return balance(printed, **{"vintage": "2023-07-12", **coordinates})


def test_a_revised_forecast_is_told_with_its_change() -> None:
    old, new = balance("£17.644m"), later("£16.141m")

    found = changes([old], [new])

    (revised,) = found.revised
    assert (revised.before, revised.after) == (old, new)
    assert revised.change.result == -1503000
    assert (found.moved, found.kept, found.appeared, found.gone) == ((), (), (), ())


def test_a_forecast_that_came_to_pass_is_no_revision() -> None:
    old, new = balance("£16.141m"), later("£18.6m", basis=Basis.OUTTURN)

    found = changes([old], [new])

    assert found.revised == ()
    assert [(one.before, one.after) for one in found.moved] == [(old, new)]


def test_the_basis_furthest_along_is_what_came_to_pass() -> None:
    budget = balance("£15m", basis=Basis.BUDGET)
    forecast = balance("£16.141m")
    outturn = later("£18.6m", basis=Basis.OUTTURN)

    found = changes([forecast, budget], [outturn])

    assert [one.before for one in found.moved] == [forecast]
    assert found.gone == (budget,)


def test_a_forecast_said_again_stays_a_forecast_beside_its_outturn() -> None:
    old, again = balance("£16.141m"), later("£16.141m")
    outturn = later("£18.6m", basis=Basis.OUTTURN)

    found = changes([old], [again, outturn])

    assert (found.kept, found.appeared, found.moved) == ((again,), (outturn,), ())


def test_what_one_paper_alone_says_appeared_or_is_gone() -> None:
    old, new = balance("£9m", period="2023-24"), later("£4m", period="2024-25")

    found = changes([old], [new])

    assert (found.gone, found.appeared) == ((old,), (new,))


@pytest.mark.parametrize(
    ("printed", "is_kept"),
    [("£16.141m", True), ("£16.1m", True), ("£16m", True), ("£17m", False)],
)
def test_an_amount_printed_rounder_is_no_change(printed: str, is_kept: bool) -> None:
    found = changes([balance("£16.141m")], [later(printed)])

    assert (len(found.kept), len(found.revised)) == (int(is_kept), int(not is_kept))


def test_nothing_is_worked_out_of_a_thing_with_several_amounts() -> None:
    one, other = balance("£16m"), balance("£19m")
    new = later("£18m")

    found = changes([one, other], [new])

    assert found.unclear == (one, other, new)
    assert (found.revised, found.appeared, found.gone) == ((), (), ())


def test_of_a_paper_s_own_vintages_the_last_counts() -> None:
    early, last = balance("£13m", vintage="Jan 2021"), balance("£17m")

    (revised,) = changes([last, early], [later("£18m")]).revised

    assert revised.before == last


def test_figures_without_a_time_are_not_matched() -> None:
    old, new = balance("£16m", period=None), later("£18m", period=None)

    found = changes([old], [new])

    assert found.undated == (old, new)
    assert (found.revised, found.appeared) == ((), ())


def test_of_savings_the_label_says_which() -> None:
    old = balance("£2m", measure=Measure.SAVING, label="Transport")
    new = later("£3m", measure=Measure.SAVING, label="Placements")

    found = changes([old], [new])

    assert (found.gone, found.appeared) == ((old,), (new,))


def test_tables_of_one_paper_said_on_different_days_are_laid_beside_each_other() -> (
    None
):
    january = balance("£13.241m", vintage="Jan 2021")
    early = balance("£17.644m", vintage="14 Dec 2021")
    appeared = balance("£3m", vintage="14 Dec 2021", period="2025-26")
    last = balance("£16.141m", vintage="16 Dec 2021")
    aside = balance("£4m", vintage="14 Dec 2021", measure=Measure.TRANSFER)
    undated = balance("£99m", vintage=None)

    first, second = changes_within([last, aside, early, january, appeared, undated])

    assert [(one.before, one.after) for one in first.revised] == [(january, early)]
    assert first.appeared == (appeared,)
    assert [(one.before, one.after) for one in second.revised] == [(early, last)]
    assert second.gone == (appeared,)


def test_a_day_between_that_speaks_of_something_else_breaks_no_chain() -> None:
    early = balance("£17.644m", vintage="14 Dec 2021")
    aside = balance("£4m", vintage="15 Dec 2021", measure=Measure.TRANSFER)
    last = balance("£16.141m", vintage="16 Dec 2021")

    (found,) = changes_within([early, aside, last])

    assert [(one.before, one.after) for one in found.revised] == [(early, last)]
