"""The forms that ask who may read a paper: their words, and their boxes to tick."""

import re

# The words in which a form asks, and a marking says, who may read a paper. With any
# other word beside them, "exempt" or "public" speaks of something else: of VAT, of
# health, of being called in.
_FORM_WORD = re.compile(
    r"(?:access|act|agenda|an?|all|and|annex\w*|any|appendi\w+|are|as|attachments?|availab\w+"
    r"|background|be|by|can|categor\w+|circulation|class\w*|clause|clos\w+|commercial\w*"
    r"|confiden\w+|consider\w*|contain\w*|disclos\w+|distribution|documents?|does|domain"
    r"|during|exclu\w+|exempt\w*|for|from|fully|general|government|has|if|in|includes?"
    r"|information|inspection|is|it|items?|likely|local|marking|material|may|meeting"
    r"|members|minutes|no|non|not|numbers?|of|official|only|open\w*|or|papers?|para\w*"
    r"|part\w*|personal|press|private|protective|publication|publish\w*|public|reasons?"
    r"|ref\w*|release|relevant|reports?|required|restrict\w*|s|schedule|section|security"
    r"|sensitiv\w+|session|should|state\w*|status|the|this|to|type|under|unpublished"
    r"|unrestricted|which|whol\w+|will|with|within|would|yes|i{1,3}|[abx]|\d+\w?)",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\b(?:exempt\w*|confidential\w*|(?:un)?restrict\w+|private|public|open|closed"
    r"|publication|publish\w*|classification|status|schedule\s+12a|access\s+to\s+information"
    r"|exclusion\s+of)\b",
    re.IGNORECASE,
)
_OF_A_REPORT = re.compile(
    r"\b(?:exempt|exemption|confidential|publication)\b.*\b(?:reports?|papers?|documents?"
    r"|items?|schedule\s+12a)\b|\b(?:report|paper|document|item|schedule\s+12a)\b.*"
    r"\b(?:exempt|exemption|confidential|publication)\b",
    re.IGNORECASE,
)

# Boxes to be ticked before or after "Yes" and "No".
_TICK = (
    r"(?:[☒☑✓✔√þý\uf0fc-\uf0fe]|[\[(]\s*[x✓✔]\s*[\])]|(?<=yes )x\b|(?<=no )x\b"
    r"|\bx(?=\s(?:yes|no)\b))"
)
_BOX = re.compile(rf"({_TICK}|[☐□¨\uf06f\uf0a8]|\[\s*\])", re.IGNORECASE)
_TICKED = re.compile(_TICK, re.IGNORECASE)
# A decision may be exempt from being called in, which says nothing of who may read it.
_CALL_IN = re.compile(r"\bcall", re.IGNORECASE)


def asks_who_may_read(label: str) -> bool:
    """Tell whether `label` asks whom the paper is for, rather than of VAT or health."""
    if not _KEY.search(label) or _CALL_IN.search(label):
        return False
    return is_of_a_form(label) or bool(_OF_A_REPORT.search(label))


def is_of_a_form(words: str) -> bool:
    """Tell whether all of `words` are those in which openness is asked and answered."""
    return all(_FORM_WORD.fullmatch(word) for word in re.findall(r"\w+", words))


def ticked(told: str) -> str:
    """Return what is ticked in `told`, where one thing is: "Yes ☐ No ☒", or all."""
    first, *rest = (part.strip() for part in _BOX.split(told))
    boxes, after = rest[::2], rest[1::2]
    words = [first, *after[:-1]] if first and after else after
    chosen = [
        word
        for box, word in zip(boxes, words, strict=True)
        if _TICKED.fullmatch(box) or box.lower() == "x"
    ]
    if len(chosen) != 1:
        return told
    answers = re.findall(r"\b(?:yes|no)\b", chosen[0], re.IGNORECASE)
    return answers[-1 if first else 0] if answers else chosen[0]
