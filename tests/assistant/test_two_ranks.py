import pytest

from corpus.records import Figure, Measure
from tests.desk_in_words import answered, table_of

SCHEMES = {"Oak unit": ("£3m", "12"), "Elm base": ("£1m", "40"), "Total": ("£4m", "52")}


def schemes() -> tuple[Figure, ...]:
    return table_of(
        SCHEMES,
        columns=("Cost", "Places"),
        caption="Table 6: Capital schemes",
        measure=Measure.CAPITAL,
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Which Bury capital scheme is dearest and which has the fewest places?",
            ["Oak unit – Cost: £3m", "Oak unit – Places: 12"],
        ),
        (
            "Which Bury scheme has the most places, and which costs the least?",
            ["Elm base – Places: 40", "Elm base – Cost: £1m"],
        ),
    ],
)
def test_each_of_two_orders_is_by_its_own_column(asked: str, told: list[str]) -> None:
    sentences = answered(asked, *schemes())

    assert [s.partition(" (")[0] for s in sentences] == [f"Bury, {t}" for t in told]


def test_a_total_is_never_the_first_of_its_parts() -> None:
    asked = "Bury scheme with the most places?"

    (sentence,) = answered(asked, *schemes())

    assert "Elm base – Places: 40" in sentence
