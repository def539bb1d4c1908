from dataclasses import replace

import pytest

from assistant.desk import Desk
from assistant.follow_ups import read_question
from assistant.found import Withheld
from assistant.overviews import part_asked
from corpus.records import Figure, Hit, Paper, PaperId, Status
from tests.desk_in_words import BURY, KENT, desk_of, said, told
from tools.paper_parts import PaperPart

RESOLVED = said("RESOLVED: That the transport report be noted.", place="Resolved")
PURPOSE = said("This report provides an update on transport.", place="para 1.1")
KEPT = Paper(
    id=PaperId(""),
    file_name="",
    council="Bury",
    committee="Cabinet",
    met_on="2024-05-01",
    status=Status.EXEMPT,
    marking="Not for publication",
)


def withholding(desk: Desk, *papers: Paper) -> Desk:
    held = tuple(Withheld(paper=paper, words=frozenset()) for paper in papers)
    return replace(desk, found=replace(desk.found, withheld=held))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("What is not public?", PaperPart.MARKING),
        ("Which papers can't I see?", PaperPart.MARKING),
        ("Is anything in the Bury paper exempt?", PaperPart.MARKING),
        ("What is being kept from the public about BCP?", PaperPart.MARKING),
        ("Summarise the Bury paper", PaperPart.PURPOSE),
        ("What is this paper about? The B&NES one.", PaperPart.PURPOSE),
        ("Give me the gist of BCP's report", PaperPart.PURPOSE),
        ("What does BCP's May 2024 report say?", PaperPart.PURPOSE),
        ("What did the Cabinet decide?", PaperPart.DECISIONS),
        ("what was agreed at the meeting", PaperPart.DECISIONS),
        ("What is BCP recommended to do?", PaperPart.RECOMMENDATIONS),
        ("What are members asked to approve?", PaperPart.RECOMMENDATIONS),
        ("what do officers want us to do this time", PaperPart.RECOMMENDATIONS),
        ("What was the meeting asked to decide?", PaperPart.RECOMMENDATIONS),
    ],
)
def test_a_question_about_papers_as_a_whole_asks_for_a_part_of_them(
    asked: str, part: PaperPart
) -> None:
    assert part_asked(read_question(asked)) is part


@pytest.mark.parametrize(
    "asked",
    [
        "What did the Cabinet decide about the deficit?",
        "What was agreed for 2024/25?",
        "What is the report's risk about delays?",
        "Who agreed the Safety Valve plan?",
        "What is the purpose of the transport review?",
        "Is the transport paper exempt?",
    ],
)
def test_a_question_that_names_a_thing_asks_for_no_part(asked: str) -> None:
    assert part_asked(read_question(asked)) is None


def test_what_was_decided_is_read_out_where_it_stands() -> None:
    status, sentence = told(desk_of("What was decided?", *RESOLVED, *PURPOSE))

    assert status == "answered"
    assert "RESOLVED: That the transport report be noted." in sentence


def test_a_recommendation_is_shown_as_no_decision() -> None:
    asked_for = said("That the report be noted.", place="front sheet; Recommendations")

    status, head, near = told(desk_of("What was decided?", *asked_for))

    assert (status, head) == (
        "not_found",
        "What was decided is not stated in the papers I can see.",
    )
    assert near.startswith("The nearest they come, which is not it: Bury")


def test_what_another_committee_decided_is_not_told() -> None:
    forum = replace(BURY, committee="Schools Forum")
    cabinet = replace(KENT, committee="Cabinet")
    other = said("RESOLVED: To pay.", of=cabinet, place="Resolved")

    status, *sentences = told(
        desk_of("What did the Cabinet decide?", *RESOLVED, *other, papers=[cabinet])
    )

    assert (status, len(sentences)) == ("answered", 1)
    assert "To pay" in sentences[0]
    assert forum.committee != cabinet.committee


def test_a_paper_that_is_kept_is_told_as_an_agenda_lists_it() -> None:
    desk = withholding(desk_of("What is not public?", *PURPOSE), KEPT)

    assert told(desk) == (
        "exempt",
        "Not open to the public: a paper (Bury, Cabinet, 1 May 2024)."
        " It is marked “Not for publication”.",
    )


def test_what_a_public_paper_says_of_its_exempt_parts_is_quoted() -> None:
    marked = replace(BURY, refers_to_exempt=("Appendix 2 is exempt",))
    words = said("Appendix 2 is exempt from publication.", of=marked)

    status, sentence = told(
        desk_of("What is not public?", *words, *PURPOSE, papers=[marked])
    )

    assert status == "answered"
    assert "“Appendix 2 is exempt from publication.”" in sentence


def test_a_list_found_twice_is_told_whole() -> None:
    led = recommended(
        *said("That the forum:", place="2; paragraph 1"),
        *said("(a) note the deficit;", place="2; paragraph 2"),
        *said("(b) agree a transfer.", place="2; paragraph 3"),
    )

    _, *sentences = told(desk_of("What is Bury recommended to do?", *led, *led))

    assert [sentence.split("“")[1] for sentence in sentences] == [
        "That the forum:”",
        "note the deficit;”",
        "agree a transfer.”",
    ]


def test_that_nothing_is_kept_is_said() -> None:
    assert told(desk_of("What is not public?", *PURPOSE)) == (
        "not_found",
        "No paper that I can see is marked as exempt, nor any part of it.",
    )


TO_NOTE = said("Note the forecast deficit.", place="recommendation 1")
TO_AGREE = said("Agree a transfer of places.", place="recommendation 2")


def recommended(*records: Hit | Figure) -> tuple[Hit | Figure, ...]:
    return tuple(
        replace(
            one,
            passage=replace(
                one.passage,
                context="2. Recommendations",
                locator=replace(one.passage.locator, start=100 * number),
            ),
        )
        for number, one in enumerate(records)
        if isinstance(one, Hit)
    )


ASKED_FOR = recommended(*TO_NOTE, *TO_AGREE)


@pytest.mark.parametrize(
    "asked",
    [
        "What is Bury's forum being asked to do about the deficit?",
        "What was Bury's Schools Forum invited to agree on the transfer of places?",
        "What does the Bury report recommend on the deficit?",
        "What are the recommendations in Bury's deficit paper?",
        "What decision is sought on the deficit in Bury?",
        "What do officers want the Bury forum to approve on places?",
        "What is Bury's forum asked to do with the autumn monitoring report?",
        "Is Bury's paper asking the forum for a decision?",
    ],
)
def test_all_that_a_meeting_is_asked_for_is_told_of_a_thing(asked: str) -> None:
    noise = said("The forum was asked about the deficit in May.", place="para 7")

    status, *sentences = told(desk_of(asked, *noise, *ASKED_FOR))

    assert status == "answered"
    assert [sentence.split("“")[1] for sentence in sentences] == [
        "Note the forecast deficit.”",
        "Agree a transfer of places.”",
    ]


def test_what_is_asked_on_a_thing_no_recommendation_names_is_not_stated() -> None:
    status, head, near, *_ = told(
        desk_of("What is Bury's forum asked to decide on school meals?", *ASKED_FOR)
    )

    assert (status, head) == (
        "not_found",
        "That is not stated in the papers I can see.",
    )
    assert near.startswith("The nearest they come, which is not it: Bury")


def test_what_a_meeting_was_asked_at_another_time_is_not_told() -> None:
    status, *_ = told(
        desk_of("What was Bury's forum asked to agree in May 2019?", *ASKED_FOR)
    )

    assert status == "not_found"


def test_what_is_asked_for_leaves_no_other_part_out() -> None:
    _, *sentences = told(
        desk_of(
            "What is Bury's forum asked to agree, and when does the base open?",
            *ASKED_FOR,
            *said("The base opens in May 2024.", place="para 9"),
        )
    )

    assert any("Agree a transfer" in sentence for sentence in sentences)
    assert any("May 2024" in sentence for sentence in sentences)
