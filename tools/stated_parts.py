"""Parts that a sentence lists of a whole: all of them, those but the rest, a total's.

£12.4m is made up of £7.1m for schools, £3.9m for bases and £1.4m for fees
of the 84 appeals, 51 were settled, 12 withdrawn and the remaining 21 heard
£0.45m on transport and £0.30m on staffing, a total of £0.75m
"""

import re
from collections.abc import Iterator

from corpus.money import Amount
from corpus.records import Unit
from tools.slots import Slotted
from tools.stated import Relation, Stated
from tools.stated_words import pattern

# More are a table in words, which loses its way.
_MOST_PARTS = 8

_ALL_OF_IT = pattern(
    r"<whole>{fill}:? ?\(?(?:which )?(?:(?:is|was|are|were) )?(?:compris(?:es|ed|ing)"
    r"(?: of)?|made up of|consist(?:s|ed|ing) of|broken down into"
    r"|(?:split|divided) (?:between|into|across))[: ]"
)
_OF_IT = (
    pattern(r"<whole>{fill} ?[(–-]? ?of (?:which|whom)[, ]"),
    pattern(r"(?:^|[,;:] )(?:out )?of {the}<whole>{fill}(?<=,) "),
)
_IN_TOTAL = pattern(
    r"[,–-]? ?(?:and )?(?:totalling|(?:(?:making|giving|for|at|which is) )?an? "
    r"(?:\w+ )?total (?:\w+ ){0,2}?of|amounting in total to|together) <whole>{end}"
)
_BETWEEN_PARTS = re.compile(r"\s?[,;:](?: and\b| plus\b)?\s?| and | plus ")
_ASIDE = re.compile(r"\s?\((⟦\d+⟧)\)")
# A part that is taken away, is one of another part, or is something else altogether.
_NO_PART = re.compile(
    r"(?<![⟦\d])\d|~|\b(?:less|minus|offset\w*|sav(?:ed|ings?)|under-?spen\w*|surplus|net"
    r"|income|reduc\w*|decreas\w*|increas\w*|includ\w*|exclud\w*|which|whom|compared"
    r"|each|per|reimburs\w*|recover\w*|however|although|while|whereas|as well as|both"
    r"|between|average)\b|\b(?:to|from|by|over|under|than|of) ⟦",
    re.IGNORECASE,
)
_STARTS_PART = re.compile(
    r"^(?:(?:some|only|just|a further|another|an additional|with|the|leaving|and|other"
    r"|remaining|final|balance of|remainder of|rest of) )*⟦",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"^(?:and |with )*(?:(?:the|a) (?:remaining|other|balance of|remainder of)|leaving"
    r"(?: the| a| an)?(?: [a-z]+){0,3}?) ⟦",
    re.IGNORECASE,
)


def read_parts(sentence: Slotted) -> Iterator[Stated]:
    """Yield what the parts that `sentence` lists come to."""
    for found in _ALL_OF_IT.finditer(sentence.text):
        whole = sentence.amounts[int(found["whole"])]
        pieces = _pieces(sentence, sentence.text[found.end() :], whole)
        yield from _summed(sentence, pieces, whole, is_loose=False)
    for of_it in _OF_IT:
        for found in of_it.finditer(sentence.text):
            whole = sentence.amounts[int(found["whole"])]
            pieces = _pieces(sentence, sentence.text[found.end() :], whole)
            yield from _left(sentence, pieces, whole)
    for found in _IN_TOTAL.finditer(sentence.text):
        whole = sentence.amounts[int(found["whole"])]
        pieces = _pieces(sentence, sentence.text[: found.start()], whole)
        yield from _summed(sentence, pieces, whole, is_loose=True)


def _summed(
    sentence: Slotted, pieces: tuple[str, ...], whole: Amount, *, is_loose: bool
) -> Iterator[Stated]:
    parts = sentence.amounts_in(" ".join(pieces))
    if len(parts) > 1:
        yield Stated(
            relation=Relation.SUM, operands=parts, said=whole, is_loose=is_loose
        )


def _left(
    sentence: Slotted, pieces: tuple[str, ...], whole: Amount
) -> Iterator[Stated]:
    """What is left of a whole, if the last of its parts is said to be just that."""
    is_told = len(pieces) > 1 and _LEFT.match(pieces[-1])
    if is_told and all(_STARTS_PART.match(piece) for piece in pieces[:-1]):
        *taken, left = sentence.amounts_in(" ".join(pieces))
        yield Stated(relation=Relation.REST, operands=(whole, *taken), said=left)


def _pieces(sentence: Slotted, words: str, whole: Amount) -> tuple[str, ...]:
    """The parts that `words` list, none where any of them is not known for certain."""
    bare = _ASIDE.sub(lambda aside: _without_share(sentence, aside), words)
    bare = bare.replace("⟦t⟧", "then")
    if _NO_PART.search(bare, max(bare.find("⟦"), 0)):
        return ()
    pieces = [piece.strip() for piece in _BETWEEN_PARTS.split(bare) if "⟦" in piece]
    listed = [sentence.amounts_in(piece) for piece in pieces]
    is_plain = all(len(found) == 1 and found[0].unit is whole.unit for found in listed)
    return tuple(pieces) if is_plain and len(pieces) <= _MOST_PARTS else ()


def _without_share(sentence: Slotted, aside: re.Match[str]) -> str:
    (amount,) = sentence.amounts_in(aside[1])
    return "" if amount.unit is Unit.PERCENT else aside[0]
