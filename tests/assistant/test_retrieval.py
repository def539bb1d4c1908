from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.retrieval import search
from corpus.library import Library, open_library
from corpus.records import Role, Scope, Status
from tests.fakes import LetterEmbedder
from tests.readings import reading_of, write_paper


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        text = "\n".join(f"Line {n} is of gardens." for n in range(30))
        for name, lines, council, status in (
            ("a.txt", f"The deficit grows.\n{text}", "Bury", Status.PUBLIC),
            ("b.txt", "The deficit of Kent grows.", "Kent", Status.PUBLIC),
            ("c.txt", "The deficit is secret.", "Kent", Status.UNKNOWN),
        ):
            path = write_paper(tmp_path, name, lines)
            opened.add(reading_of(path, council=council, status=status), path)
        yield opened


def test_what_both_searches_find_comes_first(library: Library) -> None:
    hits = search(library, "deficit grows", role=Role.PUBLIC, scope=Scope(), limit=5)

    assert {hit.passage.text for hit in hits[:2]} == {
        "The deficit grows.",
        "The deficit of Kent grows.",
    }
    assert len({hit.passage.id for hit in hits}) == len(hits) <= 5


def test_a_hit_by_words_keeps_its_distance_in_meaning(library: Library) -> None:
    hits = search(library, "deficit grows", role=Role.PUBLIC, scope=Scope(), limit=1)

    assert hits[0].distance is not None


def test_only_passages_in_scope_are_found(library: Library) -> None:
    scope = Scope(councils=("Kent",))

    hits = search(library, "deficit", role=Role.PUBLIC, scope=scope, limit=9)

    assert {hit.paper.file_name for hit in hits} == {"b.txt"}


def test_a_paper_of_unknown_status_is_found_by_members_alone(
    library: Library,
) -> None:
    texts = [
        {
            hit.passage.text
            for hit in search(library, "secret", role=role, scope=Scope(), limit=60)
        }
        for role in (Role.PUBLIC, Role.MEMBER)
    ]

    assert "The deficit is secret." not in texts[0]
    assert "The deficit is secret." in texts[1]
