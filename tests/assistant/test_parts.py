import pytest

from assistant.parts import part_texts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("What is it and who owns it?", ("What is it", "who owns it?")),
        ("What is it? Why is it so?", ("What is it", "Why is it so?")),
        ("Who runs it and at what cost?", ("Who runs it", "at what cost?")),
        ("How many are there, at what cost?", ("How many are there", "at what cost?")),
        (
            "Agreed dates for the bases and for Secondary A?",
            ("Agreed dates for the bases", "Agreed dates for Secondary A"),
        ),
        ("What is it, and by how much?", ("What is it", "by how much?")),
        (
            "When was it sent, when was it agreed and when did it end?",
            ("When was it sent", "when was it agreed", "when did it end?"),
        ),
        (
            "Kent: when was the visit, the bid and the reply?",
            (
                "Kent: when was the visit",
                "Kent: when was the bid",
                "Kent: when was the reply",
            ),
        ),
        (
            "Kent: dates for the bid, the direction and being told no",
            (
                "Kent: dates for the bid",
                "Kent: when is the direction",
                "Kent: when is being told no",
            ),
        ),
        ("What is it and whats the cost?", ("What is it", "whats the cost?")),
        ("Who owns it and is anyone in post?", ("Who owns it", "is anyone in post?")),
        (
            "When in 2024 did Kent send its plan to DfE, hear back and send it again?",
            (
                "When in 2024 did Kent send its plan to DfE",
                "When in 2024 did Kent hear back",
                "When in 2024 did Kent send its plan again",
            ),
        ),
        (
            "When was the revised plan agreed, published and sent to Ofsted?",
            (
                "When was the revised plan agreed",
                "When was the revised plan published",
                "When was the revised plan sent to Ofsted",
            ),
        ),
        (
            "When did Kent revise its plan and budget?",
            ("When did Kent revise its plan and budget?",),
        ),
        (
            "Kent: when was it sent, when was it agreed?",
            ("Kent: when was it sent", "Kent: when was it agreed?"),
        ),
        (
            "Kent dates please: the start, the review, and the end",
            (
                "Kent: when was the start",
                "Kent: when was the review",
                "Kent: when was the end",
            ),
        ),
        (
            "Advice line: cost per annum and how many days?",
            ("Advice line: cost per annum", "Advice line: how many days"),
        ),
        (
            "Timeline for Kent please: the start, the end",
            (
                "Kent please: when was the start",
                "Kent please: when was the end",
            ),
        ),
        (
            "For the Kent plan: start date, this Cabinet, the end?",
            (
                "For the Kent plan: start date",
                "For the Kent plan: when is this Cabinet",
                "For the Kent plan: when is the end",
            ),
        ),
        (
            "Give me the key dates for Kent: the start, review and sign-off of it",
            (
                "Kent: when was the start",
                "Kent: when was review",
                "Kent: when was sign-off of it",
            ),
        ),
        (
            "When was Kent's plan signed, the profile made and the paper put to CMT?",
            (
                "When was Kent's plan signed",
                "When was the profile made",
                "When was the paper put to CMT",
            ),
        ),
        (
            "List the dates of the visit, the bid and the refusal",
            ("when was the visit", "when was the bid", "when was the refusal"),
        ),
        (
            "Is Kent in surplus or deficit, and by how much?",
            ("Is Kent in surplus or deficit, and by how much?",),
        ),
        (
            "Name the author and the chair of Kent's review.",
            ("Name the author of Kent's review.", "Name the chair of Kent's review."),
        ),
        (
            "Kent plan: date it went in and date it came back",
            ("Kent plan: date it went in", "Kent plan: date it came back"),
        ),
    ],
)
def test_questions_put_in_one_are_parted(text: str, parts: tuple[str, ...]) -> None:
    assert part_texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "What did members and officers say?",
        "When the rule ends in 2026, how many years will it have run?",
        "How much is asked for? I live in Deal.",
        "Which costs more: its own schools, or places elsewhere?",
        "Kent deficit: recruitment, retention and training",
        "What is the cost, the date and the owner of it?",
        "What share of it was met? (percent)",
        "Name the author and chair of it.",
        "When was the plan agreed by the cabinet and the board?",
        "When was the visit of the board and its chair?",
    ],
)
def test_one_question_is_not_parted(text: str) -> None:
    assert part_texts(text) == (text,)


def test_things_to_be_put_in_order_are_each_dated() -> None:
    asked = "BCP: put in order the visit, the bid going in and the refusal, with dates"

    assert part_texts(asked) == (
        "BCP: when was the visit",
        "BCP: when was the bid going in",
        "BCP: when was the refusal",
    )
