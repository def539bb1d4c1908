import json
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerStatus
from corpus.errors import BaselineError
from ui.baseline import differ, read_baseline
from ui.contract_evaluation import evaluation_json
from ui.evaluation import Outcome, count, judge, tally
from ui.gold import Gold


def outcome(name: str, *, is_right: bool) -> Outcome:
    gold = Gold.model_validate(
        {"id": name, "question": "Why?", "expect": {"status": "answered"}}
    )
    status = AnswerStatus.ANSWERED if is_right else AnswerStatus.NOT_FOUND
    answer = Answer(question="Why?", status=status, text="Because.")
    return judge(gold, answer, lambda _: "")


def save(path: Path, *outcomes: Outcome) -> Path:
    packed = evaluation_json(tally(outcomes), count("all", outcomes), outcomes)
    path.write_text(json.dumps(packed), encoding="utf-8")
    return path


def test_what_has_changed_since_a_baseline_is_told(tmp_path: Path) -> None:
    before = [
        outcome("same", is_right=True),
        outcome("better", is_right=False),
        outcome("worse", is_right=True),
        outcome("gone", is_right=True),
    ]
    now = [
        outcome("same", is_right=True),
        outcome("better", is_right=True),
        outcome("worse", is_right=False),
        outcome("new", is_right=False),
    ]

    difference = differ(read_baseline(save(tmp_path / "kept.json", *before)), now)

    assert difference.newly_right == ("better",)
    assert difference.newly_wrong == ("worse",)
    assert difference.added == ("new",)
    assert difference.left_out == ("gone",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file: "),
        ("[]", "the file: "),
        ('{"right": 1}', "answers: Field required"),
        ('{"answers": [{"id": "a", "question": "b"}]}', "answers.0.verdict: "),
    ],
)
def test_a_file_that_is_no_evaluation_is_told(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BaselineError) as error:
        read_baseline(path)

    assert str(error.value).startswith(f"kept.json: {told}")
    assert str(error.value).endswith("; save one with evaluate --save")
