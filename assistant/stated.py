"""Numbers the reader quotes, found again where the papers state them."""

from collections.abc import Sequence

from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.wording import quote
from corpus.money import Amount
from corpus.records import Figure


def is_quoted(figure: Figure, amount: Amount) -> bool:
    """Return whether a reader who says `amount` means `figure`, cut or rounded."""
    gap = abs(abs(figure.amount) - abs(amount.amount))
    return figure.unit is amount.unit and (gap == 0 or gap < amount.resolution)


def amounts_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return, for each number the reader quotes, the sentence that states it."""
    chosen: list[DraftSentence] = []
    for amount in desk.question.amounts:
        for w in weighed:
            figures = w.candidate.figures
            if any(is_quoted(f, amount) for f in figures):
                chosen.append(quote(w.candidate))
                break
    if len(set(chosen)) < 2:  # noqa: PLR2004 -- one sentence is a look-up
        return None
    return Draft(status="answered", sentences=tuple(dict.fromkeys(chosen)))
