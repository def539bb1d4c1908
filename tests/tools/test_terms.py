"""Rules of tools/terms.py and tools/membership.py: sentences about an agreement."""

import pytest

from corpus.records import Event, Figure, Locator, Paper, PaperId, Passage, PassageId
from tests.figures_in_words import figure
from tools.membership import Membership, membership_cell, read_membership
from tools.programme import Told, tell
from tools.standing import find_statements
from tools.terms import (
    find_agreed_on,
    find_conditions,
    find_next_decisions,
    find_payments,
    find_terms,
)

PAPER = Paper(
    id=PaperId("ab" * 32), file_name="paper.txt", title="Safety Valve", met_on="2025-02"
)
SOMEWHERE = Locator(words="para 1", page_number=None, start=0, end=9)


def sentences(text: str) -> tuple[Told, ...]:
    passage = Passage(
        id=PassageId("p-1"),
        paper_id=PAPER.id,
        text=text,
        context="",
        locator=SOMEWHERE,
    )
    return tell(PAPER, [passage])


def membership(text: str, agreed: Figure | None = None) -> str | None:
    told = sentences(text)
    cell = membership_cell(told, find_statements(PAPER, told), agreed=agreed)
    return cell.value if cell else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The Safety Valve agreement was signed in March 2023.", "agreement"),
        ("The Council joined the Safety Valve in 2022-23.", "agreement"),
        ("Progress under the agreement is slow.", "agreement"),
        ("The DfE declined the proposal.", "plan refused"),
        ("There is no Safety Valve agreement.", "no agreement"),
        ("The Council is not in the Safety Valve.", "no agreement"),
        ("The Council is in neither of the programmes.", "no agreement"),
        (
            "We are not part of either programme. We joined Delivering Better Value.",
            "no agreement; Delivering Better Value",
        ),
        ("The Council was invited to join the Safety Valve.", None),
        ("Safety Valve councils get money.", None),
    ],
)
def test_sentences_tell_whether_there_is_an_agreement(
    text: str, value: str | None
) -> None:
    assert membership(text) == value


def test_a_sum_that_was_agreed_is_an_agreement_whatever_was_refused_before() -> None:
    agreed = figure("£20m", quote="The sum is £20m.")

    assert membership("The DfE rejected the first plan.", agreed) == "agreement"
    assert membership("Costs rose.", agreed) == "agreement"


def test_a_cell_is_read_back_as_what_it_says() -> None:
    told = sentences(
        "We are not in the Safety Valve. It is in Delivering Better Value."
    )
    cell = membership_cell(told, (), agreed=None)

    assert cell is not None
    assert read_membership(cell) is Membership.NO_AGREEMENT


@pytest.mark.parametrize(
    ("text", "printed", "is_told"),
    [
        ("The agreement was signed on 12 March 2024.", "12 March 2024", True),
        ("In 2022/23 the Council joined the Safety Valve.", "2022/23", True),
        ("The DfE agreed in March 2023 to pay £70m.", "March 2023", True),
        ("Plans were submitted on 24 May 2024.", "24 May 2024", False),
        ("Under the agreement £4m was paid in March 2023.", "March 2023", False),
    ],
)
def test_an_agreement_is_dated_by_when_it_was_made(
    text: str, printed: str, *, is_told: bool
) -> None:
    event = Event(
        paper_id=PAPER.id,
        council=None,
        happened_on="2024",
        printed=printed,
        quote=text,
        locator=SOMEWHERE,
    )

    found = [cell.value for cell in find_agreed_on(sentences(text), [event])]

    assert found == ([printed] if is_told else [])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The agreement runs for five years, to 2027-28.", "five years, to 2027-28"),
        ("The DfE pays £67m over the years 2023/24 to 2028/29.", "2023/24 to 2028/29"),
        ("The agreement lasts 6 years.", "6 years"),
        ("Under the agreement costs rose over the past five years.", None),
    ],
)
def test_an_agreement_runs_for_so_many_years(text: str, term: str | None) -> None:
    assert next((cell.value for cell in find_terms(sentences(text))), None) == term


@pytest.mark.parametrize(
    ("text", "condition", "reason"),
    [
        (
            "Conditions 3 and 7 are off track because two schools opened late.",
            "conditions 3 and 7",
            "because two schools opened late",
        ),
        (
            "Schools opened late. As such, Condition 2 will not be met.",
            "condition 2",
            "Schools opened late.",
        ),
        (
            "Condition 4 is not on track. This is the effect of late schools.",
            "condition 4",
            "This is the effect of late schools.",
        ),
        ("Condition 4 has not been met.", "condition 4", "has not been met"),
        ("We missed the condition on early help.", "condition on early help", "missed"),
        ("Condition 4 is on track.", None, None),
        ("The agreement has nine conditions.", None, None),
        ("If condition 4 is not met payments stop.", None, None),
    ],
)
def test_a_condition_not_met_is_told_with_its_reason(
    text: str, condition: str | None, reason: str | None
) -> None:
    found = next(find_conditions(sentences(text)), None)

    assert (found.value if found else None) == condition
    assert (found.words if found else None) == reason


def test_a_reason_in_another_sentence_has_its_own_source() -> None:
    (cell,) = find_conditions(
        sentences("Schools opened late. As such, Condition 2 will not be met.")
    )

    assert [source.quote for source in cell.sources] == [
        "As such, Condition 2 will not be met.",
        "Schools opened late.",
    ]


@pytest.mark.parametrize(
    ("text", "dated", "is_told"),
    [
        ("The Council awaits a decision from the DfE.", None, True),
        ("Plans went in; no formal reply has come from the DfE.", None, True),
        ("A decision by ministers is expected in June 2025.", "2025-06", True),
        ("The DfE will review the plan in September 2025.", "2025-09", True),
        ("A new plan is due with the DfE on 18 July 2025.", "2025-07-18", True),
        ("The DfE approved the plan in June 2024.", None, False),
        ("Members made a decision.", None, False),
    ],
)
def test_what_is_to_be_decided_next_is_told_with_its_day(
    text: str, dated: str | None, *, is_told: bool
) -> None:
    cell = next(find_next_decisions(sentences(text)), None)

    assert (cell is not None) == is_told
    assert (cell.dated if cell else None) == dated


def test_payments_may_be_told_without_their_sums() -> None:
    told = sentences("All payments due so far have been received. One may be late.")

    assert [cell.value for cell in find_payments(told)] == [
        "All payments due so far have been received"
    ]
