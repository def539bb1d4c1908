"""What might be asked after an answer, made from it and from what the library holds."""

from collections.abc import Mapping, Sequence

from assistant.answer import Answer
from corpus.library import Contents
from corpus.records import Figure, Flow, Measure, Paper, PaperId
from ui.web.examples import example_questions, kinds_of, possessive

# From two years something changes; from three a reader can see how.
FEWEST_YEARS = 3
OVER_YEARS = "How does {of} cumulative DSG deficit change year by year?"


def follow_ups(
    answer: Answer,
    *,
    asked: Sequence[str],
    papers: Sequence[Paper],
    figures: Sequence[Figure],
    contents: Mapping[PaperId, Contents],
) -> list[str]:
    """Return questions that the papers should answer after `answer`, the best first.

    The same of another council, the deficit over the years, and other questions of
    the same council; then the examples.

    Args:
        answer: The last answer.
        asked: All questions so far.
        papers: Those that may be seen, `figures` and `contents` theirs.
        figures: The library's.
        contents: How much was read from each paper.
    """
    council = _council_of(answer, papers)
    of_council = [paper for paper in papers if paper.council == council]
    same = example_questions(of_council, figures, contents)
    found = [
        *_elsewhere(answer, council, figures),
        *_over_years(council, figures),
        *same,
        *example_questions(papers, figures, contents),
    ]
    fresh = dict.fromkeys(question for question in found if question not in asked)
    return list(fresh)


def _council_of(answer: Answer, papers: Sequence[Paper]) -> str | None:
    """Return the council the answer is about: of its first figure, or cited paper."""
    named = (
        *(figure.council for figure in answer.figures),
        *(citation.paper.council for citation in answer.citations),
    )
    held = {paper.council for paper in papers}
    return next((name for name in named if name and name in held), None)


def _elsewhere(
    answer: Answer, council: str | None, figures: Sequence[Figure]
) -> list[str]:
    """Return "And Bury?" for the next council with a figure of the same kind."""
    if not answer.figures or council is None:
        return []
    kind = kinds_of(answer.figures[0])
    others = sorted(
        {
            figure.council
            for figure in figures
            if figure.council and figure.council != council and kinds_of(figure) == kind
        }
    )
    after = [name for name in others if name > council] or others
    return [f"And {name}?" for name in after[:1]]


def _over_years(council: str | None, figures: Sequence[Figure]) -> list[str]:
    years = {
        figure.period
        for figure in figures
        if figure.council == council
        and figure.measure is Measure.DSG_DEFICIT
        and figure.flow is Flow.CUMULATIVE
    }
    if council is None or len(years - {None}) < FEWEST_YEARS:
        return []
    return [OVER_YEARS.format(of=possessive(council))]
