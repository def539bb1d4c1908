"""Rules of tools/whose.py: the council a number is said of."""

import pytest

from tools.clauses import clauses_of
from tools.whose import council_of, council_of_headings


@pytest.mark.parametrize(
    ("sentence", "councils"),
    [
        ("We issued 41%.", ["Northwold"]),
        ("We issued 41% compared with 50% nationally.", ["Northwold", "England"]),
        ("The national average is 50%.", ["England"]),
        ("Statistical neighbours 36.4%, South East 34.7%.", [None, None]),
        ("Kent had a deficit of £97m.", ["Kent"]),
        ("Kent had £97m, while our deficit is £5m.", ["Kent", "Northwold"]),
        ("The deficit of £97m in Kent is deeper.", ["Kent"]),
        ("A deficit of £97m, and £3m in Kent.", ["Northwold", "Kent"]),
        ("Following Kent, the Council will save £5m.", ["Northwold"]),
        ("It leads a group, with Kent, Bury and Devon, and has £5m.", ["Northwold"]),
    ],
)
def test_number_is_of_the_council_it_is_said_of(
    sentence: str, councils: list[str | None]
) -> None:
    found = [council_of(clause, "Northwold") for clause in clauses_of(sentence)]

    assert found == councils


@pytest.mark.parametrize(
    ("headings", "council"),
    [
        (("Deficit", "2023/24"), "Northwold"),
        (("Kent", "2023/24"), "Kent"),
        (("Deficit", "England"), "England"),
        (("Statistical neighbours", "Kent"), None),
    ],
)
def test_cell_is_of_the_council_that_its_headings_name(
    headings: tuple[str, ...], council: str | None
) -> None:
    assert council_of_headings(headings, "Northwold") == council
