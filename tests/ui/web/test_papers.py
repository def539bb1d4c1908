"""Tests of ui/web/papers.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.library import Contents
from corpus.records import PaperId, Role, Status
from tests.fakes import FakeShelf, ScriptedIngest
from tests.ui.web.samples import MINUTES, REPORT, report_pages
from ui.web.papers import AS_PRINTED, Counter, add_papers, render_papers, stage
from ui.web.person import everyone

CONTENTS = {REPORT.id: Contents(pages=2, passages=9, figures=1234, risks=0)}


def test_paper_is_listed_with_what_was_read_from_it() -> None:
    html = render_papers([REPORT], CONTENTS)

    for words in ("where we are", "deficit-report.pdf", "Bury", "18 January 2022"):
        assert words in html
    assert '<td data-label="Pages">2</td>' in html
    assert '<td data-label="Figures">1,234</td>' in html


def test_what_is_not_known_is_said_not_to_be_stated() -> None:
    unknown = replace(MINUTES, council=None, committee=None, status=Status.UNKNOWN)

    html = render_papers([unknown], {})

    assert html.count("not stated") == 2
    assert "Not stated" in html


def test_empty_library_says_what_can_be_added() -> None:
    assert "No papers yet" in render_papers([], {})


@pytest.mark.parametrize("name", ["title", "council", "committee", "file_name"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = replace(REPORT, id=PaperId("c" * 64), **{name: "<img src=x>"})  # type: ignore[arg-type]  # mypy cannot know which field

    assert "<img" not in render_papers([evil], {})


@pytest.fixture
def add() -> ScriptedIngest:
    unknown = replace(MINUTES, status=Status.UNKNOWN)
    return ScriptedIngest({REPORT.file_name: REPORT, MINUTES.file_name: unknown})


@pytest.fixture
def counter(add: ScriptedIngest) -> Counter:
    shelf = FakeShelf((REPORT, Path("report.pdf"), report_pages()))
    return Counter(shelf=shelf, add=add, who=everyone(Role.PUBLIC))


def uploaded(folder: Path, *names: str) -> list[str]:
    """Return files of these names, each in a folder of its own as Gradio keeps them."""
    files = []
    for number, name in enumerate(names):
        file = folder / str(number) / name
        file.parent.mkdir()
        file.write_text(name)
        files.append(str(file))
    return files


def test_each_file_is_told_of_as_it_is_done(counter: Counter, tmp_path: Path) -> None:
    files = uploaded(tmp_path, REPORT.file_name, "broken.pdf")

    waiting, first, second, last = add_papers(
        counter, files, "", AS_PRINTED, role=Role.PUBLIC
    )

    assert waiting[0].count("Waiting") == 2
    assert "1 of 2 done" in first[0]
    assert first[0].count("Waiting") == 1
    assert "Skipped: damaged; ask for the file again" in second[0]
    assert "where we are" in str(last[1])


def test_paper_the_public_will_not_see_is_pointed_out(
    counter: Counter, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, MINUTES.file_name)

    _, done, _ = add_papers(counter, files, "", AS_PRINTED, role=Role.PUBLIC)

    assert "the public does not see it" in done[0]


def test_wishes_for_all_files_reach_the_ingest(
    counter: Counter, add: ScriptedIngest, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, REPORT.file_name)

    list(add_papers(counter, files, " Bury ", "Exempt", role=Role.PUBLIC))

    assert add.given == [(REPORT.file_name, (REPORT.file_name,), Status.EXEMPT, "Bury")]


def test_register_is_laid_beside_each_paper(
    counter: Counter, add: ScriptedIngest, tmp_path: Path
) -> None:
    files = uploaded(tmp_path, REPORT.file_name, "papers.toml", MINUTES.file_name)

    list(add_papers(counter, files, "", AS_PRINTED, role=Role.PUBLIC))

    assert [(name, beside) for name, beside, _, _ in add.given] == [
        ("deficit-report.pdf", ("deficit-report.pdf", "papers.toml")),
        ("forum-minutes.txt", ("forum-minutes.txt", "papers.toml")),
    ]


def test_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    files = [Path(file) for file in uploaded(tmp_path, "report.pdf", "report.pdf")]
    target = tmp_path / "staged"
    target.mkdir()

    staged = stage(files, target)

    assert len({path for path in staged if path.exists()}) == 2


def test_uploads_do_not_stay_behind(counter: Counter, tmp_path: Path) -> None:
    (file,) = uploaded(tmp_path, REPORT.file_name)

    list(add_papers(counter, [file], "", AS_PRINTED, role=Role.PUBLIC))

    assert not Path(file).exists()


def test_register_that_cannot_be_used_is_told(
    counter: Counter, add: ScriptedIngest, tmp_path: Path
) -> None:
    add.error = RegisterError(Path("papers.toml"), "a <b> is not known")

    *_, told, _ = add_papers(
        counter, uploaded(tmp_path, REPORT.file_name), "", AS_PRINTED, role=Role.PUBLIC
    )

    assert "papers.toml: a &lt;b&gt; is not known; mend it" in told[0]


@pytest.mark.parametrize("files", [None, []])
def test_nothing_chosen_is_said(counter: Counter, files: list[str] | None) -> None:
    first, *_ = add_papers(counter, files, "", AS_PRINTED, role=Role.PUBLIC)

    assert "Choose one or more papers first" in first[0]
