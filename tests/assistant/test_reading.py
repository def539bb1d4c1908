from dataclasses import replace

import pytest

from assistant.evidence import weigh
from assistant.follow_ups import read_question
from assistant.reading import read_out
from corpus.records import Hit, Measure, Passage, PassageId
from tests.desk_in_words import (
    BURY,
    answered,
    candidates,
    place_of,
    said,
    table_of,
)


def paragraphs(*texts: str) -> tuple[Hit, ...]:
    """Paragraphs of one paper, one after the other."""
    return tuple(
        Hit(
            passage=Passage(
                id=PassageId(f"p-{number}"),
                paper_id=BURY.id,
                text=text,
                context="",
                locator=place_of(f"para {number}", 1000 * number),
            ),
            paper=BURY,
        )
        for number, text in enumerate(texts, start=1)
    )


def test_what_points_back_to_the_best_sentence_is_told_after_it() -> None:
    sentences = answered(
        "What became of the transport plan?",
        *paragraphs("The transport plan was redrawn. It came to nothing in the end."),
    )

    assert [sentence.split("“")[1] for sentence in sentences] == [
        "The transport plan was redrawn.”",
        "It came to nothing in the end.”",
    ]


def test_the_best_sentence_is_told_before_what_stands_before_it() -> None:
    first, second, *_ = answered(
        "What did the transport plan say of the grant for buses?",
        *paragraphs(
            "The transport plan has a grant."
            " The transport plan says that the grant for buses pays drivers."
        ),
    )

    assert "pays drivers" in first
    assert "has a grant" in second


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("This letter found no fault with it.", True),
        ("This scheme found no fault with it.", False),
        ("It found no fault.", False),
    ],
    ids=["named again", "another thing", "no name"],
)
def test_over_a_paragraphs_end_only_what_names_it_again_goes_on(
    second: str, *, is_told: bool
) -> None:
    sentences = answered(
        "What did ministers say of the transport plan?",
        *paragraphs("Ministers sent a letter of the transport plan.", second),
    )

    assert any(second in sentence for sentence in sentences) is is_told


def test_a_date_told_after_the_best_sentence_is_told_with_it() -> None:
    sentences = answered(
        "When was the transport plan drawn up?",
        *paragraphs("A transport plan was drawn up. This took place in June 2021."),
    )

    assert "June 2021" in sentences[-1]


def test_an_item_is_not_told_beside_the_list_it_stands_in() -> None:
    sentences = answered(
        "What does the transport plan need?",
        *paragraphs("The transport plan needs:\n- a transport grant\n- new buses"),
    )

    assert len(sentences) == 1
    assert "new buses" in sentences[0]


def test_rows_that_a_colon_leads_into_are_told_with_their_sentence() -> None:
    lead = "The movement to Period 7 has two causes:"
    rows = table_of(
        {"school places": ("£3.7m",), "top-up funding": ("£2.0m",)},
        columns=("",),
        caption="para 2.3; table",
        measure=Measure.OTHER,
    )
    rows = tuple(
        replace(row, locator=place_of(f"para 2.3; table; row {row.label}", 20 + place))
        for place, row in enumerate(rows)
    )

    sentences = answered(
        "What is behind the movement to Period 7 in Bury's forecast?",
        *said(lead, place="para 2.3"),
        *rows,
    )

    assert lead in sentences[0]
    assert ["school places" in sentences[1], "top-up" in sentences[2]] == [True, True]


def test_what_came_of_something_is_told_after_it_over_a_paragraphs_end() -> None:
    sentences = answered(
        "Why was the transport grant held back?",
        *paragraphs(
            "The return showed that routes were not cut.",
            "As a result the transport grant was held back.",
        ),
    )

    assert "routes were not cut" in sentences[0]


@pytest.mark.parametrize(
    "cause",
    [
        "Of this, £1.0m is transport and £0.5m is late invoices.",
        "The head of service explained that transport had been dear.",
        "The main pressures on it were transport and late invoices.",
    ],
)
def test_what_a_rise_is_made_of_is_told_as_its_cause(cause: str) -> None:
    sentences = answered(
        "Why did the museum outturn come in worse?",
        *paragraphs(f"The museum outturn is £1.5m worse than at Month 9. {cause}"),
    )

    assert any(cause in sentence for sentence in sentences)


def test_a_cause_further_on_in_the_paragraph_is_told() -> None:
    sentences = answered(
        "Why is the transport plan off track?",
        *paragraphs(
            "The transport plan is off track. Two advisers came in June. The principal"
            " reason is the late opening of a depot."
        ),
    )

    assert any("late opening of a depot" in sentence for sentence in sentences)


LISTED = (
    "The transport plan was late. There are two causes. First, buses cost more."
    " This was not foreseen. Secondly, drivers left. Last year members said so."
)


@pytest.mark.parametrize(
    "asked",
    [
        "Why was the transport plan late?",
        "What became of the drivers of the transport plan?",
        "Why do buses cost more?",
    ],
    ids=["what stands before it", "its last item", "its first item"],
)
def test_a_list_told_in_sentences_goes_together(asked: str) -> None:
    told = " ".join(answered(asked, *paragraphs(LISTED)))

    listed = ("There are two causes.", "First, buses", "not foreseen", "Secondly,")
    assert all(words in told for words in listed)
    assert "Last year" not in told


RISE = "The rise in transport is put down to two things: buses and dearer fuel."


@pytest.mark.parametrize(
    "asked",
    ["Why has transport spending gone up?", "What has pushed up transport spending?"],
)
def test_why_something_rose_is_told_by_what_speaks_of_a_rise_and_its_cause(
    asked: str,
) -> None:
    first, *rest = answered(
        asked,
        *paragraphs(
            "Transport spending is on the agenda of each of our meetings.",
            f"Transport spending was £5m. {RISE}",
            "Appendix A: transport spending by firm (not for publication by virtue of"
            " paragraph 3).",
            "Transport spending has its own risk, which the board keeps green.",
        ),
    )

    assert RISE in first
    assert not any("not for publication" in sentence for sentence in rest)


def test_what_is_kept_back_is_told_where_it_is_asked_for() -> None:
    kept = "Appendix A: transport unit prices, not for publication."

    first, *_ = answered(
        "Why is the transport appendix exempt?",
        *paragraphs(kept, "Transport is dear to run because of fuel."),
    )

    assert kept in first


@pytest.mark.parametrize(
    ("then", "is_told"),
    [
        ("The council would then hardly balance its budget.", True),
        ("The board met in May.", False),
        ("If it ran on, nothing would change.", False),
    ],
    ids=["what then", "no case", "another case"],
)
def test_what_would_come_next_of_a_case_is_told_with_it(
    then: str, is_told: bool
) -> None:
    case = "If the override ended in 2026, reserves would have to meet the deficit."
    question = read_question("What would happen if the override ended?")
    weighed = weigh(question, candidates(*paragraphs(f"{case} {then}")))
    best = [w for w in weighed if w.candidate.quote == case]

    told = read_out(question, best, weighed)

    assert [one.quote for one in told] == [case, then][: 1 + is_told]


def test_a_cause_leads_where_the_nearest_tells_none() -> None:
    first, *_ = answered(
        "Why did Bury's transport deficit rise according to officers?",
        *paragraphs(
            "The transport deficit of Bury at March 2025 was seen by officers.",
            "Officers say two factors explain the transport rise: fees and fuel.",
        ),
    )

    assert "two factors explain" in first


def test_so_many_things_asked_for_are_told_by_what_lists_them_all() -> None:
    (sentence,) = answered(
        "Name the three themes of Bury's transport plan",
        *said(
            "The transport plan has three themes: buses, trams, and trains. The plan"
            " was drawn up in May. The transport themes were agreed."
        ),
    )

    assert "buses, trams, and trains" in sentence


def test_beside_a_cause_only_causes_of_its_paragraph_are_told() -> None:
    (sentence,) = answered(
        "Why has the cost of Bury's transport campus gone up?",
        *said(
            "Transport campus costs are on a new sheet now. The rise in the cost of the"
            " transport campus follows ground surveys. The transport campus has a gate."
        ),
    )

    assert "ground surveys" in sentence


def test_when_one_thing_opens_is_not_told_of_a_thing_with_another_name() -> None:
    first, *_ = answered(
        "When will the new school in Hailsham open?",
        *said("No new school in Hailsham has a site.", place="para 1"),
        *said("New school places open in September 2025.", place="para 2"),
    )

    assert "Hailsham" in first
