from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.provenance import sheet_queries
from corpus.records import Paper
from tests.desk_in_words import BURY, desk_of, said, told

TEXT = "The board heard how the plan for transport goes."


def answer(asked: str, paper: Paper, text: str = TEXT) -> tuple[str, ...]:
    return told(desk_of(asked, *said(text, of=paper), papers=[paper]))


def test_the_council_of_a_paper_is_told_when_the_paper_names_it() -> None:
    status, head, cited = answer("Whose transport plan is it?", BURY)

    assert status == "answered"
    assert head == "It is a paper of Bury."
    assert f"“{TEXT}”" in cited


def test_a_council_given_by_the_register_is_not_told_as_the_papers_word() -> None:
    registered = replace(BURY, sources=(("council", "register"),))

    _, head, _ = answer("Which council wrote of the transport plan?", registered)

    assert head == (
        "The paper does not name its council; Bury is given by the register of papers,"
        " not by the paper."
    )


def test_a_paper_that_names_no_council_is_said_to_name_none() -> None:
    nameless = replace(BURY, council=None)

    _, head, _ = answer("Which council wrote of the transport plan?", nameless)

    assert head == "The paper does not name its council, and nothing else here does."


def test_a_doubt_whose_paper_it_is_is_answered_with_where_it_says_so() -> None:
    _, head, _ = answer("How do you know the transport plan is Bury's?", BURY)

    assert head == "It is a paper of Bury."


def test_a_question_about_the_status_of_a_paper_quotes_its_marking() -> None:
    marked = replace(BURY, marking="Open to the public")

    _, sentence = answer(
        "Is the transport paper exempt?", marked, "Transport plan. Open to the public."
    )

    assert sentence.startswith("It is marked as public.")


def test_a_meeting_without_a_date_is_not_given_one() -> None:
    undated = replace(BURY, met_on=None)

    status, sentence = answer("When did the schools forum meet?", undated)

    assert status == "not_found"
    assert sentence == "Not stated: bury.txt does not give the date of its meeting."


def test_a_question_about_anything_else_is_not_about_the_paper() -> None:
    _, *sentences = answer("What did the board hear of the transport plan?", BURY)

    assert not any("paper of" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Is Bury's paper for decision or for information?", "Item for: Information"),
        ("Is Bury's paper for decision or just to note?", "Use: For update and noting"),
        ("Can anyone read Bury's paper on transport?", "Status: Public"),
        ("Is Bury's transport paper restricted?", "Classification: Unrestricted"),
    ],
)
def test_what_a_front_sheet_says_of_its_paper_is_quoted(asked: str, line: str) -> None:
    sheet = said(line, place="front sheet; Status")

    status, sentence = told(desk_of(asked, *said(TEXT), *sheet))

    assert status == "answered"
    assert f"“{line}”" in sentence


def test_who_may_read_a_paper_and_what_it_is_for_are_told_if_both_are_asked() -> None:
    sheet = (
        *said("Status: Public", place="front sheet; Status"),
        *said("Classification: For decision", place="front sheet; Classification"),
    )

    asked = "Is Bury's transport paper public, and is it for decision?"
    status, *sentences = told(desk_of(asked, *said(TEXT), *sheet))

    assert status == "answered"
    assert ["Public" in s for s in sentences] == [True, False]
    assert "For decision" in sentences[1]


def test_who_is_behind_a_paper_is_sought_on_its_front_sheet() -> None:
    assert "authors" in " ".join(sheet_queries("Who wrote it?"))
    assert sheet_queries("What does transport cost?") == ()


def test_whether_the_council_is_named_asks_whose_paper_it_is() -> None:
    unnamed = replace(BURY, sources=(("council", "register"),))

    _, head, *_ = answer("£4m deficit: is the council named?", unnamed)

    assert head.startswith("The paper does not name its council; Bury is given")


@pytest.mark.parametrize(
    "asked",
    [
        "When was the last meeting?",
        "When did the schools forum meet?",
        "What date is it?",
    ],
)
def test_the_date_of_a_paper_is_told_where_nothing_else_is_asked(asked: str) -> None:
    status, sentence = answer(asked, BURY)

    assert (status, sentence) == ("answered", "Bury, Schools Forum, January 2022.")


def test_when_something_happens_is_no_date_of_a_paper() -> None:
    _, *sentences = answer("When did the transport forum meet the board?", BURY)

    assert "Bury, Schools Forum, January 2022." not in sentences


FRONT = (
    ("Report from: Sarah Dale, Director of Children", "front sheet; Report from"),
    ("Report by: Ann Mann, Accountant", "front sheet; Report by"),
)


def of_front(asked: str, lines: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    hits = [one for text, place in lines for one in said(text, place=place)]
    return told(desk_of(asked, *hits, papers=[BURY]))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Who wrote the Bury report?", ["Mann"]),
        ("Who is the author of Bury's paper?", ["Mann"]),
        ("Who wrote Bury's report and which director is it from?", ["Mann", "Dale"]),
    ],
)
def test_who_wrote_a_paper_is_told_by_the_line_that_says_so(
    asked: str, names: list[str]
) -> None:
    _, *lines = of_front(asked, FRONT)

    assert [name for name in ("Mann", "Dale") if name in " ".join(lines)] == names
    assert len(lines) == len(names)


def test_whose_report_it_is_is_told_where_no_author_is_named() -> None:
    _, line = of_front("Who wrote the Bury report?", FRONT[:1])

    assert "Report from: Sarah Dale" in line


def test_who_wrote_to_somebody_wrote_no_report() -> None:
    _, *lines = of_front("Who wrote to the DfE for Bury?", FRONT)

    assert "Report by" not in " ".join(lines)


def test_a_doubt_of_a_figure_is_answered_by_no_council() -> None:
    _, head, *_ = answer("How do we know Bury's deficit is not in the plan?", BURY)

    assert head != "It is a paper of Bury."


@pytest.mark.parametrize(
    "asked",
    ["Who can I contact about the Bury report?", "Who do I ask about Bury's paper?"],
)
def test_whom_to_ask_is_told_by_the_line_that_says_so(asked: str) -> None:
    lines = (("Enquiries to", "Enquiries to: Ann Lee"), ("Date", "Date: 1 May 2024"))

    _, sentence = of_front(asked, lines)

    assert "Ann Lee" in sentence


def test_whom_to_ask_is_not_stated_where_no_line_says_so() -> None:
    status, *_ = of_front("Who can I contact about Bury's report?", FRONT)

    assert status == "not_found"
