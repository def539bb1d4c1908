"""Tests of ui/web/adding.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.records import Status
from tests.ui.web.samples import MINUTES, REPORT
from ui.web.adding import render_progress, tell_progress, tell_time
from ui.web.intake import Item, Progress, State

WAITING = Item(path=Path("waiting.pdf"), size=10)
READ = replace(WAITING, path=Path("report.pdf"), state=State.READ, paper=REPORT)
FAILED = replace(
    WAITING,
    path=Path("<img src=x>.pdf"),
    state=State.FAILED,
    reason="a <b> is damaged; ask for the file again",
)


@pytest.mark.parametrize(
    ("items", "seconds", "told"),
    [
        ((), None, ""),
        ((WAITING, READ), None, "1 of 2 done."),
        ((WAITING, READ, FAILED), 71.0, "2 of 3 done, 1 could not be read. About 1"),
        ((READ,), None, "1 file read."),
        ((READ, READ, FAILED), None, "2 files read, 1 could not be read."),
    ],
    ids=["none", "no basis", "under way", "over", "over with failures"],
)
def test_how_far_it_is_is_said_in_a_sentence(
    items: tuple[Item, ...], seconds: float | None, told: str
) -> None:
    assert tell_progress(Progress(items=items, seconds_left=seconds)).startswith(told)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, ""),
        (4, "A few seconds left"),
        (28, "About 30 seconds left"),
        (61, "About 1 minute left"),
        (400, "About 7 minutes left"),
    ],
)
def test_time_left_is_rounded_as_people_say_it(
    seconds: float | None, told: str
) -> None:
    assert tell_time(seconds) == told


def test_each_file_has_its_state_and_reason_in_words_and_no_markup() -> None:
    html = render_progress(Progress(items=(READ, WAITING, FAILED)))

    assert "Waiting to be read" in html
    assert "a &lt;b&gt; is damaged; ask for the file again" in html
    assert "<img" not in html
    assert html.index("damaged") < html.index("report.pdf")


def test_paper_the_public_will_not_see_is_pointed_out() -> None:
    kept = replace(READ, paper=replace(MINUTES, status=Status.UNKNOWN))

    assert "the public does not see it" in render_progress(Progress(items=(kept,)))


def test_nothing_is_offered_while_files_are_read() -> None:
    under_way = render_progress(Progress(items=(WAITING, FAILED)))
    over = render_progress(Progress(items=(READ, FAILED, FAILED)))

    assert "<button" not in under_way
    assert "Try the 2 that failed again" in over
    assert "Clear this list" in over
