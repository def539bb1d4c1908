"""How answers to questions with known answers fare."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from assistant.quotes import squeeze
from corpus.records import PaperId, Role
from ui import printing
from ui.baseline import differ, read_baseline
from ui.commands.asking import answers
from ui.commands.desk import As, AsJson, Desk, Home, open_desk, show
from ui.compose import assistant_of
from ui.contract_evaluation import evaluation_json
from ui.evaluation import Outcome, count, judge, tally
from ui.failures import render_failures
from ui.gold import Gold, read_gold

commands = typer.Typer()


@commands.command("evaluate")
def evaluate_answers(
    context: typer.Context,
    *,
    gold: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A gold file.")
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help="Tell what has changed since this."
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Keep this evaluation, to be a baseline.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option(help="Write an HTML page of the failures.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Ask the questions of a gold file and tell how many answers are right, and why.

    Status, values, words and citations are judged; beside that, whether citations
    stand word for word in their papers and each number in what is cited.
    """
    questions = read_gold(gold)
    before = read_baseline(baseline) if baseline else None
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        outcomes = tuple(_outcomes(desk, questions))
    tallies, total = tally(outcomes), count("all", outcomes)
    difference = differ(before, outcomes) if before is not None else None
    packed = evaluation_json(tallies, total, outcomes, difference)
    if save:
        save.write_text(json.dumps(packed, ensure_ascii=False), encoding="utf-8")
    if page:
        failures = render_failures(tallies, total, outcomes, difference)
        page.write_text(failures, encoding="utf-8")
    shown = printing.show_evaluation(tallies, total, outcomes, difference)
    show(desk, packed, shown)


def _outcomes(desk: Desk, questions: Iterable[Gold]) -> Iterator[Outcome]:
    assistant = assistant_of(desk.library, desk.settings)

    @cache
    def text_of(paper_id: PaperId) -> str:
        pages = desk.library.pages(paper_id, Role.OFFICER)
        return squeeze(" ".join(page.text for page in pages))

    for asked, answer in answers(assistant, questions, desk.role):
        yield judge(asked, answer, text_of)
