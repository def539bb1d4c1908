import gc
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnusableLibraryError
from corpus.library import open_library
from corpus.records import PaperId, PassageId, Role, Scope, Status
from corpus.vectors import Vector, open_vectors
from tests.fakes import LetterEmbedder
from tests.readings import reading_of, write_paper

ALL = frozenset(Status)


def vector(number: int, *coordinates: float) -> Vector:
    return Vector(
        passage_id=PassageId(f"p{number}"),
        paper_id=PaperId("a"),
        council=None,
        status=Status.PUBLIC,
        coordinates=coordinates,
    )


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A Chroma server of its own, on this machine."""
    command = shutil.which("chroma", path=Path(sys.executable).parent)
    assert command, "Chroma's own command is installed with it"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - Chroma's own command
        [command, "run", "--path", tmp_path / "server", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(port)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


def wait_for(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def test_many_equal_vectors_hide_no_other(tmp_path: Path) -> None:
    vectors = open_vectors(tmp_path, "many")
    vectors.add(
        [vector(0, 1.0, 0.0)] * 300 + [vector(n, 1.0, n / 99) for n in range(1, 10)],
        reading="one",
    )

    found = vectors.nearest([[1.0, 0.0]], statuses=ALL, scope=Scope(), limit=10)

    vectors.close()
    assert list(found) == [f"p{n}" for n in range(10)]
    assert list(found.values()) == sorted(found.values())


def test_opposite_vectors_are_two_apart(tmp_path: Path) -> None:
    vectors = open_vectors(tmp_path, "few")
    vectors.add([vector(0, 1.0, 0.0), vector(1, -3.0, 0.0)], reading="one")

    found = vectors.nearest([[2.0, 0.0]], statuses=ALL, scope=Scope(), limit=2)

    vectors.close()
    assert list(found.values()) == pytest.approx([0.0, 2.0], abs=1e-6)


def test_a_server_that_does_not_answer_is_told_without_its_key(tmp_path: Path) -> None:
    vectors = open_vectors(tmp_path, "none", url="http://:secret@127.0.0.1:9")

    with pytest.raises(UnusableLibraryError, match="no Chroma server") as told:
        vectors.remove("one")

    assert "secret" not in str(told.value)


@pytest.mark.real
# Chroma's client leaves its connections to the garbage collector, even when closed.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket")
def test_a_library_may_rest_on_a_chroma_server(tmp_path: Path, url: str) -> None:
    paper = write_paper(tmp_path, "report.txt", "The deficit is £5m.\nReserves fell.")
    reading = reading_of(paper)

    with open_library(tmp_path / "home", LetterEmbedder(), chroma_url=url) as library:
        library.add(reading, paper)
        library.add(reading, paper)
        hits = library.search_meaning(
            "deficit", role=Role.PUBLIC, scope=Scope(councils=("Bury",)), limit=5
        )
        library.remove(reading.paper.id)
        left = library._vectors._open()[1].count()
    gc.collect()

    assert [hit.passage for hit in hits] == list(reading.passages)
    assert left == 0
