from corpus.records import Measure, Role
from tests.fakes import FakeShelf
from tests.readings import mark_on
from tests.ui.web.councils import BESIDE, NET, NEXT, NOW, shelf
from ui.web.beside import Beside, lay_beside
from ui.web.choices import Choices
from ui.web.render_beside import render_beside


def lay(*councils: str, role: Role = Role.PUBLIC, **chosen: object) -> Beside:
    choices = Choices.model_validate({"councils": councils, **chosen})
    return lay_beside(shelf(), choices, role)


def test_councils_are_laid_side_by_side_and_year_by_year() -> None:
    beside = lay("Southwold", "Northwold")

    assert beside.comparison is not None
    assert [row.figure for row in beside.comparison.rows] == [BESIDE, NOW]
    assert [year.period for year in beside.years] == ["2023-24", "2024-25"]
    assert beside.trend is None


def test_the_first_measure_stands_where_none_was_chosen() -> None:
    assert lay("Northwold").choices.measure is Measure.DSG_DEFICIT


def test_unlike_figures_are_not_drawn_on_one_scale() -> None:
    beside = lay("Northwold", "Southwold", "Westwold-by-the-Sea")

    (chart,) = beside.charts
    assert [mark.printed for mark in chart.marks] == ["£63m", "£20m"]
    assert lay("Northwold", "Westwold-by-the-Sea").charts == ()


def test_unlike_figures_are_drawn_on_one_scale_when_that_was_asked() -> None:
    beside = lay("Northwold", "Westwold-by-the-Sea", is_anyway=True)

    (chart,) = beside.charts
    assert chart.groups[0].is_apart
    assert all(mark.note for mark in chart.marks)


def test_one_council_is_followed_over_the_years() -> None:
    beside = lay("Northwold")

    assert beside.trend is not None
    assert beside.trend.series[0].figures == (NOW, NEXT)
    assert [sheet.name for sheet in beside.sheets] == ["Trend"]
    assert len(beside.charts) == 1


def test_the_only_council_that_has_figures_is_followed_too() -> None:
    beside = lay("Westwold-by-the-Sea", "Faraway")

    assert beside.trend is not None
    assert beside.trend.series[0].figures == (NET,)
    assert beside.comparison is not None
    assert beside.comparison.missing == ("Faraway",)


def test_nothing_is_laid_where_no_council_is_chosen() -> None:
    beside = lay()

    assert (beside.comparison, beside.charts, beside.sheets) == (None, (), ())


def test_an_empty_library_lays_nothing() -> None:
    beside = lay_beside(FakeShelf(), Choices(councils=("Northwold",)), Role.PUBLIC)

    assert beside.comparison is not None
    assert beside.comparison.rows == ()
    assert beside.charts == ()


def test_what_is_kept_from_a_role_is_not_compared() -> None:
    public, officer = (
        lay("Eastwold", "Southwold", role=role) for role in (Role.PUBLIC, Role.OFFICER)
    )

    assert public.comparison is not None
    assert public.comparison.missing == ("Eastwold",)
    assert "Eastwold" not in public.offer.councils
    assert officer.comparison is not None
    assert len(officer.comparison.rows) == 2


def test_a_spreadsheet_begins_with_the_table_by_year() -> None:
    names = [sheet.name for sheet in lay("Northwold", "Southwold").sheets]

    assert names == ["By year", "Side by side", "Pairs", "Said before"]


def test_a_figure_that_an_officer_rejected_is_told_before_it_is_compared() -> None:
    held = shelf()
    held.mark(mark_on(NOW, reason="a draft"))
    choices = Choices.model_validate({"councils": ("Northwold", "Southwold")})

    beside = lay_beside(held, choices, Role.PUBLIC)
    html = render_beside(beside)

    assert len(beside.rejected) == 1
    assert html.index("a draft") < html.index("<table")
