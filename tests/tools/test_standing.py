from dataclasses import replace

import pytest

from corpus.records import Locator, Paper, PaperId, Passage, PassageId
from tools.programme import tell
from tools.standing import Standing, Statement, find_statements

PAPER = Paper(
    id=PaperId("ab" * 32),
    file_name="paper.txt",
    council="Northwold",
    met_on="2025-02-05",
)


def passages(*texts: str) -> list[Passage]:
    return [
        Passage(
            id=PassageId(f"p-{number}"),
            paper_id=PAPER.id,
            text=text,
            context="",
            locator=Locator(
                words=f"para {number}", page_number=1, start=0, end=len(text)
            ),
        )
        for number, text in enumerate(texts, start=1)
    ]


def told(*texts: str) -> list[tuple[Standing, str]]:
    found = find_statements(PAPER, tell(PAPER, passages(*texts)))
    return [(statement.standing, statement.words) for statement in found]


@pytest.mark.parametrize(
    ("sentence", "standing", "words"),
    [
        (
            "Our Safety Valve agreement is under review by ministers.",
            Standing.UNDER_REVIEW,
            "under review",
        ),
        (
            "Safety Valve instalments have been suspended since May.",
            Standing.SUSPENDED,
            "suspended",
        ),
        (
            "Northwold is not on track with the second Safety Valve condition.",
            Standing.NOT_ON_TRACK,
            "not on track",
        ),
        (
            "The Safety Valve programme remains on track.",
            Standing.ON_TRACK,
            "on track",
        ),
        (
            "The DfE wrote that the Safety Valve bid was rejected.",
            Standing.REFUSED,
            "rejected",
        ),
        (
            "We entered Enhanced Monitoring under the SV programme.",
            Standing.ENHANCED_MONITORING,
            "Enhanced Monitoring",
        ),
        (
            "The Safety Valve agreement has been extended by two years.",
            Standing.EXTENDED,
            "agreement has been extended",
        ),
        (
            "The Safety Valve plan is behind schedule.",
            Standing.NOT_ON_TRACK,
            "behind schedule",
        ),
        (
            "The third Safety Valve condition will not be met.",
            Standing.NOT_ON_TRACK,
            "will not be met",
        ),
        (
            "The Safety Valve tranche due in June was withheld.",
            Standing.SUSPENDED,
            "withheld",
        ),
        (
            "The PSV agreement was terminated at our own request.",
            Standing.ENDED,
            "agreement was terminated",
        ),
    ],
)
def test_the_papers_own_words_tell_how_a_council_stands(
    sentence: str, standing: Standing, words: str
) -> None:
    assert told(sentence) == [(standing, words)]


def test_one_sentence_may_tell_two_things() -> None:
    sentence = "The Safety Valve deal is under review and its payments are on hold."

    assert told(sentence) == [
        (Standing.SUSPENDED, "on hold"),
        (Standing.UNDER_REVIEW, "under review"),
    ]


def test_a_sentence_counts_when_the_programme_was_named_just_before() -> None:
    assert told(
        "A Safety Valve plan went to the department in January.",
        "It covered fifteen years.",
        "In March we heard that the plan was not accepted by the DfE.",
    ) == [(Standing.REFUSED, "not accepted")]


def test_a_sentence_far_from_the_programmes_name_does_not_count() -> None:
    filler = ["Attendance was good."] * 5

    assert (
        told("Safety Valve update.", *filler, "The DfE has our road plan under review.")
        == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a risk that the Safety Valve plan is not accepted.",
        "Safety Valve payments may be suspended.",
        "Safety Valve payments are suspended if two reports are late.",
        "Members asked whether the Safety Valve agreement is under review.",
        "The bus contract is under review.",
        "Ministers keep the financial aspects of SEND under review.",
        "Fewer pupils are suspended since the Safety Valve began.",
    ],
)
def test_what_only_might_be_is_not_told(sentence: str) -> None:
    assert told("Safety Valve update.", sentence) == []


def only(sentence: str, paper: Paper = PAPER) -> Statement:
    (statement,) = find_statements(paper, tell(paper, passages(sentence)))
    return statement


def test_a_statement_is_dated_by_its_sentence_else_by_the_meeting() -> None:
    dated = only("The Safety Valve plan was rejected on 13 March 2024.")
    plain = only("The Safety Valve plan was rejected.")
    ahead = only("Safety Valve payments are suspended until 1 April 2026.")

    assert [one.dated for one in (dated, plain, ahead)] == [
        "2024-03-13",
        "2025-02-05",
        "2025-02-05",
    ]


def test_a_statement_leads_back_to_its_place() -> None:
    statement = only("Costs rose. The Safety Valve plan was rejected. All noted it.")

    assert statement.quote == "The Safety Valve plan was rejected."
    assert statement.locator.words == "para 1"
    assert statement.paper_id == PAPER.id


def test_a_quote_leaves_out_its_paragraphs_number() -> None:
    numbered = replace(
        passages("3.4 The Safety Valve plan was rejected.")[0],
        locator=Locator(words="para 3.4", page_number=1, start=0, end=40),
    )

    (statement,) = find_statements(PAPER, tell(PAPER, [numbered]))

    assert statement.quote == "The Safety Valve plan was rejected."


def test_the_same_sentence_twice_is_told_once() -> None:
    sentence = "The Safety Valve plan was rejected."

    assert len(told(sentence, sentence)) == 1


def test_a_payment_is_not_withheld_on_the_day_it_was_due() -> None:
    statement = only("The Safety Valve payment due in June 2024 has been withheld.")

    assert statement.dated == "2025-02-05"


def test_a_summary_is_dated_as_its_paragraph_dates_the_same() -> None:
    found = find_statements(
        PAPER,
        tell(
            PAPER,
            passages(
                "This report tells why the Safety Valve plan was not accepted.",
                "On 13 March 2024 we heard: the Safety Valve plan is not accepted.",
            ),
        ),
    )

    assert [one.dated for one in found] == ["2024-03-13", "2024-03-13"]
    assert found[0].quote.startswith("On 13 March")


def test_what_is_denied_is_not_told() -> None:
    assert not told("No Safety Valve payment has been withheld to date.")
    assert not told("Safety Valve payments have not been suspended.")
