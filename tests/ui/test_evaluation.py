from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Answer, AnswerStatus, Citation
from corpus.records import Paper, PaperId, Unit
from tests.readings import at
from tools.calculation import Calculation
from ui.evaluation import Outcome, Verdict, count, expectation, judge, tally
from ui.gold import Gold

PAPER = Paper(id=PaperId("a"), file_name="report.txt")
TEXT = "5.3 It is £5m, a forecast. 5.4 Gap £m 20.027 16.400, backlog 2012."


def gold(**expect: Any) -> Gold:
    expected = {"status": "answered"} | expect
    return Gold.model_validate(
        {"id": "a", "kind": "lookup", "question": "How much?", "expect": expected}
    )


def answer(
    text: str = "A forecast of £5m. [1]",
    status: AnswerStatus = AnswerStatus.ANSWERED,
    place: str = "para 5.3",
    quote: str = "It is £5m, a forecast.",
) -> Answer:
    citation = Citation(marker=1, paper=PAPER, quote=quote, locator=at(place))
    return Answer(question="How much?", status=status, text=text, citations=(citation,))


def judged(expected: Gold, given: Answer, text: str = TEXT) -> Outcome:
    return judge(expected, given, lambda _: text)


CITED = {"paper": "report.txt", "locator_any": ["5.3"], "quote_regex": "£5m"}


@pytest.mark.parametrize(
    ("expect", "given"),
    [
        ({"status": "answered|exempt"}, answer(status=AnswerStatus.EXEMPT)),
        ({"must_mention": ["FORECAST"]}, answer()),
        ({"must_mention": ['Bury\'s "plan"']}, answer("Bury’s “plan”.")),
        ({"must_not_mention": ["outturn"]}, answer()),
        ({"citations": [CITED]}, answer(place="para 9")),
        ({"citations": [CITED]}, answer(quote="Nothing of it.")),
        ({"citations": [CITED | {"paper": "REPORT"}]}, answer()),
        ({"values": ["5000000"]}, answer()),
        ({"values": ["-5000000"]}, answer()),
        ({"values": ["4960000"]}, answer("£4.96m")),
        ({"values": ["4960000"]}, answer("£5m")),
        ({"values": ["44%"]}, answer("44 per cent")),
        ({"values": ["7"]}, answer("Seven plans.")),
        ({"values": ["2012"]}, answer("2,012 plans.")),
        ({"any_values": [["1", "2"], ["5000000"]]}, answer()),
        ({"forbid_values": ["6000000"]}, answer()),
        ({"values": ["5000000"], "forbid_values": ["4999999"]}, answer()),
        ({"status": "exempt", "or": [{"status": "answered"}]}, answer()),
    ],
)
def test_an_answer_as_expected_is_right(expect: dict[str, Any], given: Answer) -> None:
    outcome = judged(gold(**expect), given)

    assert (outcome.verdict, outcome.faults) == (Verdict.RIGHT, ())


@pytest.mark.parametrize(
    ("expect", "given", "fault"),
    [
        ({"status": "exempt"}, answer(), "answered, expected exempt"),
        ({"must_mention": ["forecast"]}, answer("£5m."), "no /forecast/"),
        ({"must_not_mention": ["forecast"]}, answer(), "has /forecast/"),
        (
            {"citations": [CITED]},
            answer(place="para 15.3", quote="no"),
            "not cited: report.txt 5.3 /£5m/",
        ),
        (
            {"citations": [CITED]},
            answer(place="para 5.31", quote="no"),
            "not cited: report.txt 5.3 /£5m/",
        ),
        (
            {"citations": [CITED | {"paper": "other.txt"}]},
            answer(),
            "not cited: other.txt 5.3 /£5m/",
        ),
        ({"values": ["5400000"]}, answer("£5m"), "does not state 5400000"),
        ({"values": ["5000000"]}, answer("5"), "does not state 5000000"),
        ({"values": ["5000000"]}, answer("5.0%"), "does not state 5000000"),
        ({"values": ["1"]}, answer("It is so. [1]"), "does not state 1"),
        ({"values": ["2024"]}, answer("In March 2024."), "does not state 2024"),
        ({"values": ["44%"]}, answer("44 plans"), "does not state 44%"),
        (
            {"any_values": [["1", "5000000"], ["3"]]},
            answer(),
            "states none of the values that would do",
        ),
        ({"forbid_values": ["5000000"]}, answer(), "states 5000000"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(
    expect: dict[str, Any], given: Answer, fault: str
) -> None:
    outcome = judged(gold(**expect), given)

    assert (outcome.verdict, outcome.faults) == (Verdict.WRONG, (fault,))


@pytest.mark.parametrize(
    ("expected", "status", "verdict"),
    [
        ("answered", AnswerStatus.NOT_FOUND, Verdict.REFUSED),
        ("answered|exempt", AnswerStatus.NOT_FOUND, Verdict.REFUSED),
        ("not_found", AnswerStatus.NOT_COMPARABLE, Verdict.WRONG),
        ("not_found", AnswerStatus.ANSWERED, Verdict.WRONG),
        ("not_found", AnswerStatus.NOT_FOUND, Verdict.RIGHT),
    ],
)
def test_a_refusal_is_one_where_an_answer_was_expected(
    expected: str, status: AnswerStatus, verdict: Verdict
) -> None:
    outcome = judged(gold(status=expected), answer(status=status))

    assert outcome.verdict is verdict


def test_the_way_of_being_right_that_is_nearest_is_judged() -> None:
    expected = gold(
        status="exempt",
        must_mention=["a", "b"],
        **{"or": [{"status": "answered", "must_mention": ["zebra"]}]},
    )

    assert judged(expected, answer()).faults == ("no /zebra/",)


@pytest.mark.parametrize(
    ("quote", "precise"),
    [
        ("It is £5m, a forecast.", 1),
        ("It  is\n£5m, a forecast.", 1),
        ("It was £5m, a forecast.", 0),
        ("", 0),
    ],
)
def test_a_citation_is_precise_when_its_quote_stands_word_for_word(
    quote: str, precise: int
) -> None:
    outcome = judged(gold(citations=[CITED]), answer(quote=quote))

    assert (outcome.cited, outcome.precise) == (1, precise)
    assert (outcome.wanted, outcome.met) == (1, 1)


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("It is £5m. [1]", ()),
        ("It is £5.4m.", ("£5.4m",)),
        ("It is £16.400m or £20.0m.", ("£16.400m", "£20.0m")),
        ("On 31 March 2024 (para 5.3, Table 2) in 2022/23.", ()),
        ("Seven of 9.", ("9",)),
        ("A quarter of 2,012.", ("2,012",)),
    ],
)
def test_a_number_that_nothing_cited_bears_out_is_unsupported(
    text: str, unsupported: tuple[str, ...]
) -> None:
    assert judged(gold(), answer(text)).unsupported == unsupported


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Gap £m 20.027 16.400", "£16.400m, from £20.0m"),
        ("Gap £000 20,027", "£20.027m"),
        ("backlog 2012", "2,012 plans"),
        ("Share 44", "44%"),
        ("Three conditions", "3 conditions"),
    ],
)
def test_a_cell_bears_out_what_its_heading_scales(quote: str, text: str) -> None:
    assert judged(gold(), answer(text, quote=quote)).unsupported == ()


def test_a_sum_and_a_question_bear_out_a_number() -> None:
    expected = gold().model_copy(update={"question": "Is it 9?", "history": ("8?",)})
    given = answer("£3m of 9 and 8 and 7.")
    result = Calculation(
        id="c-1",
        expression="f-1 - f-2",
        operands=(),
        result=Decimal(-3000000),
        unit=Unit.GBP,
        error=Decimal(0),
        rounded="−£3m",
    )
    given = Answer(
        question="",
        status=given.status,
        text=given.text,
        citations=given.citations,
        calculations=(result,),
    )

    assert judged(expected, given).unsupported == ("7",)


def test_answers_are_counted_kind_by_kind() -> None:
    right = judged(gold(), answer("£9m"))
    refused = judged(gold(citations=[CITED]), answer(status=AnswerStatus.NOT_FOUND))

    (one,) = tally([right, refused])
    total = count("all", [right, refused])

    assert (one.kind, one.asked, one.right, one.refused, one.wrong) == (
        *("lookup", 2, 1, 1),
        0,
    )
    assert (total.kind, total.cited, total.precise) == ("all", 2, 2)
    assert (total.wanted, total.met, total.unsupported) == (1, 1, 1)


def test_what_is_expected_is_told_in_words() -> None:
    expected = gold(
        status="answered|exempt",
        values=["5"],
        any_values=[["1", "2"], ["3"]],
        forbid_values=["6"],
        must_mention=["forecast"],
        must_not_mention=["outturn"],
        citations=[CITED],
        **{"or": [{"status": "not_found"}]},
    )

    assert list(expectation(expected.expect)) == [
        "answered or exempt",
        "states 5",
        "states 1 and 2 or 3",
        "does not state 6",
        "has /forecast/",
        "has no /outturn/",
        "cites report.txt 5.3 /£5m/",
        "or else: not_found",
    ]
