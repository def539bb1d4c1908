"""Tests of tests/ui/web/pictures.py: what it drew is what the README shows."""

import re
from pathlib import Path

from PIL import Image

from tests.ui.web.pictures import FOLDER, SCREENS, SIZE

README = Path(__file__).parents[3] / "README.md"


def test_readme_shows_each_picture_that_is_drawn_and_says_what_is_on_it() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README.read_text("utf-8"))

    assert {Path(path).stem for _, path in shown} == set(SCREENS)
    assert all((README.parent / path).parent == FOLDER for _, path in shown)
    assert all(len(words) > 20 for words, _ in shown)


def test_each_picture_is_a_whole_screen() -> None:
    for name in SCREENS:
        with Image.open(FOLDER / f"{name}.png") as picture:
            assert picture.size == (SIZE["width"], SIZE["height"])
