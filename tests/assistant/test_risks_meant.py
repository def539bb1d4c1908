"""Rules of assistant/risks_meant.py: which risks of a register are asked for."""

import pytest

from assistant.follow_ups import read_question
from assistant.risks_meant import chosen_risks, picked_risks
from corpus.records import Risk, RiskId
from tests.desk_in_words import BURY, place_of

SCORES = {
    "Override ends": ("25", "25", "10"),
    "Demand for plans": ("20", "16", "9"),
    "Places open late": ("16", "8", "8"),
}
REGISTER = [
    Risk(
        id=RiskId(f"r-{name}"),
        paper_id=BURY.id,
        council="Bury",
        risk=name,
        unmitigated=before,
        mitigated=after,
        target=target,
        locator=place_of(f"Appendix A; risk {number}", number),
        quote=name,
    )
    for number, (name, (before, after, target)) in enumerate(SCORES.items(), start=1)
]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Which Bury risk isn't reduced by its controls?", ["Override ends"]),
        ("Which risks don't come down at all?", ["Override ends"]),
        ("which risk is reduced most by its mitigations", ["Places open late"]),
        ("Which risk has the smallest drop in score?", ["Override ends"]),
        (
            "Which risks are still above 15 after mitigation?",
            ["Override ends", "Demand for plans"],
        ),
        ("Which risks score 20 or more once mitigated?", ["Override ends"]),
        ("Which risks stay below 10 with controls?", ["Places open late"]),
        (
            "Which risks are above their target?",
            ["Override ends", "Demand for plans"],
        ),
    ],
)
def test_risks_are_picked_by_their_scores_and_how_these_move(
    asked: str, names: list[str]
) -> None:
    picked = picked_risks(read_question(asked), REGISTER)

    assert picked is not None
    assert [entry.risk for entry in picked] == names


def test_no_risk_is_picked_where_none_scores_so_much() -> None:
    asked = read_question("Which risks are over 25 after mitigation?")

    assert picked_risks(asked, REGISTER) == []


def test_why_a_risk_has_not_moved_picks_none_by_its_scores() -> None:
    asked = read_question("Why has the risk of late places not come down?")

    assert picked_risks(asked, REGISTER) is None


def test_a_risk_is_meant_by_its_words() -> None:
    asked = read_question("What is the score of the risk of late places?")

    assert [r.risk for r in chosen_risks(asked, REGISTER)] == ["Places open late"]


def test_all_risks_are_listed_where_the_highest_is_only_to_come_first() -> None:
    asked = read_question("List Bury's risks by mitigated score, highest first")

    assert [r.risk for r in chosen_risks(asked, REGISTER)] == [*SCORES]
