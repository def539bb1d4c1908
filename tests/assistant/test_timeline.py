from corpus.records import Event
from tests.desk_in_words import BURY, desk_of, place_of, said, told

SUBMITTED = "The recovery plan was submitted in May 2021."
SIGNED = "The recovery plan was signed in March 2022."
OPENED = "A school opened in June 2021."


def event(quote: str, happened_on: str) -> Event:
    return Event(
        paper_id=BURY.id,
        council="Bury",
        happened_on=happened_on,
        printed=happened_on,
        quote=quote,
        locator=place_of("para 2"),
    )


EVENTS = (
    event(SIGNED, "2022-03"),
    event(OPENED, "2021-06"),
    event(SUBMITTED, "2021-05"),
)


def test_dated_happenings_are_told_in_their_order() -> None:
    status, *sentences = told(
        desk_of("What are the dates of the recovery plan?", *EVENTS)
    )

    assert status == "answered"
    assert sentences == [f"“{SUBMITTED}” (para 2).", f"“{SIGNED}” (para 2)."]


def test_only_happenings_of_the_time_asked_about_are_told() -> None:
    _, *sentences = told(
        desk_of("When were the steps of the recovery plan in March 2022?", *EVENTS)
    )

    assert sentences == [f"“{SIGNED}” (para 2)."]


def test_a_sentence_with_two_dates_is_told_once() -> None:
    both = "The recovery plan was drafted in May 2021 and signed in March 2022."

    _, *sentences = told(
        desk_of(
            "What are the dates of the recovery plan?",
            event(both, "2022-03"),
            event(both, "2021-05"),
        )
    )

    assert sentences == [f"“{both}” (para 2)."]


def test_happenings_that_meet_too_few_of_the_words_are_no_answer() -> None:
    status, *_ = told(
        desk_of("When were museum paintings and statues bought?", *EVENTS)
    )

    assert status == "not_found"


def test_one_date_is_looked_up_and_no_timeline() -> None:
    status, *_ = told(desk_of("When was the recovery plan signed?", *EVENTS))

    assert status == "not_found"


LISTED = (
    *said("The recovery plan was submitted on 15 January 2024 in two parts."),
    *said("The recovery plan for transport waits for a review of its routes."),
    *said("The council was told on 13 March 2024 that it is not accepted."),
    *said("See the council's page on the override (accessed 13 May 2024)."),
)


def test_each_happening_listed_is_told_by_its_dated_sentence_alone() -> None:
    status, *sentences = told(
        desk_of("Bury: dates of the recovery plan, the refusal", *LISTED)
    )

    assert status == "answered"
    assert [sentence.partition("“")[2] for sentence in sentences] == [
        "The recovery plan was submitted on 15 January 2024 in two parts.”",
        "The council was told on 13 March 2024 that it is not accepted.”",
    ]


def test_when_a_page_was_looked_at_dates_nothing() -> None:
    status, *_ = told(desk_of("Bury: when was the override?", *LISTED))

    assert status == "not_found"
