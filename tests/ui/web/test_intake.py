"""Tests of ui/web/intake.py."""

from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.records import Status
from tests.fakes import ScriptedIngest
from tests.ui.web.samples import MINUTES, REPORT
from ui.web.intake import Intake, Progress, State, seconds_left, stage


@pytest.fixture
def add() -> ScriptedIngest:
    return ScriptedIngest({REPORT.file_name: REPORT, MINUTES.file_name: MINUTES})


def uploaded(folder: Path, *names: str) -> list[Path]:
    """Return files of these names, each in a folder of its own as Gradio keeps them."""
    files = []
    for number, name in enumerate(names):
        file = folder / str(number) / name
        file.parent.mkdir(parents=True)
        file.write_text(name)
        files.append(file)
    return files


def take(
    intake: Intake,
    files: list[Path],
    *,
    council: str | None = None,
    status: Status | None = None,
) -> Progress:
    """Hand `files` in and return how it ended."""
    intake.take(files, council=council, status=status)
    *_, last = intake.follow()
    return last


def test_files_end_read_or_failed_with_a_reason(
    add: ScriptedIngest, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, REPORT.file_name, "broken.pdf")

    last = take(Intake(add), files)

    assert [(item.state, item.paper, item.reason) for item in last.items] == [
        (State.READ, REPORT, None),
        (State.FAILED, None, "damaged; ask for the file again"),
    ]


def test_what_was_said_of_the_files_reaches_the_ingest(
    add: ScriptedIngest, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, REPORT.file_name)

    take(Intake(add), files, council="Bury", status=Status.EXEMPT)

    assert add.given == [(REPORT.file_name, (REPORT.file_name,), Status.EXEMPT, "Bury")]


def test_register_is_laid_beside_each_paper(
    add: ScriptedIngest, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, REPORT.file_name, "papers.toml", MINUTES.file_name)

    last = take(Intake(add), files)

    assert [(name, beside) for name, beside, _, _ in add.given] == [
        ("deficit-report.pdf", ("deficit-report.pdf", "papers.toml")),
        ("forum-minutes.txt", ("forum-minutes.txt", "papers.toml")),
    ]
    assert len(last.items) == 2


def test_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    files = uploaded(tmp_path, "report.pdf", "report.pdf")
    target = tmp_path / "staged"
    target.mkdir()

    staged = stage(files, target)

    assert len({path for path in staged if path.exists()}) == 2


def test_only_what_failed_is_tried_again(add: ScriptedIngest, tmp_path: Path) -> None:
    intake = Intake(add)
    take(intake, uploaded(tmp_path, REPORT.file_name, "late.pdf"))
    add.papers = {"late.pdf": MINUTES}

    intake.try_again()
    *_, last = intake.follow()

    assert [item.paper for item in last.items] == [REPORT, MINUTES]
    assert [name for name, *_ in add.given].count(REPORT.file_name) == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RegisterError(Path("papers.toml"), "not TOML"), "papers.toml: not TOML"),
        (ZeroDivisionError(), "something went wrong and was written to the log"),
    ],
    ids=["register", "ours"],
)
def test_ingest_that_ends_before_its_time_leaves_no_file_waiting(
    add: ScriptedIngest, tmp_path: Path, error: Exception, told: str
) -> None:
    add.error = error

    last = take(Intake(add), uploaded(tmp_path, REPORT.file_name, "other.txt"))

    assert [item.state for item in last.items] == [State.FAILED] * 2
    assert all(told in (item.reason or "") for item in last.items)


def test_what_is_done_is_forgotten_with_its_file(
    add: ScriptedIngest, tmp_path: Path
) -> None:
    intake = Intake(add)
    last = take(intake, uploaded(tmp_path, REPORT.file_name, "broken.pdf"))
    assert [item.path.exists() for item in last.items] == [False, True]

    intake.tidy()

    assert intake.progress().items == ()
    assert not last.items[1].path.exists()


def test_files_handed_in_while_others_are_read_follow_them(
    add: ScriptedIngest, tmp_path: Path
) -> None:
    add.pause.clear()
    intake = Intake(add)
    intake.take(uploaded(tmp_path / "1", REPORT.file_name), council=None, status=None)
    steps = intake.follow()
    while next(steps).items[0].state is State.WAITING:
        pass
    intake.take(uploaded(tmp_path / "2", MINUTES.file_name), council=None, status=None)
    states = [item.state for item in intake.progress().items]
    add.pause.set()

    *_, last = steps

    assert states == [State.READING, State.WAITING]
    assert [item.paper for item in last.items] == [REPORT, MINUTES]


@pytest.mark.parametrize(
    ("done", "left", "elapsed", "told"),
    [
        ([], [100], 60, None),
        ([100], [100], 60, None),
        ([100, 100], [100], 0.5, None),
        ([100, 100], [], 10, None),
        ([0, 200_000], [300_000, 400_000], 10, 22.5),
        ([0, 0], [0, 0, 0], 10, 15),
    ],
    ids=["none done", "one done", "too soon", "none left", "by size", "empty"],
)
def test_time_left_is_told_by_size_once_there_is_a_basis(
    done: list[int], left: list[int], elapsed: float, told: float | None
) -> None:
    assert seconds_left(done, left, elapsed=elapsed) == told
