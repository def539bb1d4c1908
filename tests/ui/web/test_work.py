from pathlib import Path
from threading import Event, Thread

import pytest

from corpus.errors import StoppingError
from corpus.records import Role
from tests.fakes import ScriptedAssistant, ScriptedIngest
from tests.ui.web.samples import MINUTES, answer
from ui.web.work import WatchedAssistant, Work, watched

QUESTION = "How large is the gap?"


def assistant() -> ScriptedAssistant:
    return ScriptedAssistant({QUESTION: answer()}, error=LookupError())


def test_stop_waits_for_the_answer_under_way() -> None:
    slow, work = assistant(), Work()
    slow.pause.clear()
    begun, said = Event(), []

    def ask() -> None:
        steps = WatchedAssistant(slow, work).steps(
            QUESTION, role=Role.PUBLIC, history=()
        )
        for step in steps:
            said.append(step)
            begun.set()

    asking = Thread(target=ask)
    asking.start()
    assert begun.wait(10)
    Thread(target=slow.pause.set).start()

    assert work.stop(10)
    asking.join(10)
    assert said[-1] == answer()


def test_stop_waits_no_longer_than_it_may() -> None:
    work = Work()

    with work.under_way():
        assert not work.stop(0.01)
        with pytest.raises(StoppingError, match="ask again in a few minutes"):
            work.go_on()


def test_nothing_begins_once_it_is_to_stop() -> None:
    work, idle = Work(), assistant()
    assert work.stop(0)

    with pytest.raises(StoppingError):
        list(WatchedAssistant(idle, work).steps(QUESTION, role=Role.PUBLIC, history=()))
    assert idle.asked == []


def test_upload_that_has_had_its_time_ends_between_two_papers(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text("Minutes")
    work, told = Work(), []
    reading = ScriptedIngest({"a.txt": MINUTES, "b.txt": MINUTES})
    add = watched(reading, work)

    def tell(turn: object) -> None:
        told.append(turn)
        work.stop(0)

    with pytest.raises(StoppingError):
        add(files, status=None, council=None, on_progress=tell)

    assert len(told) == 1
    assert [name for name, *_ in reading.given] == ["a.txt"]
    assert work.stop(0)
