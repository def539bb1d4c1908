"""Rules of assistant/colours.py: which risks are of a colour."""

from dataclasses import replace

import pytest

from assistant.gates import Passed, check_sentence
from assistant.grounds import ground
from corpus.records import Risk, RiskId, Working
from tests.desk_in_words import BURY, KENT, desk_of, place_of, said, settle, told
from tools.scores import multiply

BANDS = "Scores of 1 to 6 are Green, 8 to 12 Amber and 15 to 25 Red."


def risk(reference: str, text: str, scores: str, *, factors: str = "") -> Risk:
    """A risk with its scores before and after what is done, and the target."""
    unmitigated, mitigated, target = scores.split()
    one, other = map(int, factors.split(" x ")) if factors else (int(mitigated), 1)
    working = Working(
        column="Current Score",
        factors=(one, other),
        score=int(mitigated),
        stage="mitigated",
    )
    return Risk(
        id=RiskId(f"r-{reference}"),
        paper_id=BURY.id,
        council=BURY.council,
        risk=text,
        locator=place_of(f"Appendix A; risk {reference}"),
        quote=f"{text} {scores}",
        unmitigated=unmitigated,
        mitigated=mitigated,
        target=target,
        workings=(working,),
    )


DEPOT = risk("R1", "Depot opens late", "20 16 9")
POOLS = risk("R2", "Pools stay shut", "15 9 4")
SLIP = risk("R3", "Store floods", "16 12 6", factors="4 x 4")


def risks_told(asked: str, *risks: Risk, bands: str = BANDS) -> list[str]:
    """The risks that an answer tells, or what else it says, after the bands."""
    _, *sentences = told(desk_of(asked, *said(bands), *risks))
    return [s.partition("“")[2].partition("”")[0] or s for s in sentences]


@pytest.mark.parametrize(
    ("asked", "risks"),
    [
        ("Which of the risks are red on current score?", ["Depot opens late"]),
        (
            "Which risks are red on inherent score?",
            ["Depot opens late", "Pools stay shut"],
        ),
        ("Which risks are amber at target score?", ["Depot opens late"]),
        ("Which risks are amber?", ["Pools stay shut"]),
    ],
)
def test_risks_in_the_band_of_a_colour_are_told_after_the_bands(
    asked: str, risks: list[str]
) -> None:
    assert risks_told(asked, DEPOT, POOLS) == [BANDS, *risks]


def test_score_whose_factors_come_to_the_colour_is_told_as_a_slip() -> None:
    *_, last = told(desk_of("Which risks are red?", *said(BANDS), DEPOT, SLIP))

    assert last.endswith("Current Score: 4 x 4 = 12 is not right, as 4 x 4 = 16.")


def test_that_no_risk_has_the_colour_is_told() -> None:
    assert risks_told("Which risks are green?", DEPOT, POOLS)[1:] == [
        "Bury: none of the risks has the colour green."
    ]


def test_colours_that_a_register_prints_go_before_bands() -> None:
    rated = replace(POOLS, rag="Red")

    *_, one = risks_told("Which risks are red?", replace(DEPOT, rag="Amber"), rated)

    assert one == "Pools stay shut"


def test_bands_of_another_paper_are_of_its_own_risks() -> None:
    *_, one = told(desk_of("Which risks are red?", *said(BANDS, of=KENT), DEPOT))

    assert "The register of Bury gives no colours." in told(
        desk_of("Which risks are red?", *said(BANDS, of=KENT), DEPOT)
    )
    assert BANDS not in one


def test_all_that_is_told_of_a_colour_passes_the_gates() -> None:
    asked = "Which of the risks are red on current score?"

    desk = desk_of(asked, *said(BANDS), DEPOT, POOLS, SLIP)
    products = tuple(multiply(w) for r in (DEPOT, POOLS, SLIP) for w in r.workings)
    grounds = ground(replace(desk.found, calculations=products))
    draft, _ = settle(desk)
    texts = {BURY.id: " ".join((BANDS, DEPOT.quote, POOLS.quote, SLIP.quote))}

    outcomes = [
        check_sentence(one, grounds, texts=texts, asked=asked)
        for one in draft.sentences
    ]

    assert len(outcomes) == 3
    assert all(isinstance(one, Passed) for one in outcomes), outcomes


@pytest.mark.parametrize(
    ("asked", "level"),
    [
        ("Which risks does Bury rate High?", "High"),
        ("What are the medium risks?", "Medium"),
        ("List the risks that are rated as low", "Low"),
    ],
)
def test_risks_of_the_rating_named_are_told(asked: str, level: str) -> None:
    risks = [
        replace(one, rag=rag, unmitigated=None, mitigated=None, workings=())
        for one, rag in ((DEPOT, "High"), (POOLS, "Medium"), (SLIP, "Low"))
    ]

    (one,) = [risk for risk in risks if risk.rag == level]

    assert one.risk in " ".join(risks_told(asked, *risks))
    assert len(risks_told(asked, *risks)) == 1


@pytest.mark.parametrize(
    "asked",
    ["What colour is the depot risk, and its score?", "Is the depot risk red?"],
)
def test_bands_are_told_beside_the_score_whose_colour_is_asked_for(asked: str) -> None:
    status, *sentences = told(desk_of(asked, *said(BANDS), DEPOT, POOLS))

    assert status == "answered"
    assert "Depot opens late" in sentences[0]
    assert BANDS in sentences[-1]
    assert not any("gives no colours" in sentence for sentence in sentences)
