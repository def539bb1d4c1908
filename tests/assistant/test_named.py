"""Rules of assistant/named.py: of whom and of what something is told."""

import pytest

from tests.desk_in_words import desk_of, said, told


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Jo Bell is the director of transport.", "answered"),
        ("The board is chaired by the director of education.", "not_found"),
    ],
    ids=["the office", "another office"],
)
def test_who_holds_an_office_is_told_where_the_office_is_named(
    sentence: str, status: str
) -> None:
    known = said("Transport costs rose.", place="para 2.1")

    told_status, *_ = told(
        desk_of("Who is the director of transport?", *said(sentence), *known)
    )

    assert told_status == status


def test_what_one_named_in_capitals_was_paid_is_told_where_it_is_named() -> None:
    records = (
        *said("ISOS reviewed the plans.", place="para 2.1"),
        *said("The total paid was £5m.", "£5m", place="para 3.4"),
    )

    status, *_ = told(desk_of("How much was ISOS paid?", *records))

    assert status == "not_found"


def test_an_office_that_no_paper_names_is_held_by_nobody() -> None:
    status, *_ = told(
        desk_of("Who is the chair of the forum?", *said("Jo Bell updated the forum."))
    )

    assert status == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The forum may agree a transfer.", "not_found"),
        ("The chair asked the forum to vote.", "not_found"),
        ("Chair of the board: the forum has none.", "not_found"),
        ("The forum is chaired by the Director of Education.", "answered"),
        ("Forum members: Jo Bell (Chair), Al Reed.", "answered"),
        ("Chair: Cllr A Reed opened the forum.", "answered"),
    ],
)
def test_who_chairs_is_told_only_where_one_is_said_to(
    sentence: str, status: str
) -> None:
    desk = desk_of("Who chairs the forum?", *said(sentence))

    assert told(desk)[0] == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("How many weeks do families wait for CAMHS?", "not_found"),
        ("How many weeks do families wait for a decision?", "answered"),
        ("HOW MANY WEEKS DO FAMILIES WAIT?", "answered"),
    ],
)
def test_no_number_is_told_of_a_name_in_capitals_that_no_paper_says(
    asked: str, status: str
) -> None:
    waits = said("Families wait six weeks for a decision.")

    assert told(desk_of(asked, *waits))[0] == status


def test_what_is_asked_of_a_person_is_told_only_where_he_is_named() -> None:
    vote = said("The vote on the management plan for transport was nine to seven.")
    asked = "How did Cllr Ashworth vote on Bury's management plan for transport?"

    status, *_ = told(desk_of(asked, *vote))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Monthly contact with the DfE adviser goes on.", "not_found"),
        ("The DfE adviser, Jane Marsh, came in May.", "answered"),
    ],
)
def test_name_of_who_holds_an_office_is_told_by_a_name_alone(
    sentence: str, status: str
) -> None:
    found, *_ = told(desk_of("What's the name of the DfE adviser?", *said(sentence)))

    assert found == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("How much is the Band D top-up?", "answered"),
        ("How much is the Band C top-up?", "not_found"),
    ],
)
def test_what_has_a_letter_for_its_name_is_told_where_the_letter_stands(
    asked: str, status: str
) -> None:
    top_up = said("The Band D top-up is £20k.", "£20k")

    assert told(desk_of(asked, *top_up))[0] == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Councillors Bell and Reed objected to the plan.", "answered"),
        ("The committee noted the plan to which some objected.", "not_found"),
    ],
)
def test_which_councillors_is_told_by_their_names(sentence: str, status: str) -> None:
    told_status, *_ = told(
        desk_of("Which councillors objected to the plan?", *said(sentence))
    )

    assert told_status == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("What did parents say about the transport plan?", "not_found"),
        ("What did the forum say about the transport plan?", "answered"),
        ("What did officers say about the transport plan?", "answered"),
        ("What does Ofsted report on the transport plan?", "not_found"),
    ],
    ids=["nobody named", "named", "who writes the papers", "a name unknown"],
)
def test_what_was_said_is_told_where_whoever_said_it_is_named(
    asked: str, status: str
) -> None:
    told_status, *_ = told(
        desk_of(asked, *said("The forum found the transport plan too dear."))
    )

    assert told_status == status


@pytest.mark.parametrize(
    "asked",
    [
        "What did Bury's transport working group make of the budget?",
        "What did the transport working group in Bury think of the budget?",
        "What was the transport working group's view of the budget in Bury?",
        "How did the transport working group in Bury react to the budget?",
    ],
)
def test_what_somebody_made_of_a_thing_is_told_in_their_words(asked: str) -> None:
    status, first, *rest = told(
        desk_of(
            asked,
            *said("The budget is £2m.", "£2m", place="para 1"),
            *said("The transport working group supported the budget.", place="para 2"),
        )
    )

    assert (status, rest) == ("answered", [])
    assert "supported" in first


def test_another_body_of_a_like_name_said_nothing() -> None:
    status, *_ = told(
        desk_of(
            "What did the transport working group in Bury make of the budget?",
            *said("The forum supported the budget.", place="para 2"),
        )
    )

    assert status == "not_found"


def test_who_chairs_a_group_named_just_before_is_told() -> None:
    status, *sentences = told(
        desk_of(
            "Who will chair Bury's working group?",
            *said(
                "A working group of six meets each term. It would be chaired by the"
                " Director of Learning."
            ),
        )
    )

    assert status == "answered"
    assert any("Director of Learning" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("asked", "sentence", "status"),
    [
        (
            "Who is Bury's section 151 officer?",
            "Officer: Al Reed, Deputy Section 151 Officer.",
            "not_found",
        ),
        (
            "Who is Bury's section 151 officer?",
            "Signed: Jo Bell, Section 151 Officer.",
            "answered",
        ),
        (
            "What's the name of the head of SEND in Bury?",
            "Present: Jo Bell (Head of SEND), Al Reed (Clerk).",
            "answered",
        ),
        ("Bury head of SEND - name?", "Jo Bell, Head of SEND.", "answered"),
        (
            "Who is the head of SEND?",
            "Demand for plans grows: Head of SEND.",
            "not_found",
        ),
        (
            "Who is Bury's Schools Forum chair?",
            "Members: Jo Bell (Chair), Al Reed.",
            "answered",
        ),
    ],
)
def test_who_holds_an_office_is_a_name_beside_that_very_office(
    asked: str, sentence: str, status: str
) -> None:
    told_status, *_ = told(desk_of(asked, *said(sentence)))

    assert told_status == status
