"""What minutes tell was replied to a question.

Members asked why it was so high.                   asked
The officer explained that bands had risen.         replied
Mr Lee asked about buses.                           somebody asks again
"""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate

# So many sentences are a reply.
LONGEST_REPLY = 4
# "Members asked why it was so high. The officer explained that …": what is said next,
# until somebody asks again, is the reply.
_IS_ASKED = re.compile(
    r"\b(?:asked|queried|questioned|enquired|inquired|wanted to know|sought"
    r" (?:clarification|assurance|an explanation)"
    r"|(?:in )?(?:response|reply|answer) to (?:an? )?(?:\w+ )?(?:question|query))\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:explain\w*|repl(?:y|ied)|respon(?:ded|se)|answer(?:ed)?|advised|confirmed"
    r"|clarified|stated|said|told|informed|reported|noted|was due|in reply)\b",
    re.IGNORECASE,
)
ASKS_REPLY = re.compile(
    r"\b(?:answer|reply|response|respond\w*|told|explain\w*|explanation)\b",
    re.IGNORECASE,
)
# A decision ends what was said before it.
_ENDS_TALK = re.compile(r"\W*(?:RESOLVED|Resolved|AGREED|That the)\b")


def reply_to(text: Sequence[Candidate], at: int) -> Sequence[Candidate]:
    """Return what was replied to the question that the sentence at `at` reports.

    It begins in the next sentence, and ends where somebody asks again.
    """
    after = text[at + 1 : at + 1 + LONGEST_REPLY]
    if not _IS_ASKED.search(text[at].quote) or not after:
        return ()
    first = after[0]
    is_next = is_after(first, text[at]) or _is_under_one(first, text[at])
    if not is_next or not _REPLIES.search(first.quote):
        return ()
    ends = (
        n
        for n, said in enumerate(after)
        if said.id != first.id
        or _IS_ASKED.search(said.quote)
        or _ENDS_TALK.match(said.quote)
    )
    return after[: next(ends, len(after))]


def _is_under_one(first: Candidate, before: Candidate) -> bool:
    """Whether a sentence begins the next paragraph under the same heading."""
    heading, _, place = before.locator.words.partition("; paragraph")
    is_own = first.locator.words.startswith(f"{heading}; paragraph")
    is_first = first.position == 0 and first.paper.id == before.paper.id
    return bool(place) and is_own and is_first


def is_after(candidate: Candidate, before: Candidate) -> bool:
    """Return whether a sentence follows another in its passage."""
    return (candidate.id, candidate.position) == (before.id, before.position + 1)
