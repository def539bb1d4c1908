"""The page of an evaluation's failures: one file, no script, every word escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from assistant.answer import Answer, Citation
from ui.baseline import Difference
from ui.evaluation import Outcome, Tally, Verdict, expectation
from ui.wording import meeting_of, place_of, title_of

# Black on white and its like: every pair of colours passes AA.
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; }
caption { text-align: left; padding: 0.3rem 0; }
th, td { border-bottom: 1px solid #87959d; padding: 0.3rem 0.8rem 0.3rem 0;
  text-align: left; }
td { font-variant-numeric: tabular-nums; }
article { border-top: 2px solid currentColor; margin-top: 2rem; }
h3 { margin-bottom: 0; }
ul, ol, p { margin-top: 0.3rem; }
.answer { white-space: pre-line; }
blockquote { margin: 0 0 0 1rem; }
"""
_HEADINGS = (
    *("Kind", "Asked", "Right", "Refused", "Wrong"),
    *("Citations word for word", "Citations expected and given", "Unsupported numbers"),
)


def render_failures(
    tallies: Sequence[Tally],
    total: Tally,
    outcomes: Iterable[Outcome],
    difference: Difference | None = None,
) -> str:
    """Return the page: how many are right, what has changed, and each that is not."""
    failed = [each for each in outcomes if each.verdict is not Verdict.RIGHT]
    title = f"{total.right} of {total.asked} answers right"
    body = [
        f"<h1>{title}</h1>",
        _summary((*tallies, total)),
        *(_changes(difference) if difference else ()),
        f"<h2>Not right: {len(failed)}</h2>" if failed else "<p>None is not right.</p>",
        *(_failure(outcome) for outcome in failed),
    ]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            f"<title>Paperclerk: {title}</title>\n<style>{_STYLE}</style>\n</head>",
            "<body>\n<main>",
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def percent(part: int, whole: int) -> str:
    """Return a share in per cent to one place; of nothing there is none."""
    return f"{100 * part / whole:.1f}%" if whole else "none"


def cells_of(tally: Tally) -> tuple[str, ...]:
    """Return a tally as the cells of a row: as counts, shares for the citations."""
    return (
        tally.kind,
        *map(str, (tally.asked, tally.right, tally.refused, tally.wrong)),
        percent(tally.precise, tally.cited),
        percent(tally.met, tally.wanted),
        str(tally.unsupported),
    )


def _summary(tallies: Iterable[Tally]) -> str:
    head = "".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS)
    rows = "".join(_row(*cells_of(tally)) for tally in tallies)
    return (
        "<table><caption>Answers by kind of question</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(first: str, *others: str) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


def _changes(difference: Difference) -> Iterator[str]:
    yield "<h2>Since the baseline</h2><ul>"
    for words, names in difference.lines():
        yield f"<li>{words}: {escape(', '.join(names) or 'none')}</li>"
    yield "</ul>"


def _failure(outcome: Outcome) -> str:
    gold, answer = outcome.gold, outcome.answer
    parts = [
        f"<article><h2>{escape(gold.question)}</h2>",
        f"<p>{escape(gold.name)} · {escape(gold.kind)} · {outcome.verdict}</p>",
        "<h3>What is wrong</h3>",
        _list(outcome.faults),
        "<h3>Expected</h3>",
        _list(expectation(gold.expect)),
        f"<h3>Answer by {escape(answer.model)}: {answer.status}</h3>",
        f'<p class="answer">{escape(answer.text)}</p>',
        *_rest(outcome, answer),
        "</article>",
    ]
    if gold.history:
        parts.insert(1, f"<p>After: {escape(' / '.join(gold.history))}</p>")
    return "\n".join(parts)


def _rest(outcome: Outcome, answer: Answer) -> Iterator[str]:
    if outcome.unsupported:
        yield f"<p>Unsupported: {escape(', '.join(outcome.unsupported))}</p>"
    if answer.citations:
        yield "<h3>Citations</h3><ol>"
        yield from (_cited(citation) for citation in answer.citations)
        yield "</ol>"
    if answer.warnings:
        yield "<h3>Warnings</h3>"
        yield _list(answer.warnings)


def _cited(citation: Citation) -> str:
    place = f"{title_of(citation.paper)}, {place_of(citation.locator)}"
    about = f"{meeting_of(citation.paper)}: {place} ({citation.paper.file_name})"
    return (
        f'<li value="{citation.marker}">{escape(about)}'
        f"<blockquote>{escape(citation.quote)}</blockquote></li>"
    )


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>"
