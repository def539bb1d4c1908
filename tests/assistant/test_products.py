"""Rules of assistant/products.py: whether scores are what their factors come to."""

from dataclasses import replace

import pytest

from assistant.gates import Dropped, Passed, check_sentence
from assistant.grounds import ground
from assistant.products import EACH, NOT_ALL
from corpus.records import Risk, RiskId, Working
from tests.desk_in_words import BURY, desk_of, place_of, settle, told
from tools.scores import multiply


def working(column: str, printed: str) -> Working:
    """A score as its register prints it: "3 x 4 = 15"."""
    factors, score = printed.split(" = ")
    one, other = map(int, factors.split(" x "))
    return Working(column=column, factors=(one, other), score=int(score))


def risk(reference: str, text: str, **scores: str) -> Risk:
    columns = {"current": "Current L x I", "target": "Target L x I"}
    workings = tuple(working(columns[name], scores[name]) for name in scores)
    return Risk(
        id=RiskId(f"r-{reference.lower()}"),
        paper_id=BURY.id,
        council=BURY.council,
        risk=text,
        locator=place_of(f"Appendix A; risk {reference}"),
        quote=" ".join((text, *scores.values())),
        workings=workings,
    )


LATE = risk("R1", "Special school opens late", current="4 x 5 = 20", target="2 x 3 = 6")
FEES = risk("R2", "Bus fares rise", current="3 x 4 = 12", target="3 x 3 = 9")
WRONG = risk("R3", "Bus drivers leave", current="3 x 4 = 15", target="2 x 2 = 4")

CHECKS = [
    "Check current scores in Bury's risk register: is each likelihood times impact?",
    "Is each current score in the Bury risk register L x I?",
    "Are the current risk scores of Bury multiplied correctly?",
]


@pytest.mark.parametrize("asked", CHECKS)
def test_a_score_that_is_not_its_product_is_told_first_with_both(asked: str) -> None:
    status, head, first, *rest = told(desk_of(asked, LATE, FEES, WRONG))

    assert (status, head) == ("answered", NOT_ALL)
    assert first == (
        "Bury, Appendix A; risk R3, “Bus drivers leave”,"
        " Current L x I: 3 x 4 = 15 is not right, as 3 x 4 = 12."
    )
    assert [said.split("; risk ")[1][:2] for said in rest] == ["R1", "R2"]


@pytest.mark.parametrize("asked", CHECKS)
def test_that_all_are_right_is_told_score_by_score(asked: str) -> None:
    status, head, *rest = told(desk_of(asked, LATE, FEES))

    assert (status, head) == ("answered", EACH)
    assert [said.split(", ")[-1] for said in rest] == [
        "Current L x I: 4 x 5 = 20 is right.",
        "Current L x I: 3 x 4 = 12 is right.",
    ]


def test_only_the_column_asked_for_is_told_and_what_is_wrong_in_any() -> None:
    asked = "Check Bury's target risk scores: are they multiplied right?"

    _, _, *said = told(desk_of(asked, LATE, WRONG))

    assert [one.split("”, ")[1][:7] for one in said] == [
        "Current",
        "Target ",
        "Target ",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Is the current score of R2 right?",
        "Check the score of the bus fares risk: is it right?",
    ],
    ids=["by its reference", "by its words"],
)
def test_a_risk_that_is_named_is_checked_alone(asked: str) -> None:
    _, _, *said = told(desk_of(asked, LATE, FEES, WRONG))

    assert said
    assert all("risk R2" in one for one in said)


@pytest.mark.parametrize(
    "asked",
    ["What does R2 score?", "What are the likelihood and the impact of risk R2?"],
)
def test_scores_that_nobody_doubts_are_not_checked(asked: str) -> None:
    _, *said = told(desk_of(asked, LATE, FEES, WRONG))

    assert not any("is right" in one or "is not right" in one for one in said)


def test_a_score_is_told_with_its_factors_and_what_is_wrong_with_it() -> None:
    staged = replace(WRONG.workings[0], stage="mitigated")
    scored = replace(WRONG, mitigated="15", target="4", workings=(staged,))

    _, sentence = told(desk_of("What does risk R3 score?", scored))

    assert sentence == (
        "Bury, “Bus drivers leave” – mitigated 15 (3 x 4); target 4;"
        " Current L x I: 3 x 4 = 15 is not right, as 3 x 4 = 12."
    )


@pytest.mark.parametrize(
    ("head", "risks", "passes"),
    [
        (EACH, [LATE, FEES], True),
        (EACH, [LATE, WRONG], False),
        (NOT_ALL, [LATE, WRONG], True),
        (NOT_ALL, [LATE, FEES], False),
    ],
    ids=["all right", "not all right", "not all", "all"],
)
def test_what_is_said_of_all_scores_is_held_to_them(
    head: str, risks: list[Risk], *, passes: bool
) -> None:
    desk = desk_of(CHECKS[0], *risks)
    products = tuple(multiply(w) for entry in risks for w in entry.workings)
    found = replace(desk.found, calculations=products)
    draft, _ = settle(desk_of(CHECKS[0], *risks))
    said = draft.sentences[0].model_copy(update={"text": head})
    texts = {BURY.id: " ".join(entry.quote for entry in risks)}

    outcome = check_sentence(said, ground(found), texts=texts, asked=CHECKS[0])

    assert isinstance(outcome, Passed if passes else Dropped), outcome


def test_each_score_told_passes_and_its_product_is_worked_out() -> None:
    desk = desk_of(CHECKS[0], LATE, WRONG)
    products = tuple(multiply(w) for r in (LATE, WRONG) for w in r.workings)
    grounds = ground(replace(desk.found, calculations=products))
    draft, _ = settle(desk)
    texts = {BURY.id: " ".join(entry.quote for entry in (LATE, WRONG))}

    outcomes = [
        check_sentence(said, grounds, texts=texts, asked=CHECKS[0])
        for said in draft.sentences
    ]

    passed = [one for one in outcomes if isinstance(one, Passed)]
    assert passed == outcomes
    assert [str(done.result) for done in passed[1].calculations] == ["12"]
