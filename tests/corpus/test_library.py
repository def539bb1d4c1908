import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus import schema
from corpus.errors import (
    AmbiguousPaperError,
    BusyLibraryError,
    OfficersOnlyError,
    StaleLibraryError,
    UnknownPaperError,
    UnreadablePaperError,
    UnusableLibraryError,
)
from corpus.library import Library, open_library
from corpus.originals import paper_id_of
from corpus.records import Measure, PassageId, Role, Scope, Status
from corpus.verdicts import Feedback, Judgement
from tests.fakes import LetterEmbedder
from tests.readings import figure, reading_of, write_paper

ANY = Scope()
ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        yield opened


@pytest.fixture
def report(tmp_path: Path) -> Path:
    lines = (
        "The deficit is £19.543m.\nPlaces for pupils open in autumn.\nReserves fell."
    )
    return write_paper(tmp_path, "report.txt", lines)


@pytest.fixture
def exempt(tmp_path: Path) -> Path:
    return write_paper(tmp_path, "closed.txt", "The secret loan is £7m.")


def test_a_paper_put_in_comes_out_as_it_was_read(
    library: Library, report: Path
) -> None:
    reading = reading_of(report)

    library.add(reading, report)

    paper = reading.paper
    assert library.papers(Role.PUBLIC) == (paper,)
    assert library.pages(paper.id, Role.PUBLIC) == reading.pages
    assert library.passages(Role.PUBLIC, ANY) == reading.passages
    assert library.figures(Role.PUBLIC, ANY) == reading.figures
    assert library.risks(Role.PUBLIC, ANY) == reading.risks
    assert library.findings(Role.PUBLIC, ANY) == reading.findings
    assert library.events(Role.PUBLIC, ANY) == reading.events


def test_the_original_is_kept_under_its_hash(library: Library, report: Path) -> None:
    reading = reading_of(report)

    library.add(reading, report)

    kept = library.original(reading.paper.id, Role.PUBLIC)
    assert kept.read_bytes() == report.read_bytes()
    assert kept.name == f"{reading.paper.id}.txt"


def test_a_file_changed_since_it_was_read_is_not_taken(
    library: Library, report: Path
) -> None:
    reading = reading_of(report)
    report.write_text("Something else.", encoding="utf-8")

    with pytest.raises(UnreadablePaperError, match="changed while it was being read"):
        library.add(reading, report)

    assert not library.papers(Role.OFFICER)
    assert not originals_in(library)
    assert not library.search_meaning("deficit", role=Role.OFFICER, scope=ANY, limit=5)


def test_the_same_bytes_twice_are_one_paper(library: Library, report: Path) -> None:
    first = reading_of(report, council=None)
    second = reading_of(report, council="Bury")
    library.add(first, report)

    library.add(second, report)

    assert library.papers(Role.PUBLIC) == (second.paper,)
    assert library.passages(Role.PUBLIC, ANY) == second.passages
    hits = library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=9)
    assert sorted(hit.passage.id for hit in hits) == sorted(
        passage.id for passage in second.passages
    )


def test_a_removed_paper_leaves_nothing(library: Library, report: Path) -> None:
    reading = reading_of(report)
    library.add(reading, report)

    library.remove(reading.paper.id)

    assert not library.has(reading.paper.id)
    assert not originals_in(library)
    assert not library.figures(Role.OFFICER, ANY)
    assert not search_all(library, "deficit")


def test_removing_what_is_not_there_is_refused(library: Library, report: Path) -> None:
    with pytest.raises(UnknownPaperError):
        library.remove(paper_id_of(report))


def test_a_library_opened_again_holds_its_papers(tmp_path: Path, report: Path) -> None:
    reading = reading_of(report)
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        library.add(reading, report)

    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        assert library.papers(Role.PUBLIC) == (reading.paper,)
        assert search_all(library, "deficit")


@pytest.mark.parametrize("status", [Status.EXEMPT, Status.UNKNOWN])
def test_the_public_sees_nothing_of_a_paper_not_public(
    library: Library, exempt: Path, status: Status
) -> None:
    reading = reading_of(exempt, status=status)
    library.add(reading, exempt)

    assert not library.papers(Role.PUBLIC)
    assert not library.contents(Role.PUBLIC)
    assert not library.pages(reading.paper.id, Role.PUBLIC)
    assert not library.passages(Role.PUBLIC, ANY)
    assert library.passage(reading.passages[0].id, Role.PUBLIC) is None
    assert not library.figures(Role.PUBLIC, ANY)
    assert not library.risks(Role.PUBLIC, ANY)
    assert not library.findings(Role.PUBLIC, ANY)
    assert not library.events(Role.PUBLIC, ANY)
    loan = "secret loan"
    assert not library.search_words(loan, role=Role.PUBLIC, scope=ANY, limit=5)
    assert not library.search_meaning(loan, role=Role.PUBLIC, scope=ANY, limit=5)
    with pytest.raises(UnknownPaperError):
        library.original(reading.paper.id, Role.PUBLIC)
    with pytest.raises(UnknownPaperError):
        library.paper_by_name("closed.txt", Role.PUBLIC)


def test_a_paper_kept_from_the_public_is_told_as_an_agenda_lists_it(
    library: Library, report: Path, exempt: Path
) -> None:
    library.add(reading_of(report), report)
    reading = reading_of(exempt, status=Status.EXEMPT)
    secret = replace(
        reading.paper,
        committee="Cabinet",
        title="A loan to a company",
        kind="report",
        marking="Part II",
        page_count=4,
        refers_to_exempt=("Appendix 1 is exempt",),
    )
    library.add(replace(reading, paper=secret), exempt)

    (listed,) = library.restricted(Role.PUBLIC)

    assert (listed.id, listed.file_name) == (secret.id, "closed.txt")
    assert (listed.committee, listed.marking) == ("Cabinet", "Part II")
    assert listed.status is Status.EXEMPT
    assert (listed.title, listed.kind, listed.page_count) == (None, None, None)
    assert not listed.sources
    assert not listed.refers_to_exempt
    assert not library.restricted(Role.MEMBER)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER])
def test_members_and_officers_see_papers_not_public(
    library: Library, exempt: Path, role: Role
) -> None:
    reading = reading_of(exempt, status=Status.EXEMPT)
    library.add(reading, exempt)

    assert library.papers(role) == (reading.paper,)
    assert library.figures(role, ANY) == reading.figures
    loan = "secret loan"
    assert library.search_words(loan, role=role, scope=ANY, limit=5)
    assert library.search_meaning(loan, role=role, scope=ANY, limit=5)
    assert not library.withheld(loan, role=role, scope=ANY, limit=5)


def test_what_is_kept_from_the_public_is_found_by_meaning(
    library: Library, report: Path, exempt: Path
) -> None:
    library.add(reading_of(report), report)
    closed = reading_of(exempt, status=Status.EXEMPT)
    library.add(closed, exempt)

    hits = library.withheld("secret loan", role=Role.PUBLIC, scope=ANY, limit=5)

    assert [hit.passage for hit in hits] == list(closed.passages)


def test_many_closed_passages_never_crowd_out_an_open_one(
    library: Library, tmp_path: Path, report: Path
) -> None:
    nearer = "\n".join(f"The deficit is £{n}m exactly." for n in range(60))
    closed = write_paper(tmp_path, "closed.txt", nearer)
    library.add(reading_of(closed, status=Status.EXEMPT), closed)
    library.add(reading_of(report), report)

    query = "The deficit is £7m exactly."
    hits = library.search_meaning(query, role=Role.PUBLIC, scope=ANY, limit=3)

    assert len(hits) == 3
    assert {hit.paper.file_name for hit in hits} == {"report.txt"}


def test_a_paper_made_exempt_is_gone_for_the_public(
    library: Library, report: Path
) -> None:
    library.add(reading_of(report), report)

    library.add(reading_of(report, status=Status.EXEMPT), report)

    assert not library.papers(Role.PUBLIC)
    assert not library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=3)


def test_words_are_found_by_their_stem_and_best_first(
    library: Library, report: Path
) -> None:
    library.add(reading_of(report), report)

    hits = library.search_words(
        "deficits reserve", role=Role.PUBLIC, scope=ANY, limit=5
    )

    assert {hit.passage.text for hit in hits} == {
        "The deficit is £19.543m.",
        "Reserves fell.",
    }
    assert hits[0].distance is None


@pytest.mark.parametrize("query", ["pupil's", "pupils’", "“pupils”", '"pupils"'])
def test_a_possessive_or_quoted_word_is_sought_as_the_word(
    library: Library, report: Path, query: str
) -> None:
    library.add(reading_of(report), report)

    hits = library.search_words(query, role=Role.PUBLIC, scope=ANY, limit=5)

    assert [hit.passage.text for hit in hits] == ["Places for pupils open in autumn."]


def test_papers_are_listed_by_council_whatever_its_capitals(
    library: Library, tmp_path: Path
) -> None:
    for council in ("BCP", "Bath", None):
        paper = write_paper(tmp_path, f"{council}.txt", f"Paper of {council}")
        library.add(reading_of(paper, council=council), paper)

    councils = [paper.council for paper in library.papers(Role.PUBLIC)]

    assert councils == ["Bath", "BCP", None]


def test_readers_in_other_threads_go_on_while_a_paper_is_added(
    library: Library, tmp_path: Path, report: Path
) -> None:
    library.add(reading_of(report), report)

    def search(_: int) -> int:
        hits = library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=3)
        return len(hits)

    with ThreadPoolExecutor(4) as readers:
        found = readers.map(search, range(40))
        for number in range(3):
            paper = write_paper(tmp_path, f"{number}.txt", f"Deficit number {number}.")
            library.add(reading_of(paper), paper)

    assert set(found) == {3}


@pytest.mark.parametrize(
    "query",
    ["19.543", "£19.543", "(19.543)"],
)
def test_a_number_is_found_as_printed(
    library: Library, report: Path, query: str
) -> None:
    report.write_text("It is 19.543 here.\nIt is 19.\nIt is 543.", encoding="utf-8")
    library.add(reading_of(report), report)

    hits = library.search_words(query, role=Role.PUBLIC, scope=ANY, limit=5)

    assert [hit.passage.text for hit in hits] == ["It is 19.543 here."]


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', "a AND (b", "NEAR(", "deficit*", "said:deficit", "-", "^x", "'"],
)
def test_no_query_is_bad_grammar(library: Library, report: Path, query: str) -> None:
    library.add(reading_of(report), report)

    library.search_words(query, role=Role.PUBLIC, scope=ANY, limit=5)
    library.search_meaning(query, role=Role.PUBLIC, scope=ANY, limit=5)


def test_words_of_the_context_are_found_too(library: Library, report: Path) -> None:
    library.add(reading_of(report, context="Bath and North East Somerset"), report)

    hits = library.search_words("Somerset", role=Role.PUBLIC, scope=ANY, limit=5)

    assert len(hits) == 3


def test_the_nearest_in_meaning_comes_first_with_its_distance(
    library: Library, report: Path
) -> None:
    library.add(reading_of(report), report)

    hits = library.search_meaning(
        "Schools Forum Reserves fell.", role=Role.PUBLIC, scope=ANY, limit=2
    )

    assert hits[0].passage.text == "Reserves fell."
    assert hits[0].distance == pytest.approx(0.0, abs=1e-6)
    assert len(hits) == 2
    assert hits[1].distance is not None
    assert hits[1].distance > 0.01


def test_scope_holds_a_search_to_councils_and_papers(
    library: Library, tmp_path: Path, report: Path
) -> None:
    other = write_paper(tmp_path, "other.txt", "The deficit is £60m.")
    library.add(reading_of(report, council="Bury"), report)
    library.add(reading_of(other, council="BCP"), other)
    by_council = Scope(councils=("BCP",))
    by_paper = Scope(paper_ids=(paper_id_of(report),))

    for scope, name in ((by_council, "other.txt"), (by_paper, "report.txt")):
        words = library.search_words("deficit", role=Role.PUBLIC, scope=scope, limit=9)
        near = library.search_meaning("deficit", role=Role.PUBLIC, scope=scope, limit=9)

        assert {hit.paper.file_name for hit in words} == {name}
        assert {hit.paper.file_name for hit in near} == {name}


def test_words_of_a_scope_must_stand_in_a_passage(
    library: Library, report: Path
) -> None:
    library.add(reading_of(report), report)
    scope = Scope(words=("PUPILS", "autumn"))

    near = library.search_meaning("deficit", role=Role.PUBLIC, scope=scope, limit=9)

    assert [hit.passage.text for hit in near] == ["Places for pupils open in autumn."]


def test_figures_are_filtered_by_their_coordinates(
    library: Library, report: Path
) -> None:
    paper_id = paper_id_of(report)
    figures = (
        figure(paper_id, number=1, period="2022-23"),
        figure(paper_id, number=2, measure=Measure.OTHER, label="Rent of 100%_x"),
        figure(paper_id, number=3, period=None, as_at="2024-03-31"),
        figure(paper_id, number=4, council="BCP", period="2024-25"),
    )
    library.add(replace(reading_of(report), figures=figures), report)

    def numbers(scope: Scope) -> list[int]:
        found = library.figures(Role.PUBLIC, scope)
        return [int(known.id.rpartition("-")[2]) for known in found]

    assert numbers(ANY) == [1, 2, 3, 4]
    assert numbers(Scope(councils=("Bury",))) == [1, 2, 3]
    assert numbers(Scope(measures=(Measure.OTHER,))) == [2]
    assert numbers(Scope(periods=("2024-25", "2024-03-31"))) == [3, 4]
    assert numbers(Scope(words=("rent of", "100%_x"))) == [2]
    assert numbers(Scope(councils=("BCP",), periods=("2022-23",))) == []


def test_papers_are_found_by_name_and_by_the_beginning_of_their_id(
    library: Library, report: Path
) -> None:
    paper = reading_of(report).paper
    library.add(reading_of(report), report)

    assert library.paper_by_name("Report.TXT", Role.PUBLIC) == paper
    assert library.paper_by_name(paper.id[:8], Role.PUBLIC) == paper
    for name in ("missing.txt", paper.id[:2], "%", "_"):
        with pytest.raises(UnknownPaperError):
            library.paper_by_name(name, Role.PUBLIC)


def test_two_versions_of_one_name_must_be_told_apart(
    library: Library, tmp_path: Path, report: Path
) -> None:
    newer = write_paper(tmp_path / "newer", "report.txt", "The deficit is £20m.")
    library.add(reading_of(report), report)
    library.add(reading_of(newer), newer)

    with pytest.raises(AmbiguousPaperError, match=paper_id_of(newer)[:12]):
        library.paper_by_name("report.txt", Role.PUBLIC)


def test_contents_count_what_was_read(library: Library, report: Path) -> None:
    library.add(reading_of(report), report)

    contents = library.contents(Role.PUBLIC)[paper_id_of(report)]

    assert (contents.pages, contents.passages) == (1, 3)
    assert (contents.figures, contents.risks) == (1, 1)


def test_the_end_of_a_passage_over_the_window_is_found_too(
    library: Library, tmp_path: Path
) -> None:
    long = " ".join(["filler"] * 200 + ["zebra crossing"])
    paper = write_paper(tmp_path, "long.txt", f"{long}\nshort text")
    library.add(reading_of(paper, context="one two"), paper)

    hits = library.search_meaning(
        "zebra crossing", role=Role.PUBLIC, scope=ANY, limit=1
    )

    assert [hit.passage.text for hit in hits] == [long]


def test_a_passage_of_many_vectors_is_one_hit(library: Library, tmp_path: Path) -> None:
    long = " ".join(["filler"] * 2000)
    paper = write_paper(tmp_path, "long.txt", f"{long}\nother words\nmore of them")
    library.add(reading_of(paper), paper)

    hits = library.search_meaning("filler", role=Role.PUBLIC, scope=ANY, limit=3)

    assert len({hit.passage.id for hit in hits}) == len(hits) == 3


def test_a_question_over_the_window_is_no_fault(library: Library, report: Path) -> None:
    library.add(reading_of(report), report)
    question = "what about the deficit " * 40

    assert library.search_meaning(question, role=Role.PUBLIC, scope=ANY, limit=3)


def test_a_passage_is_given_by_its_id(library: Library, report: Path) -> None:
    reading = reading_of(report)
    library.add(reading, report)

    known = reading.passages[1]
    assert library.passage(known.id, Role.PUBLIC) == known
    assert library.passage(PassageId("none"), Role.PUBLIC) is None


# What a child process does to itself at each stage of adding or removing a paper.
STAGES = {
    "announced": "originals.keep = die",
    "half an original": "originals.paper_id_of = die",
    "original": "Vectors.add = die",
    "half the vectors": "Kept.add = twice_then_die(Kept.add)",
    "vectors": "schema.insert = die",
    "tables, uncommitted": "schema.settle = die",
    "tables": "Vectors.remove = die",
}
CHILD = """
import os, sys
from pathlib import Path
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection as Kept
from corpus import originals, schema
from corpus.library import open_library
from corpus.vectors import Vectors
from tests.fakes import LetterEmbedder
from tests.readings import reading_of

def die(*_, **__):
    os.kill(os.getpid(), 9)

def twice_then_die(add):
    calls = []
    def adding(*args, **kwargs):
        add(*args, **kwargs)
        calls.append(1)
        if len(calls) == 2:
            die()
    return adding

home, paper, task = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
Client.get_max_batch_size = lambda self: 1
with open_library(home, LetterEmbedder()) as library:
    reading = reading_of(paper)
    %s
    library.add(reading, paper) if task == "add" else library.remove(reading.paper.id)
"""


def run_child(stage: str, home: Path, paper: Path, task: str) -> int:
    command = [sys.executable, "-c", CHILD % stage, str(home), str(paper), task]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own interpreter and script


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES.keys())
def test_a_paper_is_wholly_in_or_not_at_all_wherever_adding_dies(
    tmp_path: Path, report: Path, stage: str
) -> None:
    home = tmp_path / "home"
    before = write_paper(tmp_path, "before.txt", "An older paper on reserves.")
    with open_library(home, LetterEmbedder()) as library:
        library.add(reading_of(before), before)

    died = run_child(stage, home, report, "add")

    with open_library(home, LetterEmbedder()) as library:
        is_in = library.has(paper_id_of(report))
        # Nothing of an older reading is to be swept after a first adding: it lives on.
        expected = 0 if "Vectors.remove" in stage else -signal.SIGKILL
        assert died == expected
        assert is_in == (expected == 0)
        names = {"before.txt", "report.txt"} if is_in else {"before.txt"}
        assert names_found(library) == names
        assert len(originals_in(library)) == len(names)
        library.add(reading_of(report), report)
        assert names_found(library) == {"before.txt", "report.txt"}
        assert len(search_all(library, "deficit")) == 4


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES.keys())
def test_a_paper_being_replaced_is_the_old_or_the_new_wherever_it_dies(
    tmp_path: Path, report: Path, stage: str
) -> None:
    home = tmp_path / "home"
    old = reading_of(report, council="BCP")
    with open_library(home, LetterEmbedder()) as library:
        library.add(old, report)

    run_child(stage, home, report, "add")

    with open_library(home, LetterEmbedder()) as library:
        (paper,) = library.papers(Role.PUBLIC)
        assert paper.council in {"BCP", "Bury"}
        in_scope = Scope(councils=(paper.council,))
        hits = library.search_meaning(
            "deficit", role=Role.PUBLIC, scope=in_scope, limit=9
        )
        assert len(hits) == 3
        assert {hit.paper for hit in hits} == {paper}
        assert len(originals_in(library)) == 1


@pytest.mark.parametrize(
    "stage",
    ["schema.count_write = die", "Vectors.remove = die", "originals.drop = die"],
    ids=["uncommitted", "tables", "vectors"],
)
def test_a_paper_is_wholly_in_or_not_at_all_wherever_removing_dies(
    tmp_path: Path, report: Path, stage: str
) -> None:
    home = tmp_path / "home"
    with open_library(home, LetterEmbedder()) as library:
        library.add(reading_of(report), report)

    died = run_child(stage, home, report, "remove")

    with open_library(home, LetterEmbedder()) as library:
        is_in = library.has(paper_id_of(report))
        assert died == -signal.SIGKILL
        assert is_in == ("count_write" in stage)
        assert len(originals_in(library)) == is_in
        assert len(search_all(library, "deficit")) == (3 if is_in else 0)


def test_an_adding_that_fails_leaves_nothing(library: Library, report: Path) -> None:
    reading = reading_of(report)
    twice = replace(reading, passages=(*reading.passages, reading.passages[0]))

    with pytest.raises(Exception, match="UNIQUE"):
        library.add(twice, report)

    assert not library.papers(Role.OFFICER)
    assert not originals_in(library)
    assert not search_all(library, "deficit")


def test_a_library_sees_what_another_process_adds(
    library: Library, tmp_path: Path, report: Path
) -> None:
    other = write_paper(tmp_path, "other.txt", "The deficit grows again.")
    library.add(reading_of(report), report)
    assert names_found(library) == {"report.txt"}

    run_child("pass", tmp_path / "home", other, "add")

    assert names_found(library) == {"report.txt", "other.txt"}


def test_two_processes_may_add_at_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    adding = [
        subprocess.Popen(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-c", MANY, str(home), str(tmp_path), str(first)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for first in (0, 5)
    ]

    codes = [process.wait() for process in adding]

    with open_library(home, LetterEmbedder()) as library:
        assert codes == [0, 0]
        assert len(library.papers(Role.PUBLIC)) == 10
        assert len(search_all(library, "deficit", limit=500)) == 10 * 30


MANY = """
import sys
from pathlib import Path
from corpus.library import open_library
from tests.fakes import LetterEmbedder
from tests.readings import reading_of, write_paper

home, folder, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
with open_library(home, LetterEmbedder()) as library:
    for n in range(first, first + 5):
        text = "\\n".join(f"Paper {n} has a deficit of £{line}m." for line in range(30))
        paper = write_paper(folder, f"{n}.txt", text)
        library.add(reading_of(paper), paper)
"""


def test_a_library_made_with_another_model_is_refused(tmp_path: Path) -> None:
    class OtherEmbedder(LetterEmbedder):
        name = "other"

    open_library(tmp_path, LetterEmbedder()).close()

    with pytest.raises(StaleLibraryError, match="made with letters, not other"):
        open_library(tmp_path, OtherEmbedder())


def test_feedback_comes_out_as_it_was_said_the_latest_first(library: Library) -> None:
    first, second = (
        Feedback(
            question="How much?",
            answer="£5m [1].",
            verdict=verdict,
            words=words,
            role=Role.PUBLIC,
            said_at=datetime(2026, 1, 5, 12, tzinfo=UTC),
            answer_number=1,
        )
        for verdict, words in ((Judgement.RIGHT, None), (Judgement.MISSING, "£6m ☕"))
    )

    library.keep_feedback(first)
    library.keep_feedback(second)

    assert library.feedback(Role.OFFICER) == (second, first)
    for role in (Role.PUBLIC, Role.MEMBER):
        with pytest.raises(OfficersOnlyError, match="feedback: not for a "):
            library.feedback(role)


def test_a_library_made_before_feedback_was_kept_is_given_room_for_it(
    tmp_path: Path,
) -> None:
    open_library(tmp_path, LetterEmbedder()).close()
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("DROP TABLE feedback")
    connection.close()

    with open_library(tmp_path, LetterEmbedder()) as library:
        assert library.feedback(Role.OFFICER) == ()


def test_a_library_of_another_version_is_refused(tmp_path: Path) -> None:
    open_library(tmp_path, LetterEmbedder()).close()
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("UPDATE library SET version = ?", (schema.VERSION + 1,))
    connection.commit()
    connection.close()

    with pytest.raises(StaleLibraryError, match="another version"):
        open_library(tmp_path, LetterEmbedder())


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_text("not a database at all " * 99)

    with pytest.raises(UnusableLibraryError, match="cannot be read"):
        open_library(tmp_path, LetterEmbedder())


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("")

    with pytest.raises(UnusableLibraryError, match="no folder can be made"):
        open_library(home, LetterEmbedder())


@pytest.mark.parametrize("url", ["postgresql://localhost/papers", "no url"])
def test_a_database_without_word_search_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(UnusableLibraryError):
        open_library(tmp_path, LetterEmbedder(), database_url=url)


def test_the_database_may_rest_elsewhere(tmp_path: Path, report: Path) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    home = tmp_path / "home"

    with open_library(home, LetterEmbedder(), database_url=url) as library:
        library.add(reading_of(report), report)

    assert (tmp_path / "elsewhere.db").exists()
    assert not (home / "library.db").exists()


def test_a_writer_that_hangs_is_not_waited_for_for_ever(
    library: Library, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.library._PATIENCE_SECONDS", 0.1)
    home = library._originals.parent

    with (
        library._upkeep._lock,
        open_library(home, LetterEmbedder()) as other,
        pytest.raises(BusyLibraryError, match="another process is writing"),
    ):
        other.add(reading_of(report), report)


def originals_in(library: Library) -> list[Path]:
    return list(library._originals.iterdir())


def search_all(library: Library, query: str, limit: int = 50) -> list[PassageId]:
    hits = library.search_meaning(query, role=Role.OFFICER, scope=ANY, limit=limit)
    vectors = library._vectors._open()[1].count()
    assert len(hits) == min(limit, vectors), "vectors of no passage are left over"
    return [hit.passage.id for hit in hits]


def names_found(library: Library) -> set[str]:
    hits = library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=99)
    return {hit.paper.file_name for hit in hits}
