"""How long the clerk takes over an answer once everything is loaded.

    python -m tests.benchmarks.answer_time [--papers FOLDER --questions GOLD.jsonl]

Without a folder: the sample papers with the examples of the web chat, and the
published papers with the questions about them where those lie beside the project.
The papers are read into a library of their own first; that is not timed.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant.agent import Assistant
from assistant.answer import Answer
from corpus.embedding import SentenceEmbedder
from corpus.library import Library, open_library
from corpus.model_files import packaged_model
from corpus.records import Role, Scope
from ingest.pipeline import ingest
from ui.gold import Asked, read_batch
from ui.web.examples import example_questions

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "papers"
PUBLISHED = ROOT.parent / "shared" / "papers"
GOLD = ROOT.parent / "shared" / "gold" / "questions.jsonl"
# Fewer answers than this say little of a middle.
FEWEST = 30
MOST_EXAMPLES = 30

Ask = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Seconds an answer took: the quickest, three quartiles, the slowest."""

    answers: int
    quickest: float
    lower: float
    median: float
    upper: float
    slowest: float

    def __str__(self) -> str:
        return (
            f"{self.answers} answers: median {self.median:.3f} s"
            f" (middle half {self.lower:.3f} to {self.upper:.3f},"
            f" all {self.quickest:.3f} to {self.slowest:.3f})"
        )


def time_answers(
    ask: Ask,
    questions: Sequence[Asked],
    *,
    clock: Callable[[], float] = perf_counter,
) -> Spread:
    """Return how long `ask` took, each question at least once, `FEWEST` in all.

    The first question is asked once more before, so that what it loads is not timed.
    """
    ask(questions[0])
    rounds = -(-FEWEST // len(questions))
    seconds = []
    for question in [*questions] * rounds:
        began = clock()
        ask(question)
        seconds.append(clock() - began)
    lower, median, upper = quantiles(seconds, n=4, method="inclusive")
    return Spread(
        answers=len(seconds),
        quickest=min(seconds),
        lower=lower,
        median=median,
        upper=upper,
        slowest=max(seconds),
    )


def examples_of(library: Library) -> Iterator[Asked]:
    """Yield what the web chat would propose to ask."""
    role = Role.PUBLIC
    examples = example_questions(
        library.papers(role),
        library.figures(role, Scope()),
        library.contents(role),
        limit=MOST_EXAMPLES,
    )
    yield from (Asked(question=example) for example in examples)


def measure(papers: Path, gold: Path | None) -> Spread:
    """Return how long answers from `papers` take, to `gold` or to our own examples."""
    with (
        TemporaryDirectory() as home,
        open_library(Path(home), SentenceEmbedder(packaged_model())) as library,
    ):
        ingest([papers], library=library)
        questions = read_batch(gold) if gold else tuple(examples_of(library))
        assistant = Assistant(library)
        return time_answers(
            lambda asked: assistant.ask(
                asked.question, role=asked.role or Role.PUBLIC, history=asked.history
            ),
            questions,
        )


def main() -> None:
    """Print the time of an answer for each folder of papers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--questions", type=Path)
    wished = parser.parse_args()
    if wished.papers:
        sets = [(wished.papers, wished.questions)]
    else:
        sets = [(SAMPLES, None), (PUBLISHED, GOLD)]
    for papers, gold in sets:
        if not papers.is_dir() or (gold is not None and not gold.is_file()):
            print(f"{papers.name}: not here, left out")
            continue
        print(f"{papers}: {measure(papers, gold)}", flush=True)


if __name__ == "__main__":
    main()
