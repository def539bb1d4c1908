"""How many days, weeks or places a sum pays for at the rate beside it."""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Outcome
from assistant.evidence import Weighed
from assistant.one_thing import after_amount
from assistant.wording import tell_sum
from assistant.words import stem, stems
from corpus.records import Figure, Unit

# "How many days does the money buy", "at the day rate".
_BUYS = re.compile(
    r"\bhow many\b[^?]*\b(?:buys?|bought|pays? for|covers?|funds?|gets?|lasts?)\b"
    r"|\b(?:day|daily|weekly|hourly) rate\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\s*(?:per|an?|each|/)\s*(?P<thing>[a-z]+)", re.IGNORECASE)
# These say that money is spent at a rate, and not on what.
_OF_RATES = frozenset(
    stems("day week hour rate money cash cost sum buy pay cover fund get last given")
)
# Further candidates are of other money.
MOST_RATES = 5


def bought(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how many days, weeks or places a sum pays for at the rate beside it."""
    question = desk.question
    if not (_BUYS.search(question.text) and question.counted):
        return None
    named = frozenset(question.words) - {*question.counted, *_OF_RATES}
    named -= {word for _, word in question.measure_words}
    near = [w for w in weighed if w.near >= named & w.known and w.near & named]
    for w in near[:MOST_RATES]:
        money = [f for f in _beside_it(w, weighed) if f.unit is Unit.GBP]
        rates = [f for f in money if _is_rate_for(f, question.counted)]
        sums = [f for f in money if f not in rates]
        if len(rates) == 1 and len(sums) == 1:
            expression = f"{sums[0].id} / {rates[0].id}"
            return tell_sum(desk, expression, (sums[0], rates[0]))
    return None


def _beside_it(one: Weighed, weighed: Sequence[Weighed]) -> list[Figure]:
    """The figures of a sentence, or of the cell that words and numbers share."""
    quote = one.candidate.quote
    figures = (f for w in weighed for f in w.candidate.figures if f.quote == quote)
    return list(dict.fromkeys(figures))


def _is_rate_for(figure: Figure, things: Sequence[str]) -> bool:
    """Whether a figure is pounds for one of `things`: "£450 per day"."""
    found = _PER.match(after_amount(figure))
    return found is not None and stem(found["thing"]) in things
