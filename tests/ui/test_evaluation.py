from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerStatus, Citation
from corpus.errors import QuestionsError
from corpus.records import Paper, PaperId, Role
from tests.readings import at
from ui.evaluation import Outcome, Tally, judge, read_batch, read_gold, tally

PAPER = Paper(id=PaperId("a"), file_name="report.txt")
GOLD = """
{"id": "a", "kind": "lookup", "question": "How much?", "role": "member",
 "expect": {"status": "answered|exempt", "values": ["5"], "must_mention": ["forecast"],
 "must_not_mention": ["outturn"],
 "citations": [{"paper": "report.txt", "locator_any": ["5.3"], "quote_regex": "£5m"}]}}
""".replace("\n", " ")


def answer(
    text: str = "A forecast of £5m.",
    status: AnswerStatus = AnswerStatus.ANSWERED,
    place: str = "para 5.3",
    quote: str = "It is £5m.",
) -> Answer:
    citation = Citation(marker=1, paper=PAPER, quote=quote, locator=at(place))
    return Answer(question="How much?", status=status, text=text, citations=(citation,))


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "given",
    [
        answer(),
        answer(status=AnswerStatus.EXEMPT),
        answer(place="para 9"),
        answer(quote="Nothing of it."),
    ],
    ids=["all right", "other status", "by quote alone", "by locator alone"],
)
def test_an_answer_as_expected_has_no_fault(gold_file: Path, given: Answer) -> None:
    (gold,) = read_gold(gold_file)

    assert judge(gold, given).faults == ()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            answer(status=AnswerStatus.NOT_FOUND),
            "not_found, expected answered or exempt",
        ),
        (answer(text="£5m."), "no /forecast/"),
        (answer(text="A forecast, not an outturn."), "has /outturn/"),
        (answer(place="para 15.3", quote="no"), "not cited: report.txt 5.3"),
        (answer(place="para 5.31", quote="no"), "not cited: report.txt 5.3"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(
    gold_file: Path, given: Answer, fault: str
) -> None:
    (gold,) = read_gold(gold_file)

    assert judge(gold, given).faults == (fault,)


def test_a_gold_file_is_a_batch_too(gold_file: Path) -> None:
    (asked,) = read_batch(gold_file)

    assert (asked.id, asked.question, asked.role) == ("a", "How much?", Role.MEMBER)


@pytest.mark.parametrize("line", ["no json", '{"id": "a"}', '{"question": null}'])
def test_a_line_at_fault_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text('{"question": "How much?"}\n\n' + line, encoding="utf-8")

    with pytest.raises(QuestionsError, match=r"batch\.jsonl, line 3: "):
        read_batch(path)


def test_answers_are_told_kind_by_kind() -> None:
    outcomes = [
        Outcome(id="a", kind="lookup", faults=()),
        Outcome(id="b", kind="change", faults=("wrong",)),
        Outcome(id="c", kind="lookup", faults=("wrong",)),
    ]

    assert tally(outcomes) == (
        Tally(kind="change", asked=1, right=0),
        Tally(kind="lookup", asked=2, right=1),
    )
