import logging

import pytest

from corpus.errors import UnusableLibraryError
from corpus.records import Figure, Measure, Role, Scope
from tests.fakes import FakeShelf
from tests.ui.web.councils import shelf
from ui.web.choices import Choices
from ui.web.compare import (
    GONE,
    TROUBLE,
    UNREADABLE,
    change_measure,
    choose,
    parts_of,
    save,
    show,
)

NORTHWOLD = Choices(measure=Measure.DSG_DEFICIT, councils=("Northwold",))


class BrokenShelf(FakeShelf):
    """Gives an error in place of its figures."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def figures(self, role: Role, scope: Scope) -> tuple[Figure, ...]:
        raise self.error


def test_a_query_shows_the_form_and_what_it_came_to() -> None:
    shown = choose(shelf(), "measure=dsg_deficit&council=Northwold", role=Role.PUBLIC)

    assert shown.choices == NORTHWOLD
    assert 'value="Northwold" checked>' in shown.rest
    assert "DSG deficit: Northwold" in shown.result
    assert parts_of(shown)[:2] == (NORTHWOLD, ())


def test_the_board_brings_the_places_that_its_sources_open() -> None:
    shown = choose(shelf(), "view=agreements", role=Role.PUBLIC)

    assert "Safety Valve agreements" in shown.result
    assert shown.places
    assert shown.rest == ""


def test_a_query_that_cannot_be_read_is_told_and_the_form_stays() -> None:
    shown = choose(shelf(), "measure=nonsense", role=Role.PUBLIC)

    assert UNREADABLE in shown.result
    assert 'role="alert"' in shown.result
    assert "Northwold" in shown.rest


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (UnusableLibraryError("here", "busy"), "here"),
        (KeyError("a fault of ours"), TROUBLE),
    ],
)
def test_trouble_is_told_and_nothing_of_its_inside(
    error: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)

    shown = show(BrokenShelf(error), NORTHWOLD, role=Role.PUBLIC)

    assert told in shown.result
    assert "a fault of ours" not in shown.result
    assert 'data-query="tab=compare&amp;measure=dsg_deficit' in shown.result


def test_another_measure_changes_the_rest_of_the_form() -> None:
    html = change_measure(
        shelf(), "measure=ehcp_count&council=Westwold-by-the-Sea", role=Role.PUBLIC
    )

    assert 'value="Northwold"' in html
    assert 'value="Southwold"' not in html
    assert 'value="Westwold-by-the-Sea" checked>' in html


def test_a_measure_that_is_none_leaves_the_form_as_it_begins() -> None:
    html = change_measure(shelf(), "measure=nonsense", role=Role.PUBLIC)

    assert 'value="Southwold"' in html


@pytest.mark.parametrize(
    ("choices", "kind", "name"),
    [
        (NORTHWOLD, "xlsx", "dsg-deficit.xlsx"),
        (NORTHWOLD, "csv", "dsg-deficit.csv"),
        (NORTHWOLD, "png", "dsg-deficit.png"),
        (Choices(view="agreements"), "xlsx", "safety-valve.xlsx"),
    ],
)
def test_files_are_made_of_what_is_shown(
    choices: Choices, kind: str, name: str
) -> None:
    html = save(shelf(), choices, f'{{"kind": "{kind}"}}', role=Role.PUBLIC)

    assert f'download="{name}"' in html


@pytest.mark.parametrize(
    ("choices", "wanted"),
    [
        (NORTHWOLD, '{"kind": "exe"}'),
        (NORTHWOLD, '{"kind": "png", "chart": 9}'),
        (NORTHWOLD, "nonsense"),
        (Choices(), '{"kind": "csv"}'),
        (Choices(view="agreements"), '{"kind": "png"}'),
    ],
)
def test_a_file_that_cannot_be_made_is_told(choices: Choices, wanted: str) -> None:
    assert GONE in save(shelf(), choices, wanted, role=Role.PUBLIC)
