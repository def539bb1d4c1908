"""Whether a council has a Safety Valve agreement, and the words that tell it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from corpus.records import Figure
from tools.cells import Cell, Source, figure_cell, said_cell, source_of
from tools.programme import Told
from tools.standing import Standing, Statement
from tools.terms import MADE


class Membership(StrEnum):
    """Whether a council has an agreement; a plan that was refused is none."""

    AGREEMENT = "agreement"
    REFUSED = "plan refused"
    NO_AGREEMENT = "no agreement"


_PROGRAMMES = (
    r"(?:(?:either|any|the|a) )?(?:of (?:the|these) )?(?:DfE )?"
    r"(?:safety[\s-]+valve|(?:two )?programmes?)"
)
_NO_AGREEMENT = re.compile(
    r"\b(?:no|without an?|not have an?|never (?:had|made) an?) safety[\s-]+valve"
    r" (?:agreement|deal)\b"
    rf"|\b(?:is|are|was|were)(?: not|n['’]t) (?:currently |yet )?(?:a )?(?:part of|in"
    rf"|on|under|within|member of|party to) {_PROGRAMMES}\b"
    r"|\bin neither (?:of the )?(?:programmes?|safety[\s-]+valve)\b"
    r"|\bnot (?:been )?invited (?:to join|into) the safety[\s-]+valve\b",
    re.IGNORECASE,
)
_OTHER_PROGRAMME = re.compile(r"\bDelivering Better Value\b|\bDBV\b", re.IGNORECASE)
_IS_IN = re.compile(
    r"\b(?:is|are|was|has been|joined|takes? part|remains?|part of)\b", re.IGNORECASE
)
_HAS_AGREEMENT = re.compile(
    r"\b(?:the|our|its|an?|this|current|existing|under) (?:\w+ ){0,2}agreement\b"
    r"(?! (?:from|of|by|with) (?:the )?schools)"
    r"|\bjoined the (?:safety|SV|PSV)",
    re.IGNORECASE,
)


def membership_cell(
    sentences: Sequence[Told],
    statements: Sequence[Statement],
    *,
    agreed: Figure | None,
) -> Cell | None:
    """Return whether a council has an agreement; None where nothing tells.

    Args:
        sentences: Of all the council's papers, the newest paper's first.
        statements: What they say of how it stands, newest first.
        agreed: The sum that was agreed, where one is printed.
    """
    refused = [one for one in statements if one.standing is Standing.REFUSED]
    lacking = _first(sentences, _NO_AGREEMENT)
    made = _first(sentences, MADE, of_programme=True)
    if lacking is not None and agreed is None:
        return _without(lacking, sentences)
    if refused and made is None and agreed is None:
        return _refused(refused[0])
    spoken = made or _first(sentences, _HAS_AGREEMENT, of_programme=True)
    if spoken is not None:
        return said_cell(spoken, Membership.AGREEMENT.value, spoken.text)
    if agreed is None:
        return None
    return replace(figure_cell(agreed), value=Membership.AGREEMENT.value)


def read_membership(cell: Cell) -> Membership:
    """Return what a cell of `membership_cell` says."""
    return next(one for one in Membership if cell.value.startswith(one.value))


def _refused(statement: Statement) -> Cell:
    place = Source(
        paper_id=statement.paper_id,
        locator=statement.locator,
        quote=statement.quote,
    )
    return Cell(
        value=Membership.REFUSED.value,
        words=statement.words,
        sources=(place,),
        dated=statement.dated,
    )


def _first(
    sentences: Iterable[Told], words: re.Pattern[str], *, of_programme: bool = False
) -> Told | None:
    return next(
        (
            told
            for told in sentences
            if words.search(told.text) and (told.is_of_programme or not of_programme)
        ),
        None,
    )


def _without(lacking: Told, sentences: Iterable[Told]) -> Cell:
    """Return that there is no agreement, and which other programme there is."""
    other = next(
        (
            told
            for told in (lacking, *sentences)
            if _OTHER_PROGRAMME.search(told.text) and _IS_IN.search(told.text)
        ),
        None,
    )
    value = Membership.NO_AGREEMENT.value
    if other is not None:
        value += "; Delivering Better Value"
    sources = [source_of(told) for told in (lacking, other) if told is not None]
    return Cell(value=value, words=lacking.text, sources=tuple(dict.fromkeys(sources)))
