"""The part of the grant whose deficit a question asks about."""

from collections.abc import Sequence

from assistant.question import Question
from assistant.words import stems
from corpus.records import Figure, FundingBlock

# High needs are one word of a question.
(HIGH_NEEDS,) = stems("high needs")


def of_block_asked(figures: Sequence[Figure], question: Question) -> list[Figure]:
    """Return those of `figures`, deficits, of the block that `question` asks about.

    Where it names none, those of the whole grant, else all of one block. The whole
    grant's deficit is never given for the high needs block's, nor that block's for the
    whole grant's where the whole is named.
    """
    own, unnamed = (
        [figure for figure in figures if figure.block is block]
        for block in (question.block, None)
    )
    high = [f for f in figures if f.block is FundingBlock.HIGH_NEEDS]
    if question.block is not None:
        return own or (unnamed if question.block is FundingBlock.DSG else [])
    if HIGH_NEEDS in question.words:
        return high or unnamed
    return [f for f in figures if f.block in {None, FundingBlock.DSG}] or high
