"""The reasons that a section goes on to, where what it leads with gives none.

We are off track.                     what is asked why
Table 4. What we have told the DfE
The two main reasons are that …       why
"""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate

# So far after the fact its reasons may stand, in sentences and rows.
FURTHEST, MOST_REASONS = 16, 2
_REASONS = re.compile(
    r"(?:The |There (?:are|were) |Our )?(?:[\w-]+ ){0,3}?(?:reasons?|causes?|factors?"
    r"|drivers?|explanations?)\b(?! for (?:the )?(?:report|recommendation|decision))"
    r"|(?:This|It|That) (?:is|was) (?:\w+ )?(?:because|due to|down to|driven by"
    r"|caused by|the result of)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"para (\d+)")


def reasons_after(text: Sequence[Candidate], at: int) -> Sequence[Candidate]:
    """Return the sentences in the section of that at `at` that begin with its reasons.

    Args:
        text: The sentences found, as they stand in their papers.
        at: Which of them tells what is asked why.
    """
    own = _section(text[at])
    after = text[at + 1 : at + 1 + FURTHEST]
    here = [c for c in after if _section(c) == own and not c.is_row]
    return [c for c in here if _REASONS.match(c.quote)][:MOST_REASONS]


def _section(candidate: Candidate) -> tuple[str, str]:
    """The paper and the section of it that a sentence stands in."""
    words = candidate.locator.words
    numbered = _NUMBERED.match(words)
    return candidate.paper.id, numbered[1] if numbered else words.partition(";")[0]
