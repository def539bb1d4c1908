import tomllib

import pytest

from corpus.papers import SAMPLE_PAPERS
from tests.sample_papers.draw import drawn_papers

DRAWN = drawn_papers()
BESIDE_THE_PAPERS = {"README.md", "__init__.py", "__pycache__", "papers.toml"}


@pytest.mark.parametrize("name", DRAWN)
def test_drawing_a_paper_gives_the_bytes_that_rest_in_the_folder(name: str) -> None:
    resting = (SAMPLE_PAPERS / name).read_bytes()

    assert DRAWN[name] == resting


def test_drawing_twice_gives_the_same_bytes() -> None:
    again = drawn_papers()

    assert again == DRAWN


def test_folder_holds_no_paper_that_is_not_drawn() -> None:
    found = {path.name for path in SAMPLE_PAPERS.iterdir()}

    assert found - BESIDE_THE_PAPERS == set(DRAWN)


@pytest.mark.parametrize("name", DRAWN)
def test_every_paper_says_it_is_a_digest(name: str) -> None:
    content = DRAWN[name]

    assert b"Digest made for Paperclerk from published figures" in content


@pytest.mark.parametrize("name", DRAWN)
def test_readme_says_where_the_figures_of_a_paper_are_from(name: str) -> None:
    readme = (SAMPLE_PAPERS / "README.md").read_text("utf-8")

    assert f"`{name}`" in readme


def test_register_names_only_papers_that_are_there() -> None:
    register = tomllib.loads((SAMPLE_PAPERS / "papers.toml").read_text("utf-8"))

    assert {entry["file"] for entry in register["paper"]} <= set(DRAWN)


def test_exempt_papers_keep_the_marking_on_every_page() -> None:
    part_2 = DRAWN["surrey-cabinet-2022-03-07-part-2-digest.pdf"]
    business_case = DRAWN["bcp-cabinet-2021-09-01-digest.pdf"]

    assert part_2.count(b"(NOT FOR PUBLICATION") == 1
    assert business_case.count(b"(EXEMPT REPORT") == 2


def test_page_of_the_forum_names_no_council() -> None:
    page = DRAWN["schools-forum-send-update-digest.html"]

    assert b"Wiltshire" not in page
