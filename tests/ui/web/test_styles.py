"""Tests of the stylesheets: each is whole, and each is served."""

from pathlib import Path

import pytest

from ui.web.app import STYLES
from ui.web.scripts import FOLDER

SHEETS = sorted(FOLDER.glob("*.css"))
# The pages that stand outside Gradio's have one of their own.
PLAIN = FOLDER / "plain.css"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_every_rule_of_a_sheet_is_closed_before_the_next_sheet(sheet: Path) -> None:
    depth = 0
    for letter in sheet.read_text("utf-8"):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0

    assert depth == 0


def test_every_sheet_is_served() -> None:
    assert {*STYLES, PLAIN} == set(SHEETS)
