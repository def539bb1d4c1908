"""What tells a cause, and whether it is that of what is asked about."""

import re

from assistant.candidates import Candidate
from assistant.intents import GOES_DOWN, GOES_UP, MOVES, Intent
from assistant.question import Question
from assistant.words import stems

CAUSE = re.compile(
    r"\b(?:due to|because|given (?:the|that|this|these)|caus\w+|driv(?:en|ing|es)"
    r"|as a result|result(?:ing|ed)? (?:of|from|in)|reason|owing to|in order to"
    r"|to ensure|led to|explain(?:s|ed)?|factors?|reflect(?:s|ed|ing)?"
    r"|(?<!as )follow(?:s|ed)(?! (?:by|up|through|on)\b)"
    r"|aris(?:es?|en|ing) from|arose from|stem(?:s|med|ming)? from"
    r"|attribut(?:able|ed) to"
    r"|(?:put|puts|come|comes|came) down to|on account of|explained by"
    r"|accounts? for (?:most|much|nearly|almost|the (?:rest|bulk|majority|rise|increase"
    r"|growth|change|movement|difference|variance|overspend))"
    r"|(?:is|are|was|were|(?:has|have) been) (?:almost |nearly )?(?:mainly|mostly"
    r"|largely|chiefly|primarily|principally|entirely|wholly|solely)"
    r"|of (?:this|that|which|the (?:increase|rise|overspend|difference|change)),?"
    r" (?:about |around |some )?£[\d.,]+\w* (?:is|was|relates?|comes?|came|reflects)"
    r"|(?:main|key|biggest|largest|chief) pressures?\b[^.]{0,60}?\b(?:is|are|was|were)"
    r"|pressures? (?:[\w-]+ ){0,4}?(?:came|comes?|arises?|arose) from"
    r"|(?:asked|queried|questioned) (?:\w+ )?(?:why|what lay behind)\b[^.]*"
    r"\b(?:told|explained|advised|informed|replied)\b"
    r"|as (?:we|it|they|there|the \w+) (?:\w+ ){0,2}?(?:do|does|is|are|have|has|was"
    r"|were)|since (?:we|it|they|there))\b",
    re.IGNORECASE,
)
# "What has pushed up the forecast".
_PUSHED = re.compile(
    r"\b(?:push|driv|forc|sen[dt]|put)\w*\b[^?,;]{0,40}?\b(?:up|down)\b", re.IGNORECASE
)


def goes_otherwise(question: Question, text: str) -> bool:
    """Return whether `text` tells why what is asked about went the other way.

    "The deficit is lower because fees fell" tells nothing of why it is higher.
    """
    cause = CAUSE.search(text)
    asked = _way(question.text)
    if question.intent is not Intent.WHY or cause is None or asked is None:
        return False
    moved = text[: cause.start()]
    is_of_it = bool({*question.words} & {*stems(moved)})
    return is_of_it and _way(moved) is (not asked)


def _way(text: str) -> bool | None:
    """Whether what a text tells of goes up, and not down; None where it says both."""
    is_up, is_down = bool(GOES_UP.search(text)), bool(GOES_DOWN.search(text))
    return is_up if is_up is not is_down else None


def tells_why_it_moved(question: Question, candidate: Candidate) -> bool:
    """Return whether a rise or fall is asked about, and told of with a cause."""
    text = candidate.text
    is_of_move = MOVES.search(question.text) or _PUSHED.search(question.text)
    return bool(is_of_move and MOVES.search(text) and CAUSE.search(text))
