"""Tests of ui/wording.py."""

from dataclasses import replace

from corpus.records import Basis, Scenario
from tests.ui.web.samples import MINUTES, REPORT, figure, locator
from ui.wording import basis_of, meeting_of, place_of, time_of, title_of


def test_paper_without_a_title_goes_by_its_file_name() -> None:
    assert [title_of(REPORT), title_of(MINUTES)] == [
        "Deficit recovery: where we are",
        "forum-minutes.txt",
    ]


def test_what_a_paper_does_not_state_is_said_not_to_be_stated() -> None:
    unknown = replace(REPORT, council=None, committee=None, met_on=None)

    assert meeting_of(unknown) == "council not stated · date not stated"


def test_paper_without_pages_is_cited_by_paragraph_alone() -> None:
    assert place_of(locator("para 5.3", None)) == "paragraph 5.3"


def test_balance_stands_at_a_date_and_a_sum_in_a_year() -> None:
    balance = figure(as_at="2024-03-31")

    assert [time_of(balance), time_of(figure()), time_of(figure(period=None))] == [
        "at 31 March 2024",
        "2020/21",
        "not stated",
    ]


def test_basis_names_the_scenario_too() -> None:
    firm = figure(basis=Basis.FORECAST, scenario=Scenario.MITIGATED)

    assert [basis_of(firm), basis_of(figure())] == [
        "forecast, mitigated",
        "not stated",
    ]
