"""The dates of a table's rows, when each of several things is asked about.

Scheme            Places   Opening          "When does each of the schemes open?"
Strood school         80   April 2025       both rows, each as it is printed
Rainham unit          25   Sept 2023
"""

import re
from collections.abc import Sequence

from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence, Support
from assistant.evidence import Weighed
from assistant.intents import A_COUNT
from assistant.question import Question
from assistant.words import like, stems
from corpus.periods import read_periods
from corpus.records import Hit

# Fewer rows with a date are no list of them.
FEWEST_ROWS = 2
MOST_ROWS = 12
# "When do the four schemes open": several things are asked about.
_EACH = re.compile(
    r"\b(?:each|every|all|both|respective(?:ly)?)\b"
    rf"|\b(?:the|its|their|these|those) {A_COUNT} \w"
    r"|\bwhen (?:do|are|were|will|should) (?:the|its|their|these|those)\b[^?]*?"
    r"\b(?:schemes|projects|milestones|actions|sites|units|schools|bases|instalments)\b",
    re.IGNORECASE,
)


def dated_rows(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the rows of the table whose column of dates is asked about."""
    del weighed
    if not _EACH.search(desk.question.text):
        return None
    lists = (
        (table_merit(desk.question, hit), hit, rows)
        for hit in desk.found.hits
        if (rows := _dated(desk.question, hit))
    )
    best = max(lists, key=lambda found: found[0], default=None)
    if best is None:
        return None
    _, hit, rows = best
    return Draft(
        status="answered",
        sentences=tuple(tell_row(hit, row) for row in rows[:MOST_ROWS]),
    )


def _dated(question: Question, hit: Hit) -> list[str]:
    """The rows of a table that have a date in a column named as the question asks."""
    if hit.passage.table is None:
        return []
    names, *rows = (line.split("\t") for line in hit.passage.text.splitlines())
    asked = {word for said in question.words for word in (said, *like(said))}
    for column, name in enumerate(names):
        dated = [
            " ".join(" ".join(row).split())
            for row in rows
            if column < len(row) and any(p.as_at for p in read_periods(row[column]))
        ]
        if asked & set(stems(name)) and len(dated) >= FEWEST_ROWS:
            return dated
    return []


def table_merit(question: Question, hit: Hit) -> int:
    """Return how many words of the question a table says, its caption among them."""
    return len(
        {*question.words} & set(stems(f"{hit.passage.table} {hit.passage.text}"))
    )


def tell_row(hit: Hit, row: str) -> DraftSentence:
    """Return a row of a table, word for word, with whose it is and where."""
    place = f"{hit.paper.council or hit.paper.title}, {hit.passage.locator.words}"
    return DraftSentence(
        text=f"{place}: “{row}”", rests_on=(Support(id=hit.passage.id, quote=row),)
    )
