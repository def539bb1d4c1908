"""Example questions, made from what the library holds."""

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from corpus.library import Contents
from corpus.records import Figure, Flow, Measure, Paper, PaperId, Stage

# By what a figure must be for the question to be answered; {of} is "Bury's".
# What people ask about most comes first.
QUESTIONS: tuple[tuple[Measure, Flow | Stage | None, str], ...] = (
    (
        Measure.DSG_DEFICIT,
        Flow.CUMULATIVE,
        "What is {of} cumulative DSG deficit?",
    ),
    (
        Measure.SAFETY_VALVE_FUNDING,
        Stage.RECEIVED,
        "How much Safety Valve funding has {name} received?",
    ),
    (Measure.SAVING, None, "What savings does {name} plan?"),
    (
        Measure.SAFETY_VALVE_FUNDING,
        Stage.AGREED,
        "How much Safety Valve funding was agreed with {name}?",
    ),
    (Measure.EHCP_COUNT, None, "How many EHCPs does {name} have?"),
    (Measure.RESERVES, None, "What are {of} reserves?"),
    (
        Measure.HIGH_NEEDS_FUNDING,
        None,
        "How much high needs funding does {name} get?",
    ),
)
RISKS = "What are the biggest risks for {name}?"
LIMIT = 6


def example_questions(
    papers: Sequence[Paper],
    figures: Sequence[Figure],
    contents: Mapping[PaperId, Contents],
    *,
    limit: int = LIMIT,
) -> list[str]:
    """Return at most `limit` questions that the papers can answer, councils in turn."""
    councils = sorted({paper.council for paper in papers if paper.council})
    with_risks = {
        paper.council
        for paper in papers
        if paper.id in contents and contents[paper.id].risks
    }
    asked = [
        _questions_of(council, figures, with_risks=with_risks) for council in councils
    ]
    # A different question leads for each council, so that the list is not one question.
    turned = [
        [*questions[nth % len(questions) :], *questions[: nth % len(questions)]]
        for nth, questions in enumerate(filter(None, asked))
    ]
    rounds = zip_longest(*turned)
    return [question for round_ in rounds for question in round_ if question][:limit]


def _questions_of(
    council: str, figures: Sequence[Figure], *, with_risks: Collection[str | None]
) -> list[str]:
    held = {
        (figure.measure, kind)
        for figure in figures
        if figure.council == council
        for kind in (figure.flow, figure.stage, None)
    }
    questions = [words for measure, kind, words in QUESTIONS if (measure, kind) in held]
    if council in with_risks:
        questions.insert(1, RISKS)
    of = possessive(council)
    return [words.format(name=council, of=of) for words in questions]


def possessive(name: str) -> str:
    """Return "Bury's", "St Helens'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def kinds_of(figure: Figure) -> tuple[Measure, Flow | None, Stage | None]:
    """Return what a figure is of, as far as a question would name it."""
    return figure.measure, figure.flow, figure.stage
