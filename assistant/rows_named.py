"""Which rows of tables a question calls by name, and which of their columns."""

from collections.abc import Iterable, Mapping

from assistant.plain import PLAIN
from assistant.question import Question
from assistant.words import like, stems
from corpus.records import Figure, Measure, PaperId
from tools.totals import TOTAL_WORDS

RowKey = tuple[PaperId, str | None, tuple[str, ...]]


def is_row_named(question: Question, figure: Figure) -> bool:
    """Return whether a question names a cell's row in each word; no total is."""
    name = figure.row_path[-1] if figure.row_path else ""
    words = [word for word in stems(name) if word.isalpha()]
    asked = set(question.words)
    is_total = bool(TOTAL_WORDS.search(name))
    return bool(words) and not is_total and all(asked & {w, *like(w)} for w in words)


def row_words_asked(question: Question, figures: Iterable[Figure]) -> frozenset[str]:
    """Return the words of a deficit's question that name rows of tables, and no more.

    "The overspend on independent placements" is of rows with those words.
    """
    if Measure.DSG_DEFICIT not in question.measures:
        return frozenset()
    rows = (
        row_words(figure)
        for figure in figures
        if figure.council in question.councils and figure.measure is Measure.DSG_DEFICIT
    )
    return (frozenset(question.words) - PLAIN) & frozenset().union(*rows)


def row_words(figure: Figure) -> frozenset[str]:
    """Return the stems of the headings of a figure's row; none of prose has any."""
    return frozenset(stems(" ".join(figure.row_path)))


def is_of_unnamed_row(figure: Figure, said: Iterable[str]) -> bool:
    """Return whether a deficit's row has a name of its own that is not among `said`."""
    named = {word for word in row_words(figure) - PLAIN if word.isalpha()}
    is_deficit = figure.measure is Measure.DSG_DEFICIT
    return is_deficit and bool(named) and named.isdisjoint(said)


def rows_of(figures: Iterable[Figure]) -> Mapping[RowKey, list[Figure]]:
    """Return the cells of each row of a table."""
    rows: dict[RowKey, list[Figure]] = {}
    for figure in figures:
        if figure.caption is not None:
            rows.setdefault(_row_of(figure), []).append(figure)
    return rows


def is_column_asked(
    question: Question, cell: Figure, rows: Mapping[RowKey, list[Figure]]
) -> bool:
    """Return whether a cell of a row that is named is asked for beside a qualified one.

    "Outturn against revised budget": the outturn is no revised one, but the original
    budget says no more of what is asked than the revised one does.
    """
    if not question.qualifiers or not is_row_named(question, cell):
        return False
    asked = frozenset(question.words)
    own = asked & _column_words(cell)
    others = [asked & _column_words(one) for one in rows.get(_row_of(cell), ())]
    is_met = frozenset(question.qualifiers) <= frozenset().union(*others)
    return is_met and bool(own) and not any(own < said for said in others)


def _row_of(figure: Figure) -> RowKey:
    return figure.paper_id, figure.caption, figure.row_path


def _column_words(cell: Figure) -> frozenset[str]:
    return frozenset(stems(" ".join(cell.column_path)))
