import re

import pytest

from corpus.records import Role
from tests.fakes import FakeShelf
from tests.ui.web.councils import HOSTILE, shelf
from ui.web.beside import lay_beside
from ui.web.choices import Choices
from ui.web.render_beside import render_beside


def html_of(*councils: str, **chosen: object) -> str:
    choices = Choices.model_validate({"councils": councils, **chosen})
    return render_beside(lay_beside(shelf(), choices, Role.PUBLIC))


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_what_is_alike_is_ranked_in_words_before_it_is_drawn() -> None:
    html = html_of("Northwold", "Southwold")

    told = "May be compared, largest first: Northwold £63m, Southwold £20m."
    assert 0 < html.index(told) < html.index("<figure") < html.index("<table")
    assert "How they differ" not in html


def test_every_difference_is_told_before_anything_is_drawn() -> None:
    html = html_of("Northwold", "Southwold", "Westwold-by-the-Sea")

    before = words_of(html[: html.index("<figure")])
    assert "Not comparable with these: Westwold-by-the-Sea." in before
    assert "payments not stated: Northwold, Southwold; net: Westwold-by" in before
    assert "What may not be compared is not drawn." in before


def test_where_nothing_is_alike_nothing_is_drawn_unless_it_is_asked() -> None:
    html = html_of("Northwold", "Westwold-by-the-Sea")

    assert "None of these may be compared with another" in html
    assert "Nothing is drawn." in html
    assert "<figure" not in html
    assert "anyway=yes" in html


def test_asked_anyway_the_warning_stands_above_and_each_bar_says_how_it_differs() -> (
    None
):
    html = html_of("Northwold", "Westwold-by-the-Sea", is_anyway=True)

    assert html.index("must not be read against each other") < html.index("<figure")
    drawn = html[html.index("<figure") : html.index("</figure>")]
    assert drawn.count("≠ Safety Valve payments") == 2
    assert 'class="bars apart"' in drawn


def test_every_figure_of_the_table_opens_its_page_and_says_how_it_differs() -> None:
    html = html_of("Northwold", "Southwold", "Westwold-by-the-Sea")

    by_year = html[html.index("Year by year") :]
    assert by_year.count('data-open="{&quot;figure&quot;:') == 4
    assert '<td class="blank">not stated</td>' in by_year
    assert "≠ Safety Valve payments: net" in by_year


def test_one_council_is_said_to_be_alone_and_followed() -> None:
    html = html_of("Northwold")

    assert "Only Northwold has a figure here" in html
    assert "£28m" in words_of(html)
    assert "= £91m − £63m" in words_of(html)


@pytest.mark.parametrize(
    ("councils", "chosen", "told"),
    [
        ((), {}, "Tick two councils or more"),
        (("Northwold",), {"basis": "outturn"}, "state no such figure"),
        (("Northwold",), {"basis": "outturn"}, "Look at any year and any basis"),
        (("Faraway",), {}, "Compare the 3 councils that have one"),
        (
            ("Northwold",),
            {"first": "2024-25", "last": "2023-24"},
            "The years end before they begin",
        ),
        (
            ("Northwold", "Southwold", "Faraway"),
            {},
            "No such figure in the papers: Faraway.",
        ),
    ],
)
def test_each_empty_state_says_what_to_do_next(
    councils: tuple[str, ...], chosen: dict[str, object], told: str
) -> None:
    assert told in html_of(*councils, **chosen)


def test_an_empty_library_leaves_the_word_to_the_form() -> None:
    assert render_beside(lay_beside(FakeShelf(), Choices(), Role.PUBLIC)) == ""


def test_the_result_carries_the_address_at_which_it_is_shown_again() -> None:
    html = html_of("Northwold", "Southwold", first="2023-24", basis="forecast")

    assert (
        'data-address="tab=compare&amp;measure=dsg_deficit&amp;council=Northwold'
        '&amp;council=Southwold&amp;from=2023-24&amp;basis=forecast"'
    ) in html
    assert "from 2023/24 · forecast" in html


def test_words_of_papers_and_browsers_are_never_markup() -> None:
    html = html_of("Northwold", HOSTILE, measure="ehcp_count")

    assert "<img" not in html
    assert "&lt;img" in html
