"""Example questions, made from what the library holds."""

from collections.abc import Sequence
from itertools import zip_longest

from corpus.records import Figure, Flow, Measure

# The measures people ask about most, first; {of} is "Bury's".
QUESTIONS = {
    Measure.DSG_DEFICIT: "What is {of} cumulative DSG deficit?",
    Measure.SAFETY_VALVE_FUNDING: "How much Safety Valve funding has {name} received?",
    Measure.SAVING: "What savings does {name} plan?",
    Measure.PLACEMENT_COST: "What do placements cost {name}?",
    Measure.EHCP_COUNT: "How many EHCPs does {name} have?",
    Measure.RESERVES: "What are {of} reserves?",
    Measure.HIGH_NEEDS_FUNDING: "How much high needs funding does {name} get?",
    Measure.TIMELINESS: "How many of {of} EHCPs are issued on time?",
}
LIMIT = 6


def example_questions(figures: Sequence[Figure], *, limit: int = LIMIT) -> list[str]:
    """Return at most `limit` questions that `figures` can answer, councils in turn."""
    councils = sorted({figure.council for figure in figures if figure.council})
    asked = [_questions_of(council, figures) for council in councils]
    # A different measure leads for each council, so that the row is not one question.
    turned = [
        [*questions[nth % len(questions) :], *questions[: nth % len(questions)]]
        for nth, questions in enumerate(asked)
        if questions
    ]
    rounds = zip_longest(*turned)
    return [question for round_ in rounds for question in round_ if question][:limit]


def _questions_of(council: str, figures: Sequence[Figure]) -> list[str]:
    measures = {
        figure.measure
        for figure in figures
        if figure.council == council and _is_asked_about(figure)
    }
    of = f"{council}'" if council.endswith("s") else f"{council}'s"
    return [
        question.format(name=council, of=of)
        for measure, question in QUESTIONS.items()
        if measure in measures
    ]


def _is_asked_about(figure: Figure) -> bool:
    """Tell whether the question for the figure's measure would find it."""
    return figure.measure is not Measure.DSG_DEFICIT or figure.flow is Flow.CUMULATIVE
