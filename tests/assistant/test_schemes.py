"""Rules of assistant/schemes.py: when risk scores may be set beside each other."""

from dataclasses import replace

import pytest

from assistant.gates import Passed, check_sentence
from assistant.grounds import ground
from assistant.schemes import NOT_COMPARABLE
from corpus.records import Risk, RiskId, Working
from tests.desk_in_words import BURY, KENT, desk_of, place_of, said, settle, told

ASKED = "Bury's deficit risk is 20 and Kent's is 25, so Kent is the riskier of the two?"
SCALE = "Risks are scored on a 5 x 5 matrix."
TOLD = "The deficit risk has a current score of 25."
ELSEWHERE = "The scoring method of risks is reported separately."


def risk(text: str, score: str, scheme: str | None = None) -> Risk:
    return Risk(
        id=RiskId(f"r-{score}"),
        paper_id=BURY.id,
        council=BURY.council,
        risk=text,
        locator=place_of("Appendix A; risk R1"),
        quote=f"{text} {score}",
        mitigated=score,
        scheme=scheme,
    )


DEFICIT = risk("The deficit grows", "20", "5 x 5 matrix")


def test_a_score_told_in_prose_without_its_scheme_is_not_compared() -> None:
    kent = said(f"{TOLD} {ELSEWHERE}", of=KENT, place="para 10")

    status, head, *rest = told(desk_of(ASKED, DEFICIT, *said(SCALE), *kent))

    assert (status, head) == ("not_comparable", NOT_COMPARABLE)
    assert "Not stated: the scheme of scoring of Kent." in rest
    assert all(
        any(words in one for one in rest)
        for words in (SCALE, ELSEWHERE, TOLD, "mitigated 20")
    )


@pytest.mark.parametrize(
    ("theirs", "status"),
    [
        ("Risks are scored on a 5 x 5 scale.", "answered"),
        ("Each risk is scored from 1 to 25.", "answered"),
        ("Risks are scored on a 4 x 4 matrix.", "not_comparable"),
        ("Risks are told to members.", "not_comparable"),
    ],
    ids=["the same", "the same in other words", "another", "none"],
)
def test_scores_are_set_beside_each_other_on_one_scheme_only(
    theirs: str, status: str
) -> None:
    kent = said(f"{TOLD} {theirs}", of=KENT, place="para 10")

    outcome, *rest = told(desk_of(ASKED, DEFICIT, *said(SCALE), *kent))

    assert outcome == status
    assert all(any(w in one for one in rest) for w in (TOLD, "mitigated 20"))


def test_words_that_may_state_a_scheme_are_shown_and_not_called_none() -> None:
    theirs = "Risks are placed on a matrix of high, medium and low."
    kent = said(f"{TOLD} {theirs}", of=KENT, place="para 10")

    status, *rest = told(desk_of(ASKED, DEFICIT, *said(SCALE), *kent))

    assert status == "not_comparable"
    assert any(theirs in one for one in rest)
    assert not any(one.startswith("Not stated") for one in rest)


def test_comparable_scores_are_told_highest_first() -> None:
    kent = said(f"{TOLD} {SCALE}", of=KENT, place="para 10")

    _, *rest = told(desk_of(ASKED, DEFICIT, *said(SCALE), *kent))

    assert [one.split(",")[0] for one in rest[-2:]] == ["Kent", "Bury"]


def test_scores_of_two_councils_are_not_checked_as_products() -> None:
    asked = "Bury's deficit risk scores 20 and Kent's 25. So Kent's is worse, right?"
    shown = Working(column="Score", factors=(4, 5), score=20)
    worked = replace(DEFICIT, workings=(shown,))

    status, *_ = told(desk_of(asked, worked, *said(TOLD, of=KENT, place="para 10")))

    assert status == "not_comparable"


def test_scores_told_in_prose_alone_are_laid_side_by_side() -> None:
    bury = said("The deficit risk is rated 20 on a 5 x 5 scale.", place="para 2")
    kent = said(TOLD, of=KENT, place="para 10")

    status, *rest = told(desk_of(ASKED, *bury, *kent))

    assert status == "not_comparable"
    assert any("rated 20" in one for one in rest)


def test_what_is_said_of_schemes_passes_the_gates() -> None:
    desk = desk_of(ASKED, DEFICIT, *said(TOLD, of=KENT, place="para 10"))
    draft, _ = settle(desk)
    texts = {BURY.id: DEFICIT.quote, KENT.id: TOLD}

    outcomes = [
        check_sentence(one, ground(desk.found), texts=texts, asked=ASKED)
        for one in draft.sentences
    ]

    assert all(isinstance(one, Passed) for one in outcomes), outcomes
