"""Tests of ui/web/opening.py: the places behind a cell of Compare."""

import json

import pytest

from corpus.records import PaperId, Role
from tests.ui.web.councils import KEPT, NORTH, NOW, place_in, shelf
from tools.cells import Source
from ui.web.opening import open_figure, open_place

STATE = "1. The Safety Valve agreement is under review."
PLACES = (Source(paper_id=NORTH.id, locator=place_in(NORTH, STATE, 1), quote=STATE),)


def test_a_figure_opens_the_page_it_was_printed_on() -> None:
    html = open_figure(shelf(), json.dumps({"figure": NOW.id}), role=Role.PUBLIC)

    assert f"<mark>{NOW.quote}</mark>" in html


def test_a_place_opens_its_page_and_a_figure_beside_it_too() -> None:
    place = open_place(shelf(), PLACES, '{"place": 0}', role=Role.PUBLIC)
    clicked = json.dumps({"figure": NOW.id})
    figure = open_place(shelf(), PLACES, clicked, role=Role.PUBLIC)

    assert f"<mark>{STATE}</mark>" in place
    assert f"<mark>{NOW.quote}</mark>" in figure


@pytest.mark.parametrize(
    "clicked",
    [
        "",
        "{}",
        '{"place": 1}',
        '{"place": -1}',
        '{"place": 0, "paper": "x"}',
        '{"figure": "f-none"}',
        json.dumps({"figure": KEPT.id}),
    ],
    ids=["empty", "nothing", "none such", "below", "more", "unknown", "not public"],
)
def test_what_is_not_there_is_told(clicked: str) -> None:
    html = open_place(shelf(), PLACES, clicked, role=Role.PUBLIC)

    assert "This page cannot be shown" in html
    assert "£99m" not in html


def test_a_place_in_a_paper_that_is_gone_is_told() -> None:
    gone = Source(paper_id=PaperId("e" * 64), locator=PLACES[0].locator, quote=STATE)

    html = open_place(shelf(), (gone,), '{"place": 0}', role=Role.PUBLIC)

    assert "no longer in the library" in html
