from itertools import count

import pytest

from assistant.answer import Answer, AnswerStatus
from tests.benchmarks.answer_time import FEWEST, time_answers
from ui.gold import Asked


def test_the_middle_and_the_ends_are_told_and_the_first_answer_is_not_timed() -> None:
    seconds = {"quick": 1.0, "slow": 3.0}
    asked: list[str] = []
    now = [0.0]

    def ask(question: Asked) -> Answer:
        asked.append(question.question)
        now[0] += 100.0 if len(asked) == 1 else seconds[question.question]
        return Answer(question="", status=AnswerStatus.NOT_FOUND, text="")

    questions = [Asked(question="quick"), Asked(question="slow")]
    spread = time_answers(ask, questions, clock=lambda: now[0])

    assert len(asked) == FEWEST + 1
    assert (spread.answers, spread.quickest, spread.slowest) == (FEWEST, 1.0, 3.0)
    assert (spread.lower, spread.median, spread.upper) == (1.0, 2.0, 3.0)
    assert str(spread) == (
        "30 answers: median 2.000 s (middle half 1.000 to 3.000, all 1.000 to 3.000)"
    )


@pytest.mark.parametrize(("number", "answers"), [(1, 30), (7, 35), (40, 40)])
def test_each_question_is_asked_as_often_as_any_other(
    number: int, answers: int
) -> None:
    ticks = count()
    questions = [Asked(question=f"{nth}?") for nth in range(number)]

    spread = time_answers(
        lambda asked: Answer(question="", status=AnswerStatus.NOT_FOUND, text=""),
        questions,
        clock=lambda: float(next(ticks)),
    )

    assert (spread.answers, spread.median) == (answers, 1.0)
