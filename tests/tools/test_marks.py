"""Tests of tools/marks.py."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from corpus.records import Basis, Figure, FigureId, PaperId
from corpus.verdicts import Verdict
from tests.readings import at, figure, mark_on
from tools.marks import gather, marked_by_id, new_mark, tell_mark

PAPER = PaperId("a" * 64)
FIRST = figure(PAPER, number=0)
# The same number, printed again in one paragraph.
SECOND = figure(PAPER, number=1, amount=Decimal(19544000))
OTHER = replace(figure(PAPER, number=2), locator=at("para 5"))


def renumbered(one: Figure, **changes: Any) -> Figure:
    """Return a figure as another reading gives it, under another id."""
    return replace(one, id=FigureId(f"{one.id}-again"), **changes)


def test_a_mark_finds_its_figure_under_another_id() -> None:
    (found,) = gather([mark_on(OTHER)], map(renumbered, (FIRST, SECOND, OTHER)))

    assert found.figure == renumbered(OTHER)
    assert found.verdict is Verdict.REJECTED
    assert found.read_otherwise == ()


def test_two_figures_printed_alike_at_one_place_keep_their_own_marks() -> None:
    figures = (FIRST, SECOND)
    marks = [
        new_mark(
            each,
            figures,
            verdict=verdict,
            file_name="report.txt",
            made_at=mark_on(each).made_at,
            reason=None,
            by=None,
        )
        for each, verdict in zip(figures, Verdict, strict=False)
    ]

    found = marked_by_id(gather(marks, map(renumbered, figures)))

    verdicts = [found[renumbered(each).id].verdict for each in figures]
    assert [mark.nth for mark in marks] == [1, 2]
    assert verdicts == [Verdict.VERIFIED, Verdict.REJECTED]


@pytest.mark.parametrize(
    "changes",
    [
        {"paper_id": PaperId("b" * 64)},
        {"locator": at("para 9")},
        {"printed": "19.5"},
        {"locator": replace(FIRST.locator, page_number=2)},
    ],
    ids=["paper", "place", "print", "page"],
)
def test_a_mark_is_never_set_on_a_number_printed_elsewhere(
    changes: dict[str, Any],
) -> None:
    (found,) = gather([mark_on(FIRST)], [replace(FIRST, **changes)])

    assert found.figure is None
    assert marked_by_id([found]) == {}


def test_a_label_read_anew_is_the_same_figure() -> None:
    (found,) = gather([mark_on(FIRST)], [renumbered(FIRST, label="DSG deficit £m")])

    assert found.figure is not None
    assert found.read_otherwise == ()


def test_what_is_read_otherwise_since_is_named() -> None:
    now = renumbered(FIRST, amount=Decimal(19543), basis=Basis.OUTTURN)

    (found,) = gather([mark_on(FIRST)], [now])

    assert found.read_otherwise == ("amount", "basis")
    assert tell_mark(found) == (
        "An officer rejected £19.543m (DSG Deficit, 2022/23; report.txt, page 1) on"
        " 3 March 2026: the unit is thousands (read otherwise since: amount, basis)"
    )


def test_the_last_mark_counts_and_the_others_are_kept() -> None:
    marks = [mark_on(FIRST), mark_on(FIRST, Verdict.VERIFIED, reason=None)]

    (found,) = gather(marks, [FIRST])

    assert found.marks == tuple(marks)
    assert found.verdict is Verdict.VERIFIED
    assert tell_mark(found) == (
        "An officer verified £19.543m (DSG Deficit, 2022/23; report.txt, page 1) on"
        " 3 March 2026"
    )


def test_a_mark_that_was_withdrawn_says_nothing_any_more() -> None:
    (found,) = gather([mark_on(FIRST), mark_on(FIRST, Verdict.WITHDRAWN)], [FIRST])

    assert found.verdict is None
    assert len(found.marks) == 2
