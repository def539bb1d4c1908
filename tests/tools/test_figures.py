"""Rules of tools/figures.py: a paper's blocks to figures with their coordinates."""

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.pages import Block, Footnote
from corpus.records import Basis, Figure, Flow, Measure, SafetyValve, Unit
from ingest.layout import arrange
from ingest.readers.text import read_pages
from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import UNLABELLED, find_figures

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"


def figures_of(*blocks: Block) -> tuple[Figure, ...]:
    return find_figures(paper(met_on="2024-06-12"), pages(*blocks, page_number=3))


def test_figures_are_numbered_in_reading_order() -> None:
    found = figures_of(para("A deficit of £5m."), para("A saving of £2m."))

    assert [figure.id for figure in found] == ["f-abababab-1", "f-abababab-2"]


def test_cell_is_cited_by_caption_row_and_column() -> None:
    rows = [["£m", "2022/23"], ["DSG deficit", "4.1"]]

    (found,) = figures_of(table("Table 2 - Recovery", rows))

    words = "Table 2: Recovery; row DSG deficit; column 2022/23"
    assert found.locator.words == words
    assert found.locator.page_number == 3
    assert found.quote == "DSG deficit 4.1"
    assert (found.label, found.row_path) == ("DSG deficit", ("DSG deficit",))


def test_row_without_a_label_says_so() -> None:
    rows = [["", "2022/23"], ["Bands £m", "4.1"], ["", "9.2"]]

    assert [figure.label for figure in figures_of(table(None, rows))] == [
        "Bands £m",
        UNLABELLED,
    ]


def test_basis_of_a_column_goes_before_that_of_a_row() -> None:
    rows = [["£m", "Budget", "Outturn"], ["Planned savings", "4.1", "3.2"]]

    assert [figure.basis for figure in figures_of(table(None, rows))] == [
        Basis.BUDGET,
        Basis.OUTTURN,
    ]


def test_variance_stands_on_the_rung_of_the_columns_beside_it() -> None:
    rows = [
        ["£m", "2022/23", "", "2023/24", ""],
        ["", "Outturn", "Variance", "Forecast", "Variance"],
        ["High needs", "4.1", "0.3", "5.2", "0.4"],
    ]

    found = figures_of(table("High needs", rows, header_rows=2))

    assert [figure.basis for figure in found] == [
        *(Basis.OUTTURN, Basis.OUTTURN),
        *(Basis.FORECAST, Basis.FORECAST),
    ]


def test_deficit_whose_brackets_nothing_explains_says_so() -> None:
    rows = [["£m", "2022/23"], ["DSG in-year variance", "(4.1)"]]

    (untold,) = figures_of(table("Position", rows))
    (told,) = figures_of(table("Position: surplus/(deficit)", rows))

    assert (untold.is_sign_told, untold.amount) == (False, Decimal(-4_100_000))
    assert (told.is_sign_told, told.amount) == (True, Decimal(4_100_000))


def test_sentence_before_a_table_counts_where_it_speaks_of_the_table() -> None:
    rows = [["£m", "2022/23"], ["Deficit", "4.1"]]
    about = "Including Safety Valve payments the position is as follows:"
    other = "Officers met about including Safety Valve payments."

    (told,) = figures_of(table(None, rows, lead=about))
    (untold,) = figures_of(table(None, rows, lead=other))

    assert told.safety_valve is SafetyValve.NET
    assert untold.safety_valve is None


def test_row_printed_again_is_gross_or_net_as_before() -> None:
    rows = [["£m", "2022/23"], ["Deficit", "4.1"]]
    about = "After DfE payments the deficit is:"

    found = figures_of(table("A", rows, lead=about), table("B", rows))

    assert {figure.safety_valve for figure in found} == {SafetyValve.NET}


def test_scores_of_a_risk_register_are_no_figures_but_its_money_is() -> None:
    rows = [
        ["Risk", "Likelihood", "Impact", "Score", "Actions"],
        ["Places open late", "4", "4", "16", "Hold £2m back"],
        ["Grant falls short", "3", "2", "6", "Lobby"],
    ]

    found = figures_of(heading("Risk register"), table(None, rows))

    assert [figure.amount for figure in found] == [2_000_000]


@pytest.mark.parametrize("label", ["Item", "Agenda item number", "Ref", "Page"])
def test_number_that_only_names_is_no_figure(label: str) -> None:
    rows = [[label, "12"], ["Title", "Budget"]]

    assert figures_of(table(None, rows, header_rows=0)) == ()


def test_number_that_a_paragraph_is_printed_with_is_no_figure() -> None:
    found = figures_of(
        para("4 Schools have a deficit of £5m.", number="4"),
        para("31 plans were late.", number="4"),
    )

    assert [figure.printed for figure in found] == ["£5m", "31"]


def test_time_that_work_takes_is_no_figure() -> None:
    rows = [["Post", "Term"], ["Caseworker", "2 years"], ["Lead", "9 months"]]

    assert figures_of(table(None, rows)) == ()


def test_each_lettered_recommendation_stands_alone() -> None:
    words = "That: a) Council approves £2m for 2022/23. b) the 2023/24 budget be noted."

    (found,) = figures_of(table(None, [["Recommendations", words]], header_rows=0))

    assert found.quote == "Council approves £2m for 2022/23."
    assert found.basis is None


def test_items_are_of_the_year_and_kind_their_list_is_of() -> None:
    found = figures_of(
        para("Savings in 2024/25 come from:", number="4"),
        para("bands £2m", is_list_item=True),
        para("travel £1m, and £3m in 2025/26", is_list_item=True),
    )

    assert [(figure.period, figure.measure) for figure in found] == [
        ("2024-25", Measure.SAVING),
        ("2024-25", Measure.SAVING),
        ("2025-26", Measure.SAVING),
    ]


def test_footnote_gives_money_but_no_counts() -> None:
    note = Footnote(text="4 schools, £2m in all.", mark="1", places=())

    found = figures_of(note)

    assert [figure.unit for figure in found] == [Unit.GBP]


def test_year_of_the_papers_title_is_that_of_a_table_without_any() -> None:
    rows = [["£m", "Budget", "Outturn"], ["Top-ups", "4.1", "5.2"]]
    told = paper(title="DSG monitoring 2022/23")

    found = find_figures(told, pages(table(None, rows)))

    assert {figure.period for figure in found} == {"2022-23"}


def test_column_without_a_year_beside_years_has_none() -> None:
    rows = [["£m", "Total", "2022/23"], ["Top-ups", "9.3", "5.2"]]

    found = figures_of(table("Plan for 2022/23", rows))

    assert [figure.period for figure in found] == [None, "2022-23"]


def test_paper_without_figures_has_none() -> None:
    assert figures_of(heading("1 Purpose"), para("To note the report.")) == ()


def test_deficit_table_of_a_real_paper_is_read_as_printed() -> None:
    path = PAPERS / "bury-schools-forum-2022-01.txt"
    if not path.exists():
        pytest.skip("the real papers are not on this machine")

    found = find_figures(paper(met_on="2022-01"), arrange(read_pages(path)))

    last = [figure for figure in found if figure.vintage == "16 Dec 2021"]
    assert [figure.amount for figure in last] == [
        *(21_407_000, 22_172_000, 16_141_000),
        *(9_108_000, -207_000, -10_357_000),
    ]
    assert {figure.flow for figure in last} == {Flow.CUMULATIVE}
    assert {figure.safety_valve for figure in last} == {SafetyValve.NET}


def test_schools_own_balances_in_a_real_paper_are_no_deficit() -> None:
    path = PAPERS / "bury-schools-forum-2022-01.txt"
    if not path.exists():
        pytest.skip("the real papers are not on this machine")

    found = find_figures(paper(met_on="2022-01"), arrange(read_pages(path)))

    balances = [f for f in found if "surplus balances" in f.quote]
    assert {figure.measure for figure in balances} == {Measure.OTHER}
    assert all(figure.amount > 0 for figure in balances)
