from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.answer import Answer, AnswerStatus
from assistant.found import Withheld
from corpus.library import Library, open_library
from corpus.records import (
    Basis,
    Finding,
    FindingKind,
    Flow,
    Measure,
    PaperId,
    Role,
    Severity,
    Status,
)
from ingest.pipeline import ingest
from tests.desk_in_words import (
    BURY,
    KENT,
    answered,
    desk_of,
    place_of,
    said,
    table_of,
    told,
)
from tests.fakes import LetterEmbedder
from tests.readings import write_paper

SECRET = replace(
    BURY,
    id=PaperId(""),
    file_name="",
    status=Status.EXEMPT,
    marking="Not for publication",
    met_on="2023-06",
)


def withheld(*words: str) -> Withheld:
    return Withheld(paper=SECRET, words=frozenset(words))


def test_a_council_without_papers_is_refused() -> None:
    status, *sentences = told(desk_of("What is Surrey's deficit?", *said("A deficit.")))

    assert status == "not_found"
    assert sentences == ["Not stated: no paper of Surrey is in the library."]


def test_an_exempt_refusal_tells_the_marking_and_nothing_else() -> None:
    status, *sentences = told(
        desk_of(
            "What did the Oakfield settlement cost?", withheld("oakfield", "settlement")
        )
    )

    assert status == "exempt"
    assert sentences == [
        "This is in a paper (Bury, Schools Forum, June 2023) that is exempt, not open"
        " to the public; what it says is not shown. It is marked “Not for publication”."
    ]


def test_a_council_whose_only_paper_is_exempt_is_refused_as_exempt() -> None:
    desk = desk_of("What is Bury's deficit?", withheld("deficit"), papers=[KENT])

    status, *_ = told(desk)

    assert status == "exempt"


def test_an_exempt_paper_is_known_by_readers_words_for_its_own(
    library: Library,
) -> None:
    answer = ask(library, "What is the Oakfield school deal worth?")

    assert answer.status is AnswerStatus.EXEMPT
    assert "4,321,987" not in answer.text


def test_what_can_be_seen_is_answered_though_an_exempt_paper_says_it_too() -> None:
    status, sentence = told(
        desk_of(
            "Who reviews the transport scheme?",
            *said("The forum reviews the transport scheme."),
            withheld("transport", "scheme"),
        )
    )

    assert status == "answered"
    assert "The forum reviews" in sentence


def test_words_of_an_exempt_paper_do_not_outweigh_what_a_paper_nearly_says() -> None:
    status, *_ = told(
        desk_of(
            "Why does the forum quietly review the transport scheme?",
            *said("The forum reviews the transport scheme because costs rose."),
            withheld("forum", "review", "transport", "scheme", "quiet"),
        )
    )

    assert status == "answered"


def test_a_paper_asked_for_by_the_date_of_its_exempt_meeting_is_refused() -> None:
    status, *_ = told(
        desk_of(
            "What does the June 2023 paper say of the transport scheme?",
            *said("The transport scheme is reviewed by the forum."),
            withheld("transport", "scheme"),
        )
    )

    assert status == "exempt"


def test_the_nearest_is_shown_with_a_refusal_and_said_not_to_be_it() -> None:
    status, head, near = told(
        desk_of(
            "How many museum visitors were there?",
            *said("The museum is closed."),
        )
    )

    assert status == "not_found"
    assert head == "That is not stated in the papers I can see."
    assert near.startswith(
        "The nearest they come, which is not it: Bury, Schools Forum"
    )


# From question to answer over a library that has read the papers.

BURY_PAPER = """Bury Council
Schools Forum
Date: 18 January 2022

1 Finance
1.1 The cumulative DSG deficit stood at £19.543m on 31 March 2021.
1.2 The cumulative DSG deficit is forecast to be £16.141m on 31 March 2022.
1.3 Transport is reviewed by the forum each spring.
"""
KENT_PAPER = """Kent County Council
Cabinet
Date: 20 January 2022

1 Finance
1.1 The cumulative DSG deficit stood at £51.000m on 31 March 2021.
"""
EXEMPT_PAPER = """Bury Council
Cabinet
Date: 9 June 2022
NOT FOR PUBLICATION
Exempt under paragraph 3 of Schedule 12A

1.1 The settlement with Oakfield school comes to £4,321,987.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "papers"
    write_paper(folder, "bury-forum.txt", BURY_PAPER)
    write_paper(folder, "kent-cabinet.txt", KENT_PAPER)
    write_paper(folder, "bury-cabinet.txt", EXEMPT_PAPER)
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        ingest([folder / "bury-forum.txt"], library=opened, status=Status.PUBLIC)
        ingest([folder / "kent-cabinet.txt"], library=opened, status=Status.PUBLIC)
        ingest([folder / "bury-cabinet.txt"], library=opened)
        yield opened


def ask(
    library: Library, asked: str, history: Sequence[str] = (), role: Role = Role.PUBLIC
) -> Answer:
    return Assistant(library).ask(asked, role=role, history=history)


def test_a_figure_is_answered_with_its_date_basis_and_paper(library: Library) -> None:
    answer = ask(library, "What was Bury's DSG deficit on 31 March 2021?")

    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("£19.543m (")
    assert [figure.as_at for figure in answer.figures] == ["2021-03-31"]
    assert answer.figures[0].flow is Flow.CUMULATIVE
    assert {c.paper.file_name for c in answer.citations} == {"bury-forum.txt"}


def test_a_forecast_is_said_to_be_one(library: Library) -> None:
    answer = ask(library, "What is Bury's DSG deficit on 31 March 2022?")

    assert answer.text.startswith("£16.141m (forecast")
    assert answer.figures[0].basis is Basis.FORECAST


def test_a_change_rests_on_both_its_figures(library: Library) -> None:
    answer = ask(
        library,
        "By how much did Bury's DSG deficit change between 31 March 2021 and 31 March"
        " 2022?",
    )

    assert "−£3.402m" in answer.text
    assert answer.calculations[0].expression == "£16.141m − £19.543m"
    assert {figure.printed for figure in answer.figures} == {"£16.141m", "£19.543m"}


def test_a_deficit_at_a_day_that_no_paper_tells_of_is_refused(library: Library) -> None:
    answer = ask(library, "What was Bury's DSG deficit on 31 March 2019?")

    assert answer.status is AnswerStatus.NOT_FOUND


def test_a_follow_up_asks_the_same_of_another_council(library: Library) -> None:
    answer = ask(
        library, "And Kent?", ["What was Bury's DSG deficit on 31 March 2021?"]
    )

    assert "£51.000m" in answer.text
    assert {c.paper.council for c in answer.citations} == {"Kent"}


def test_like_figures_of_two_councils_are_ranked(library: Library) -> None:
    answer = ask(
        library, "Whose DSG deficit was bigger on 31 March 2021, Bury's or Kent's?"
    )

    assert answer.text.startswith("The larger is Kent’s: £51.000m.")


def test_what_is_exempt_is_refused_with_its_marking_alone(library: Library) -> None:
    answer = ask(library, "What does the settlement with Oakfield school come to?")

    assert answer.status is AnswerStatus.EXEMPT
    assert "4,321,987" not in answer.text
    assert "Oakfield" not in answer.text
    assert answer.citations == ()


def test_a_member_is_told_what_is_exempt(library: Library) -> None:
    answer = ask(
        library,
        "What does the settlement with Oakfield school come to?",
        role=Role.MEMBER,
    )

    assert answer.status is AnswerStatus.ANSWERED
    assert "£4,321,987" in answer.text


def test_next_year_is_told_of_the_figure_of_that_year() -> None:
    deficit = table_of(
        {"DSG deficit": ("£1.0m", "£2.0m")},
        columns=("2021/22", "2022/23"),
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
    )

    first, *_ = answered("What will Bury's deficit be next year?", *deficit)

    assert "£2.0m" in first


def test_a_change_and_an_amount_asked_beside_it_are_both_told() -> None:
    places = table_of(
        {"Existing places": ("£6.7m", "£4.7m"), "New places": ("£0.6m", "£1.3m")},
        columns=("2021/22", "2022/23"),
        caption="Table 5: Places",
        measure=Measure.PLACEMENT_COST,
    )

    first, *rest = answered(
        "How much less do Bury's existing places cost in 2022/23 than in 2021/22, and"
        " how much of that do new places cost?",
        *places,
    )

    assert "down from £6.7m to £4.7m" in first
    assert any("£1.3m" in sentence for sentence in rest)


def test_a_count_and_a_share_asked_beside_it_are_both_told() -> None:
    counted = said(
        "Bury maintained 3,742 plans in January 2022.",
        "3,742",
        measure=Measure.EHCP_COUNT,
        as_at="2022-01",
    )
    on_time = said(
        "In 2021 72% of new plans were issued on time.",
        "72%",
        place="para 6",
        measure=Measure.TIMELINESS,
    )

    told_of = answered(
        "How many plans did Bury maintain in January 2022 & what % of new plans were"
        " on time in 2021?",
        *(*counted, *on_time),
    )

    assert [told_of[0][:5], told_of[1][:3]] == ["3,742", "72%"]


@pytest.mark.parametrize(
    "asked",
    [
        "Is any row printed twice in Bury's tables, and who chairs the Bury board?",
        "Who chairs the Bury board? Is any row printed twice in Bury's tables?",
    ],
)
def test_each_of_two_full_questions_is_answered_in_its_own_way(asked: str) -> None:
    twice = Finding(
        paper_id=BURY.id,
        kind=FindingKind.DUPLICATE,
        where="Table 7: Risks; row 6",
        printed="Tech and data",
        computed="the same row is printed twice",
        severity=Severity.WARNING,
        locator=place_of("Table 7: Risks"),
        quote="Tech and data",
    )

    sentences = answered(asked, twice, *said("The Bury board is chaired by Ann Lee."))

    assert any("printed twice" in sentence for sentence in sentences)
    assert any("Ann Lee" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "asked",
    [
        "Has DfE agreed the plans that Bury sent?",
        "Am I right that DfE has agreed the plans that Bury sent?",
    ],
)
def test_whether_somebody_has_agreed_is_told_by_how_it_stands(asked: str) -> None:
    first, *_ = answered(
        asked,
        *said("A date was agreed with DfE to send the plans.", place="para 2"),
        *said("Bury is still awaiting an answer of DfE on the plans.", place="para 3"),
    )

    assert "still awaiting" in first
