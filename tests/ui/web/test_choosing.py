from corpus.records import Basis, Measure
from tests.ui.web.councils import FIGURES
from ui.web.choices import Choices, offer
from ui.web.choosing import render_measure, render_rest

OFFER = offer(FIGURES, None)


def test_the_measures_that_papers_hold_can_be_chosen() -> None:
    html = render_measure(Choices(measure=Measure.DSG_DEFICIT), OFFER)

    assert '<option value="dsg_deficit" selected>DSG deficit</option>' in html
    assert '<option value="ehcp_count">EHCP count</option>' in html
    assert 'form="comparing"' in html


def test_what_was_chosen_stands_in_the_form() -> None:
    chosen = Choices(councils=("Northwold",), first="2023-24", is_anyway=True)

    html = render_rest(chosen, OFFER)

    assert 'value="Northwold" checked>' in html
    assert 'value="Southwold"> Southwold' in html
    assert '<option value="2023-24" selected>2023/24</option>' in html
    assert 'value="yes" checked>' in html


def test_what_a_link_chose_stands_there_though_no_figure_has_it() -> None:
    chosen = Choices(councils=("Faraway",), basis=Basis.OUTTURN)

    html = render_rest(chosen, OFFER)

    assert 'value="Faraway" checked>' in html
    assert '<option value="outturn" selected>' in html


def test_the_other_view_keeps_what_was_chosen() -> None:
    html = render_measure(Choices(councils=("Northwold",), view="agreements"), OFFER)

    assert 'data-query="tab=compare&amp;council=Northwold">Councils' in html
    assert 'aria-current="true">Safety Valve progress' in html
    assert "<select" not in html


def test_an_empty_library_says_what_to_do() -> None:
    assert "Add reports under Papers" in render_rest(Choices(), offer((), None))


def test_words_of_papers_are_never_markup() -> None:
    html = render_rest(Choices(councils=("<b>Bold</b>",)), OFFER)

    assert "<b>" not in html
    assert "&lt;b&gt;Bold" in html
