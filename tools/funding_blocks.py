"""Which block of the grant an amount is of: none where it is of several."""

import re
from collections.abc import Sequence

from corpus.records import FundingBlock, Measure
from tools.heading_times import Said
from tools.vocabulary import BLOCKS, find_coordinate

# Grant and spend that are of this one block by their measure.
OF_HIGH_NEEDS = {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
# Fewer rows may be called by the names of blocks by chance.
FEWEST_BLOCKS = 3
# What comes in, and what is spent.
FEWEST_LINES = 2

_ON_BLOCK = re.compile(
    r"\s*(?:(?:deficit|surplus|overspend|underspend|is|was|are|were) )?"
    r"(?:on|in|for|from) (?:the )?"
    r"(?P<name>[a-z ]{5,25}?(?: block)?)(?= and\b|\W*[,.;)]|\W*$)",
    re.IGNORECASE,
)
_ON_SEVERAL = re.compile(
    r"\s*(?:on|in|for|from|across) (?:the |its |all |both )?"
    r"(?:(?:other|remaining|rest of the|two|three) )?blocks\b",
    re.IGNORECASE,
)
_AND = re.compile(r"[,;] and ")
# "£25m, almost entirely on the High Needs Block": what makes up most of the whole.
_MAKES_UP = re.compile(
    r"^\W*\(?(?:(?:almost|nearly|virtually) (?:all|entirely|wholly)|all|most(?:ly)?"
    r"|mainly|largely|chiefly|primarily|predominantly|entirely|wholly|principally"
    r"|(?:the )?(?:bulk|majority) of)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# "Leaving a net deficit of £7m" of what was over on one block and under on another.
_OF_ALL = re.compile(
    r"\b(?:leav\w+|giv\w+|mak\w+|produc\w+|resulting in|offset)\b[^;]*"
    r"\b(?:net|overall|combined|total)\b",
    re.IGNORECASE,
)
_BLOCK_NAMES = tuple(
    (block, re.compile(rf"{name}(?: block)?(?: \([^)]*\))?", re.IGNORECASE))
    for block, name in (
        (FundingBlock.SCHOOLS, "schools"),
        (FundingBlock.HIGH_NEEDS, "high needs"),
        (FundingBlock.EARLY_YEARS, "early years"),
        (FundingBlock.CENTRAL, r"central(?: (?:schools? )?services)?"),
    )
)


def find_block(measure: Measure, said: Said) -> FundingBlock | None:
    """Return the part of the grant, where the measure has one."""
    if measure in OF_HIGH_NEEDS:
        return FundingBlock.HIGH_NEEDS
    if measure is Measure.DSG_DEFICIT:
        return find_coordinate(BLOCKS, said)
    return None


def find_block_beside(
    measure: Measure, before: str, after: str, around: Said
) -> FundingBlock | None:
    """Return the part of the grant a deficit in a sentence is of.

    Args:
        measure: What the number measures.
        before: Its own words up to it: "early years £1.0m" names the block alone.
        after: Its own words from it on: "£0.2m on the central block" does too. What is
            said of several blocks together is of none.
        around: What else is said of it, nearest first.
    """
    if measure is not Measure.DSG_DEFICIT:
        return find_block(measure, ())
    follows = _ON_BLOCK.match(after)
    if own := named_block(before.strip(" (,;")) or (
        named_block(follows["name"]) if follows else None
    ):
        return own
    if _ON_SEVERAL.match(after):
        return None
    after = _MAKES_UP.sub("", after)
    if _OF_ALL.search(before) and not find_coordinate(BLOCKS, (before,)):
        around = around[1:]  # what its sentence opens with is of one block of them
    before = _AND.split(before)[-1]
    _, several, last = before.rpartition("blocks")
    if several:
        return find_coordinate(BLOCKS, (last,))
    return find_coordinate(BLOCKS, (f"{before} # {after}", *around))


def since_all_named(lead: str) -> str | None:
    """Return `lead` from where it names all of the grant, if no part is named since.

    "High needs is over by £9m, so that the DSG is £5m over and the deficit" is all's.
    """
    last = {
        block: max((found.start() for found in words.finditer(lead)), default=-1)
        for block, words in BLOCKS
    }
    start = last[FundingBlock.DSG]
    return lead[start:] if start == max(last.values()) >= 0 else None


def find_row_block(row: str, beside: Sequence[str]) -> FundingBlock | None:
    """Return the block that a `row` is called by alone: "Schools".

    So it is only in a table of the grant's blocks, whose labels `beside` name others;
    where high needs is one, another makes it such a table.
    """
    named = {block for label in beside if (block := named_block(label))}
    fewest = FEWEST_BLOCKS - (FundingBlock.HIGH_NEEDS in named)
    return named_block(row) if len(named) >= fewest else None


def find_account_block(labels: Sequence[str]) -> FundingBlock | None:
    """Return the one block that the rows of a table are what is got and spent on.

    Under "High needs income" and "High needs expenditure" the variance is theirs.
    """
    named = [block for label in labels if (block := find_coordinate(BLOCKS, (label,)))]
    is_account = len(named) >= FEWEST_LINES and len(set(named)) == 1
    return named[0] if is_account else None


def named_block(label: str) -> FundingBlock | None:
    """Return the block of which `label` is the name and no more: "Schools Block"."""
    return next((b for b, name in _BLOCK_NAMES if name.fullmatch(label)), None)
