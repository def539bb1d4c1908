"""Authorities told by their web sites and e-mail addresses."""

import pytest

from corpus.council_sites import councils_of_sites


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("jane.smith@wigan.gov.uk", "Wigan"),
        ("https://democracy.eastsussex.gov.uk/mgAi.aspx?ID=7", "East Sussex"),
        ("julia@nottinghamcity.gov.uk", "Nottingham"),
        ("www.surreycc.gov.uk.", "Surrey"),
        ("www.redcar-cleveland.gov.uk", "Redcar and Cleveland"),
        ("bathnes.moderngov.co.uk", "Bath and North East Somerset"),
        ("forum@royalgreenwich.gov.uk", "Greenwich"),
        ("finance@dorsetcouncil.gov.uk", "Dorset"),
    ],
)
def test_the_council_of_an_address_is_known(printed: str, name: str) -> None:
    assert list(councils_of_sites(printed)) == [name]


@pytest.mark.parametrize(
    "printed",
    ["www.gov.uk/dsg", "mail@education.gov.uk", "jo@lincoln.gov.uk", "jo@kent.org.uk"],
)
def test_an_address_of_nobody_we_know_names_no_council(printed: str) -> None:
    assert not list(councils_of_sites(printed))
