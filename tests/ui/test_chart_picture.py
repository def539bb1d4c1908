from pathlib import Path

import pytest
from PIL import Image

from tests.ui.charts import BARS, LINES, NOTHING
from ui.chart import Chart
from ui.chart_picture import write_png


@pytest.mark.parametrize("chart", [BARS, LINES, NOTHING], ids=["bars", "lines", "none"])
def test_a_picture_tells_in_words_what_it_shows(chart: Chart, tmp_path: Path) -> None:
    write_png(chart, tmp_path / "chart.png")

    with Image.open(tmp_path / "chart.png") as image:
        assert image.format == "PNG"
        assert image.info["Title"] == chart.title
        assert image.info["Description"] == chart.description
        assert image.width > 1500


def test_a_picture_has_room_for_every_bar(tmp_path: Path) -> None:
    write_png(BARS, tmp_path / "bars.png")
    write_png(NOTHING, tmp_path / "none.png")

    with (
        Image.open(tmp_path / "bars.png") as bars,
        Image.open(tmp_path / "none.png") as none,
    ):
        assert bars.height >= none.height + 3 * 100


def test_bars_are_told_apart_without_colour(tmp_path: Path) -> None:
    write_png(BARS, tmp_path / "bars.png")

    with Image.open(tmp_path / "bars.png") as image:
        red, _, blue = image.convert("RGB").split()
    # Inks from one dark blue to white: no red beside a green.
    assert all(a <= b for a, b in zip(red.tobytes(), blue.tobytes(), strict=True))
