"""Rules of ingest/readers/html_main.py: what a page is about, and what its site is."""

import pytest
from bs4 import BeautifulSoup, Tag

from ingest.readers.html_main import is_left_out, main_part


def tag_of(markup: str) -> Tag:
    tag = BeautifulSoup(markup, "lxml").find(True, class_=True)

    assert isinstance(tag, Tag)
    return tag


@pytest.mark.parametrize(
    ("markup", "is_out"),
    [
        ('<nav class="a">Home</nav>', True),
        ('<div class="cookie-bar">We use cookies</div>', True),
        ('<div class="a" style="display: none">Draft</div>', True),
        ('<div class="a" role="search">Find</div>', True),
        ('<header class="a">Northwold</header>', True),
        ('<header class="a"><h1>Cabinet</h1></header>', False),
        ('<p class="a">The deficit is £5m.</p>', False),
    ],
)
def test_what_leads_about_the_site_or_is_not_shown_is_left_out(
    markup: str, *, is_out: bool
) -> None:
    assert is_left_out(tag_of(markup)) is is_out


def test_part_marked_as_main_is_passed_over_when_it_says_next_to_nothing() -> None:
    words = "The deficit is £5m. " * 20
    soup = BeautifulSoup(f"<main>Cabinet</main><div><p>{words}</p></div>", "lxml")

    assert soup.body is not None
    assert main_part(soup.body).name == "div"
