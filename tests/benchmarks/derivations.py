"""How well the calculator does the sums that people wrote down: TAT-QA's own measure.

    python -m tests.benchmarks.derivations FILE

FILE is a part of TAT-QA in JSON (Zhu et al., "TAT-QA: A Question Answering Benchmark
on a Hybrid of Tabular and Textual Content in Finance", ACL 2021). Each arithmetic
question of it has a derivation, "($91.3 - 87.8)/87.8", and an answer, 3.99, with a
scale, "percent". Every number of a derivation becomes a figure, and the product's text
form gets their ids in the places of the numbers:

    (f0 - f1)/f1 as percent     f0: $91.3, f1: 87.8

Bare numbers stay bare only where they are none of the papers': how many terms a
bracket has that is divided by it ("/(2019-2017+1)" is by three), and the 1 taken off a
growth. Where the product rightly refuses the units as printed (dollars less a number
without a sign, a percentage of a percentage), each number is given as a plain count, a
percentage as its hundredth; the report tells how often that was so.
"""

import argparse
import ast
import json
import operator
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from corpus.errors import CalculationError
from corpus.records import Figure, FigureId, Locator, Measure, PaperId, Unit
from tools.calculator import evaluate

_SIZES = {"thousand": 3, "million": 6, "billion": 9}
_NUMBER = re.compile(
    r"(?P<dollars>\$\s*)?(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"(?P<percent>\s?%)?(?:\s?(?P<size>thousand|million|billion)\b)?"
)
_OPEN, _CLOSE = "([", ")]"
# One kind of brackets; a dollar sign that stands before one is no number's own.
_ROUND = str.maketrans("[]", "()", "$")
# "(13)" alone in its brackets is a loss, as accounts print one.
_LOSS = re.compile(rf"(?<![\w)])[(\[]\s*({_NUMBER.pattern})\s*[)\]]")
# How many years there are from one to another, written out: "(2019-2017+1)".
_YEARS = re.compile(r"\(\s*(\d{4})\s*-\s*(\d{4})\s*\+\s*1\s*\)")
_GROWTH_LESS_ONE = re.compile(r"-\s*$")


class Scale(StrEnum):
    """What an answer is given in."""

    ONES = ""
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"
    PERCENT = "percent"


class Outcome(StrEnum):
    """What became of a derivation; a miss is put down to whose it is."""

    RIGHT = "right"
    ROUNDING = "a rounding: one off in the last digit of the answer given"
    GOLD = "a wrong gold: its own derivation comes to something else"
    OURS = "ours: refused, or not what plain arithmetic gives"


class Question(BaseModel):
    """An arithmetic question: how its answer is derived, the answer and its scale."""

    # The set's file tells more of a question than is needed here.
    model_config = ConfigDict(extra="ignore", frozen=True)

    uid: str
    question: str
    answer_type: Literal["arithmetic"]
    derivation: str
    answer: Decimal
    scale: Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A derivation as the product's text form takes it.

    `expression` has an id in the place of each printed number. `has_sizes` tells that
    the numbers say their own size ("60.3 million").
    """

    expression: str
    figures: Mapping[FigureId, Figure]
    has_sizes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A question with what the calculator made of it.

    `result` is at the answer's scale; None where the sum was refused, `told` why.
    `refused` is why the units as printed were refused, though plain numbers were not.
    """

    question: Question
    outcome: Outcome
    result: Decimal | None
    told: str | None = None
    refused: str | None = None


def attempt(question: Question) -> Attempt:
    """Return what the calculator makes of `question`'s derivation."""
    sum_ = read_derivation(question.derivation)
    refused: str | None = None
    try:
        result = _at_scale(sum_, question.scale)
    except CalculationError as error:
        refused = _cause(error)
        sum_ = _plain(sum_)
        try:
            result = _at_scale(sum_, question.scale)
        except CalculationError as again:
            return Attempt(
                question=question, outcome=Outcome.OURS, result=None, told=str(again)
            )
    return Attempt(
        question=question,
        outcome=_outcome(question, sum_, result),
        result=result,
        refused=refused,
    )


def _cause(error: CalculationError) -> str:
    """Return what an error says is wrong, without the sum that it is wrong with."""
    return str(error).rpartition(": ")[2]


def read_derivation(derivation: str) -> Sum:
    """Return `derivation` with each number it prints made a figure, in their order."""
    text = _YEARS.sub(lambda m: f"{int(m[1]) - int(m[2]) + 1}", derivation.strip())
    text = _LOSS.sub(r"(-\1)", text)
    figures: dict[FigureId, Figure] = {}
    written, done = "", 0
    for found in _NUMBER.finditer(text):
        written += text[done : found.start()].translate(_ROUND)
        done = found.end()
        if _is_bare(text, found):
            written += found[0]
            continue
        figure = _figure(found, number=len(figures))
        figures[figure.id] = figure
        written += figure.id
    return Sum(
        expression=written + text[done:].translate(_ROUND),
        figures=figures,
        has_sizes=any(found["size"] for found in _NUMBER.finditer(text)),
    )


def _is_bare(text: str, found: re.Match[str]) -> bool:
    """Whether a number counts the terms it divides, or is the 1 taken off a growth."""
    if not found[0].isdigit():
        return False
    before, after = text[: found.start()].rstrip(), text[found.end() :].strip()
    if found[0] == "1" and not after and _GROWTH_LESS_ONE.search(before):
        return "/" in before
    if not before.endswith("/") or before[:-1].rstrip()[-1:] not in tuple(_CLOSE):
        return False
    return len(_NUMBER.findall(_last_bracket(before[:-1].rstrip()))) == int(found[0])


def _last_bracket(text: str) -> str:
    """Return what stands in the brackets that `text` ends with."""
    depth = 0
    for start in range(len(text) - 1, -1, -1):
        depth += (text[start] in _CLOSE) - (text[start] in _OPEN)
        if depth == 0:
            return text[start + 1 : -1]
    return text[:-1]


def _figure(found: re.Match[str], *, number: int) -> Figure:
    """Return a printed number as a figure; dollars stand where we have pounds."""
    digits = found["digits"].replace(",", "")
    power = _SIZES.get(found["size"] or "", 0)
    unit = Unit.PERCENT if found["percent"] else Unit.COUNT
    return Figure(
        id=FigureId(f"f{number}"),
        paper_id=PaperId("derivation"),
        council=None,
        measure=Measure.OTHER,
        label=found[0],
        amount=Decimal(digits).scaleb(power),
        unit=Unit.GBP if found["dollars"] else unit,
        printed=found[0],
        resolution=Decimal(1).scaleb(power - len(digits.partition(".")[2])),
        locator=Locator(words="derivation", page_number=None, start=0, end=1),
        quote=found[0],
    )


def _plain(sum_: Sum) -> Sum:
    """Return `sum_` over plain counts, a percentage as its hundredth."""
    return replace(
        sum_, figures={key: _count(figure) for key, figure in sum_.figures.items()}
    )


def _count(figure: Figure) -> Figure:
    power = -2 if figure.unit is Unit.PERCENT else 0
    return replace(
        figure,
        unit=Unit.COUNT,
        amount=figure.amount.scaleb(power),
        resolution=figure.resolution.scaleb(power),
    )


def _at_scale(sum_: Sum, scale: Scale) -> Decimal:
    """Return what the product makes of `sum_`, in per cent or at the answer's size."""
    done = evaluate(sum_.expression, sum_.figures)
    if scale is Scale.PERCENT and done.is_ratio:
        return evaluate(f"{sum_.expression} as percent", sum_.figures).result
    if sum_.has_sizes:
        return done.result.scaleb(-_SIZES.get(scale, 0))
    return done.result


def _outcome(question: Question, sum_: Sum, result: Decimal) -> Outcome:
    digit = Decimal(1).scaleb(min(0, _exponent(question.answer)))
    gap = abs(result - question.answer)
    if gap <= digit / 2:
        return Outcome.RIGHT
    if not _is_plainly(sum_, question.scale, result):
        return Outcome.OURS
    return Outcome.ROUNDING if gap <= digit * 3 / 2 else Outcome.GOLD


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


# Plain arithmetic, to tell a miss of ours from one of the gold's.

_PLAIN_SUMS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _is_plainly(sum_: Sum, scale: Scale, result: Decimal) -> bool:
    """Whether `result` is that of plain fractions; in per cent a hundred times it."""
    plain = plainly(sum_)
    tries = [plain / 10 ** _SIZES.get(scale, 0) if sum_.has_sizes else plain]
    if scale is Scale.PERCENT:
        tries.append(plain * 100)
    slip = abs(Fraction(result)) / 10**10
    return any(abs(one - Fraction(result)) <= slip for one in tries)


def plainly(sum_: Sum) -> Fraction:
    """Return `sum_` in fractions, units left out of account, without the product."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.Name(id=name):
                return Fraction(sum_.figures[FigureId(name)].amount)
            case ast.Constant(value=int(number)):
                return Fraction(number)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.BinOp(left=left, op=sign, right=right):
                return Fraction(_PLAIN_SUMS[type(sign)](value(left), value(right)))
        raise ValueError(f"expected a sum, got {ast.dump(node)}")

    return value(ast.parse(sum_.expression.strip(), mode="eval").body)


# The file and the report.


def read_questions(path: Path) -> list[Question]:
    """Return the arithmetic questions of the file at `path`, in its order."""
    told = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    rows = [row for context in told for row in context["questions"]]
    arithmetic = [row for row in rows if row["answer_type"] == "arithmetic"]
    return TypeAdapter(list[Question]).validate_python(arithmetic)


def report(attempts: Sequence[Attempt]) -> Iterable[str]:
    """Yield the share that is right, each miss, and how often units were left out."""
    right = sum(one.outcome is Outcome.RIGHT for one in attempts)
    share = right / len(attempts)
    yield f"{right} of {len(attempts)} derivations give the gold answer ({share:.2%})"
    counted = Counter(one.refused for one in attempts if one.refused)
    yield f"{counted.total()} of them as plain numbers, their units being refused:"
    yield from (f"  {count:3} {refused}" for refused, count in counted.most_common())
    for one in attempts:
        if one.outcome is not Outcome.RIGHT:
            asked = one.question
            yield f"miss, {one.outcome}"
            yield f"  {asked.uid}: {asked.question}"
            gave = one.told if one.result is None else one.result
            yield f"  {asked.derivation.strip()} = {gave}"
            yield f"  gold: {asked.answer} {asked.scale}".rstrip()


def main() -> None:
    """Print how many derivations of a file the calculator gets right, and each miss."""
    parser = argparse.ArgumentParser(
        description="Measure the calculator on sums that people wrote down."
    )
    parser.add_argument("file", type=Path, help="a part of TAT-QA, in JSON")
    given = parser.parse_args()
    questions = read_questions(given.file)
    if not questions:
        parser.error(f"{given.file}: no arithmetic question in it; give another part")
    for line in report([attempt(question) for question in questions]):
        print(line)


if __name__ == "__main__":
    main()
