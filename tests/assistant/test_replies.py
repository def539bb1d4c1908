from corpus.records import Measure
from tests.desk_in_words import answered, desk_of, said, told

ASKED_WHY = (
    "Members asked why the transport overspend was so much higher than the £4.49m"
    " reported. The manager explained that the forecast was of an earlier date. Since"
    " then late invoices had come in. Mr Lee asked about buses. They run daily."
)


def test_what_is_replied_to_a_question_is_the_cause() -> None:
    sentences = answered(
        "Why was Bury's transport overspend higher than reported?",
        *said(ASKED_WHY, "£4.49m", measure=Measure.DSG_DEFICIT),
    )

    assert [sentence.split("“")[1].split()[0] for sentence in sentences] == [
        "Members",
        "The",
        "Since",
    ]


def test_a_question_that_nobody_answers_tells_no_cause() -> None:
    asked = ASKED_WHY.partition(". ")[0] + "."

    status, *_ = told(
        desk_of(
            "Why was Bury's transport overspend higher than reported?",
            *said(asked, "£4.49m", measure=Measure.DSG_DEFICIT),
        )
    )

    assert status == "not_found"
