"""Which sentences of a paper speak of the Safety Valve programme.

3.3 In 2022-23 the Council joined the Safety Valve.        names it
    Payments began in March 2023.                          a part of it, just after
3.4 The DfE has approved the plan.                         a part of it, and the DfE
3.5 The bus contract is under review.                      not of it
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.councils import find_councils
from corpus.records import Paper, Passage
from tools.sentences import split_sentences

_NAMED = re.compile(r"\bsafety[\s-]+valve\b|\bP?SV\b", re.IGNORECASE)
# Words for the parts of it: the first are seldom used of anything else in such a paper,
# the others only together with the DfE.
_OWN_PART = re.compile(
    r"\b(?:agreements?|agreement conditions?|conditions?|payments?|instal?ments?"
    r"|tranches?|enhanced (?:monitoring|support))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:agreements?|plans?|proposals?|submissions?|applications?|bids?|programmes?"
    r"|conditions?|grant|DSG|funding|pays?|paid|payments?|tranches?|pool|monitoring"
    r"|repl(?:y|ies)|responses?|feedback)\b",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    r"\bDfE\b|\b(?:the )?Department(?: for Education)?\b|\b[Mm]inisters?\b"
    r"|\bSecretary of State\b"
)
_GOES_ON = re.compile(rf"\b(?:it|they|this|these)\b|{_PART.pattern}", re.IGNORECASE)
# The programme stays named for so many passages: lists run on under their paragraph.
_STAYS_NAMED, _STAYS_NEAR = 3, 2
_FRONT_SHEET = "front sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of prose, with the sentences beside it in its passage.

    `is_of_programme` where it speaks of the Safety Valve or of a part of it.
    """

    text: str
    passage: Passage
    before: str | None
    after: str | None
    is_of_programme: bool


def names_programme(text: str) -> bool:
    """Tell whether `text` names the Safety Valve."""
    return _NAMED.search(text) is not None


def names_partner(text: str) -> bool:
    """Tell whether `text` names who decides of it: the DfE or a minister."""
    return _PARTNER.search(text) is not None


def tell(paper: Paper, passages: Iterable[Passage]) -> tuple[Told, ...]:
    """Return the sentences of `paper` in order, those of its tables left out.

    Args:
        paper: Whose passages to read.
        passages: Those of the paper in their order; others are passed over.
    """
    return tuple(_told(paper, [p for p in passages if p.paper_id == paper.id]))


def _told(paper: Paper, passages: Sequence[Passage]) -> Iterator[Told]:
    is_titled = paper.title is not None and names_programme(paper.title)
    since = _STAYS_NAMED + 1
    for passage in passages:
        is_named = is_titled or names_programme(passage.text)
        since = 0 if is_named else since + 1
        if passage.table is not None and passage.table != _FRONT_SHEET:
            continue
        texts = [_plain(one.text, passage) for one in split_sentences(passage.text)]
        goes_on = False
        for number, text in enumerate(texts):
            goes_on = _is_of_programme(text, since, goes_on=goes_on)
            goes_on = goes_on and not _is_of_another(text, paper.council)
            yield Told(
                text=text,
                passage=passage,
                before=texts[number - 1] if number else None,
                after=texts[number + 1] if number + 1 < len(texts) else None,
                is_of_programme=goes_on,
            )


def _plain(sentence: str, passage: Passage) -> str:
    """Return `sentence` without the number or the label that it opens with."""
    number = passage.locator.words.removeprefix("para ")
    rest = sentence.removeprefix(number).lstrip(". )")
    return rest.rsplit("\t", 1)[-1] if passage.table == _FRONT_SHEET else rest


def _is_of_another(sentence: str, council: str | None) -> bool:
    """Tell whether it names councils, and `council` is not among them."""
    named = {mention.name for mention in find_councils(sentence)}
    return council is not None and bool(named) and council not in named


def _is_of_programme(sentence: str, since: int, *, goes_on: bool) -> bool:
    """Tell whether it is; `since` counts the passages since the programme was named."""
    if names_programme(sentence):
        return True
    if since < _STAYS_NEAR and _OWN_PART.search(sentence):
        return True
    if since < _STAYS_NAMED + 1 and names_partner(sentence) and _PART.search(sentence):
        return True
    return goes_on and _GOES_ON.search(sentence) is not None
