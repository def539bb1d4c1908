"""Which side somebody takes, in consultations and minutes: what asks, what tells."""

import re

# Who speaks, or what is spoken, against a thing; an overspend is against a budget.
_SPEAKS = (
    r"(?:said|says?|spoke|speaks?|argu\w+|case|reasons?|those|schools|academies|members"
    r"|headteachers|heads|governors|parents|people|anyone|somebody|who|why|made|raised"
    r"|given|put)"
)
_AGAINST = (
    rf"(?:{_SPEAKS} (?:[\w’']+ ){{0,4}}?against|(?<!as )oppos(?:ed?|es|ing|ition)"
    r"|object(?:ed|ing|ors?|ions?)|(?:did|do|does)(?: not|n['’]t) (?:support|want|like"
    r"|agree|back)|not in favour|unhappy|uneasy|worr(?:y|ied|ies)|concerns|concerned)"
)
# "What did the schools against it say", "what were the objections to the transfer".
ASKS_OBJECTIONS = re.compile(
    rf"\b(?:what|why|who|which|how come|reasons?|arguments?)\b[^?]*\b{_AGAINST}\b"
    r"|\b(?:objections? (?:to|about|raised|made)|(?:arguments?|reasons?|case) (?:\w+ )?"
    rf"against)\b|\b(?:who|why|what) (?:\w+ )?{_AGAINST}\b",
    re.IGNORECASE,
)
# Of so many for and against the count is asked, and no view.
_COUNTS = re.compile(
    r"\b(?:how many|what (?:share|proportion|percentage|number)|per ?cent)\b|%",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:(?:those|schools|members|respondents|heads|headteachers|governors) (?:who"
    r" |that )?(?:were |had )?(?:opposed|opposing|against|objected|objecting)\b"
    r"|oppos(?:ed|ing) (?:it |this )?(?:because|as|on the grounds?)"
    r"|(?:objected|argued|warned|feared|complained|protested)"
    r"|(?:were|was|are|is) (?:\w+ )?(?:concerned|worried|uneasy|unhappy|anxious|wary)"
    r"|(?:could|can|would) ?not (?:absorb|afford|support|bear|manage|cope|tackle|solve"
    r"|address|help|cover|accept)"
    r"|(?:raised|expressed|voiced) (?:\w+ )?(?:concerns?|worries|doubts|reservations)"
    r"|(?:main |chief |key )(?:concerns?|objections?|worries)"
    r"|(?:reasons|arguments) (?:given )?(?:for opposing|against)|spoke against"
    r"|in difficulty|(?:finding|found) it (?:hard|difficult))\b",
    re.IGNORECASE,
)


def asks_objections(text: str) -> bool:
    """Return whether `text` asks what is said against a thing, and no count."""
    return bool(ASKS_OBJECTIONS.search(text)) and not _COUNTS.search(text)


def tells_objection(text: str) -> bool:
    """Return whether `text` tells what somebody has against a thing."""
    return bool(_TELLS.search(text))
