from pathlib import Path

import pytest

from corpus.errors import QuestionsError
from corpus.records import Role
from ui.gold import read_batch, read_gold

GOLD = (
    '{"id": "a", "kind": "lookup", "question": "How much?", "role": "member",'
    ' "expect": {"status": "answered|exempt", "values": ["5"]}}'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def expecting(expect: str) -> str:
    return f'{{"question": "How much?", "expect": {expect}}}'


def test_a_gold_file_is_a_batch_too(path: Path) -> None:
    path.write_text(GOLD, encoding="utf-8")

    (asked,) = read_batch(path)
    (gold,) = read_gold(path)

    assert (asked.id, asked.question, asked.role) == ("a", "How much?", Role.MEMBER)
    assert (gold.kind, gold.expect.status) == ("lookup", ("answered", "exempt"))


def test_labels_of_one_s_own_and_a_byte_order_mark_are_passed_over(path: Path) -> None:
    line = expecting('{"status": ["answered"]}').replace("{", '{"ward": 7, ', 1)
    path.write_text(f"\ufeff{line}\n\n", encoding="utf-8")

    (gold,) = read_gold(path)

    assert (gold.name, gold.kind) == ("How much?", "question")


@pytest.mark.parametrize("line", ["no json", '{"id": "a"}', '{"question": null}', "[]"])
def test_a_line_at_fault_is_told_by_its_number(path: Path, line: str) -> None:
    path.write_text('{"question": "How much?"}\n\n' + line, encoding="utf-8")

    with pytest.raises(QuestionsError, match=r"questions\.jsonl, line 3: "):
        read_batch(path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"question": "How much?"}', "expect: Field required"),
        (expecting("{}"), "expect.status: Field required"),
        (expecting('{"status": "right"}'), "expect.status.0: Input should be"),
        (expecting('{"status": "answered", "value": 5}'), "expect.value: Extra inputs"),
        (expecting('{"status": "answered", "values": ["£5m"]}'), "expect.values.0: "),
        (
            expecting('{"status": "answered", "must_mention": ["(a"]}'),
            "expect.must_mention.0: Value error, expected a regular expression",
        ),
        (
            expecting('{"status": "answered", "citations": [{"quote_regex": "a"}]}'),
            "expect.citations.0.paper: Field required",
        ),
        (expecting('{"status": "answered", "or": [{}]}'), "expect.or.0.status: "),
        ('{"question": ""}', "question: String should have at least 1 character"),
        (
            '{"question": "How?", "role": "mayor", "expect": {"status": "exempt"}}',
            "role: ",
        ),
    ],
)
def test_what_is_wrong_with_an_expectation_is_told(
    path: Path, line: str, told: str
) -> None:
    path.write_text(line, encoding="utf-8")

    with pytest.raises(QuestionsError) as error:
        read_gold(path)

    assert str(error.value).startswith(f"questions.jsonl, line 1: {told}")
    assert str(error.value).endswith("; mend the line")


def test_two_questions_of_one_name_are_told(path: Path) -> None:
    path.write_text(f"{GOLD}\n\n{GOLD}", encoding="utf-8")

    with pytest.raises(QuestionsError, match="line 3: 'a' stands in line 1 already"):
        read_gold(path)


def test_a_file_without_a_question_is_told(path: Path) -> None:
    path.write_text("\n\n", encoding="utf-8")

    with pytest.raises(QuestionsError, match="no question in the file"):
        read_gold(path)


def test_a_file_in_another_encoding_is_told(path: Path) -> None:
    path.write_bytes('{"question": "How much is £5?"}'.encode("latin-1"))

    with pytest.raises(QuestionsError, match="line 1: not in UTF-8; mend the line"):
        read_batch(path)
