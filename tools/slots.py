"""A sentence with slots where its amounts, its times and its estimates stand.

"It rose from £17m in 2022/23 to about £19m"
"It rose from ⟦0⟧ in ⟦t⟧ to ⟦~⟧"
"""

import re
from dataclasses import dataclass, replace

from corpus.money import Amount, read_amounts
from corpus.periods import read_periods

# Limits stay words of the text, as "£1m more than £4m" needs them.
_LIMIT = re.compile(r"(?:more than|less than|over|under)\s+", re.IGNORECASE)
_SLOT = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slotted:
    """A sentence whose amounts are ⟦0⟧, ⟦1⟧ …, its times ⟦t⟧, its estimates ⟦~⟧.

    Negative amounts and nought are estimates too: which way they count is not said.
    """

    text: str
    amounts: tuple[Amount, ...]

    def amounts_in(self, words: str) -> tuple[Amount, ...]:
        """Return the amounts whose slots stand in `words`, in order."""
        return tuple(self.amounts[int(slot[1])] for slot in _SLOT.finditer(words))


def put_slots(sentence: str) -> Slotted:
    """Return `sentence` with its slots, its white space made plain."""
    amounts: list[Amount] = []
    spans = [(p.start, p.end, "⟦t⟧") for p in read_periods(sentence)]
    for index, amount in enumerate(read_amounts(sentence)):
        limit = _LIMIT.match(sentence, amount.start)
        start = limit.end() if limit else amount.start
        printed = sentence[start : amount.end].strip()
        amounts.append(replace(amount, printed=printed))
        is_estimate = amount.is_approximate and (not limit or printed.endswith("+"))
        is_told = amount.amount > 0 and not is_estimate
        spans.append((start, amount.end, f"⟦{index}⟧" if is_told else "⟦~⟧"))
    text = sentence
    for start, end, mark in sorted(spans, reverse=True):
        text = f"{text[:start]}{mark}{text[end:]}"
    return Slotted(text=" ".join(text.split()), amounts=tuple(amounts))
