"""Rules of tools/same_figure.py: what "the same figure" is."""

from corpus.records import Basis, Measure
from tests.papers_in_words import pages, paper, para
from tools.figures import find_figures


def test_same_figure_is_the_one_told_before_it() -> None:
    block = para(
        "The DSG deficit at 31 March 2024 is £4.7m. It is £2.6m above plan."
        " At Quarter 1 the forecast of the same figure was £4.3m."
    )

    before, _, again = find_figures(paper(), pages(block))

    assert (again.measure, again.flow, again.as_at) == (
        *(before.measure, before.flow, before.as_at),
    )
    assert again.basis is Basis.FORECAST


def test_same_figure_again_of_a_part_is_not_taken_for_the_whole() -> None:
    block = para(
        "The DSG deficit at 31 March 2024 is £4.7m. Of this £1.2m is on early years."
        " In January the forecast of the same year-end balance had been £4.3m."
    )

    again = find_figures(paper(), pages(block))[-1]

    assert (again.measure, again.as_at) == (Measure.DSG_DEFICIT, "2024-03-31")
