from dataclasses import replace

import pytest

from corpus.records import Basis, Measure
from tests.ui.web.councils import FIGURES, NEXT, NOW, PLANS
from ui.web.choices import Choices, is_wanted, offer, query_of, read_choices

CHOSEN = Choices(
    measure=Measure.DSG_DEFICIT,
    councils=("Bath and North East Somerset", "Bury"),
    first="2023-24",
    last="2024-25",
    basis=Basis.FORECAST,
    is_anyway=True,
)
NORTHWOLD = Choices(measure=Measure.DSG_DEFICIT, councils=("Northwold",))


@pytest.mark.parametrize(
    "choices",
    [CHOSEN, Choices(), Choices(view="agreements"), Choices(basis="not-stated")],
    ids=["all of it", "nothing", "the board", "no basis"],
)
def test_choices_come_back_from_their_address(choices: Choices) -> None:
    assert read_choices("?" + query_of(choices)) == choices


def test_an_address_names_the_tab_and_only_what_is_chosen() -> None:
    assert query_of(NORTHWOLD) == "tab=compare&measure=dsg_deficit&council=Northwold"


@pytest.mark.parametrize(
    "query",
    [
        "measure=nonsense",
        "basis=guess",
        "view=else",
        "from=soon",
        "to=2023-24%27",
        "council=" + "x" * 200,
        "&".join(f"council={number}" for number in range(500)),
    ],
)
def test_what_cannot_be_chosen_is_no_choice(query: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_choices(query)


def test_a_council_named_twice_is_chosen_once() -> None:
    assert read_choices("council=Bury&council=Bury").councils == ("Bury",)


def test_what_is_offered_is_what_the_figures_of_the_measure_have() -> None:
    offered = offer(FIGURES, None)

    assert offered.measures == (Measure.DSG_DEFICIT, Measure.EHCP_COUNT)
    assert offered.measure is Measure.DSG_DEFICIT
    assert offered.councils == (
        "Eastwold",
        "Northwold",
        "Southwold",
        "Westwold-by-the-Sea",
    )
    assert offered.times == ("2023-24", "2024-25")
    assert offered.bases == (Basis.FORECAST,)
    assert offer(FIGURES, Measure.EHCP_COUNT).bases == (None,)


def test_nothing_is_offered_of_an_empty_library() -> None:
    assert offer((), None).measure is None


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, [NOW, NEXT]),
        ({"first": "2024-25"}, [NEXT]),
        ({"last": "2023-24"}, [NOW]),
        ({"first": "2023-24", "last": "2023-24"}, [NOW]),
        ({"first": "2024-25", "last": "2023-24"}, []),
        ({"basis": Basis.FORECAST}, [NOW, NEXT]),
        ({"basis": Basis.OUTTURN}, []),
        ({"basis": "not-stated"}, []),
        ({"councils": ()}, []),
        ({"measure": Measure.EHCP_COUNT}, [PLANS]),
    ],
)
def test_figures_are_wanted_by_measure_council_year_and_basis(
    changes: dict[str, object], wanted: list[object]
) -> None:
    choices = NORTHWOLD.model_copy(update=changes)

    assert [one for one in FIGURES if is_wanted(one, choices)] == wanted


def test_a_figure_without_a_time_is_in_no_year() -> None:
    timeless = replace(NOW, period=None)

    assert is_wanted(timeless, NORTHWOLD)
    assert not is_wanted(timeless, NORTHWOLD.model_copy(update={"last": "2050-51"}))


def test_years_that_end_before_they_begin_are_backwards() -> None:
    assert Choices(first="2024-25", last="2023-24").is_backwards
    assert not Choices(first="2023-24", last="2023-24").is_backwards
    assert not Choices(last="2023-24").is_backwards
