"""Rules of tools/repeats.py: rows that a total counts once though they stand twice."""

import pytest

from corpus.records import Finding, FindingKind, Severity
from tests.papers_in_words import pages, paper, table
from tools.repeats import find_repeats
from tools.sections import walk

HEADER = ("Scheme", "Places", "£m")
NEW, UNITS = ("New school", "80", "6.15"), ("Units", "49", "2.40")


def repeats_of(*rows: tuple[str, ...]) -> tuple[Finding, ...]:
    sheet = pages(table("Table 5: Capital programme", [HEADER, *rows]))
    return tuple(find_repeats(paper(), sheet, tuple(walk(sheet))))


def test_a_row_printed_twice_over_a_total_that_counts_it_once_is_an_error() -> None:
    lift = ("Lift", "-", "0.50")

    (finding,) = repeats_of(NEW, UNITS, lift, UNITS, ("Total", "129", "9.05"))

    assert (finding.kind, finding.severity) == (FindingKind.DUPLICATE, Severity.ERROR)
    assert finding.printed == "Units 2.40 (twice), 9.05"
    assert finding.computed.endswith("6.15 + 2.40 + 0.50 + 2.40 = 11.45")


@pytest.mark.parametrize(
    "total",
    [
        pytest.param(("Total", "178", "10.95"), id="a total that counts it twice"),
        pytest.param(("Total", "129", "10.95"), id="one of two totals counts it once"),
        pytest.param(("Total", "150", "9.99"), id="a total of something else"),
        pytest.param(("Lift", "12", "8.55"), id="no total"),
    ],
)
def test_a_row_printed_twice_by_right_is_no_finding(total: tuple[str, ...]) -> None:
    assert not repeats_of(NEW, UNITS, UNITS, total)
